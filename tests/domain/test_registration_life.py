"""Ce que permettent les dates d'un enregistrement : entrer, délivrer."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.domain.referentiel import Certification, RegistrationDates
from parchemin.domain.registration_life import (
    SINCE,
    delivery_findings,
    entry_obstacles,
    successor_sentence,
)
from parchemin.domain.replacement import Chain, chain_of
from tests.domain.test_replacement import known, text

DATES = RegistrationDates(
    decision=date(2022, 4, 25),
    end_of_registration=date(2025, 4, 25),
    last_delivery=date(2029, 4, 25),
)
NEXT = RegistrationDates(decision=date(2025, 6, 25), end_of_registration=date(2030, 6, 25))


def chain(*texts: Certification) -> Chain:
    """The chain of RNCP36358 through some texts."""
    return chain_of("RNCP36358", known(*texts))


def entry(on: date, dates: RegistrationDates = DATES, *texts: Certification) -> list[str]:
    """The codes of what stops an entry."""
    return [each.code for each in entry_obstacles("RNCP36358", dates, on, lambda: chain(*texts))]


def delivery(on: date, dates: RegistrationDates = DATES) -> list[str]:
    """The codes of what stops a delivery."""
    return [each.code for each in delivery_findings(dates, on)]


@pytest.mark.parametrize(
    ("on", "codes"),
    [
        (date(2022, 4, 24), ["before_registration"]),
        (date(2022, 4, 25), []),
        (date(2025, 4, 25), []),
        (date(2025, 4, 26), ["after_registration"]),
    ],
)
def test_on_entre_de_la_decision_a_la_fin_de_l_enregistrement(on: date, codes: list[str]) -> None:
    """Les deux bornes sont bonnes ; la veille de l'une et le lendemain de l'autre ne le sont pas."""
    assert entry(on) == codes


@pytest.mark.parametrize(
    ("on", "codes"),
    [
        (date(2022, 4, 24), ["before_decision"]),
        (date(2025, 4, 26), []),
        (date(2029, 4, 25), []),
        (date(2029, 4, 26), ["after_last_delivery"]),
    ],
)
def test_on_delivre_jusqu_a_la_derniere_delivrance(on: date, codes: list[str]) -> None:
    """Après la fin de l'enregistrement on délivre encore, jusqu'au dernier jour et pas après."""
    assert delivery(on) == codes


def test_une_date_qui_manque_est_demandee() -> None:
    """Rien n'est supposé : chaque date absente donne sa demande, avec la page où la saisir."""
    silent = RegistrationDates()
    assert entry(date(2024, 1, 1), silent) == ["decision_missing", "end_of_registration_missing"]
    assert delivery(date(2024, 1, 1), silent) == ["last_delivery_missing"]
    (first, _) = entry_obstacles("RNCP36358", silent, date(2024, 1, 1), chain)
    assert "Dates d'enregistrement" in first.sentence
    assert first.missing == "decision"


def test_la_certification_qui_remplace_est_nommee() -> None:
    """RNCP36358 échu : la phrase nomme RNCP40913, son intitulé et jusqu'à quand on y entre."""
    texts = text("RNCP36358"), text("RNCP40913", replaces="RNCP36358", dates=NEXT)
    (told,) = entry_obstacles("RNCP36358", DATES, date(2026, 1, 5), lambda: chain(*texts))
    assert "RNCP40913, « Titre de RNCP40913 », enregistrée jusqu'au 25/06/2030" in told.sentence
    assert told.rule.cite().endswith("(art. L. 6113-9 du code du travail)")


def test_la_chaine_est_suivie_jusqu_a_une_certification_ouverte() -> None:
    """Quand le premier remplaçant est lui-même échu, c'est le suivant que l'on nomme."""
    texts = (
        text("RNCP36358", replaced_by="RNCP38000"),
        text("RNCP38000", replaced_by="RNCP40913", dates=DATES),
        text("RNCP40913", dates=NEXT),
    )
    said = successor_sentence(chain(*texts), date(2026, 1, 5))
    assert "RNCP40913" in said
    assert "RNCP38000" not in said


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ((text("RNCP36358"),), "Aucun texte connu"),
        ((text("RNCP36358", replaced_by="RNCP40913"),), "déposez sa fiche"),
        (
            (text("RNCP36358", replaced_by="RNCP40913"), text("RNCP40913")),
            "une date d'enregistrement manque",
        ),
        (
            (text("RNCP36358", replaced_by="RNCP2"), text("RNCP2", dates=DATES)),
            "n'est pas enregistrée le 05/01/2026",
        ),
        (
            (text("RNCP36358", replaced_by="RNCP2"), text("RNCP2", replaced_by="RNCP36358")),
            "en rond (RNCP36358 → RNCP2 → RNCP36358)",
        ),
    ],
)
def test_ce_que_les_textes_ne_disent_pas_est_dit(
    texts: tuple[Certification, ...], expected: str
) -> None:
    """Sans remplaçant connu, ouvert ou certain, la phrase dit pourquoi et quoi faire."""
    assert expected in successor_sentence(chain(*texts), date(2026, 1, 5))


def test_la_loi_ne_vaut_que_depuis_qu_elle_existe() -> None:
    """Un parcours d'avant 2019 ne relève pas de ces règles."""
    assert entry(date(2018, 12, 31)) == delivery(date(2018, 12, 31)) == []
    assert entry(SINCE) == ["before_registration"]


@given(st.lists(st.dates(SINCE), min_size=4, max_size=4).map(sorted), st.dates(SINCE))
def test_on_entre_seulement_quand_on_peut_aussi_delivrer(days: list[date], on: date) -> None:
    """Avec des dates dans l'ordre, tout jour où l'on entre est un jour où l'on délivre."""
    decision, effect, end, last = days
    dates = RegistrationDates(
        decision=decision, effect=effect, end_of_registration=end, last_delivery=last
    )
    assert all(a <= b for a, b in pairwise(days))
    if not entry(on, dates):
        assert not delivery(on, dates)


@pytest.mark.parametrize(
    ("dates", "what"),
    [
        (DATES, "la décision d'enregistrement de RNCP36358 est du 25/04/2022"),
        (
            replace(DATES, effect=date(2022, 5, 1)),
            "l'effet de l'enregistrement de RNCP36358 est du 01/05/2022",
        ),
    ],
)
def test_une_entree_trop_tot_dit_la_date_qui_l_empeche(dates: RegistrationDates, what: str) -> None:
    """La plus tardive des deux dates est nommée par son nom."""
    (obstacle,) = entry_obstacles("RNCP36358", dates, date(2022, 4, 24), chain)
    assert what in obstacle.sentence
