"""The chain of a certification: what it replaces, what replaces it, by every text held."""

from collections.abc import Iterable
from dataclasses import replace

from parchemin.domain.referentiel import Certification
from parchemin.domain.replacement import Chain, chain_of
from parchemin.office.catalogue.models import Document
from parchemin.office.catalogue.queries import sheet_of
from parchemin.office.referentiels.complements import completed, stated_dates
from parchemin.office.referentiels.models import Version
from parchemin.office.referentiels.queries import certification_of, published_versions


def chain_known(number: str) -> Chain:
    """What a certification replaces and what replaces it, by every text the office holds.

    Published versions come first, with the dates the certifier states where they are silent; the
    register's fiches of the catalogue add what they say of replacements, and the certifications the
    office does not follow. The queries grow with the length of the chain, not with the office.
    """
    newest = newest_by_number()
    stated = stated_dates({number, *newest})
    texts = {}
    for each, version in newest.items():
        text = certification_of(version)
        texts[each] = replace(text, dates=completed(text.dates, stated.get(each)))
    return _with_register(number, texts)


def _with_register(number: str, texts: dict[str, Certification]) -> Chain:
    """The chain, completed by the fiches of the register as long as they lengthen it."""
    asked: set[str] = set()
    chain = chain_of(number, texts)
    while new := numbers_near(chain) - asked:
        asked |= new
        for each, fiche in _register_fiches(new).items():
            texts[each] = _added(texts.get(each), fiche)
        chain = chain_of(number, texts)
    return chain


def _register_fiches(numbers: Iterable[str]) -> dict[str, Certification]:
    """The fiches of the catalogue with these numbers; one query."""
    rows = Document.objects.filter(fiche__number__in=list(numbers)).order_by("id")
    newest = {row.fiche.number: row for row in rows.select_related("fiche", "export")}
    sheets = {number: sheet_of(row) for number, row in newest.items()}
    return {number: sheet.certification for number, sheet in sheets.items() if sheet}


def _added(text: Certification | None, fiche: Certification) -> Certification:
    """A published text with the replacements that the register's fiche tells; the fiche alone."""
    if text is None:
        return fiche
    return replace(
        text,
        replaces=(*text.replaces, *fiche.replaces),
        replaced_by=(*text.replaced_by, *fiche.replaced_by),
    )


def newest_by_number() -> dict[str, Version]:
    """The newest published version of each certification; one query."""
    newest: dict[str, Version] = {}
    for version in published_versions():
        newest.setdefault(version.number, version)
    return newest


def numbers_near(chain: Chain) -> set[str]:
    """The certification of a chain with those it replaces and those that replace it."""
    links = (*chain.predecessors, *chain.successors)
    return {chain.number, *(link.number for link in links)}
