"""Assessment modalities from the pieces of text that hold them, one piece each."""

from collections.abc import Iterable, Sequence

from parchemin.domain.referentiel import Assessment, Span
from parchemin.readers.assessment_kind import (
    LABELS,
    NAMES,
    Announcement,
    announcement,
    candidates,
)
from parchemin.readers.bloc_checks import in_bloc
from parchemin.readers.diagnostics import Alternative, Findings, Place, at
from parchemin.readers.joined import joined_text, placed
from parchemin.readers.modality.asking import say_doubts
from parchemin.readers.modality.conditions import conditions_of
from parchemin.readers.source_text import Piece


def read_assessments(
    bloc_code: str, modalities: Iterable[Sequence[Piece]], findings: Findings
) -> tuple[Assessment, ...]:
    """One assessment per modality, given as the parts of its text.

    Its code is the bloc code, ``ME`` and its rank from 1.
    """
    return tuple(
        _assessment(
            f"{bloc_code}ME{rank + 1}", parts, in_bloc(bloc_code, f"assessments.{rank}"), findings
        )
        for rank, parts in enumerate(modalities)
    )


def _assessment(code: str, parts: Sequence[Piece], path: str, findings: Findings) -> Assessment:
    first = parts[0]
    said = announcement(first.text)
    title = first.part(0, said.title_end).trim()
    text, text_spans = joined_text("text", parts)
    spans: dict[str, Span] = {"title": title.span, **text_spans}
    place = at(first, sentence=f"ligne {first.line}, modalité {code}")
    if said.kind is None:
        say_undecided(said, f"{path}.kind", place, findings)
    else:
        spans["kind"] = first.part(*next(iter(said.natures.values()))).span
    conditions, doubts = conditions_of(text, said.kind, placed(parts))
    say_doubts(text, doubts, f"{path}.conditions", place, findings)
    return Assessment(
        code=code,
        title=title.text,
        kind=said.kind,
        text=text,
        conditions=conditions,
        spans=spans,
    )


def say_undecided(said: Announcement, path: str, place: Place, findings: Findings) -> None:
    """Ask for the nature of a modality; ``path`` is where it is written in the document."""
    names = [NAMES[kind] for kind in said.natures]
    what = (
        "plusieurs natures (" + ", ".join(names) + ")" if len(names) > 1 else "aucune nature sûre"
    )
    findings.ask(
        "nature-de-modalite-indecidable",
        place,
        found=f"{what} dans « {said.head.strip()[:160]} »",
        expected="une seule nature d'évaluation par modalité",
        advice="Choisissez la nature de cette modalité, ou séparez-la en plusieurs.",
        alternatives=tuple(
            Alternative(label=LABELS[kind], path=path, value=kind.value)
            for kind in candidates(said)
        ),
    )
