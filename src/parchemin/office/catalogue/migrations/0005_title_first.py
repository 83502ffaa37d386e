"""A list sorted by an index, and the words of the title marked in the index of words."""

from collections.abc import Iterator

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from parchemin.office.catalogue.folding import title_marks

AT_ONCE = 1000
ADDED = {
    "sqlite": "UPDATE catalogue_search SET words = words || ' ' || %s WHERE rowid = %s",
    "postgresql": "UPDATE catalogue_search SET words = words || %s::tsvector WHERE rowid = %s",
}


def mark_titles(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    fiches = apps.get_model("catalogue", "Fiche").objects.values_list("pk", "number", "title")
    with editor.connection.cursor() as cursor:
        for rows in _by_thousand(fiches):
            marks = [(" ".join(title_marks(number, title)), key) for key, number, title in rows]
            cursor.executemany(ADDED[editor.connection.vendor], marks)


def _by_thousand(fiches: models.QuerySet) -> Iterator[list[tuple[int, str, str]]]:
    last = 0
    while rows := list(fiches.filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
        last = rows[-1][0]
        yield rows


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0004_keys_by_index")]
    operations = [
        migrations.AddIndex(
            model_name="fiche",
            index=models.Index(
                models.Case(
                    models.When(models.Q(active=True, gone_on=None), then=models.Value(0)),
                    default=models.Value(1),
                    output_field=models.IntegerField(),
                ),
                "sorted_title",
                "number",
                name="fiches_actives_d_abord",
            ),
        ),
        migrations.RunPython(mark_titles, migrations.RunPython.noop),
    ]
