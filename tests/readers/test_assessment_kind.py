"""The nature of a modality, from the words that announce it."""

import pytest

from parchemin.domain.referentiel import AssessmentKind as Kind
from parchemin.readers.assessment_kind import LABELS, NAMES, announcement, candidates


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Études de cas", Kind.CASE_STUDY),
        ("Étude de cas pratique", Kind.CASE_STUDY),
        ("Etude d’un cas, avec entretien", Kind.CASE_STUDY_WITH_INTERVIEW),
        ("Étude de cas suivie d'une soutenance", Kind.CASE_STUDY_WITH_INTERVIEW),
        ("Mise en situation", Kind.SITUATION),
        ("Mises en situations reconstituées", Kind.REBUILT_SITUATION),
        ("Mise en situation reconstituée et entretien", Kind.REBUILT_SITUATION_WITH_INTERVIEW),
        ("Observation en situation réelle de travail", Kind.REAL_SITUATION),
        ("Questionnaire de type QROC", Kind.QROC),
        ("Questions à réponse ouverte courte", Kind.QROC),
        ("QCM de 40 questions", Kind.QCM),
        ("Questionnaire à choix multiples", Kind.QCM),
        ("Dossier d'analyse et entretien oral", Kind.FILE_WITH_INTERVIEW),
        ("Carnet de suivi des compétences", Kind.LOGBOOK),
        ("Présentation orale de deux situations professionnelles", Kind.ORAL_ON_SITUATIONS),
        ("Projet réalisé en centre", Kind.PROJECT),
    ],
)
def test_one_nature(text: str, kind: Kind) -> None:
    """Each nature is known by its usual words, with either apostrophe."""
    assert announcement(text).kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "Mises en situation professionnelles et études de cas",
        "Questionnements de type QROC et QCM",
        "Dossier de recommandations",
        "Note de veille stratégique",
        "Entretien avec le jury",
        "",
    ],
)
def test_no_sure_nature(text: str) -> None:
    """Two natures, a file without interview, or unknown words: nothing is decided."""
    assert announcement(text).kind is None


def test_only_the_head_decides() -> None:
    """The description after the announcement may speak of anything."""
    text = (
        "Étude de cas évaluée par un jury Description : le candidat, en entretien, tient un projet"
    )
    assert announcement(text).kind is Kind.CASE_STUDY


def test_a_title_before_the_announcement_does_not_count() -> None:
    """« dossiers » in a title is not the announcement of a file."""
    said = announcement("Traçabilité des dossiers Étude de cas pratiques")
    assert said.kind is Kind.CASE_STUDY
    assert said.title_end == len("Traçabilité des dossiers ")


def test_without_capital_the_head_is_the_title() -> None:
    """When the announcing words are inside a sentence, the sentence is the title."""
    text = "L'évaluation s'appuie sur une observation en situation réelle. Autre phrase"
    said = announcement(text)
    assert said.kind is Kind.REAL_SITUATION
    assert text[: said.title_end].startswith("L'évaluation s'appuie sur une observation")
    assert not said.opens


@pytest.mark.parametrize(
    "text", ["Un projeteur", "Le dossieriste", "Une occasion", "Qcmiste", "Une institution"]
)
def test_words_inside_words_do_not_count(text: str) -> None:
    """A nature is announced by whole words."""
    assert announcement(text).natures == {}


def test_the_place_of_the_deciding_words() -> None:
    """The natures say where their words stand."""
    said = announcement("Protocoles Questionnaire de type QROC")
    start, end = said.natures[Kind.QROC]
    assert said.head[start:end] == "QROC"
    assert said.start == len("Protocoles ")


def test_every_announced_nature_has_a_french_name() -> None:
    """A diagnostic can always name what it found."""
    assert all(name == name.strip() and name for name in NAMES.values())


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "Mises en situation professionnelles et études de cas",
            [Kind.SITUATION, Kind.CASE_STUDY],
        ),
        ("Questionnements de type QROC et QCM", [Kind.QROC, Kind.QCM]),
        ("Dossier de recommandations", [Kind.FILE_WITH_INTERVIEW]),
        (
            "Étude de cas et mise en situation reconstituée, avec entretien",
            [
                Kind.CASE_STUDY_WITH_INTERVIEW,
                Kind.CASE_STUDY,
                Kind.REBUILT_SITUATION_WITH_INTERVIEW,
                Kind.REBUILT_SITUATION,
            ],
        ),
        ("Note de veille stratégique", []),
    ],
)
def test_the_natures_to_choose_from(text: str, kinds: list[Kind]) -> None:
    """Every announced nature is a candidate, with the interview and without it; no other is."""
    assert list(candidates(announcement(text))) == kinds


def test_every_nature_has_its_words() -> None:
    """Any candidate can be shown to a person, and no two under one name."""
    assert set(LABELS) == set(Kind)
    assert len(set(LABELS.values())) == len(Kind)
