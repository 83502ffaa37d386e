"""Des fiches inventées, écrites comme l'export du registre, se relisent telles quelles."""

from collections.abc import Iterator, Mapping

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from parchemin.domain.referentiel import Certification, Competency, Span
from parchemin.readers.fiche_xml.reader import read_fiches, read_headings
from tests.readers.fiche_writing import CERTIFICATION, SEPARATORS, export, fiche

MANY = settings(max_examples=30, deadline=None)


def certifications(data: bytes) -> list[Certification | None]:
    return [reading.certification for reading in read_fiches(data)]


def said(value: Competency) -> Iterator[tuple[Span, str]]:
    yield value.spans["text"], value.text
    if value.code is not None:
        yield value.spans["code"], value.code


def texts_with_places(read: Certification) -> Iterator[tuple[Span, str]]:
    """Every text that is kept word for word, with its place."""
    for name in ("number", "title"):
        yield read.spans[name], getattr(read, name)
    for group in ("ccn", "nsf", "formacodes", "rome"):
        for rank, code in enumerate(getattr(read, group)):
            yield read.spans[f"{group}.{rank}"], code.code
    for access in read.routes.values():
        if access.jury is not None:
            yield access.spans["jury"], access.jury
    yield from references_with_places(read)
    for bloc in read.blocs:
        yield from ((bloc.spans["code"], bloc.code), (bloc.spans["title"], bloc.title))
    for competency in (c for bloc in read.blocs for c in bloc.competencies):
        yield from said(competency)
    for competency in read.stated_competencies:
        yield from said(competency)


def references_with_places(read: Certification) -> Iterator[tuple[Span, str]]:
    for certifier in read.certifiers:
        yield certifier.spans["name"], certifier.name
    for reference in (*read.replaces, *read.replaced_by):
        yield reference.spans["number"], reference.number
    for each in read.correspondences:
        yield each.certification.spans["number"], each.certification.number
        for name, codes in (("blocks", each.blocs), ("target_blocks", each.target_blocs)):
            yield from ((each.spans[f"{name}.{rank}"], code) for rank, code in enumerate(codes))


def text_at(root: etree._Element, span: Span) -> str:
    assert span.element is not None
    found = root.find(span.element.removeprefix("FICHES/"))
    assert found is not None, span.element
    return (found.text or "")[span.start : span.end]


@MANY
@given(CERTIFICATION, st.sampled_from(SEPARATORS))
def test_une_fiche_ecrite_se_relit_telle_quelle(one: Certification, separator: str) -> None:
    """Chaque valeur revient, quel que soit ce qui sépare les compétences."""
    assert certifications(export(fiche(one, separator))) == [one]


@MANY
@given(st.lists(CERTIFICATION, max_size=4))
def test_plusieurs_fiches_ne_se_melent_pas(several: list[Certification]) -> None:
    """Chaque fiche garde ses valeurs, et les en-têtes sont ceux des fiches entières."""
    data = export(*map(fiche, several))
    assert certifications(data) == several
    titles = [each.heading.title for each in read_headings(data) if each.heading]
    assert titles == [one.title for one in several]


@MANY
@given(CERTIFICATION, CERTIFICATION, st.sampled_from(SEPARATORS))
def test_chaque_place_montre_son_texte(
    first: Certification, second: Certification, separator: str
) -> None:
    """La place d'une valeur, relue dans l'élément qu'elle nomme, donne cette valeur."""
    data = export(fiche(first, separator), fiche(second, separator))
    root = etree.fromstring(data)
    for read in certifications(data):
        assert read is not None
        for span, text in texts_with_places(read):
            assert text_at(root, span).replace("\r", "") == text


@MANY
@given(CERTIFICATION, st.sampled_from(SEPARATORS))
def test_chaque_ligne_est_dans_son_element(one: Certification, separator: str) -> None:
    """La ligne d'une place est celle de l'élément, plus les fins de ligne qui précèdent."""
    data = export(fiche(one, separator))
    root = etree.fromstring(data)
    (read,) = certifications(data)
    assert read is not None
    for span, _ in texts_with_places(read):
        assert span.element is not None
        found = root.find(span.element.removeprefix("FICHES/"))
        assert found is not None
        before = (found.text or "")[: span.start].count("\n")
        assert span.line == found.sourceline + before


@MANY
@given(CERTIFICATION, st.data())
def test_un_export_coupe_n_importe_ou_ne_perd_que_la_suite(
    one: Certification, data: st.DataObject
) -> None:
    """Coupé à n'importe quel octet, l'export rend ses fiches entières, puis une seule erreur."""
    whole = export(fiche(one), fiche(one))
    cut = data.draw(st.integers(min_value=60, max_value=len(whole) - len("</FICHES>\n") - 1))
    *readings, last = read_fiches(whole[:cut])
    assert [reading.certification for reading in readings] == [one] * whole[:cut].count(b"</FICHE>")
    assert last.certification is None
    assert [said.code for said in last.diagnostics] == ["xml-tronque"]


def test_les_places_d_une_fiche_sont_un_dictionnaire_ordinaire() -> None:
    """Les places se comptent, se parcourent et se comparent comme celles d'une page."""
    (read,) = certifications(export("<FICHE><NUMERO_FICHE> RS7 </NUMERO_FICHE></FICHE>"))
    assert read is not None
    place = "FICHES/FICHE[1]/NUMERO_FICHE"
    expected: Mapping[str, Span] = {
        "number": Span(4, 1, 4, place),
        "register": Span(4, 1, 3, place),
    }
    assert read.spans == expected
    assert len(read.spans) == 2
