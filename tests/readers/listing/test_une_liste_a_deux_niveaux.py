"""Titres, compétences, détails et phrases d'introduction d'une liste."""

import pytest

from parchemin.readers.competency_items import marked_items
from parchemin.readers.diagnostics import Findings, Severity, whole
from parchemin.readers.listing.asking import say_structure
from parchemin.readers.listing.building import ListText, competencies_of, leads_of
from parchemin.readers.listing.structure import Structure, structure_of

Shape = list[tuple[str | None, str, list[str]]]
"""Each competency: its heading, its words after its code, its details."""


def structured(text: str, *titles: str) -> tuple[ListText, Structure]:
    cuts = marked_items(text)
    return ListText(text, cuts, lambda _: {}), structure_of(text, cuts, titles)


def shape(text: str, *titles: str) -> Shape:
    lines, structure = structured(text, *titles)
    return [
        (
            each.heading,
            " ".join(filter(None, (each.code, each.text))),
            [d.text for d in each.details],
        )
        for each in competencies_of(lines, structure.roles)
    ]


def leads(text: str) -> list[str]:
    lines, structure = structured(text)
    return [each.text for each in leads_of(lines, structure.roles)]


DECIDED: list[tuple[str, Shape]] = [
    (
        "1.1 Accueillir    1.1.1 Saluer    1.1.2 Écouter    1.2 Vendre    1.2.1 Conseiller",
        [
            ("1.1 Accueillir", "1.1.1 Saluer", []),
            ("1.1 Accueillir", "1.1.2 Écouter", []),
            ("1.2 Vendre", "1.2.1 Conseiller", []),
        ],
    ),
    (
        "A1 Accueil  A1C1. Saluer  A1C2. Écouter",
        [("A1 Accueil", "A1C1 Saluer", []), ("A1 Accueil", "A1C2 Écouter", [])],
    ),
    (
        "C.1 Accueil\nC.1.1 Saluer\nC.1.2 Écouter",
        [("C.1 Accueil", "C.1.1 Saluer", []), ("C.1 Accueil", "C.1.2 Écouter", [])],
    ),
    (
        "* Accueillir    o saluer    o écouter    * Vendre",
        [(None, "Accueillir", ["saluer", "écouter"]), (None, "Vendre", [])],
    ),
    ("- Accueillir\n  ▸ saluer\n  ▸ écouter", [(None, "Accueillir", ["saluer", "écouter"])]),
    ("C1. Accueillir  - saluer  - écouter", [(None, "C1 Accueillir", ["saluer", "écouter"])]),
    (
        "Relation client  C1. Saluer  C2. Écouter  Vente  C3. Conseiller",
        [
            ("Relation client", "C1 Saluer", []),
            ("Relation client", "C2 Écouter", []),
            ("Vente", "C3 Conseiller", []),
        ],
    ),
    (
        "1. Piloter le projet  C1. Planifier  C2. Suivre",
        [("Piloter le projet", "C1 Planifier", []), ("Piloter le projet", "C2 Suivre", [])],
    ),
    (
        "1.1 Accueil  1.1.1 Saluer  - à l'oral  - à l'écrit  1.1.2 Écouter",
        [
            ("1.1 Accueil", "1.1.1 Saluer", ["à l'oral", "à l'écrit"]),
            ("1.1 Accueil", "1.1.2 Écouter", []),
        ],
    ),
    ("C9. Saluer  C10. Écouter", [(None, "C9 Saluer", []), (None, "C10 Écouter", [])]),
]
BY_WORDS: list[tuple[str, Shape]] = [
    (
        "Accueil du client :\n- Saluer\n- Écouter\nVente :\n- Conseiller",
        [
            ("Accueil du client", "Saluer", []),
            ("Accueil du client", "Écouter", []),
            ("Vente", "Conseiller", []),
        ],
    ),
    (
        "Relation client    Accueillir le client au comptoir    Vente    Conseiller le client",
        [
            ("Relation client", "Accueillir le client au comptoir", []),
            ("Vente", "Conseiller le client", []),
        ],
    ),
    (
        "Accueillir le client  - politesse  - écoute active",
        [(None, "Accueillir le client", ["politesse", "écoute active"])],
    ),
]
OPEN: list[tuple[str, Shape, list[str]]] = [
    (
        "1. Accueillir  - Saluer  - Écouter",
        [(None, "Accueillir", []), (None, "Saluer", []), (None, "Écouter", [])],
        ["2 compétences sous 1 titre", "1 compétence, avec 2 lignes de détail sous elles"],
    ),
    (
        "1.1 Accueillir  1.1.1 Saluer  1.1.2 Écouter  1.2 Vendre",
        [
            (None, "1.1 Accueillir", []),
            (None, "1.1.1 Saluer", []),
            (None, "1.1.2 Écouter", []),
            (None, "1.2 Vendre", []),
        ],
        ["3 compétences sous 1 titre", "2 compétences, avec 2 lignes de détail sous elles"],
    ),
    (
        "C1. Utiliser  Excel pour suivre  C2. Vendre",
        [(None, "C1 Utiliser", []), (None, "Excel pour suivre", []), (None, "C2 Vendre", [])],
        [
            "2 compétences sous 1 titre",
            "2 compétences, avec 1 ligne de détail sous elles",
            "2 compétences, dont certaines sur plusieurs lignes",
        ],
    ),
    (
        "Gérer    Suivre les stocks du magasin    Passer les commandes du magasin",
        [
            (None, "Gérer", []),
            (None, "Suivre les stocks du magasin", []),
            (None, "Passer les commandes du magasin", []),
        ],
        ["2 compétences sous 1 titre"],
    ),
]
FLAT = [
    "Lire    Écrire    Compter",
    "- Lire    - Écrire",
    "C1. Lire    C2. Écrire",
    "Anglais    Allemand    Espagnol",
    "Une seule phrase.",
]


