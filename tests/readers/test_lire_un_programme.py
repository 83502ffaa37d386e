"""Un programme de formation, ses heures et ses comptes."""

from datetime import date
from decimal import Decimal

import pytest

from parchemin.domain.referentiel import Certification, CorrespondenceKind
from parchemin.readers.reading import Reading
from parchemin.readers.recognise import read
from tests.readers.samples import PROGRAMME, codes_of, reading_of


@pytest.fixture
def reading() -> Reading:
    return reading_of(PROGRAMME)


@pytest.fixture
def prepared(reading: Reading) -> Certification:
    (found,) = reading.certifications
    return found


def test_identite(prepared: Certification) -> None:
    """La certification préparée se lit dans le paragraphe de la validation."""
    assert (prepared.number, prepared.level) == ("RNCP36358", 4)
    assert prepared.title == "CQP Assistant Médical"
    assert [each.name for each in prepared.certifiers] == ["CPNEFP des Cabinets Médicaux"]


def test_dates(prepared: Certification, reading: Reading) -> None:
    """L'échéance est lue et à confirmer ; la date du Journal officiel n'est pas une décision."""
    assert prepared.dates.end_of_registration == date(2025, 4, 25)
    assert (prepared.dates.decision, prepared.dates.effect) == (None, None)
    assert {"echeance-lue-dans-le-texte", "date-de-publication"} <= set(codes_of(reading))


def test_heures(prepared: Certification) -> None:
    """Quinze modules et 77 + 98 + 35 + 56 + 13 = 279 heures."""
    programme = prepared.programme
    assert [bloc.hours for bloc in programme.blocs] == [77, 98, 35, 56, 13]
    assert [len(bloc.modules) for bloc in programme.blocs] == [4, 5, 2, 4, 0]
    assert programme.hours == 279


def test_financement(prepared: Certification, reading: Reading) -> None:
    """Le total annoncé est gardé, et le produit qui le contredit est dit."""
    funding = prepared.programme.funding
    assert (funding.hours, funding.hourly_rate) == (Decimal(279), Decimal(20))
    assert funding.stated_total == 5680
    (said,) = [each for each in reading.diagnostics if each.code == "financement-contradictoire"]
    assert "5 680 €" in said.found
    assert "5 580 €" in said.found
    assert said.place.line == 151


def test_financement_juste() -> None:
    """Un total égal au produit ne dit rien."""
    text = PROGRAMME.read_text(encoding="utf-8").replace("= 5 680 €", "= 5 580 €")
    assert text != PROGRAMME.read_text(encoding="utf-8")
    assert "financement-contradictoire" not in codes_of(read(text.encode(), "programme"))


def test_lignes_repetees(prepared: Certification, reading: Reading) -> None:
    """Deux lignes en double dans le premier bloc : gardées une fois, avec leurs quatre lignes."""
    assert [len(bloc.competencies) for bloc in prepared.blocs] == [7, 6, 6, 9]
    (said,) = [each for each in reading.diagnostics if each.code == "lignes-repetees"]
    assert said.place.lines == (86, 87, 88, 89)


def test_intitules_de_bloc(reading: Reading) -> None:
    """« du praticien » et « au praticien » : la casse ne compte pas, le mot compte."""
    said = [each for each in reading.diagnostics if each.code == "intitules-de-bloc-differents"]
    assert [each.place.lines for each in said] == [(73, 109)]


def test_prerequis(prepared: Certification) -> None:
    """Les prérequis sont les lignes de leur rubrique, mot pour mot."""
    wanted = prepared.programme.prerequisites
    assert len(wanted) == 5
    assert wanted[0] == "Niveau 4 pour les jeunes sortis de formation initiale,"


def test_correspondances_sans_blocs(prepared: Certification, reading: Reading) -> None:
    """Quatre certifications, partielles, sans blocs : la page ne les dit pas."""
    assert [each.certification.number for each in prepared.correspondences] == [
        "RNCP36495",
        "RNCP36632",
        "RNCP36714",
        "RNCP38144",
    ]
    assert {each.kind for each in prepared.correspondences} == {CorrespondenceKind.PARTIAL}
    assert {each.blocs + each.target_blocs for each in prepared.correspondences} == {()}
    assert "correspondances-sans-blocs" in codes_of(reading)


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        (
            "Vocabulaire Médical – 14 heures",
            "Vocabulaire Médical – 15 heures",
            "heures-contradictoires",
        ),
        ("constituée de 15 modules", "constituée de 16 modules", "modules-manquants"),
        ("ÉVALUATION – 13 heures", "ÉVALUATION – 12 heures", "total-des-heures"),
        ("279 heures x 20 €/h = 5 680 €", "sur devis", "total-non-annonce"),
    ],
)
def test_un_compte_faux_est_dit(before: str, after: str, code: str) -> None:
    """Chaque somme annoncée est comparée à ses parties."""
    text = PROGRAMME.read_text(encoding="utf-8")
    assert before in text
    assert code not in codes_of(reading_of(PROGRAMME))
    assert code in codes_of(read(text.replace(before, after).encode(), "programme"))
