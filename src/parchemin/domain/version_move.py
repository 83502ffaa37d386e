"""What moving a candidate to another version of the same certification would do to his facts."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from parchemin.domain.comparison.assessments import ALIKE
from parchemin.domain.comparison.certifications import (
    CertificationComparison,
    compare_certifications,
)
from parchemin.domain.comparison.likeness import likeness, words_of
from parchemin.domain.comparison.placing import Placed
from parchemin.domain.comparison.words import same_words
from parchemin.domain.referentiel import Assessment, Bloc, Certification


@dataclass(frozen=True, slots=True)
class RecordedFact:
    """A result or an attestation by its place: a modality's code, or a competency's rank from 1.

    ``what`` names it in French, with its article: « un résultat », « une attestation ».
    """

    what: str
    bloc: str
    competency: int | None = None
    assessment: str = ""


@dataclass(frozen=True, slots=True)
class MoveReview:
    """Why the move is refused, and what the facts become when it is done; French sentences."""

    refusals: tuple[str, ...]
    kept: tuple[str, ...]

    @property
    def allowed(self) -> bool:
        """Whether nothing stands in the way."""
        return not self.refusals


def review_move(
    before: Certification,
    after: Certification,
    facts: Iterable[RecordedFact],
    won: Collection[str],
) -> MoveReview:
    """What the move does; ``won`` are the codes of the blocs already granted.

    A fact whose place is gone is kept and no longer counts. A fact whose place now names something
    else refuses the move: it would be read as a proof of what it does not prove.
    """
    refusals = [
        f"Le bloc {code}, déjà acquis, n'existe pas dans cette version : il serait perdu. Inscrivez "
        "plutôt la personne à un nouveau parcours, ou reconnaissez le bloc par correspondance."
        for code in sorted(won)
        if before.bloc(code) is not None and after.bloc(code) is None
    ]
    comparison = compare_certifications(before, after)
    same = _same_blocs(comparison)
    refusals += [
        f"Le bloc {code}, déjà acquis, est dans cette version un tout autre bloc : il y serait tenu "
        "pour acquis sans avoir été évalué. Inscrivez plutôt la personne à un nouveau parcours."
        for code in sorted(won)
        if before.bloc(code) is not None and after.bloc(code) is not None and code not in same
    ]
    kept: list[str] = []
    meets = _same_competencies(comparison)
    for fact in dict.fromkeys(facts):
        place, fate = _fate(fact, before.bloc(fact.bloc), after.bloc(fact.bloc), meets)
        if fate == "gone":
            kept.append(f"{_told(fact)} ({place}) reste au dossier et ne compte plus.")
        elif fate == "other":
            refusals.append(
                f"{_told(fact)} ({place}) prouverait, dans cette version, autre chose que ce "
                "qui a été évalué. Inscrivez plutôt la personne à un nouveau parcours."
            )
    return MoveReview(tuple(refusals), tuple(kept))


Places = frozenset[tuple[str, int]]


def _same_blocs(comparison: CertificationComparison) -> frozenset[str]:
    """The codes that name, without doubt, the same bloc in both versions."""
    return frozenset(
        change.after.code
        for change in comparison.blocs
        if change.certain
        and change.before is not None
        and change.after is not None
        and change.before.code == change.after.code
    )


def _same_competencies(comparison: CertificationComparison) -> Places:
    """The places, bloc and rank from 1, that name the same competency in both versions."""
    return frozenset(
        place
        for change in comparison.competencies
        for place in {_place(item) for item in change.before}
        & {_place(item) for item in change.after}
    )


def _place(item: Placed) -> tuple[str, int]:
    return item.bloc_code, item.rank + 1


def _fate(fact: RecordedFact, old: Bloc | None, new: Bloc | None, meets: Places) -> tuple[str, str]:
    """Where a fact stands in words, and whether its place is the same, gone or something other."""
    if fact.assessment:
        former, later = _assessment(old, fact.assessment), _assessment(new, fact.assessment)
        place = f"{fact.bloc}, « {former.title} »" if former else fact.assessment
        if later is None:
            return place, "gone"
        return place, "same" if former and _alike(former, later) else "other"
    if fact.competency is None:
        return fact.bloc, "same" if new else "gone"
    place = f"{fact.bloc}, compétence {fact.competency}"
    if new is None or fact.competency > len(new.competencies):
        return place, "gone"
    return place, "same" if (fact.bloc, fact.competency) in meets else "other"


def _assessment(bloc: Bloc | None, code: str) -> Assessment | None:
    return next((each for each in bloc.assessments if each.code == code), None) if bloc else None


def _alike(former: Assessment, later: Assessment) -> bool:
    """Whether two modalities of one code are one."""
    if same_words(former.title, later.title) and same_words(former.text, later.text):
        return True
    words = words_of(former.title, former.text), words_of(later.title, later.text)
    return likeness(*words) >= ALIKE and former.kind == later.kind


def _told(fact: RecordedFact) -> str:
    return fact.what[:1].upper() + fact.what[1:]


def effects(review: MoveReview) -> Iterator[str]:
    """What to tell before the move; a sentence when no fact is touched."""
    yield from review.kept
    if not review.kept:
        yield "Aucun résultat ni attestation ne change de sens : tous comptent encore."
