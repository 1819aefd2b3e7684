
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('intake', '0004_files_of_homes'),
    ]

    operations = [
        migrations.AddField(
            model_name='import',
            name='mends',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='mended_by', to='intake.import'),
        ),
        migrations.AddField(
            model_name='stagedrow',
            name='written',
            field=models.TextField(blank=True, default=''),
        ),
    ]
