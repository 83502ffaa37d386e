"""The chain of a certification: what it replaces, what replaces it, by every text held."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from parchemin.domain.referentiel import Certification
from parchemin.domain.replacement import Chain, ChainLink, chain_of
from parchemin.office.catalogue.models import Document
from parchemin.office.catalogue.queries import sheet_of
from parchemin.office.referentiels.complements import completed, stated_dates
from parchemin.office.referentiels.models import Version
from parchemin.office.referentiels.queries import certification_of, published_versions

OPENNESS = {
    True: "ouverte aux inscriptions",
    False: "fermée aux inscriptions",
    None: "une date manque",
}


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


@dataclass(frozen=True)
class ChainRow:
    """A certification of the chain as its page shows it; ``version`` is the office's, if any.

    ``earlier`` and ``later`` are the versions to compare to see what changed between the two.
    """

    link: ChainLink
    place: str
    state: str
    version: Version | None
    earlier: int | None = None
    later: int | None = None


def chain_rows(chain: Chain, held: Mapping[str, Version], on: date) -> list[ChainRow]:
    """The whole chain from its oldest certification to its newest, itself in its place."""
    links = (*reversed(chain.predecessors), chain.itself, *chain.successors)
    return [_chain_row(link, held, held.get(chain.number), on) for link in links]


def _chain_row(
    link: ChainLink, held: Mapping[str, Version], here: Version | None, on: date
) -> ChainRow:
    there = held.get(link.number)
    ends = [here.pk if here else None, there.pk if there else None]
    earlier, later = ends if link.distance > 0 else reversed(ends)
    state = OPENNESS[link.open_on(on)]
    return ChainRow(link, _place(link.distance), state, there, earlier, later)


def _place(distance: int) -> str:
    if not distance:
        return "celle-ci"
    steps = "" if abs(distance) == 1 else f" (à {abs(distance)} remplacements)"
    return f"{'la remplace' if distance > 0 else 'remplacée par elle'}{steps}"


def numbers_near(chain: Chain) -> set[str]:
    """The certification of a chain with those it replaces and those that replace it."""
    links = (*chain.predecessors, *chain.successors)
    return {chain.number, *(link.number for link in links)}
