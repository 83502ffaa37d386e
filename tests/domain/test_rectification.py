"""Corriger les mots d'un procès-verbal clos : rien d'autre ne bouge."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.domain.errors import RefusedAct
from parchemin.domain.minutes import (
    CandidateDecision,
    Minutes,
    MinutesBloc,
    MinutesFigures,
    MinutesMember,
    Votes,
)
from parchemin.domain.rectification import (
    corrections_of,
    rectifiable,
    rectifiable_about,
    rectify,
)

AT = datetime(2026, 7, 1, 9, 0, tzinfo=UTC)
MINUTES = Minutes(
    number="PV-2026-0001",
    certification="RNCP40657 : Titre",
    version="version 1",
    session="JURY-2026-0001 du 12/06/2026",
    body="Association Exemple",
    place="Lion",
    opened_at=datetime(2026, 6, 12, 8, 0, tzinfo=UTC),
    closed_at=datetime(2026, 6, 12, 16, 0, tzinfo=UTC),
    members=(
        MinutesMember(name="Anouk Un", college="employeur", role="membre", present=True),
        MinutesMember(name="Basile Deux", college="salarié", role="membre", present=True),
    ),
    candidates=(
        CandidateDecision(
            name="Élodie Essai",
            reference="RNCP40657-0001, voie : VAE",
            blocs=(
                MinutesBloc(
                    code="BC01",
                    title="Un bloc",
                    proposal="acquis",
                    decision="acquis",
                    votes=Votes(favour=2, against=0),
                ),
            ),
            outcome="validation totale",
        ),
        CandidateDecision(
            name="Gaël Autre", reference="RNCP40657-0002", blocs=(), outcome="absent"
        ),
    ),
    figures=MinutesFigures(registered=2, present=1, won=1, partial=0, failed=0),
    incidents=("Coupure de courant.",),
)
WORDS = st.text(st.characters(whitelist_categories=("L", "N", "P", "Zs")), min_size=1).filter(
    lambda text: text.strip() == text
)


def corrected(said: dict[str, str], reason: str = "Faute de frappe.") -> Minutes:
    return rectify(MINUTES, said, reason=reason, number="PVR-2026-0001", at=AT)[0]


def test_un_mot_corrige_est_dit_avant_et_apres() -> None:
    """Le rectificatif nomme le procès-verbal corrigé, le motif, et chaque texte avant et après."""
    rectified = corrected({"place": "Lyon"})
    assert rectified.place == "Lyon"
    assert rectified.rectifies == "PV-2026-0001"
    assert rectified.rectified_for == "Faute de frappe."
    assert rectified.corrections == ("Lieu : au lieu de « Lion », lire « Lyon ».",)


@given(st.dictionaries(st.sampled_from([text.key for text in rectifiable(MINUTES)]), WORDS))
def test_ni_decision_ni_vote_ne_changent(said: dict[str, str]) -> None:
    """Quels que soient les textes corrigés, décisions, voix, présences et chiffres restent."""
    if not corrections_of(MINUTES, said):
        with pytest.raises(RefusedAct, match="Rien n'est corrigé"):
            corrected(said)
        return
    rectified = corrected(said)
    assert rectified.figures == MINUTES.figures
    for before, after in zip(MINUTES.candidates, rectified.candidates, strict=True):
        assert replace(after, name="", recommendations=None) == replace(before, name="")
    for seat, same in zip(MINUTES.members, rectified.members, strict=True):
        assert replace(same, name="", role="") == replace(seat, name="", role="")
    assert len(rectified.corrections) == len(corrections_of(MINUTES, said))


@pytest.mark.parametrize(
    ("said", "reason", "why"),
    [
        ({}, "Faute.", "Rien n'est corrigé"),
        ({"place": " Lion "}, "Faute.", "Rien n'est corrigé"),
        ({"place": "Lyon"}, "  ", "dit pourquoi"),
        ({"place": ""}, "Faute.", "ne peut pas être vide : Lieu"),
        ({"member-0-name": " "}, "Faute.", "Nom du membre 1"),
        ({"inconnu": "mot"}, "Faute.", "Rien n'est corrigé"),
    ],
)
def test_un_rectificatif_vide_est_refuse(said: dict[str, str], reason: str, why: str) -> None:
    """Sans changement, sans motif, ou vidant un nom : une phrase, et aucun rectificatif."""
    with pytest.raises(RefusedAct, match=why):
        corrected(said, reason)


def test_les_textes_d_un_candidat_se_cherchent_par_son_nom() -> None:
    """« elo » montre Élodie et la séance, pas les autres candidats."""
    keys = {text.key for text in rectifiable_about(MINUTES, "elo")}
    assert {"place", "incidents", "candidate-0-name"} <= keys
    assert "candidate-1-name" not in keys


def test_un_incident_par_ligne() -> None:
    """Les incidents se corrigent en bloc, une ligne chacun ; les lignes vides tombent."""
    rectified = corrected({"incidents": "Coupure de courant.\n\nReprise à 10 h."})
    assert rectified.incidents == ("Coupure de courant.", "Reprise à 10 h.")
