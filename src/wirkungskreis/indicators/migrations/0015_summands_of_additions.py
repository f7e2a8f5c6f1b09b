import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("indicators", "0014_additions")]

    operations = [
        migrations.RemoveConstraint(model_name="summand", name="summand_once"),
        migrations.RemoveConstraint(model_name="summand", name="summand_is_no_total"),
        migrations.AlterModelOptions(name="summand", options={"ordering": ["addition", "pk"]}),
        migrations.RemoveField(model_name="summand", name="total"),
        migrations.AlterField(
            model_name="summand",
            name="part",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="summand_of", to="indicators.indicator"),
        ),
        migrations.AlterField(
            model_name="summand",
            name="addition",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="summands", to="indicators.addition"),
        ),
        migrations.AddConstraint(
            model_name="summand",
            constraint=models.UniqueConstraint(fields=("addition", "part"), name="summand_once_in_addition"),
        ),
    ]
