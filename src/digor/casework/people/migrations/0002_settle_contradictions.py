"""What was decided about two statements of one night; two days of silence at least; contacts nobody wrote are gone."""

import django.db.models.deletion
from django.db import migrations, models


def to(model):
    return models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=model)


class Migration(migrations.Migration):
    dependencies = [("partners", "0001_the_partnership"), ("people", "0001_ledger")]

    operations = [
        migrations.CreateModel(
            name="Settlement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "territory",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.territory",
                    ),
                ),
                ("record", to("people.record")),
                ("day", models.DateField()),
                ("kept", to("people.statement")),
                ("aside", to("people.statement")),
                (
                    "how",
                    models.CharField(
                        choices=[("asked", "asked of the source"), ("both", "both are true")], max_length=8
                    ),
                ),
                ("by", models.CharField(max_length=40)),
                ("decided_on", models.DateField()),
                ("lifted_on", models.DateField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["territory", "lifted_on"], name="settlement_standing")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("lifted_on__isnull", True)),
                        fields=("kept", "aside", "day"),
                        name="contradiction_settled_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kept", models.F("aside")), _negated=True),
                        name="settlement_of_two_statements",
                    ),
                ],
            },
        ),
        migrations.DeleteModel(name="Contact"),
        migrations.AddConstraint(
            model_name="ruleset",
            constraint=models.CheckConstraint(
                condition=models.Q(("threshold_days__gte", 2)),
                name="threshold_of_two_days_at_least",
                violation_error_message="Nobody turns inactive after less than two days without news.",
            ),
        ),
    ]
