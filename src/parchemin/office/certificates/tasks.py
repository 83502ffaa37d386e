"""The long work of this stage, run by ``travailler``."""

from django_tasks import task

from parchemin.office.certificates import production


@task()
def issue_certificates(batch_id: str) -> int:
    """Issue what the batch still lacks; may be cut short and run again at any time."""
    return production.complete(batch_id)
