"""Chaque règle du guide : le référentiel qui la respecte, et celui qui la trahit."""

from dataclasses import replace
from datetime import date

import pytest

from parchemin.domain.pathway import Route
from parchemin.domain.quality.guide import QualityGuide, QualityRule
from parchemin.domain.quality.repeated_sentences import MOST_TWINS, TwinSentence
from parchemin.domain.quality.review import review_quality
from parchemin.domain.referentiel import (
    Assessment,
    AssessmentConditions,
    AssessmentKind,
    AssessorKind,
    Bloc,
    Certification,
    Competency,
    Criterion,
    Excerpt,
    Register,
    RouteAccess,
)
from parchemin.readers.quality.guide import guide_of, national_guide

ON = date(2026, 11, 22)
GUIDE = national_guide()


def sentence(what: str) -> str:
    return f"{what} en utilisant les outils prévus afin de servir chaque public"


def competency(what: str, *criteria: str) -> Competency:
    found = tuple(Criterion(text=text) for text in criteria or ("L'accueil respecte la charte.",))
    return Competency(text=sentence(what), criteria=found)


COMPLETE = AssessmentConditions(
    individual=True,
    duration_minutes=30,
    assessors=(AssessorKind.EVALUATION_JURY,),
    products=("un rapport",),
)
MODALITY = Assessment(
    code="BC01ME1",
    title="Mise en situation",
    kind=AssessmentKind.REBUILT_SITUATION,
    text="Mise en situation aménagée pour les personnes en situation de handicap",
    conditions=COMPLETE,
)
BLOC = Bloc(
    code="BC01",
    title="Accueillir les personnes au guichet",
    competencies=(competency("Accueillir une personne"), competency("Orienter une personne")),
    assessments=(MODALITY,),
)
SOUND = Certification(
    number="RNCP99999",
    register=Register.RNCP,
    title="CQP Agent d'accueil",
    blocs=(BLOC,),
    routes={Route.EXPERIENCE: RouteAccess(open=True)},
)


def with_bloc(**changes: object) -> Certification:
    return replace(SOUND, blocs=(replace(BLOC, **changes),))  # type: ignore[arg-type]


def with_competencies(*found: Competency) -> Certification:
    return with_bloc(competencies=found)


WRONG = {
    "bloc-d-une-competence": with_competencies(competency("Accueillir une personne")),
    "sans-modalite": with_bloc(
        assessments=(), activity="Accueil de tous, personnes en situation de handicap comprises"
    ),
    "intitule-de-bloc": with_bloc(title="Accueil"),
    "modalite-incomplete": with_bloc(
        assessments=(replace(MODALITY, conditions=replace(COMPLETE, assessors=())),)
    ),
    "sans-critere": with_competencies(
        replace(competency("Accueillir une personne"), criteria=()),
        competency("Orienter une personne"),
    ),
    "critere-non-observable": with_competencies(
        competency("Accueillir une personne", "Comprendre la demande de la personne"),
        competency("Orienter une personne"),
    ),
    "doublon": with_competencies(
        competency("Accueillir une personne"), competency("ACCUEILLIR une personne")
    ),
    "accessibilite": with_bloc(assessments=(replace(MODALITY, text="Mise en situation"),)),
    "vae": replace(SOUND, routes={Route.EXPERIENCE: RouteAccess(open=False)}),
    "verbe-en-tete": with_competencies(
        competency("Accueil d'une personne"), competency("Orienter une personne")
    ),
    "verbe-faible": with_competencies(
        competency("Savoir accueillir une personne"), competency("Orienter une personne")
    ),
    "moyens": with_competencies(
        replace(competency("-"), text="Accueillir chaque personne au guichet afin de la servir"),
        competency("Orienter une personne"),
    ),
    "finalite": with_competencies(
        replace(
            competency("-"), text="Accueillir chaque personne en utilisant la charte d'accueil"
        ),
        competency("Orienter une personne"),
    ),
    "longueur": with_competencies(
        replace(competency("-"), text="Accueillir en souriant pour servir"),
        competency("Orienter une personne"),
    ),
}


def codes(certification: Certification, **said: object) -> list[str]:
    found = review_quality(certification, GUIDE, on=ON, **said)  # type: ignore[arg-type]
    return [finding.rule.code for finding in found]


def test_un_referentiel_complet_ne_recoit_aucun_constat() -> None:
    """Rien n'est reproché à un référentiel qui montre tout ce que le guide attend."""
    assert not codes(SOUND)


@pytest.mark.parametrize("code", WRONG)
def test_chaque_manque_est_un_constat_et_un_seul(code: str) -> None:
    """Un défaut donne son constat et aucun autre."""
    assert codes(WRONG[code]) == [code]


