"""What the règlement forbids to a candidate who failed: to sit too early, to enter in vain."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from parchemin.domain.deliberation.facts import BlocFailure
from parchemin.domain.errors import MissingRule, RefusedAct
from parchemin.domain.retakes import RetakeAnswer, check_retake, may_retake
from parchemin.domain.rules.reglement import Reglement
from parchemin.office.candidates.admission import Admission
from parchemin.office.candidates.entries import Entry
from parchemin.office.candidates.later import failed_on, held_by
from parchemin.office.candidates.models import Enrolment, Person
from parchemin.office.candidates.retakes import tries
from parchemin.office.referentiels.models import ReglementVersion
from parchemin.office.referentiels.queries import reglement_of

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
    for _, sentence in exhausted(persons, entries, admitted):
        raise RefusedAct(sentence)


def exhausted(
    persons: Sequence[Person], entries: Sequence[Entry], admitted: Admission
) -> Iterator[tuple[Entry, str]]:
    """The entries in vain, no try being left in any bloc still to win, and why; two queries."""
    number = admitted.version.number
    before = Enrolment.objects.filter(person__in=persons, version__number=number)
    paths = dict(before.values_list("pk", "person_id"))
    failures, won = failed_on(paths), held_by(paths) if paths else {}
    entered = dict(zip((person.pk for person in persons), entries, strict=True))
    for path in {paths[each]: each for each in failures}.values():
        to_win = {bloc.code for bloc in admitted.certification.blocs}
        to_win -= {each.bloc for each in won.get(path, ())}
        day = entered[paths[path]].entered_on
        found = [_answer(admitted.rules, code, failures[path], day) for code in sorted(to_win)]
        spent = [each for each in found if each is not None and each.tries_left == 0]
        if spent and len(spent) == len(found):
            yield (
                entered[paths[path]],
                "Cette inscription n'est pas possible, aucune présentation ne reste. "
                + " ".join(each.sentence() for each in spent),
            )


def _answer(
    reglement: Reglement, bloc: str, failures: Iterable[BlocFailure], on: date
) -> RetakeAnswer | None:
    mine = tries(each for each in failures if each.bloc == bloc)
    try:
        return may_retake(reglement, bloc, mine, on=on)
    except MissingRule:
        return None
