"""Publishing a version: from then on it never changes."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from parchemin.domain.errors import RefusedAct
from parchemin.office.journal.actions import record, take_turn
from parchemin.office.referentiels.access import require_secretariat
from parchemin.office.referentiels.actions.laying import locked_draft
from parchemin.office.referentiels.edits.log import edits_of, says
from parchemin.office.referentiels.layers import corrected, digest
from parchemin.office.referentiels.models import Version
from parchemin.office.referentiels.review import Obstacle, obstacles, review_findings
from parchemin.readers.document_loading import certification_from_json


class NotReady(RefusedAct):
    """The review is not finished; ``obstacles`` says what remains."""

    def __init__(self, remaining: tuple[Obstacle, ...]) -> None:
        sentences = " ".join(obstacle.sentence for obstacle in remaining)
        super().__init__(f"La relecture n'est pas finie. {sentences}")
        self.obstacles = remaining


@transaction.atomic
def publish(*, on: Version, by: object, state: int | None = None) -> Version:
    """Freeze a draft; raises NotReady, or RefusedAct when the same content is published already.

    ``state`` is the one its author has read: what changed since has to be read before.
    """
    secretary = require_secretariat(by)
    draft = locked_draft(on)
    _refuse_unread(draft, state)
    content = corrected(draft.content, draft.answers)
    remaining = obstacles(
        certification_from_json(content),
        review_findings(draft.findings, draft.answers),
        draft.number,
    )
    if remaining:
        raise NotReady(remaining)
    take_turn()
    _refuse_overtaken(draft)
    draft.digest = digest(content)
    _refuse_twice(draft)
    draft.published_at, draft.published_by = timezone.now(), secretary
    draft.save()
    record(
        "publier un référentiel",
        by=by,
        on=draft,
        numero=draft.number,
        version=draft.rank,
        empreinte=draft.digest,
    )
    return draft


def _refuse_unread(draft: Version, state: int | None) -> None:
    since = [edit for edit in edits_of(draft.answers) if state is not None and edit.number > state]
    if since:
        raise RefusedAct(
            f"Cette relecture a changé depuis que vous avez ouvert la page ({since[-1].by} : "
            f"« {says(since[-1])} ») : relisez, puis publiez."
        )


def _published(draft: Version) -> QuerySet[Version]:
    return Version.objects.filter(number=draft.number, published_at__isnull=False)


def _refuse_overtaken(draft: Version) -> None:
    newer = _published(draft).filter(rank__gt=draft.rank).first()
    if newer is not None:
        raise RefusedAct(
            f"La version {newer.rank} de {draft.number} a été publiée depuis : ce brouillon de "
            f"version {draft.rank} est dépassé. Abandonnez-le, puis rouvrez sa source."
        )


def _refuse_twice(draft: Version) -> None:
    twin = _published(draft).filter(digest=draft.digest).first()
    if twin is not None:
        raise RefusedAct(
            f"Ce contenu est déjà celui de la version {twin.rank} de {draft.number}, publiée le "
            f"{twin.published_at:%d/%m/%Y} : il n'y a rien à publier de plus."
        )
