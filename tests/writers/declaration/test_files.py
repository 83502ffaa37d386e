"""The files of a declaration: cut, numbered, grouped, fingerprinted and validated."""

import hashlib
import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from parchemin.domain.declaration import DepositorNature, Passage
from parchemin.domain.errors import RefusedAct
from parchemin.domain.referentiel import Register
from parchemin.writers.declaration import (
    IDENTIFIER,
    NAME,
    Profile,
    WrittenFile,
    profile_1_1_2,
    profile_of,
    render,
    validate,
    write_files,
)
from parchemin.writers.declaration.profile import UnusableSchema
from tests.fixtures.holders import PASSAGE, batch

NAMES = {"cpf": "urn:cdc:cpf:pc5:schema:1.0.0"}
PROFILE = profile_1_1_2()


def passages(number: int) -> tuple[Passage, ...]:
    """As many passages, of two certifications in turn."""
    codes = ("RNCP40657", "RNCP40913")
    return tuple(
        replace(PASSAGE, technical_id=f"id-{rank}", code=codes[rank % 2]) for rank in range(number)
    )


def files(number: int, profile: Profile = PROFILE) -> tuple[tuple[WrittenFile, bytes], ...]:
    ranks: Iterator[int] = count(1)
    return render(
        batch(*passages(number)), profile, stem="depot", mint_flow_id=lambda: f"flux-{next(ranks)}"
    )


def test_a_batch_that_fits_is_one_file() -> None:
    """Under the limits, all passages stand in one file, grouped by certification."""
    ((written, content),) = files(10)
    root = etree.fromstring(content)
    assert (written.rank, written.name, written.flow_id) == (1, "depot-001.xml", "flux-1")
    assert [code.text for code in root.findall(".//cpf:code", NAMES)] == ["RNCP40657", "RNCP40913"]
    assert validate(content, PROFILE) == ()


