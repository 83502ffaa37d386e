"""Whether a candidate may take again the blocs that a jury refused him, and from which day."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from parchemin.domain.deliberation.facts import BlocFailure, HeldBloc
from parchemin.domain.errors import MissingRule, ParcheminError, RefusedAct
from parchemin.domain.retakes import PastTry, RetakeAnswer, check_retake, may_retake
from parchemin.domain.rules.reglement import Reglement
from parchemin.office.candidates.admission import Admission
from parchemin.office.candidates.entries import Entry
from parchemin.office.candidates.later import failed_on, held_by
from parchemin.office.candidates.models import Enrolment, Person
from parchemin.office.referentiels.models import ReglementVersion
from parchemin.office.referentiels.queries import reglement_of


@dataclass(frozen=True)
class Retake:
    """One bloc refused: what the règlement answers today, or the question it leaves open."""

    bloc: str
    failures: tuple[BlocFailure, ...]
    answer: RetakeAnswer | None = None
    question: str = ""

    @property
    def sentence(self) -> str:
        return self.question if self.answer is None else self.answer.sentence()

    @property
    def state(self) -> tuple[str, str]:
        """The state in a word, and its kind."""
        if self.answer is None:
            return "à écrire au règlement", "attente"
        if self.answer.allowed:
            return "peut être repassé", "neutre"
        return ("plus de présentation" if self.answer.tries_left == 0 else "trop tôt"), "manque"


def retakes_of(
    paths: Iterable[Enrolment], won: Mapping[UUID, Iterable[HeldBloc]], on: date
) -> dict[UUID, list[Retake]]:
    """The blocs to take again of each path; ``won`` are those a jury has granted since."""
    known = list(paths)
    failures = failed_on([path.pk for path in known])
    return {
        path.pk: list(
            _retakes(path, failures[path.pk], {each.bloc for each in won.get(path.pk, ())}, on)
        )
        for path in known
        if path.pk in failures
    }


def _retakes(
    path: Enrolment, failures: Sequence[BlocFailure], won: Collection[str], on: date
) -> Iterator[Retake]:
    for bloc in sorted({each.bloc for each in failures}.difference(won)):
        mine = tuple(each for each in failures if each.bloc == bloc)
        try:
            answer = may_retake(reglement_of(path.reglement), bloc, tries(mine), on=on)
        except ParcheminError as silent:
            yield Retake(bloc, mine, question=str(silent))
        else:
            yield Retake(bloc, mine, answer)


def tries(failures: Iterable[BlocFailure]) -> tuple[PastTry, ...]:
    """The failures of one bloc as the rule of retakes reads them."""
    return tuple(PastTry(each.on, won=False) for each in failures)


Sitting = tuple[Enrolment, str, date]
"""A path, the bloc taken, the day it was taken."""


def forbidden_sittings(sittings: Iterable[Sitting]) -> Iterator[str]:
    """Why each bloc taken again too early or too many times may not be; one sentence each.

    A règlement that says nothing of retakes forbids nothing here: the closing of the jury asks.
    """
    asked = {(path.pk, bloc, on): path for path, bloc, on in sittings}
    failures = failed_on({path for path, _, _ in asked})
    concerned = {path.reglement_id for path in asked.values() if path.pk in failures}
    rules = ReglementVersion.objects.in_bulk(concerned) if concerned else {}
    for (key, bloc, on), path in asked.items():
        mine = [each for each in failures.get(key, ()) if each.bloc == bloc and each.on < on]
        if mine:
            yield from _forbidden(reglement_of(rules[path.reglement_id]), bloc, mine, on)


def _forbidden(
    reglement: Reglement, bloc: str, failures: list[BlocFailure], on: date
) -> Iterator[str]:
    try:
        check_retake(reglement, bloc, tries(failures), on=on)
    except RefusedAct as refusal:
        yield str(refusal)
    except MissingRule:
        return


def refuse_exhausted(
    persons: Sequence[Person], entries: Sequence[Entry], admitted: Admission
) -> None:
    """Raise RefusedAct when a person entered again has no try left in any bloc still to win."""
    number = admitted.version.number
    before = Enrolment.objects.filter(person__in=persons, version__number=number)
    paths = dict(before.values_list("pk", "person_id"))
    failures, won = failed_on(paths), held_by(paths) if paths else {}
    entered = dict(zip((person.pk for person in persons), entries, strict=True))
    for path in failures:
        to_win = {bloc.code for bloc in admitted.certification.blocs}
        to_win -= {each.bloc for each in won.get(path, ())}
        day = entered[paths[path]].entered_on
        found = [_answer(admitted.rules, code, failures[path], day) for code in sorted(to_win)]
        spent = [each for each in found if each is not None and each.tries_left == 0]
        if spent and len(spent) == len(found):
            raise RefusedAct(
                "Cette inscription n'est pas possible, aucune présentation ne reste. "
                + " ".join(each.sentence() for each in spent)
            )


def _answer(
    reglement: Reglement, bloc: str, failures: Iterable[BlocFailure], on: date
) -> RetakeAnswer | None:
    mine = tries(each for each in failures if each.bloc == bloc)
    try:
        return may_retake(reglement, bloc, mine, on=on)
    except MissingRule:
        return None
