
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('intake', '0002_perimeters_of_several_structures'),
        ('partners', '0001_the_partnership'),
    ]

    operations = [
        migrations.CreateModel(
            name='Mapping',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.SlugField(default='tableur', max_length=40)),
                ('version', models.PositiveIntegerField()),
                ('columns', models.JSONField()),
                ('situations', models.JSONField(default=dict)),
                ('by', models.CharField(max_length=40)),
                ('made_at', models.DateTimeField()),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mappings', to='partners.source')),
                ('territory', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.territory')),
            ],
        ),
        migrations.AddField(
            model_name='import',
            name='mapping',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='imports', to='intake.mapping'),
        ),
        migrations.AddConstraint(
            model_name='mapping',
            constraint=models.UniqueConstraint(fields=('source', 'name', 'version'), name='mapping_version'),
        ),
    ]