def test_chaque_regle_du_guide_a_son_exemple() -> None:
    """Aucune règle livrée n'est sans exemple qui la déclenche."""
    assert {rule.code for rule in GUIDE.rules} == {*WRONG, "copie"}


def test_une_copie_nomme_les_fiches() -> None:
    """Une phrase lue ailleurs mot pour mot dit où, sans réciter cent fiches."""
    text = BLOC.competencies[0].text
    twins = [
        TwinSentence(number="RNCP1", bloc=f"RNCP1BC{rank:02}") for rank in range(MOST_TWINS + 3)
    ]
    finding = review_quality(SOUND, GUIDE, on=ON, twins={text: twins})[0]
    assert finding.rule.code == "copie"
    assert "RNCP1BC00, RNCP1BC01" in finding.remark.reason
    assert finding.remark.reason.endswith("et 3 autres")


def test_un_constat_dit_sa_place() -> None:
    """Le constat porte le chemin de la valeur, ses mots et la règle avec sa source."""
    finding = review_quality(WRONG["critere-non-observable"], GUIDE, on=ON)[0]
    assert finding.remark.path == "blocks.0.competencies.0.criteria.0"
    assert finding.remark.place == "bloc BC01, compétence 1, critère 1"
    assert finding.remark.quote == "Comprendre la demande de la personne"
    assert "vade-mecum" in finding.rule.source


def test_une_fiche_rs_est_lue_par_ses_capacites() -> None:
    """Sans bloc, ce sont les capacités attestées que l'on relit ; aucun bloc n'est réclamé."""
    rs = Certification(
        number="RS9999",
        register=Register.RS,
        title="Accueillir une personne en situation de handicap",
        stated_competencies=(
            Competency(text=sentence("Adapter l'accueil à une personne en situation de handicap")),
            Competency(
                text="Comprendre les besoins de la personne avec bienveillance pour l'aider"
            ),
        ),
    )
    findings = review_quality(rs, GUIDE, on=ON)
    assert [(each.rule.code, each.remark.path) for each in findings] == [
        ("verbe-faible", "stated_competencies.1")
    ]


def test_une_regle_hors_de_ses_dates_ne_dit_rien() -> None:
    """Un constat n'existe que par une règle en vigueur ce jour-là."""
    before = date(2019, 1, 1)
    assert "vae" in [each.rule.code for each in review_quality(WRONG["vae"], GUIDE, on=ON)]
    assert not review_quality(WRONG["vae"], GUIDE, on=before)


def test_la_regle_en_vigueur_est_celle_du_jour() -> None:
    """De deux états d'une règle, celui qui couvre le jour est cité."""
    rules = (
        QualityRule(code="vae", label="ancienne", source="s", until=date(2020, 12, 31)),
        QualityRule(code="vae", label="nouvelle", source="s", since=date(2021, 1, 1)),
    )
    guide = QualityGuide(rules=rules, words=GUIDE.words, measures=GUIDE.measures)
    for on, label in ((date(2020, 12, 31), "ancienne"), (date(2021, 1, 1), "nouvelle")):
        rule = guide.rule("vae", on)
        assert rule
        assert rule.label == label


def test_la_cle_d_un_constat_suit_ses_mots() -> None:
    """Déplacer une compétence ne change pas la clé sous laquelle on a répondu au constat."""
    swapped = with_competencies(*reversed(WRONG["moyens"].blocs[0].competencies))
    keys = [review_quality(each, GUIDE, on=ON)[0].key for each in (WRONG["moyens"], swapped)]
    assert keys[0] == keys[1]


def test_un_guide_s_ecrit_en_toml() -> None:
    """Un guide tient en un fichier : règles datées, mots, mesures."""
    guide = guide_of(
        '[[regle]]\ncode = "a"\nlibelle = "b"\nsource = "c"\njusqu_au = 2025-01-01\n'
        '[mesures]\nmots = 3\n[mots]\nvides = ["x"]\n'
    )
    assert guide.rules[0].until == date(2025, 1, 1)
    assert guide.words == {"vides": ("x",)}
    assert guide.measures == {"mots": 3}


def test_l_accessibilite_se_lit_partout() -> None:
    """Un savoir-faire, un titre d'activité ou de groupe qui parle de handicap suffit."""
    silent = WRONG["accessibilite"]
    bloc = silent.blocs[0]
    first, *others = bloc.competencies
    told = (
        replace(first, details=(Excerpt(text="Adapter son accueil au handicap"),)),
        replace(first, heading="Accessibilité de l'accueil"),
    )
    assert codes(silent) == ["accessibilite"]
    for competency_told in told:
        changed = replace(bloc, competencies=(competency_told, *others))
        assert not codes(replace(silent, blocs=(changed,)))
    stated = (Competency(text="Accueillir le public"),)
    title = replace(bloc, title="Accessibilité du guichet public")
    assert not codes(replace(silent, stated_competencies=stated, blocs=(title,)))
