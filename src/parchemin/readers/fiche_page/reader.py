"""A fiche page as a certification."""

from dataclasses import replace

from parchemin.domain.referentiel import Certification, Register, Span
from parchemin.readers.diagnostics import Findings, whole
from parchemin.readers.fiche_page.blocs import read_blocs
from parchemin.readers.fiche_page.certifiers import read_certifiers
from parchemin.readers.fiche_page.correspondences import read_correspondences
from parchemin.readers.fiche_page.entries import entries_of
from parchemin.readers.fiche_page.essentials import read_essentials
from parchemin.readers.fiche_page.identity import read_identity
from parchemin.readers.fiche_page.references import read_references, say_territories
from parchemin.readers.fiche_page.registration import read_registration
from parchemin.readers.fiche_page.routes import read_routes
from parchemin.readers.fiche_page.sections import Page, page_of
from parchemin.readers.fiche_page.several import cut_fiches
from parchemin.readers.fiche_page.stated import as_competencies, stated_items
from parchemin.readers.fiche_page.stated_against_blocs import compare_with_blocs
from parchemin.readers.fiche_page.statistics import read_statistics
from parchemin.readers.fiche_page.summary import compare_summary
from parchemin.readers.fiche_page.truncation import say_truncated
from parchemin.readers.transcripts.transcript import Transcript


def read_fiche_page(transcript: Transcript, findings: Findings) -> tuple[Certification, ...]:
    """The certification of the page, or of each fiche that it holds when they can be cut apart.

    Never raises: whatever is missing is a diagnostic.
    """
    parts = cut_fiches(entries_of(transcript), findings)
    if len(parts) == 1:
        return (_certification(page_of(parts[0], transcript), findings),)
    return tuple(_one_of_several(page_of(part, transcript), findings) for part in parts)


def _one_of_several(page: Page, findings: Findings) -> Certification:
    """One fiche among others: what is said of it names it."""
    own = Findings()
    certification = _certification(page, own)
    for said in own:
        sentence = f"{certification.number}, {said.place.sentence}"
        findings.found.append(replace(said, place=replace(said.place, sentence=sentence)))
    return certification


def _certification(page: Page, findings: Findings) -> Certification:
    identity = read_identity(page, findings)
    box = read_essentials(page, findings)
    items = stated_items(page)
    stated = as_competencies(items)
    blocs = read_blocs(page, [item.piece for item in items], findings)
    if box.level is None and not box.former_level and identity.register is not Register.RS:
        _say_no_level(findings)
    certification = Certification(
        number=identity.number,
        register=identity.register,
        title=identity.title,
        level=box.level,
        active=identity.active,
        ccn=box.codes["ccn"],
        nsf=box.codes["nsf"],
        formacodes=box.codes["formacodes"],
        rome=box.codes["rome"],
        certifiers=read_certifiers(page, findings),
        dates=read_registration(page, box, findings),
        routes=read_routes(page, identity.register, findings),
        blocs=blocs,
        stated_competencies=stated,
        statistics=read_statistics(page, findings),
        replaces=read_references(page, "replaces"),
        replaced_by=read_references(page, "replaced_by"),
        correspondences=read_correspondences(page, identity.number),
        spans=_spans(identity.spans, box.spans),
    )
    say_territories(page, findings)
    if blocs:
        compare_summary(page, blocs, findings)
    if blocs and page.named("stated"):
        compare_with_blocs(stated, blocs, findings)
    say_truncated(page, findings)
    return certification


def _spans(*groups: dict[str, Span]) -> dict[str, Span]:
    return {name: span for group in groups for name, span in group.items()}


def _say_no_level(findings: Findings) -> None:
    findings.inform(
        "niveau-absent",
        whole("encadré « L'essentiel »"),
        found="aucun niveau de qualification",
        expected="« Niveau 3 » à « Niveau 8 »",
        advice="Saisissez le niveau s'il est connu ; une fiche du RS n'en a pas.",
    )