@pytest.mark.parametrize(("text", "expected"), DECIDED)
def test_les_marques_decident(text: str, expected: Shape) -> None:
    """Codes emboîtés, puces sous une puce ou sous un code : la structure se voit."""
    assert shape(text) == expected
    _, structure = structured(text)
    assert structure.others == ()
    assert not structure.by_words


@pytest.mark.parametrize(("text", "expected"), BY_WORDS)
def test_les_mots_decident_et_cela_se_dit(text: str, expected: Shape) -> None:
    """Un nom au-dessus d'infinitifs est un titre ; une information invite à vérifier."""
    assert shape(text) == expected
    findings = Findings()
    say_structure(*structured(text), "blocks.0.competencies", whole(), findings)
    (said,) = findings
    assert (said.code, said.severity) == ("structure-lue-dans-les-mots", Severity.INFORMATION)


@pytest.mark.parametrize(("text", "expected", "labels"), OPEN)
def test_ce_que_rien_ne_decide_reste_plat(text: str, expected: Shape, labels: list[str]) -> None:
    """La liste à un niveau est retenue, les autres lectures sont proposées à leur place."""
    assert shape(text) == expected
    findings = Findings()
    say_structure(*structured(text), "blocks.3.competencies", whole(), findings)
    (said,) = findings
    assert (said.code, said.severity) == ("structure-de-liste-indecidable", Severity.WARNING)
    assert [each.label for each in said.alternatives] == labels
    assert {each.path for each in said.alternatives} == {"blocks.3.competencies"}


@pytest.mark.parametrize("text", FLAT)
def test_une_liste_simple_ne_demande_rien(text: str) -> None:
    """Une seule sorte de lignes : ni titre, ni détail, ni question."""
    lines, structure = structured(text)
    assert structure.flat
    findings = Findings()
    say_structure(lines, structure, "blocks.0.competencies", whole(), findings)
    assert list(findings) == []
    assert all(heading is None and not details for heading, _, details in shape(text))


@pytest.mark.parametrize(
    ("text", "lead", "count"),
    [
        ("Les compétences attestées sont les suivantes :  C1. Lire  C2. Écrire", 0, 2),
        ("Le candidat est capable de :  - Lire  - Écrire", 0, 2),
        ("Le titulaire est en mesure de  - Lire  - Écrire", 0, 2),
        ("Être capable de :  lire un plan ;  écrire un devis ;  vendre", 0, 3),
        ("Dans le respect des règles de l'entreprise :    Lire    Écrire", 0, 2),
    ],
)
def test_une_introduction_est_mise_a_part(text: str, lead: int, count: int) -> None:
    """La phrase qui annonce la liste est gardée mot pour mot, hors des compétences."""
    assert leads(text) == [text.split("  ")[lead]]
    assert len(shape(text)) == count


def test_une_introduction_seule_reste_une_ligne() -> None:
    """Quand rien ne la suit, elle est gardée plutôt que perdue."""
    assert shape("Les compétences sont :") == [(None, "Les compétences sont :", [])]
    assert leads("Les compétences sont :") == []


def test_le_titre_d_un_bloc_est_un_titre() -> None:
    """Dans la liste de la fiche, l'intitulé d'un bloc groupe ses compétences."""
    text = "1. Développer le site  * Maquetter  * Réaliser"
    assert shape(text, "développer le site") == [
        ("Développer le site", "Maquetter", []),
        ("Développer le site", "Réaliser", []),
    ]


def test_la_lecture_choisie_s_ecrit_telle_quelle() -> None:
    """La valeur proposée est une liste de compétences dans la forme du document."""
    findings = Findings()
    say_structure(
        *structured("1. Accueillir  - Saluer"), "blocks.0.competencies", whole(), findings
    )
    (said,) = findings
    first = said.alternatives[0].value[0]
    assert (first["text"], first["heading"]) == ("Saluer", "Accueillir")
    assert set(first) >= {"code", "key", "details", "criteria", "assessments", "spans"}


def test_une_liste_demesuree_reste_plate() -> None:
    """Mille lignes ne sont la liste d'aucun bloc : elles sont lues sans en chercher les niveaux."""
    text = "\n".join(["1. Accueillir", "- Saluer"] * 501)
    lines, structure = structured(text)
    assert structure.flat
    assert structure.others == ()
    assert len(competencies_of(lines, structure.roles)) == 1_002
