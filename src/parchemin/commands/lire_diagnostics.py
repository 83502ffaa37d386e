"""Diagnostics as a secretariat reads them: by severity, with their place."""

from collections.abc import Iterator, Sequence

from parchemin.readers.diagnostics import Diagnostic, Severity

_NAMES = {
    Severity.ERROR: ("erreur", "erreurs"),
    Severity.WARNING: ("avertissement", "avertissements"),
    Severity.INFORMATION: ("information", "informations"),
}
_WIDTH = 118
_MOST_SHOWN = 12


def diagnostics_lines(diagnostics: Sequence[Diagnostic], *, in_full: bool) -> Iterator[str]:
    """Errors first; one line each, or everything that is said of each."""
    if not diagnostics:
        yield "Rien à signaler."
    for severity, (one, many) in _NAMES.items():
        said = [each for each in diagnostics if each.severity is severity]
        if said:
            yield f"{len(said)} {one if len(said) == 1 else many}"
            yield from (_in_full(said) if in_full else _in_short(said))
    if diagnostics and not in_full:
        yield "Tout le détail, et que faire : --details"


def _in_short(said: Sequence[Diagnostic]) -> Iterator[str]:
    for each in said[:_MOST_SHOWN]:
        line = f"  {each.place.sentence} : {each.found}"
        yield line if len(line) <= _WIDTH else line[: _WIDTH - 1] + "…"
    if len(said) > _MOST_SHOWN:
        yield f"  et {len(said) - _MOST_SHOWN} de plus"


def _in_full(said: Sequence[Diagnostic]) -> Iterator[str]:
    for each in said:
        yield f"  {each.place.sentence} [{each.code}]"
        yield f"      trouvé : {each.found}"
        yield f"      attendu : {each.expected}"
        yield f"      que faire : {each.advice}"
