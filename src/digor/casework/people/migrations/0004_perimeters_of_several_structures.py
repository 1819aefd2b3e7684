
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0003_identifiers'),
    ]

    operations = [
        migrations.AlterField(
            model_name='act',
            name='perimeter',
            field=models.CharField(blank=True, default='', max_length=2000),
        ),
    ]
