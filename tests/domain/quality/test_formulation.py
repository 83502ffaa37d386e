"""Ce que l'on dit de la formulation d'une compétence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.domain.quality.verbs import head_verb
from parchemin.domain.quality.wording_checks import said_of
from parchemin.readers.quality.guide import national_guide

GUIDE = national_guide()

VERBES = (
    ("Collecter les informations utiles", "collecter"),
    ("S'approprier correctement les consignes", "approprier"),
    ("Se présenter, expliquer son rôle", "presenter"),
    ("Après avoir recueilli le consentement de la personne, installer le dispositif", "installer"),
    ("Dans le respect des normes sanitaires, appliquer les protocoles", "appliquer"),
    ("A1C1 Evaluer les contextes économiques", "evaluer"),
    ("1.1 Recueillir, le besoin du client", "recueillir"),
    ("C.1.1. - Mettre en œuvre les mesures d’hygiène", "mettre"),
    ("Préalablement conduire l'entretien de conseil", "conduire"),
    ("Connaître le cadre réglementaire", "connaitre"),
    ("Être à l'écoute des patients", "etre"),
)
SANS_VERBE = (
    "Maîtrise des outils bureautiques de l'entreprise",
    "Dossier patient complet et mis à jour",
    "Sait accueillir",
    "Cadre juridique de la profession",
    "",
    "12.4",
)
DITS = (
    (
        "Nettoyer la salle en utilisant les produits adaptés afin d'éviter toute contamination",
        set(),
    ),
    ("Maquetter des interfaces utilisateur web ou web mobile", {"moyens", "finalite"}),
    (
        "Savoir conduire un entretien avec un client dans le respect du secret pour le conseiller",
        {"verbe-faible"},
    ),
    ("Gérer le stock", {"moyens", "finalite", "longueur"}),
    ("Planification des rendez-vous à l'aide d'un agenda en vue des visites", {"verbe-en-tete"}),
    ("Rédiger une note, selon la charte, pour " + "informer chacun " * 40, {"longueur"}),
)


@pytest.mark.parametrize(("phrase", "verbe"), VERBES)
def test_le_verbe_d_action_est_trouve(phrase: str, verbe: str) -> None:
    """L'infinitif qui ouvre la phrase ou sa proposition principale est reconnu."""
    assert head_verb(phrase, GUIDE) == verbe


@pytest.mark.parametrize("phrase", SANS_VERBE)
def test_un_nom_n_est_pas_un_verbe(phrase: str) -> None:
    """Une phrase qu'aucun infinitif n'ouvre n'a pas de verbe en tête."""
    assert head_verb(phrase, GUIDE) is None


@pytest.mark.parametrize(("phrase", "codes"), DITS)
def test_chaque_manque_est_dit_une_fois(phrase: str, codes: set[str]) -> None:
    """Verbe, moyens, finalité et longueur sont jugés séparément."""
    said = [code for code, _, _ in said_of(phrase, GUIDE)]
    assert set(said) == codes
    assert len(said) == len(codes)


@given(st.text(max_size=300))
def test_aucune_phrase_n_arrete_la_relecture(phrase: str) -> None:
    """Any text is judged, with a reason and an advice for each remark."""
    for code, reason, advice in said_of(phrase, GUIDE):
        assert code
        assert reason
        assert advice.endswith(".")


@given(
    st.sampled_from(["Accueillir le public", "Rédiger un compte rendu", "Contrôler un appareil"]),
    st.sampled_from(
        ["en utilisant les outils prévus", "à l'aide d’un guide", "dans le respect du droit"]
    ),
    st.sampled_from(["afin de le servir", "en vue de la suite", "pour en garder trace"]),
)
def test_une_competence_complete_ne_recoit_aucune_remarque(verb: str, means: str, end: str) -> None:
    """An action verb, means and a finality, whatever they are, leave nothing to say."""
    assert not list(said_of(f"{verb} {means} {end}", GUIDE))
