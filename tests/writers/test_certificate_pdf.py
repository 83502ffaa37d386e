"""The parchemin and the attestation de bloc, read back and scanned by other engines."""

from dataclasses import replace
from datetime import date
from types import ModuleType

import pytest

from parchemin.domain.certificate import Certificate, Duplicata
from parchemin.domain.certificate_number import certificate_number
from parchemin.domain.errors import RefusedAct
from parchemin.domain.person import BirthDate, BirthPlace, CivilStatus, Sex
from parchemin.domain.referentiel import Certifier, CodeLabel
from parchemin.writers import bloc_attestation_pdf, certificate_pdf
from parchemin.writers.typesetting import UnprintableDocument
from tests.fixtures.holders import BLOC_CERTIFICATE, CERTIFICATE, HOLDER, REGISTRATION
from tests.fixtures.pdf import metadata, page_size, page_texts, scanned

WRITERS = [(certificate_pdf, CERTIFICATE), (bloc_attestation_pdf, BLOC_CERTIFICATE)]
MENTIONS = (
    "Aurore Céleste Exemple-Tilleul",
    "née le 1er novembre 1992 à Lyon 3e Arrondissement",
    "CQP Intervenant médico-technique à domicile",
    "Répertoire national des certifications professionnelles sous le numéro RNCP40657",
    "décision du directeur général de France compétences en date du 23 mai 2025",
    "Association paritaire APAN DMT",
    "APAN Formation",
    "Niveau 4",
    "331 : Santé",
    "Délivré à Paris, le 12 juin 2026",
    "présidente de la CPNEFP",
    "Camille Fictive",
    "K7QX-2M9D-TR4H",
)


@pytest.mark.parametrize(("writer", "certificate"), WRITERS)
def test_every_mandatory_mention_is_in_the_text(
    writer: ModuleType, certificate: Certificate
) -> None:
    """Each mention France compétences asks for can be read, and copied, on the single page."""
    (text,) = page_texts(writer.render(certificate))
    for mention in (*MENTIONS, certificate.number):
        assert mention in text
    assert text.lower().count("niveau 4") == 2, "niveau français et niveau européen"


@pytest.mark.parametrize(("writer", "certificate"), WRITERS)
@pytest.mark.parametrize("level", [None, 4])
def test_a_certification_of_no_register_shows_no_registration(
    writer: ModuleType, certificate: Certificate, level: int | None
) -> None:
    """Neither register, nor decision, nor level, nor empty label; the rest is there."""
    bare = replace(
        REGISTRATION, register=None, number="CQP-EXEMPLE", decision=None, level=level,
        european_level=level, nsf=(),
    )  # fmt: skip
    (text,) = page_texts(writer.render(replace(certificate, registration=bare)))
    lowered = text.lower()
    for mention in ("répertoire", "enregistrée", "france compétences", "niveau", "nsf", "none"):
        assert mention not in lowered
    for mention in (REGISTRATION.title, certificate.number, "Camille Fictive"):
        assert str(mention) in text


@pytest.mark.parametrize(("writer", "certificate"), WRITERS)
def test_a_phone_scans_the_address_of_the_verification_page(
    writer: ModuleType, certificate: Certificate
) -> None:
    """The printed code, read by another library, is the verification address and nothing else."""
    assert scanned(writer.render(certificate)) == [certificate.verification_url]


def test_the_code_of_any_certificate_can_be_scanned() -> None:
    """Fifteen addresses of all lengths are read back, though the mask of the code is not chosen."""
    for rank in range(15):
        url = f"https://{'certificats.' * (rank % 5)}exemple.fr/v/{rank * 7919:0{8 + rank}d}"
        document = certificate_pdf.render(replace(CERTIFICATE, verification_url=url))
        assert scanned(document) == [url]


@pytest.mark.parametrize(("writer", "certificate"), WRITERS)
def test_the_same_certificate_gives_the_same_bytes(
    writer: ModuleType, certificate: Certificate
) -> None:
    """A certificate made again is identical, so that its hash proves it."""
    assert writer.render(certificate) == writer.render(certificate)


@pytest.mark.parametrize(("writer", "certificate"), WRITERS)
def test_the_document_claims_archive_and_accessibility(
    writer: ModuleType, certificate: Certificate
) -> None:
    """The file says PDF/A-3a, PDF/UA-1 and French, is tagged, and is dated by the delivery only."""
    document = writer.render(certificate)
    for mark in (
        b"<pdfaid:part>3</pdfaid:part>",
        b"<pdfaid:conformance>A</pdfaid:conformance>",
        b"<pdfuaid:part>1</pdfuaid:part>",
        b"/StructTreeRoot",
        b"/Lang(fr-FR)",
    ):
        assert mark in document, mark
    assert metadata(document)["CreationDate"].startswith("D:20260612")


def test_no_trace_of_the_route_is_left() -> None:
    """Neither the text nor the metadata of a parchemin names the VAE or any access route."""
    document = certificate_pdf.render(CERTIFICATE)
    told = " ".join([*page_texts(document), *metadata(document).values()]).lower()
    assert not [
        word
        for word in ("vae", "acquis de l", "apprentissage", "formation continue")
        if word in told
    ]


