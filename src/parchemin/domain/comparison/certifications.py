"""Two certifications compared whole: identity, blocs, competencies, modalities."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from parchemin.domain.comparison.bloc_pairing import BlocPair, pair_blocs
from parchemin.domain.comparison.blocs import BlocChange, bloc_texts
from parchemin.domain.comparison.changes import ChangeKind, ValueChange
from parchemin.domain.comparison.competencies import CompetencyChange, competency_change
from parchemin.domain.comparison.identity import identity_changes
from parchemin.domain.comparison.pairing import keeps_order, left
from parchemin.domain.comparison.placing import Meeting, meet, placed
from parchemin.domain.referentiel import Bloc, Certification, Competency

STAYS = (ChangeKind.SAME, ChangeKind.REWORDED)
LIST = "Liste générale"
"""Names the place of competencies that are listed outside the blocs."""


@dataclass(frozen=True, slots=True)
class CertificationComparison:
    """Everything that differs between two certifications.

    ``blocs`` has every bloc of both sides, those that differ or not; ``competencies`` every
    competency of the blocs, each once; ``stated`` those of the general lists that differ. Figures
    of past promotions and training programmes are not compared: they change without the text.
    """

    identity: tuple[ValueChange, ...]
    blocs: tuple[BlocChange, ...]
    competencies: tuple[CompetencyChange, ...]
    stated: tuple[CompetencyChange, ...]

    @property
    def same(self) -> bool:
        """Whether a reader sees no difference at all."""
        return not (self.identity or self.stated or any(bloc.differs for bloc in self.blocs))

    @property
    def uncertain(self) -> int:
        """How many pairings a person has to confirm."""
        modalities = [each.certain for bloc in self.blocs for each in bloc.assessments]
        competencies = [each.certain for each in (*self.competencies, *self.stated)]
        return [*modalities, *competencies, *(bloc.certain for bloc in self.blocs)].count(False)

    def count(self, kind: ChangeKind) -> int:
        """How many competencies of the blocs have that fate."""
        return sum(change.kind is kind for change in self.competencies)


def compare_certifications(before: Certification, after: Certification) -> CertificationComparison:
    """What changed from one certification to the other."""
    return CertificationComparison(
        identity_changes(before, after),
        *_blocs(before.blocs, after.blocs),
        stated=_lists(before.stated_competencies, after.stated_competencies),
    )


def compare_list_with_blocs(certification: Certification) -> tuple[CompetencyChange, ...]:
    """What the general list and the blocs of one text say differently; the list is the first side.

    A certification without a general list, or without blocs, has nothing to compare.
    """
    if not certification.stated_competencies or not certification.blocs:
        return ()
    stated = [_bare(each) for each in certification.stated_competencies]
    inside = [
        replace(each, competency=_bare(each.competency), bloc=0)
        for each in placed(certification.blocs)
    ]
    return _differing(meet(placed([_listed(stated)]), inside, {0: 0}))


def _blocs(
    before: Sequence[Bloc], after: Sequence[Bloc]
) -> tuple[tuple[BlocChange, ...], tuple[CompetencyChange, ...]]:
    pairs = pair_blocs(before, after)
    meetings = meet(placed(before), placed(after), {pair.before: pair.after for pair in pairs})
    changes = tuple(
        sorted((competency_change(meeting, before, after) for meeting in meetings), key=_position)
    )
    blocs = [_paired(pair, before, after, changes) for pair in pairs]
    gone = left(len(before), (pair.before for pair in pairs))
    new = left(len(after), (pair.after for pair in pairs))
    blocs += [
        BlocChange(ChangeKind.ADDED, None, after[place], competencies=_inside(changes, None, place))
        for place in new
    ]
    order = {id(bloc): place for place, bloc in enumerate(after)}
    blocs.sort(key=lambda change: order[id(change.after)])
    blocs += [
        BlocChange(
            ChangeKind.REMOVED, before[place], None, competencies=_inside(changes, place, None)
        )
        for place in gone
    ]
    return tuple(blocs), changes


def _paired(
    pair: BlocPair,
    before: Sequence[Bloc],
    after: Sequence[Bloc],
    changes: Sequence[CompetencyChange],
) -> BlocChange:
    old, new = before[pair.before], after[pair.after]
    values, leads, assessments = bloc_texts(old, new)
    inside = _inside(changes, pair.before, pair.after)
    differing = tuple(change for change in inside if change.differs)
    stay = [c for c in inside if c.kind in STAYS]
    reordered = not keeps_order([(c.before[0].rank, c.after[0].rank) for c in stay])
    same = not (values or leads or assessments or differing or reordered)
    return BlocChange(
        ChangeKind.SAME if same else ChangeKind.REWORDED,
        old,
        new,
        pair.basis,
        pair.certain,
        values,
        leads,
        differing,
        assessments,
        unchanged=len(inside) - len(differing),
        reordered=reordered,
    )


def _inside(
    changes: Sequence[CompetencyChange], before: int | None, after: int | None
) -> tuple[CompetencyChange, ...]:
    """The changes with a competency in a bloc of either side."""
    return tuple(
        change
        for change in changes
        if any(item.bloc == before for item in change.before)
        or any(item.bloc == after for item in change.after)
    )


def _lists(
    before: Sequence[Competency], after: Sequence[Competency]
) -> tuple[CompetencyChange, ...]:
    """The competencies that differ between two lists without blocs."""
    sides = [_listed(before)], [_listed(after)]
    return _differing(meet(placed(sides[0]), placed(sides[1]), {0: 0}))


def _differing(meetings: Sequence[Meeting]) -> tuple[CompetencyChange, ...]:
    changes = (competency_change(meeting, (), ()) for meeting in meetings)
    return tuple(sorted((c for c in changes if c.differs), key=_position))


def _listed(competencies: Sequence[Competency]) -> Bloc:
    return Bloc(code=LIST, title="", competencies=tuple(competencies))


def _bare(competency: Competency) -> Competency:
    """The words alone: a general list has neither criteria nor modalities."""
    return Competency(text=competency.text)


def _position(change: CompetencyChange) -> tuple[int, int, int]:
    """The order of reading: that of the text after, then what is gone."""
    if change.after:
        return 0, change.after[0].bloc, change.after[0].rank
    return 1, change.before[0].bloc, change.before[0].rank
