"""The conditions of a modality from its text, each value with the words that gave it."""

from collections.abc import Callable
from typing import Any

from parchemin.domain.referentiel import AssessmentConditions, AssessmentKind, AssessorKind, Spans
from parchemin.readers.modality.counts import counts_in
from parchemin.readers.modality.people import ASSESSORS, people_in
from parchemin.readers.modality.places import places_in
from parchemin.readers.modality.products import PRODUCTS, products_in
from parchemin.readers.modality.said import Doubt, Said
from parchemin.readers.modality.times import times_in

Places = dict[str, tuple[int, int]]
_LISTS = (ASSESSORS, PRODUCTS)
_NOTHING = AssessmentConditions()


def conditions_of(
    text: str, kind: AssessmentKind | None, spanned: Callable[[Places], Spans]
) -> tuple[AssessmentConditions, tuple[Doubt, ...]]:
    """What the text of a modality says of its conditions, and what it leaves open.

    ``spanned`` gives back where the stretches of the text stand in the source.
    """
    lower = text.lower()
    if len(lower) != len(text):
        lower = text
    answers = (
        counts_in(text, lower),
        times_in(text, lower),
        people_in(text, lower),
        places_in(text, lower),
        products_in(text, lower, announced=kind is AssessmentKind.FILE_WITH_INTERVIEW),
    )
    found = {name: said for answer in answers for name, said in answer.values.items()}
    doubts = tuple(doubt for answer in answers for doubt in answer.doubts)
    if not found:
        return _NOTHING, doubts
    spans = spanned({name: (said.start, said.end) for name, said in found.items()})
    return AssessmentConditions(**_fields(found), spans=spans), doubts


def _fields(found: dict[str, Said]) -> dict[str, Any]:
    """The values by field; those of a list are named ``assessors.0``, ``assessors.1``."""
    fields: dict[str, Any] = {}
    for name, said in found.items():
        field = name.partition(".")[0]
        fields[field] = (*fields.get(field, ()), said.value) if field in _LISTS else said.value
    return fields


def written(value: Any) -> Any:
    """A value in the form of the reading document."""
    if isinstance(value, tuple):
        return [written(each) for each in value]
    return value.value if isinstance(value, AssessorKind) else value
