"""Les mots exacts de chaque constat : ce qui est trouvé, où, et ce qui manque."""

import tomllib
from dataclasses import replace
from datetime import date

import pytest

from parchemin.domain.quality.finding import Remark
from parchemin.domain.quality.repeated_sentences import TwinSentence
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
    Register,
)
from parchemin.readers.quality.guide import guide_of, national_guide

ON = date(2026, 11, 22)
GUIDE = national_guide()
RONDE = "Faire la ronde"
FULL = AssessmentConditions(
    individual=False,
    interview_minutes=0,
    assessors=(AssessorKind.TUTOR,),
    products=("un plan",),
)


def remarks(certification: Certification, code: str, **said: object) -> list[Remark]:
    found = review_quality(certification, GUIDE, on=ON, **said)  # type: ignore[arg-type]
    return [finding.remark for finding in found if finding.rule.code == code]


def with_bloc(**parts: object) -> Certification:
    bloc = Bloc(code="BC01", title="Veiller sur les résidents")
    bloc = replace(bloc, **parts)  # type: ignore[arg-type]
    return Certification(number="RNCP1", register=Register.RNCP, title="Veilleur", blocs=(bloc,))


# où la phrase se lit ailleurs → la raison dite
COPIES = [
    (("RNCP2BC01",), "dans RNCP2BC01"),
    (("RNCP2BC01", "RNCP3BC02"), "dans RNCP2BC01 et RNCP3BC02"),
    (("A", "B", "C", "D", "E"), "dans A, B, C, D et E"),
    (("A", "B", "C", "D", "E", "F"), "dans A, B, C, D, E et 1 autre"),
    (("A", "B", "C", "D", "E", "F", "G"), "dans A, B, C, D, E et 2 autres"),
    (("A", "A"), "dans A"),
    ((None,), "dans RS9"),
]


@pytest.mark.parametrize(("blocs", "reason"), COPIES)
def test_une_copie_compte_ses_fiches_en_bon_francais(
    blocs: tuple[str | None, ...], reason: str
) -> None:
    """Cinq fiches sont nommées ; la sixième est « 1 autre », sans pluriel."""
    twins = {RONDE: [TwinSentence(number="RS9", bloc=bloc) for bloc in blocs]}
    (said,) = remarks(with_bloc(competencies=(Competency(text=RONDE),)), "copie", twins=twins)
    assert said.reason == f"la phrase se lit mot pour mot {reason}"


def test_un_doublon_cite_chaque_place_deja_lue() -> None:
    """La troisième fois, les deux premières sont nommées ; point, casse et accents n'y font rien."""
    texts = ("Écouter", "ecouter.", "ÉCOUTER ;", "Alerter")
    said = remarks(
        with_bloc(competencies=tuple(Competency(text=text) for text in texts)), "doublon"
    )
    assert [(each.place, each.reason) for each in said] == [
        (
            "bloc BC01, compétence 2",
            "la même phrase se lit déjà : bloc BC01, compétence 1",
        ),
        (
            "bloc BC01, compétence 3",
            "la même phrase se lit déjà : bloc BC01, compétence 1 et bloc BC01, compétence 2",
        ),
    ]


# ce que dit la modalité → ce que le constat dit manquant
SILENCES = [
    ({}, AssessmentKind.QCM, ""),
    ({"products": ()}, AssessmentKind.QCM, "ce que la personne remet"),
    ({"interview_minutes": None}, AssessmentKind.QCM, "la durée"),
    ({"interview_minutes": None, "preparation_minutes": 10}, AssessmentKind.QCM, ""),
    ({"individual": None}, AssessmentKind.QCM, "si l'épreuve est individuelle ou en groupe"),
    ({"assessors": ()}, None, "la nature de l'épreuve, ni qui évalue"),
]


@pytest.mark.parametrize(("changes", "kind", "missing"), SILENCES)
def test_une_modalite_dit_chacun_de_ses_silences(
    changes: dict[str, object], kind: AssessmentKind | None, missing: str
) -> None:
    """« non » et zéro minute sont dits ; seul ce que le texte tait est demandé."""
    modality = Assessment(
        code="BC01ME1", title="Étude", kind=kind, text="Étude",
        conditions=replace(FULL, **changes),  # type: ignore[arg-type]
    )  # fmt: skip
    said = remarks(with_bloc(assessments=(modality,)), "modalite-incomplete")
    assert [each.reason for each in said] == ([f"le texte ne dit pas {missing}"] if missing else [])
    assert all(each.place == "bloc BC01, modalité 1" for each in said)


@pytest.mark.parametrize(
    ("criterion", "reason"),
    [
        ("La ronde est faite à l'heure", ""),
        ("Faire la ronde.", "le critère répète la compétence mot pour mot"),
        ("FAIRE LA RONDE ;", "le critère répète la compétence mot pour mot"),
        ("Pertinence", "le critère est trop court pour dire ce que l'on regarde"),
        ("Qualité écrite", "le critère est trop court pour dire ce que l'on regarde"),
        ("Connaître les consignes de nuit", "« connaitre » ne s'observe pas"),
    ],
)
def test_un_critere_faible_dit_pourquoi(criterion: str, reason: str) -> None:
    """Répété, trop court ou inobservable : une raison et une seule."""
    competency = Competency(text=RONDE, criteria=(Criterion(text=criterion),))
    said = remarks(with_bloc(competencies=(competency,)), "critere-non-observable")
    assert [each.reason for each in said] == ([reason] if reason else [])


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("regle = [", tomllib.TOMLDecodeError),
        ("[mots]\n[mesures]\n", KeyError),
        ('[mots]\n[mesures]\n[[regle]]\ncode = "vae"\n', KeyError),
    ],
)
def test_un_guide_hors_de_sa_forme_est_refuse(text: str, wrong: type[Exception]) -> None:
    """Un fichier coupé, sans règle, ou dont une règle n'a pas de source ne fait pas un guide."""
    with pytest.raises(wrong):
        guide_of(text)
