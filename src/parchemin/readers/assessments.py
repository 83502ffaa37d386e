"""Assessment modalities from the pieces of text that hold them, one piece each."""

from collections.abc import Iterable, Sequence

from parchemin.domain.referentiel import Assessment, Span
from parchemin.readers.assessment_kind import NAMES, Announcement, announcement
from parchemin.readers.diagnostics import Findings, at
from parchemin.readers.joined import joined_text
from parchemin.readers.source_text import Piece


def read_assessments(
    bloc_code: str, modalities: Iterable[Sequence[Piece]], findings: Findings
) -> tuple[Assessment, ...]:
    """One assessment per modality, given as the parts of its text.

    Its code is the bloc code, ``ME`` and its rank from 1.
    """
    return tuple(
        _assessment(f"{bloc_code}ME{rank}", parts, findings)
        for rank, parts in enumerate(modalities, start=1)
    )


def _assessment(code: str, parts: Sequence[Piece], findings: Findings) -> Assessment:
    first = parts[0]
    said = announcement(first.text)
    title = first.part(0, said.title_end).trim()
    text, text_spans = joined_text("text", parts)
    spans: dict[str, Span] = {"title": title.span, **text_spans}
    if said.kind is None:
        _undecided(code, first, said, findings)
    else:
        spans["kind"] = first.part(*next(iter(said.natures.values()))).span
    return Assessment(code=code, title=title.text, kind=said.kind, text=text, spans=spans)


def _undecided(code: str, piece: Piece, said: Announcement, findings: Findings) -> None:
    names = [NAMES[kind] for kind in said.natures]
    what = (
        "plusieurs natures (" + ", ".join(names) + ")" if len(names) > 1 else "aucune nature sûre"
    )
    findings.warn(
        "nature-de-modalite-indecidable",
        at(piece, sentence=f"ligne {piece.line}, modalité {code}"),
        found=f"{what} dans « {said.head.strip()[:160]} »",
        expected="une seule nature d'évaluation par modalité",
        advice="Choisissez la nature de cette modalité, ou séparez-la en plusieurs.",
    )
