import uuid

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.utils import timezone


def take_over(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Make a declaration of every sum, from the day of the update on."""
    additions = apps.get_model("indicators", "Addition").objects
    summands = apps.get_model("indicators", "Summand").objects
    for total in set(summands.values_list("total_id", flat=True)):
        made = additions.create(total_id=total, declared_on=timezone.localdate())
        summands.filter(total_id=total).update(addition=made)


class Migration(migrations.Migration):
    dependencies = [("indicators", "0013_printed_figures")]

    operations = [
        migrations.CreateModel(
            name="Addition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("edition", models.PositiveIntegerField(default=1, editable=False)),
                ("declared_on", models.DateField(verbose_name="erklärt am")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="beendet am")),
                ("end_reason", models.CharField(blank=True, max_length=300, verbose_name="Warum beendet")),
                ("looked_on", models.DateField(blank=True, null=True, verbose_name="nachgerechnet am")),
                ("findings", models.JSONField(default=list)),
                ("total", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="additions", to="indicators.indicator")),
            ],
            options={
                "ordering": ["ended_on", "total__code", "-pk"],
                "constraints": [
                    models.UniqueConstraint(condition=models.Q(("ended_on", None)), fields=("total",), name="addition_one_in_force"),
                    models.CheckConstraint(condition=models.Q(models.Q(("end_reason", ""), ("ended_on", None)), models.Q(("ended_on__isnull", False), models.Q(("end_reason", ""), _negated=True)), _connector="OR"), name="addition_end_has_reason"),
                ],
            },
        ),
        migrations.AddField(
            model_name="summand",
            name="addition",
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name="summands", to="indicators.addition"),
        ),
        migrations.RunPython(take_over, migrations.RunPython.noop, elidable=True),
    ]
