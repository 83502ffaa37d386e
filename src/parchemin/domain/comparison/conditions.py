"""What differs between two modalities that are one, and in how they take place."""

from collections.abc import Iterator

from parchemin.domain.comparison.changes import ValueChange, set_changes, value_change
from parchemin.domain.comparison.labels import ASSESSORS, KINDS, YES
from parchemin.domain.referentiel import Assessment, AssessmentConditions


def condition_changes(
    before: AssessmentConditions, after: AssessmentConditions
) -> Iterator[ValueChange]:
    """What differs in how a modality takes place."""
    for label, name, unit in (
        ("Nombre de situations ou de sujets", "situations", ""),
        ("Durée", "duration_minutes", " min"),
        ("Préparation", "preparation_minutes", " min"),
        ("Entretien", "interview_minutes", " min"),
    ):
        old, new = getattr(before, name), getattr(after, name)
        yield from value_change(
            label,
            None if old is None else f"{old}{unit}",
            None if new is None else f"{new}{unit}",
        )
    yield from value_change("Tirage au sort", YES[before.drawn_by_lot], YES[after.drawn_by_lot])
    yield from value_change("Individuelle", YES[before.individual], YES[after.individual])
    yield from set_changes(
        "Évaluateur",
        [ASSESSORS[each] for each in before.assessors],
        [ASSESSORS[each] for each in after.assessors],
    )
    yield from value_change("Lieu", before.place, after.place)
    yield from set_changes("Production", before.products, after.products)


def assessment_values(before: Assessment, after: Assessment) -> Iterator[ValueChange]:
    """What differs between two modalities that are one."""
    yield from value_change("Intitulé", before.title, after.title)
    yield from value_change("Texte", before.text, after.text)
    yield from value_change(
        "Nature",
        KINDS[before.kind] if before.kind else None,
        KINDS[after.kind] if after.kind else None,
    )
    yield from condition_changes(before.conditions, after.conditions)
