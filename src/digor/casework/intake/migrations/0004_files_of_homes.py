from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("intake", "0003_mappings"), ("supply", "0001_homes")]

    operations = [
        migrations.AddField(
            model_name="import",
            name="batch",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="imported",
                to="supply.batch",
            ),
        ),
    ]