@given(number=st.integers(1, 40), most=st.integers(1, 12))
def test_no_file_holds_more_passages_than_allowed(number: int, most: int) -> None:
    """Cut by count: files are full but the last, each valid, and no passage is lost or doubled."""
    cut = files(number, replace(PROFILE, most_passages=most))
    sizes = [len(written.technical_ids) for written, _ in cut]
    assert sizes == [most] * (number // most) + ([number % most] if number % most else [])
    told = [one for written, _ in cut for one in written.technical_ids]
    assert sorted(told) == sorted(f"id-{rank}" for rank in range(number))
    assert all(validate(content, PROFILE) == () for _, content in cut)


@given(number=st.integers(1, 40), most=st.integers(4_000, 30_000))
def test_no_file_is_larger_than_allowed(number: int, most: int) -> None:
    """Cut by bytes: the closing tags are counted, and every file is whole and valid."""
    cut = files(number, replace(PROFILE, most_bytes=most))
    assert all(len(content) <= most for _, content in cut)
    assert sum(len(written.technical_ids) for written, _ in cut) == number
    assert all(validate(content, PROFILE) == () for _, content in cut)


def test_files_are_numbered_and_have_their_own_flow() -> None:
    """Each file has its rank, its name, its flow id and its fingerprint."""
    cut = files(5, replace(PROFILE, most_passages=2))
    assert [written.name for written, _ in cut] == [f"depot-00{rank}.xml" for rank in (1, 2, 3)]
    assert [written.flow_id for written, _ in cut] == ["flux-1", "flux-2", "flux-3"]
    for written, content in cut:
        assert etree.fromstring(content).findtext("cpf:idFlux", None, NAMES) == written.flow_id
        assert written.sha256 == hashlib.sha256(content).hexdigest()
        assert written.size == len(content)


def test_the_same_batch_gives_the_same_bytes() -> None:
    """Nothing but the batch and the flow id decides the bytes."""
    assert files(7) == files(7)


def test_files_are_written_as_they_come() -> None:
    """A file is written and closed before the next one is opened: memory holds one passage."""
    opened: list[io.BytesIO] = []

    def open_file(name: str) -> io.BytesIO:
        assert all(sink.closed for sink in opened), name
        opened.append(io.BytesIO())
        return opened[-1]

    profile = replace(PROFILE, most_passages=2)
    writing = write_files(
        batch(*passages(5)), profile, stem="d", mint_flow_id=lambda: "f", open_file=open_file
    )
    first = next(writing)
    assert (first.rank, len(opened)) == (1, 1)
    assert len(list(writing)) == 2


def test_an_empty_batch_is_refused() -> None:
    """No holder, no file."""
    with pytest.raises(RefusedAct, match="Aucun titulaire"):
        files(0)


def test_a_limit_below_one_passage_is_an_error() -> None:
    """A size that holds not even one passage stops instead of looping."""
    with pytest.raises(ValueError, match="un seul passage"):
        files(1, replace(PROFILE, most_bytes=1_000))


def test_the_emitter_is_written_as_given() -> None:
    """A third party files for a certifier: both identifiers, the contract and the nature stand."""
    emitter = replace(
        batch(PASSAGE).emitter,
        certifier_id="04VHF013",
        nature=DepositorNature.TRUSTED_THIRD_PARTY,
    )
    ((_, content),) = render(
        replace(batch(PASSAGE), emitter=emitter), PROFILE, stem="d", mint_flow_id=lambda: "f"
    )
    root = etree.fromstring(content)
    clients = [element.text for element in root.findall(".//cpf:idClient", NAMES)]
    assert clients == ["03VML243", "04VHF013"]
    assert root.findtext(".//cpf:idContrat", None, NAMES) == "MCFCER000209"
    assert root.findtext(".//cpf:natureDeposant", None, NAMES) == "TIERS_CONFIANCE"
    assert validate(content, PROFILE) == ()


def test_both_registers_in_one_batch() -> None:
    """The type of a certification is its register."""
    specific = replace(PASSAGE, register=Register.RS, code="RS5875", technical_id="autre")
    ((_, content),) = render(batch(specific, PASSAGE), PROFILE, stem="d", mint_flow_id=lambda: "f")
    root = etree.fromstring(content)
    assert [one.text for one in root.findall(".//cpf:type", NAMES)] == ["RNCP", "RS"]


def test_the_writer_has_an_identifier_and_a_french_name() -> None:
    """What screens and the command line show of this writer."""
    assert IDENTIFIER == "declaration_cdc"
    assert "Caisse des Dépôts" in NAME


TRAPS = [
    (b"+02:00</cpf:horodatage>", b"Z</cpf:horodatage>", "horodatage"),
    (b"+02:00</cpf:horodatage>", b".5+02:00</cpf:horodatage>", "horodatage"),
    (b"+02:00</cpf:horodatage>", b"</cpf:horodatage>", "horodatage"),
    (b'<cpf:nomUsage xsi:nil="true"/>', b"<cpf:nomUsage/>", "nomUsage"),
    (b'<cpf:nomUsage xsi:nil="true"/>', b"", "titulaire"),
    (
        b'<cpf:nomUsage xsi:nil="true"/>',
        b'<cpf:nomUsage xsi:nil="true">X</cpf:nomUsage>',
        "nomUsage",
    ),
    (b"<cpf:sexe>F</cpf:sexe>", b'<cpf:sexe xsi:nil="true"/>', "sexe"),
    (b"<cpf:sexe>F<", b"<cpf:sexe>\n F\n<", "sexe"),
    (b">2026-06-12<", b">2026-02-31<", "dateDebutValidite"),
    (b">2026-06-12<", b">12/06/2026<", "dateDebutValidite"),
    (b">true<", b">True<", "donneeCertifiee"),
    (b">true<", b">VRAI<", "donneeCertifiee"),
    (b">69383<", b">1053<", "codeInsee"),
    (b"<cpf:moisNaissance>11<", b"<cpf:moisNaissance>00<", "moisNaissance"),
    (b">PAR_ADMISSION<", b">par_admission<", "obtentionCertification"),
    (b"</cpf:horodatage>", b"</cpf:horodatage><cpf:action>CREATION</cpf:action>", "action"),
]


@pytest.mark.parametrize(("right", "wrong", "element"), TRAPS)
def test_each_known_trap_is_seen_by_the_validation(
    right: bytes, wrong: bytes, element: str
) -> None:
    """A file spoilt in one known way is refused with its line, its element and what to do."""
    ((_, content),) = files(1)
    assert right in content
    spoilt = validate(content.replace(right, wrong, 1), PROFILE)
    assert element in {finding.field for finding in spoilt}
    assert all(finding.found.startswith("ligne ") and finding.blocks for finding in spoilt)


@pytest.mark.parametrize(
    "content",
    [b"", b"nom;prenom", b"<flux>", b"<flux/>", b"<!DOCTYPE f [<!ENTITY e 'x'>]><f>&e;</f>"],
)
def test_what_is_not_a_declaration_is_refused(content: bytes) -> None:
    """Empty, text, truncated or foreign XML: findings, never an exception."""
    assert validate(content, PROFILE)


def test_findings_of_one_file_do_not_leak_into_the_next() -> None:
    """The validator forgets the faults of the file before."""
    ((_, content),) = files(1)
    assert validate(content.replace(b">true<", b">True<", 1), PROFILE)
    assert validate(b"<flux", PROFILE)
    assert validate(content, PROFILE) == ()


def test_a_newer_schema_brings_what_it_added() -> None:
    """A schema given by the user sets version and action; the file then validates against it."""
    action = (
        b'<xsd:element name="action"><xsd:simpleType><xsd:restriction base="xsd:string">'
        b'<xsd:enumeration value="CREATION"/><xsd:enumeration value="SUPPRESSION"/>'
        b"</xsd:restriction></xsd:simpleType></xsd:element>"
    )
    mark = b'<xsd:element name="emetteur" type="cpf:emetteur"/>'
    newer = profile_of(PROFILE.schema.replace(mark, action + mark).replace(b'"1.1.2"', b'"1.1.5"'))
    assert (newer.version, newer.action, newer.proven) == ("1.1.5", True, False)
    ((_, content),) = files(1, newer)
    assert b"<cpf:action>CREATION</cpf:action><cpf:emetteur>" in content
    assert validate(content, newer) == ()
    assert validate(content, PROFILE)


def test_the_schema_that_ships_is_recognised() -> None:
    """Giving back the schema of the program gives the proven profile."""
    assert profile_of(PROFILE.schema) == PROFILE


@pytest.mark.parametrize("schema", [b"", b"<a/>", b'<xsd:schema xmlns:xsd="x"/>', b"\x00"])
def test_another_file_given_as_schema_is_refused(schema: bytes) -> None:
    """A wrong file is told in French, before any holder is written."""
    with pytest.raises(UnusableSchema, match="kit de la Caisse des Dépôts"):
        profile_of(schema)


def test_no_suppression_is_ever_written() -> None:
    """The content of a suppression is unpublished: no function of the writer can make one."""
    ((_, content),) = files(3)
    assert b"SUPPRESSION" not in content
