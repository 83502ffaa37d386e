"""Whether a candidate may take again the blocs that a jury refused him, and from which day."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from parchemin.domain.deliberation.facts import BlocFailure, HeldBloc
from parchemin.domain.errors import ParcheminError
from parchemin.domain.retakes import PastTry, RetakeAnswer, may_retake
from parchemin.office.candidates.later import failed_on
from parchemin.office.candidates.models import Enrolment
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
