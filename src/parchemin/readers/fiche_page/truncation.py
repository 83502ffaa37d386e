"""A page cut before its end: what a fiche always says last is missing."""

from parchemin.readers.diagnostics import Findings, at
from parchemin.readers.fiche_page.sections import Page

_BEGUN = frozenset({"context", "activities", "stated", "bloc", "summary", "abstract"})
_ENDS = frozenset(
    {
        "routes",
        "link",
        "links",
        "partners",
        "annex",
        "dates",
        "statistics",
        "decrees",
        "correspondences",
        "history",
    }
)


def say_truncated(page: Page, findings: Findings) -> None:
    """Warn when the page has begun to describe the certification, and stops before the routes."""
    names = {section.name for section in page.sections}
    if not names & _BEGUN or names & _ENDS:
        return
    last = page.sections[-1]
    findings.warn(
        "page-tronquee",
        at(last.heading),
        found=f"une page qui s'arrête dans « {last.heading.text[:80]} »",
        expected="une page copiée jusqu'aux voies d'accès et au lien vers le descriptif",
        advice="Copiez ou enregistrez la page de nouveau, en entier, puis relisez-la.",
    )
