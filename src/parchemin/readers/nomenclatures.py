"""Codes of the official nomenclatures as texts write them: « 331 : Santé », « J1303 - … »."""

import re
from collections.abc import Iterable

from parchemin.domain.referentiel import CodeLabel, Span
from parchemin.readers.source_text import Piece

CCN = re.compile(r"(?P<code>\d{1,4})\s+[-–]\s+(?P<label>.+)")
NSF = re.compile(r"(?P<code>\d{3}[a-z]?)(?:\s*:\s*|\s+)(?P<label>.+)")
FORMACODE = re.compile(r"(?P<code>\d{5})\s*:\s*(?P<label>.+)")
ROME = re.compile(r"(?:[-•*]\s*)?(?P<code>[A-Z]\d{4})\s*[-–:]\s*(?P<label>.+)")


def read_codes(
    lines: Iterable[Piece], shape: re.Pattern[str]
) -> tuple[tuple[CodeLabel, ...], list[Span]]:
    """The codes that have this shape, each once, with the span of the line part that holds it."""
    codes: dict[str, CodeLabel] = {}
    spans: list[Span] = []
    for line in lines:
        match = shape.fullmatch(line.text)
        if match and match["code"] not in codes:
            codes[match["code"]] = CodeLabel(code=match["code"], label=match["label"].strip())
            spans.append(line.part(match.start("code"), match.end("label")).span)
    return tuple(codes.values()), spans
