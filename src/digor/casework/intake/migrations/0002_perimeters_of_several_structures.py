
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('intake', '0001_partner_files'),
    ]

    operations = [
        migrations.AlterField(
            model_name='import',
            name='perimeter',
            field=models.CharField(blank=True, max_length=2000),
        ),
    ]
