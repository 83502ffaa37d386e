"""From the file to its acknowledgement, and to the file that corrects it."""

from dataclasses import replace
from xml.sax.saxutils import escape

from lxml import etree

from parchemin.domain.declaration import Passage
from parchemin.domain.person import BirthDate
from parchemin.readers.acknowledgement import AcknowledgedPassage, read_acknowledgement
from parchemin.writers.declaration import profile_1_1_2, render, validate
from tests.fixtures.holders import HOLDER, PASSAGE, batch

NAMES = {"cpf": "urn:cdc:cpf:pc5:schema:1.0.0"}
UNKNOWN = "Aucun titulaire ne correspond aux critères obligatoires"
THERE = "Le passage certification avec le bcr émetteur X et l'id technique Y existe déjà en base"


def filed(*passages: Passage, flow_id: str) -> bytes:
    ((_, content),) = render(
        batch(*passages), profile_1_1_2(), stem="depot", mint_flow_id=lambda: flow_id
    )
    assert validate(content, profile_1_1_2()) == ()
    return content


def answer(content: bytes, refusals: dict[str, str]) -> bytes:
    """A report of the real shape for a file: those refusals, everything else accepted."""
    root = etree.fromstring(content)
    ids = [one.text or "" for one in root.findall(".//cpf:idTechnique", NAMES)]
    refused = "".join(
        f"<passage><idTechnique>{one}</idTechnique>"
        f"<messageErreur>{escape(refusals[one])}</messageErreur></passage>"
        for one in ids
        if one in refusals
    )
    accepted = "".join(f"<idTechnique>{one}</idTechnique>" for one in ids if one not in refusals)
    flow = root.findtext("cpf:idFlux", None, NAMES)
    return (
        f"<rapport><nomFichier>depot-001.xml</nomFichier><idFlux>{flow}</idFlux>"
        f"<PassagesKO>{refused}</PassagesKO><PassagesOK>{accepted}</PassagesOK></rapport>"
    ).encode()


def test_only_what_was_refused_is_filed_again() -> None:
    """The report says which passages to correct; filed again, they keep their identifier."""
    passages = {f"id-{rank}": replace(PASSAGE, technical_id=f"id-{rank}") for rank in range(6)}
    content = filed(*passages.values(), flow_id="flux-1")
    report = read_acknowledgement(answer(content, {"id-2": UNKNOWN, "id-4": THERE}), "retour.xml")
    assert report.flow_id == "flux-1"
    refused = [one.technical_id for one in report.passages if not one.accepted]
    assert refused == ["id-2"], "déjà en base vaut accepté"
    holder = replace(HOLDER, birth_date=BirthDate(1991, 11, 1))
    corrected = [replace(passages[one], holder=holder) for one in refused]
    again = filed(*corrected, flow_id="flux-2")
    root = etree.fromstring(again)
    assert [one.text for one in root.findall(".//cpf:idTechnique", NAMES)] == ["id-2"]
    assert root.findtext(".//cpf:anneeNaissance", None, NAMES) == "1991"
    assert root.findtext("cpf:idFlux", None, NAMES) == "flux-2"


def test_each_passage_filed_has_one_answer() -> None:
    """No identifier is lost between the file and the reading of its report."""
    passages = [replace(PASSAGE, technical_id=f"id-{rank}") for rank in range(50)]
    refusals = {f"id-{rank}": UNKNOWN for rank in range(0, 50, 3)}
    report = read_acknowledgement(answer(filed(*passages, flow_id="f"), refusals), "retour.xml")
    answered: dict[str, AcknowledgedPassage] = {one.technical_id: one for one in report.passages}
    assert set(answered) == {one.technical_id for one in passages}
    assert {one for one in answered if not answered[one].accepted} == set(refusals)
