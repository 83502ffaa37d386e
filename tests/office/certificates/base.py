"""Fill and look at the base of a real office, from a process of its own.

``python -m tests.office.certificates.base fill 200`` prints the jury's id; ``… base state`` prints
what the base holds as JSON.
"""

import json
import os
import sys

import django


def fill(count: int) -> None:
    """An account, an identity, a closed jury of ``count`` holders."""
    from parchemin.office.accounts.models import Role, User
    from tests.fixtures.office_process import PASSWORD
    from tests.office.certificates.builders import FULL, build_jury, state_identity

    by = User.objects.create_user("claire", "", PASSWORD, role=Role.SECRETARIAT)
    state_identity(by)
    print(build_jury(by, *[FULL] * count).pk)  # noqa: T201


def work() -> None:
    """Run the unfinished batches here too, beside the office's own worker."""
    from parchemin.office.certificates.models import IssueBatch
    from parchemin.office.certificates.production import complete

    for batch in IssueBatch.objects.filter(finished_at=None):
        complete(str(batch.pk))


def state() -> None:
    """Numbers, files, batches and journal."""
    from parchemin.office.certificates import storage
    from parchemin.office.certificates.models import Certificate, Counter, IssueBatch
    from parchemin.office.journal.queries import verify

    rows = list(Certificate.objects.order_by("number"))
    found = {
        "numbers": [row.number for row in rows],
        "codes": len({row.verification_code for row in rows}),
        "decisions": len({row.decision_id for row in rows}),
        "files": sum(1 for row in rows if storage.stored(row.number, row.sha256)),
        "passing": len(list(storage.folder().rglob("*.tmp"))) if storage.folder().exists() else 0,
        "counter": sum(counter.last for counter in Counter.objects.all()),
        "batches": IssueBatch.objects.count(),
        "finished": IssueBatch.objects.exclude(finished_at=None).count(),
        "failure": " ".join(IssueBatch.objects.values_list("failure", flat=True)),
        "journal": verify().sound,
    }
    print(json.dumps(found))  # noqa: T201


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "parchemin.office.settings")
    django.setup()
    if sys.argv[1] == "fill":
        fill(int(sys.argv[2]))
    elif sys.argv[1] == "work":
        work()
    else:
        state()
