"""Ce qu'un changement de version ferait des faits déjà inscrits."""

from dataclasses import replace

import pytest
from hypothesis import given

from parchemin.domain.referentiel import AssessmentKind, Certification
from parchemin.domain.version_move import RecordedFact, effects, review_move
from tests.domain.comparison.builders import (
    CERTIFICATIONS,
    TEXTS,
    bloc,
    certification,
    competency,
)

ONE, TWO, THREE = map(competency, TEXTS[:3])
BEFORE = certification(bloc(1, ONE, TWO), bloc(2, THREE))
FIRST = RecordedFact("le résultat", "RNCP1BC01", 1)
SECOND = RecordedFact("l'attestation", "RNCP1BC01", 2)
MODALITY = RecordedFact("le résultat", "RNCP1BC01", assessment="RNCP1BC01ME1")


def test_rien_ne_change_de_sens() -> None:
    """Mêmes compétences aux mêmes places : tout compte encore."""
    after = replace(BEFORE, title="CQP Fromager")
    review = review_move(BEFORE, after, [FIRST, SECOND, MODALITY], ["RNCP1BC02"])
    assert review.allowed
    assert "tous comptent encore" in next(effects(review))


def test_une_competence_reformulee_garde_son_resultat() -> None:
    """Le résultat suit la compétence tant qu'elle reste à sa place."""
    reworded = competency(TEXTS[0].replace("hygiène", "sécurité"))
    after = certification(bloc(1, reworded, TWO), bloc(2, THREE))
    assert review_move(BEFORE, after, [FIRST, SECOND], ()).kept == ()


def test_un_resultat_sur_une_competence_disparue_est_dit_et_garde() -> None:
    """La place n'existe plus : le fait reste, ne compte plus, et rien n'est refusé."""
    after = certification(bloc(1, ONE), bloc(2, THREE))
    review = review_move(BEFORE, after, [FIRST, SECOND], ())
    assert review.allowed
    assert list(effects(review)) == [
        "L'attestation (RNCP1BC01, compétence 2) reste au dossier et ne compte plus."
    ]


def test_un_resultat_ne_prouve_pas_autre_chose() -> None:
    """Une autre compétence à la même place refuse le changement, au lieu d'hériter du résultat."""
    after = certification(bloc(1, TWO, ONE), bloc(2, THREE))
    review = review_move(BEFORE, after, [FIRST], ())
    assert not review.allowed
    assert "autre chose que ce qui a été évalué" in review.refusals[0]
    assert review_move(BEFORE, after, [], ()).allowed


@pytest.mark.parametrize(
    ("title", "kind", "allowed"),
    [
        ("Étude de cas", None, True),
        ("Entretien avec le tuteur", None, False),
        ("Étude de cas", AssessmentKind.QCM, False),
    ],
)
def test_une_modalite_remplacee_ne_garde_pas_le_resultat(
    title: str, kind: AssessmentKind | None, allowed: bool
) -> None:
    """Le même code pour une autre épreuve, ou pour une autre nature, refuse le changement."""
    (modality,) = BEFORE.blocs[0].assessments
    text = modality.text if title == modality.title else "Questions orales au poste"
    other = replace(modality, title=title, text=f"{text} et demie", kind=kind)
    after = replace(BEFORE, blocs=(replace(BEFORE.blocs[0], assessments=(other,)), BEFORE.blocs[1]))
    assert review_move(BEFORE, after, [MODALITY], ()).allowed is allowed


def test_un_resultat_sur_une_modalite_ou_un_bloc_disparus_est_garde() -> None:
    """Modalité supprimée, bloc supprimé : le fait est dit, nommé par son intitulé."""
    without = replace(BEFORE.blocs[0], assessments=())
    (kept,) = review_move(BEFORE, replace(BEFORE, blocs=(without,)), [MODALITY], ()).kept
    assert kept.startswith("Le résultat (RNCP1BC01, « Étude de cas »)")
    whole = RecordedFact("le résultat", "RNCP1BC02")
    (kept,) = review_move(BEFORE, replace(BEFORE, blocs=(without,)), [whole], ()).kept
    assert "RNCP1BC02" in kept


def test_un_bloc_acquis_ne_se_perd_pas() -> None:
    """Un bloc accordé que la version ne connaît plus refuse le changement et dit quoi faire."""
    after = certification(bloc(1, ONE, TWO))
    review = review_move(BEFORE, after, (), ["RNCP1BC02", "RNCP9BC01"])
    (refusal,) = review.refusals
    assert refusal.startswith("Le bloc RNCP1BC02, déjà acquis")
    assert "nouveau parcours" in refusal


@given(CERTIFICATIONS)
def test_passer_a_un_texte_identique_ne_touche_a_rien(one: Certification) -> None:
    """Vers le même texte, aucun fait n'est refusé ni écarté."""
    facts = [
        RecordedFact("le résultat", each.code, rank + 1)
        for each in one.blocs
        for rank in range(len(each.competencies))
    ]
    review = review_move(one, one, facts, [each.code for each in one.blocs])
    assert review.allowed
    assert review.kept == ()


def test_un_bloc_acquis_ne_devient_pas_un_autre_bloc() -> None:
    """Deux blocs échangent leurs codes : qui a acquis le premier n'a pas été évalué sur le second."""
    first, second = bloc(1, ONE, title="Accueil du public"), bloc(2, THREE, title="Logistique")
    before = certification(first, second)
    after = certification(
        replace(first, title=second.title, competencies=second.competencies),
        replace(second, title=first.title, competencies=first.competencies),
    )
    review = review_move(before, after, [], ["RNCP1BC01"])
    assert [sentence.split(" : ")[0] for sentence in review.refusals] == [
        "Le bloc RNCP1BC01, déjà acquis, est dans cette version un tout autre bloc"
    ]
    assert review_move(before, after, [], []).allowed
    assert review_move(before, before, [], ["RNCP1BC01", "RNCP1BC02"]).allowed
