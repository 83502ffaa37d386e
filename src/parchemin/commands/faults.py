"""Diagnostics on the error output, the way a compiler says them."""

import sys
from collections.abc import Iterable

from parchemin.readers.diagnostics import Diagnostic


def print_diagnostics(diagnostics: Iterable[Diagnostic], name: str) -> None:
    """One block for each: place, what was found, what was expected, what to do."""
    for item in diagnostics:
        print(
            f"{name}, {item.place.sentence} : {item.severity.value} : {item.found}\n"
            f"    attendu : {item.expected}\n"
            f"    {item.advice}",
            file=sys.stderr,
        )
