"""Les phrases d'une comparaison : ce qu'une personne lit de chaque différence."""

from dataclasses import replace

import pytest

from parchemin.domain.comparison import identity
from parchemin.domain.comparison.assessments import AssessmentChange
from parchemin.domain.comparison.blocs import BlocChange
from parchemin.domain.comparison.certifications import compare_certifications
from parchemin.domain.comparison.changes import ChangeKind, ValueChange
from parchemin.domain.comparison.competencies import CompetencyChange
from parchemin.domain.comparison.meaning import common_words, meaning_key
from parchemin.domain.comparison.placing import Placed, placed
from parchemin.domain.comparison.sentences import (
    assessment_sentence,
    bloc_sentence,
    competency_sentence,
    summary,
    value_sentence,
)
from parchemin.domain.comparison.tokens import key_of
from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import (
    Bloc,
    CertificationReference,
    Certifier,
    CodeLabel,
    Correspondence,
    CorrespondenceKind,
    RouteAccess,
)
from tests.domain.comparison.builders import TEXTS, bloc, certification, competency

OLD = bloc(1, competency(TEXTS[0]), competency(TEXTS[1]), title="Conduire la traite")
NEW = bloc(4, competency(TEXTS[0]), competency(TEXTS[1]), title="Traire les brebis", number="RNCP2")
BEFORE = certification(OLD)


def places(one: Bloc, *ranks: int) -> tuple[Placed, ...]:
    """Les compétences d'un bloc à ces rangs, avec leur place."""
    every = placed([one])
    return tuple(every[rank] for rank in ranks)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            BlocChange(ChangeKind.REMOVED, OLD, None),
            "RNCP1BC01, « Conduire la traite » : retiré.",
        ),
        (
            BlocChange(ChangeKind.ADDED, None, NEW),
            "RNCP2BC04, « Traire les brebis » : ajouté.",
        ),
        (
            BlocChange(ChangeKind.SAME, OLD, OLD),
            "RNCP1BC01, « Conduire la traite » : identique.",
        ),
        (
            BlocChange(ChangeKind.REWORDED, OLD, OLD, reordered=True),
            (
                "RNCP1BC01, « Conduire la traite » : modifié. "
                "Les compétences gardées y changent d'ordre."
            ),
        ),
        (
            BlocChange(ChangeKind.REWORDED, OLD, NEW, basis="les mêmes compétences"),
            (
                "RNCP2BC04, « Traire les brebis » : modifié, rapproché de RNCP1BC01 par : "
                "les mêmes compétences."
            ),
        ),
        (
            BlocChange(ChangeKind.REWORDED, OLD, NEW, basis="des mots communs", certain=False),
            (
                "RNCP2BC04, « Traire les brebis » : modifié, rapproché de RNCP1BC01 par : "
                "des mots communs (rapprochement à confirmer)."
            ),
        ),
        (BlocChange(ChangeKind.SAME, None, None), ""),
    ],
)
def test_ce_que_devient_un_bloc(change: BlocChange, sentence: str) -> None:
    """Son code, son intitulé, son sort, et comment il a été reconnu quand son code a changé."""
    assert bloc_sentence(change) == sentence


@pytest.mark.parametrize(
    ("kind", "before", "after", "sentence"),
    [
        (ChangeKind.ADDED, (), (1,), "{b} : ajoutée"),
        (ChangeKind.REMOVED, (0,), (), "{a} : retirée"),
        (ChangeKind.REWORDED, (0,), (0,), "{a} : reformulée"),
        (ChangeKind.REWORDED, (0,), (1,), "{b} : reformulée (était {a})"),
        (ChangeKind.MOVED, (0,), (1,), "{b} : vient de {a}"),
        (ChangeKind.SAME, (0,), (0,), "{a} : même texte, ce qui l'entoure change"),
        (ChangeKind.SPLIT, (0,), (0, 1), "{a} : semble divisée en {a} et {b}"),
        (ChangeKind.MERGED, (0, 1), (0,), "{a} : semble regrouper {a} et {b}"),
    ],
)
def test_ce_que_devient_une_competence(
    kind: ChangeKind, before: tuple[int, ...], after: tuple[int, ...], sentence: str
) -> None:
    """Chaque sort a sa phrase, avec la place d'avant et celle d'après ; le doute s'y ajoute."""
    first, second = (item.place for item in places(OLD, 0, 1))
    change = CompetencyChange(kind, places(OLD, *before), places(OLD, *after))
    expected = sentence.format(a=first, b=second)
    assert competency_sentence(change) == expected
    doubtful = replace(change, certain=False)
    assert competency_sentence(doubtful) == f"{expected} (rapprochement à confirmer)"


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("4", "5", "Niveau : « 4 » devient « 5 »"),
        (None, "5", "Niveau : « 5 », que le premier texte ne dit pas"),
        ("4", None, "Niveau : « 4 », que le second texte ne dit plus"),
        ("a\n  b", "c", "Niveau : « a b » devient « c »"),
    ],
)
def test_une_valeur_avant_et_apres(before: str | None, after: str | None, sentence: str) -> None:
    """Le silence d'un des deux textes se dit, et une valeur tient sur une ligne."""
    assert value_sentence(ValueChange("Niveau", before, after)) == sentence


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        (ChangeKind.ADDED, "ajoutée"),
        (ChangeKind.REMOVED, "retirée"),
        (ChangeKind.REWORDED, "modifiée"),
    ],
)
def test_ce_que_devient_une_modalite(kind: ChangeKind, word: str) -> None:
    """Son titre d'après, à défaut celui d'avant."""
    (one,) = OLD.assessments
    before = None if kind is ChangeKind.ADDED else one
    after = None if kind is ChangeKind.REMOVED else one
    change = AssessmentChange(kind, before, after)
    assert assessment_sentence(change) == f"Modalité « Étude de cas » : {word}"


