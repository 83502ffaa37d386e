"""Read a référentiel as the register's examiners would: everything that calls for an answer."""

from collections.abc import Iterator
from datetime import date

from parchemin.domain.quality.bloc_checks import check_bloc
from parchemin.domain.quality.certification_checks import check_certification
from parchemin.domain.quality.finding import QualityFinding, Remark
from parchemin.domain.quality.guide import QualityGuide
from parchemin.domain.quality.places import all_competencies
from parchemin.domain.quality.repeated_sentences import Twins
from parchemin.domain.quality.wording_checks import check_wording
from parchemin.domain.referentiel import Certification


def review_quality(
    certification: Certification, guide: QualityGuide, *, on: date, twins: Twins | None = None
) -> tuple[QualityFinding, ...]:
    """Every finding by the rules in force that day: blocs, then competencies, then the whole.

    ``twins`` are the sentences that other fiches hold too; without it copies are not looked for.
    A remark whose rule is not in force is left out.
    """
    found = []
    for remark in _remarks(certification, guide, twins or {}):
        rule = guide.rule(remark.code, on)
        if rule is not None:
            found.append(QualityFinding(rule=rule, remark=remark))
    return tuple(found)


def _remarks(certification: Certification, guide: QualityGuide, twins: Twins) -> Iterator[Remark]:
    for rank, bloc in enumerate(certification.blocs):
        yield from check_bloc(rank, bloc, guide)
    for place in all_competencies(certification):
        yield from check_wording(place, guide)
    yield from check_certification(certification, guide, twins)
