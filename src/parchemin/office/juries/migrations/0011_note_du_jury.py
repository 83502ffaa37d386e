"""A mark may come with a result that the jury reads otherwise."""

from django.db import migrations, models


def mark(label: str) -> models.DecimalField:  # type: ignore[type-arg]
    """A mark, or what it is out of."""
    return models.DecimalField(label, max_digits=5, decimal_places=2, null=True, blank=True)


class Migration(migrations.Migration):
    dependencies = [("juries", "0010_departages")]
    operations = [
        migrations.AddField("adjustment", "mark", mark("note")),
        migrations.AddField("adjustment", "out_of", mark("sur")),
    ]
