
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('partners', '0001_the_partnership'),
        ('people', '0005_saved_views'),
    ]

    operations = [
        migrations.CreateModel(
            name='Naming',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('family_name', models.CharField(blank=True, max_length=80)),
                ('given_name', models.CharField(blank=True, max_length=80)),
                ('birth_date', models.DateField(null=True)),
                ('birth_year_only', models.BooleanField(default=False)),
                ('alias', models.CharField(blank=True, max_length=120)),
                ('act', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='namings', to='people.act')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='namings', to='people.record')),
                ('territory', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.territory')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('act', 'record'), name='naming_once_in_an_act')],
            },
        ),
    ]
