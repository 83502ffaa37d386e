"""The long work of this stage, run by ``travailler``; it goes on where it was stopped."""

from contextlib import suppress

from django_tasks import task
from django_tasks_db.models import DBTaskResult

from parchemin.domain.errors import RefusedAct
from parchemin.office.catalogue import deposits
from parchemin.office.catalogue.importing import UnderWay, alone, run
from parchemin.office.catalogue.models import Export
from parchemin.office.catalogue.opening import opened
from parchemin.office.catalogue.words_index import put_back


@task()
def import_export(export_id: int) -> int:
    """Import what a deposited export still lacks; how many fiches were met."""
    export = Export.objects.get(pk=export_id)
    if export.finished_at:
        return 0
    try:
        run(export, opened(deposits.path_of(export.deposited), export.name))
    except UnderWay:
        return 0
    except RefusedAct as refused:
        Export.objects.filter(pk=export_id, finished_at=None).update(failure=str(refused)[:500])
        return 0
    if export.finished_at:
        deposits.forget(export.deposited)
    return export.read


def resume_imports() -> int:
    """Queue again each deposited import that a stop of the office cut; return how many.

    An import that an incident stopped waits for a person. The index that a dead import left aside
    is made again, unless another import is under way: that one will.
    """
    with suppress(UnderWay), alone():
        put_back()
    waiting = {
        row.args_kwargs["kwargs"].get("export_id")
        for row in DBTaskResult.objects.ready().filter(task_path=import_export.module_path)
    }
    cut = Export.objects.filter(finished_at=None, failure="").exclude(deposited="")
    keys = [key for key in cut.values_list("pk", flat=True) if key not in waiting]
    for key in keys:
        import_export.enqueue(export_id=key)
    return len(keys)
