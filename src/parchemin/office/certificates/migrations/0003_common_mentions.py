from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("certificates", "0002_append_only")]
    operations = [
        migrations.AddField(
            model_name="issuebatch",
            name="common",
            field=models.JSONField(default=dict, verbose_name="mentions communes"),
        ),
    ]
