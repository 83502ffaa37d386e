"""What the authority answered on the ties that a jury left to it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("juries", "0009_voix_scellees")]
    operations = [
        migrations.AddField(
            model_name="ratification",
            name="settles",
            field=models.JSONField("départages", blank=True, null=True),
        ),
    ]
