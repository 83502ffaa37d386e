"""The funding line: hours, euros per hour, and the total that the page states."""

import re
from collections.abc import Sequence
from decimal import Decimal

from parchemin.domain.referentiel import Funding
from parchemin.readers.diagnostics import Findings, at
from parchemin.readers.programme.hours import number_of
from parchemin.readers.source_text import Piece

_NUMBER = r"\d{1,3}(?:\s\d{3})+(?:[.,]\d{1,2})?|\d{1,7}(?:[.,]\d{1,2})?"
_LINE = re.compile(
    rf"(?P<hours>{_NUMBER})\s*h(?:eures?)?\s*[x×*]\s*(?P<hourly_rate>{_NUMBER})\s*€?\s*(?:/\s*h\w*)?"
    rf"\s*=\s*(?P<stated_total>{_NUMBER})\s*€",
    re.IGNORECASE,
)
_FIELDS = ("hours", "hourly_rate", "stated_total")


def read_funding(lines: Sequence[Piece], findings: Findings) -> Funding | None:
    """The first funding line; a total that is not the product gives a warning."""
    for line in lines:
        if match := _LINE.search(line.text):
            values = {name: number_of(match[name]) for name in _FIELDS}
            spans = {name: line.group(match, name).span for name in _FIELDS}
            _check(line, values, findings)
            text = line.group(match)
            return Funding(text=text.text, spans={**spans, "text": text.span}, **values)
    return None


def euros(amount: Decimal) -> str:
    """The amount the French way: « 5 580 € »."""
    whole = f"{amount:,.2f}".removesuffix(".00").replace(",", " ").replace(".", ",")
    return f"{whole} €"


def _check(line: Piece, values: dict[str, Decimal], findings: Findings) -> None:
    product = values["hours"] * values["hourly_rate"]
    if product == values["stated_total"]:
        return
    findings.warn(
        "financement-contradictoire",
        at(line),
        found=(
            f"{euros(values['stated_total'])} annoncés, mais {values['hours']} × "
            f"{values['hourly_rate']} = {euros(product)}"
        ),
        expected="un total égal au produit des heures par le taux horaire",
        advice="Les deux montants sont gardés ; demandez à l'organisme lequel est le bon.",
    )
