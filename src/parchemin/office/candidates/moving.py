"""Whether a path may move to another version of its certification, and what that would change."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from parchemin.domain.pathway import Route
from parchemin.domain.version_move import MoveReview, effects, review_move
from parchemin.office.candidates.admission import admission
from parchemin.office.candidates.later import held_by
from parchemin.office.candidates.models import Enrolment, VersionMove
from parchemin.office.candidates.recorded import forbidden, recorded_on
from parchemin.office.referentiels.models import Version
from parchemin.office.referentiels.queries import certification_of, published_versions
from parchemin.office.referentiels.versions import ComparedVersions, compare


@dataclass(frozen=True)
class Move:
    """One move before it is done: what differs, why it is refused, what the facts become."""

    compared: ComparedVersions
    refusals: tuple[str, ...]
    effects: tuple[str, ...]


def targets(path: Enrolment) -> QuerySet[Version]:
    """The other published versions of the certification of a path, newest first."""
    others = published_versions().filter(number=path.version.number)
    return others.exclude(pk=path.version_id)


def prepared(path: Enrolment, target: Version) -> Move:
    """Everything to know before a move, nothing being written."""
    facts = _facts(path, target)
    return Move(
        compare(path.version, target),
        (*_refusals(path, target), *facts.refusals),
        tuple(effects(facts)),
    )


def moves_of(path: Enrolment) -> QuerySet[VersionMove]:
    """The moves of a path, newest first."""
    return path.moves.select_related("from_version", "to_version", "recorded_by").order_by("-id")


def _facts(path: Enrolment, target: Version) -> MoveReview:
    own = path.person.held_blocs.filter(number=path.version.number, withdrawal=None)
    won = set(own.values_list("bloc_code", flat=True))
    won.update(bloc.bloc for bloc in held_by([path.pk]).get(path.pk, ()))
    return review_move(
        certification_of(path.version), certification_of(target), recorded_on(path.pk), won
    )


def _refusals(path: Enrolment, target: Version) -> Iterator[str]:
    if target.published_at is None or target.number != path.version.number:
        yield f"{target} n'est pas une version publiée de {path.version.number}."
        return
    if target.pk == path.version_id:
        yield f"{path.reference} suit déjà la version {target.rank}."
        return
    twin = path.person.enrolments.filter(version=target).first()
    if twin is not None:
        yield (
            f"La personne suit déjà la version {target.rank} sous la référence {twin.reference} : "
            "une personne n'entre qu'une fois dans une version."
        )
    yield from forbidden(path.pk)
    admitted = admission(target, None)
    for fault in admitted.faults(route=Route(path.route), entered_on=path.entered_on):
        yield str(fault.error)