def test_the_attestation_cannot_be_taken_for_the_parchemin() -> None:
    """The attestation is upright where the parchemin lies flat, and says that it is one bloc."""
    parchemin = certificate_pdf.render(CERTIFICATE)
    attestation = bloc_attestation_pdf.render(BLOC_CERTIFICATE)
    assert page_size(parchemin) == pytest.approx((841.89, 595.28), abs=0.1)
    assert page_size(attestation) == pytest.approx((595.28, 841.89), abs=0.1)
    (text,) = page_texts(attestation)
    assert "Attestation de bloc de compétences" in text
    assert "Il ne vaut pas délivrance de la certification entière" in text
    assert "RNCP40657BC02 Installer un dispositif médical à domicile" in text


@pytest.mark.parametrize(
    ("writer", "certificate"),
    [(certificate_pdf, BLOC_CERTIFICATE), (bloc_attestation_pdf, CERTIFICATE)],
)
def test_one_kind_is_not_printed_as_the_other(writer: ModuleType, certificate: Certificate) -> None:
    """Each writer refuses the kind that is not its own."""
    with pytest.raises(RefusedAct):
        writer.render(certificate)


@pytest.mark.parametrize(("writer", "certificate"), WRITERS)
@pytest.mark.parametrize("specimen", [True, False])
def test_a_specimen_says_across_the_page_that_it_is_worth_nothing(
    writer: ModuleType, certificate: Certificate, specimen: bool
) -> None:
    """Nobody can take a demonstration paper for a real one, nor the other way round."""
    (text,) = page_texts(writer.render(replace(certificate, specimen=specimen)))
    assert ("SPÉCIMEN" in text) is specimen
    assert ("sans valeur" in text) is specimen


def test_nothing_is_printed_while_the_decision_date_is_unknown() -> None:
    """A fiche that does not give the decision date makes no document: the office must ask."""
    registration = replace(REGISTRATION, decision=None)
    with pytest.raises(RefusedAct, match="date de la décision d’enregistrement"):
        certificate_pdf.render(replace(CERTIFICATE, registration=registration))


def test_a_duplicata_says_so_and_keeps_the_original_number() -> None:
    """The duplicata bears its mention, its own number, its reason, and the number it replaces."""
    duplicata = Duplicata(
        number=certificate_number("RNCP40657D", 2026, 1),
        reason="perte déclarée par la titulaire",
        made_on=date(2026, 9, 1),
    )
    document = certificate_pdf.render(replace(CERTIFICATE, duplicata=duplicata))
    (text,) = page_texts(document)
    assert "DUPLICATA" in text
    assert f"Duplicata n° {duplicata.number}, établi le 1er septembre 2026" in text
    assert "perte déclarée par la titulaire" in text
    assert f"L’original porte le numéro {CERTIFICATE.number}" in text
    assert metadata(document)["CreationDate"].startswith("D:20260901")


@pytest.mark.parametrize(("writer", "certificate"), WRITERS)
def test_the_longest_names_hold_on_one_page(writer: ModuleType, certificate: Certificate) -> None:
    """Four first names, a use name, a long title, three NSF codes and a duplicata: one page."""
    spoilt = replace(
        certificate,
        holder=replace(
            HOLDER,
            first_names=("Marie-Antoinette", "Hyacinthe", "Joséphine", "Élisabeth"),
            birth_name="de La Rochefoucauld d’Estissac-Montmorency",
            use_name="Exemple-Dupont de Nemours",
        ),
        registration=replace(
            REGISTRATION,
            title="Technicien de maintenance des équipements industriels et automatisés " * 3,
            nsf=tuple(
                CodeLabel(code=code, label="Spécialités pluritechnologiques") for code in "123"
            ),
        ),
        co_certifiers=(Certifier(name="Fédération fictive"), Certifier(name="Union fictive")),
    )
    (text,) = page_texts(writer.render(spoilt))
    assert "nom d’usage Exemple-Dupont de Nemours" in text
    assert "avec Fédération fictive et Union fictive" in text


@pytest.mark.parametrize(
    ("holder", "told"),
    [
        (replace(HOLDER, sex=Sex.MALE), "né le 1er novembre 1992"),
        (
            replace(HOLDER, birth_date=BirthDate(1992, 11), birth_place=BirthPlace()),
            "née en novembre 1992",
        ),
        (replace(HOLDER, birth_date=BirthDate(1992), birth_place=BirthPlace()), "née en 1992"),
        (
            replace(
                HOLDER,
                birth_place=BirthPlace(
                    country_code="99109", label="Berlin", country_label="Allemagne"
                ),
            ),
            "à Berlin (Allemagne)",
        ),
        (replace(HOLDER, birth_name="Šťastná-Nguyễn Œuvrard"), "Šťastná-Nguyễn Œuvrard"),
    ],
)
def test_holders_are_named_as_they_are(holder: CivilStatus, told: str) -> None:
    """Gender, partial dates, births abroad and letters of other tongues come out right."""
    (text,) = page_texts(certificate_pdf.render(replace(CERTIFICATE, holder=holder)))
    assert told in text


def test_a_name_no_font_can_draw_is_refused_in_french() -> None:
    """Rather than print an empty box, the writer says which kind of fault it is."""
    holder = replace(HOLDER, birth_name="\u1234\U00013000")
    with pytest.raises(UnprintableDocument, match="ne peut pas être composé"):
        certificate_pdf.render(replace(CERTIFICATE, holder=holder))


def test_templates_do_not_run_what_a_name_says() -> None:
    """Marks of the typesetting language in a name are printed, never obeyed."""
    holder = replace(HOLDER, birth_name="#sys.version *Exemple* $x$ [lien]")
    (text,) = page_texts(certificate_pdf.render(replace(CERTIFICATE, holder=holder)))
    assert "#sys.version *Exemple* $x$ [lien]" in text