def test_deux_textes_egaux_n_ont_qu_une_phrase() -> None:
    """Rien à compter : la comparaison le dit en une fois."""
    assert summary(compare_certifications(BEFORE, BEFORE)) == (
        "Les deux textes disent la même chose.",
    )


CONTINUING = Route.CONTINUING
IDENTITY = [
    ({"level": 4}, "Niveau", None, "4"),
    ({"active": True}, "Fiche active", None, "oui"),
    ({"title": "CQP Berger"}, "Intitulé", "CQP Fromager fermier", "CQP Berger"),
    ({"nsf": (CodeLabel(code="212s", label="Élevage"),)}, "Code NSF", None, "212s, Élevage"),
    ({"rome": (CodeLabel(code="A1410", label=None),)}, "Code ROME", None, "A1410"),
    (
        {"certifiers": (Certifier(name="Fédération des bergers", siret="00000000000000"),)},
        "Certificateur",
        None,
        "Fédération des bergers, 00000000000000",
    ),
    (
        {"routes": {CONTINUING: RouteAccess(open=False)}},
        "Voie « formation continue »",
        None,
        "fermée",
    ),
    (
        {"replaces": (CertificationReference(number="RNCP0", title=None),)},
        "Remplace",
        None,
        "RNCP0",
    ),
    (
        {
            "correspondences": (
                Correspondence(
                    kind=CorrespondenceKind.PARTIAL,
                    blocs=("RNCP1BC01", "RNCP1BC02"),
                    certification=CertificationReference(number="RS7", title=None),
                    target_blocs=(),
                ),
            )
        },
        "Correspondance",
        None,
        "correspondance partielle : RNCP1BC01 et RNCP1BC02 avec RS7, toute la certification",
    ),
]


@pytest.mark.parametrize(("fields", "label", "before", "after"), IDENTITY)
def test_ce_qui_change_dans_l_identite(
    fields: dict[str, object], label: str, before: str | None, after: str
) -> None:
    """Un champ changé donne une seule ligne, sous son nom français, dans les deux sens."""
    changed = replace(BEFORE, **fields)  # type: ignore[arg-type]
    assert identity.identity_changes(BEFORE, changed) == (ValueChange(label, before, after),)
    assert identity.identity_changes(changed, BEFORE) == (ValueChange(label, after, before),)
    assert identity.identity_changes(changed, changed) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tuteurs", "tuteur"),
        ("Évaluations", "evaluation"),
        ("réseaux", "réseau"),
        ("GESTES", "geste"),
    ],
)
def test_le_meme_mot_au_pluriel(one: str, other: str) -> None:
    """Capitales, accents et dernière lettre du pluriel ne font pas un autre mot."""
    assert meaning_key(one) == meaning_key(other)


@pytest.mark.parametrize(("one", "other"), [("cas", "ca"), ("bus", "bu"), ("vente", "vendre")])
def test_deux_mots_restent_deux_mots(one: str, other: str) -> None:
    """Un mot court garde sa dernière lettre, deux mots voisins restent distincts."""
    assert meaning_key(one) != meaning_key(other)


@pytest.mark.parametrize(
    ("first", "second", "common", "only_first", "only_second"),
    [
        (
            "Conduire la traite des brebis",
            "Conduire les brebis au pré",
            ("conduire", "brebis"),
            ("traite",),
            ("pré",),
        ),
        ("Vendre", "vendre", ("vendre",), (), ()),
        ("de la du", "les des", (), (), ()),
        ("", "Accueillir", (), (), ("accueillir",)),
    ],
)
def test_les_mots_que_deux_textes_partagent(
    first: str,
    second: str,
    common: tuple[str, ...],
    only_first: tuple[str, ...],
    only_second: tuple[str, ...],
) -> None:
    """Les mots qui comptent, dans l'ordre du premier texte ; les petits mots sont écartés."""
    shared = common_words(first, second)
    assert (shared.common, shared.only_first, shared.only_second) == (
        common,
        only_first,
        only_second,
    )
    total = len(common) + len(only_first) + len(only_second)
    assert shared.likeness == (len(common) / total if total else 0.0)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("l’équipe ", "l'équipe"),
        ("œuvre", "oeuvre"),
        ("…", "..."),
        ("e\u0301", "é"),
        ("co\u00adopération", "coopération"),
        ("\u200b", ""),
        ("‣", "•"),
    ],
)
def test_ce_qu_un_lecteur_voit_d_un_mot(written: str, key: str) -> None:
    """Apostrophes, ligatures, points de suite et signes invisibles sont mis à part."""
    assert key_of(written) == key
