"""Ce que la marque et la rédaction d'une ligne disent, ligne par ligne."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.readers.competency_items import marked_items
from parchemin.readers.listing.levels import BARE, are_level, depths_of, is_under, style_of
from parchemin.readers.listing.structure import is_flat, structure_of
from parchemin.readers.listing.wording import LONGEST_TITLE, is_action, is_lead, is_title

STYLES = [
    ("C1. Accueillir le client", "=C1"),
    ("A1C2. Conseiller le client", "=A1C2"),
    ("C.1.1 Saluer", "=C.1.1"),
    ("2.3 Vendre", "=2.3"),
    ("- Saluer", "-"),
    ("• Saluer", "•"),
    ("o Saluer", "o"),
    ("1. Saluer", "1"),
    ("12) Saluer", "1"),
    ("a) Saluer", "a"),
    ("Saluer", BARE),
    ("Octroyer un prêt", BARE),
    ("3D : modéliser une pièce", BARE),
]


@pytest.mark.parametrize(("line", "style"), STYLES)
def test_la_marque_d_une_ligne(line: str, style: str) -> None:
    """Un code, un rang, une lettre ou une puce ; un mot qui leur ressemble n'en est pas une."""
    (cut,) = marked_items(line)
    assert style_of(line, cut) == style


@pytest.mark.parametrize(
    ("code", "other", "under"),
    [
        ("=1.1.1", "=1.1", True),
        ("=A1C1", "=A1", True),
        ("=C.1.2", "=C.1", True),
        ("=C10", "=C1", False),
        ("=1.10", "=1.1", False),
        ("=C1", "=C1", False),
        ("=C1", "=C1.1", False),
        ("=A2C1", "=A1", False),
        ("-", "=C1", False),
        ("=C1.1", "1", False),
    ],
)
def test_un_code_en_continue_un_autre(code: str, other: str, under: bool) -> None:
    """C10 suit C9, il n'est pas sous C1 : seul un code prolongé hors de son nombre est dessous."""
    assert is_under(code, other) is under


@pytest.mark.parametrize(
    ("styles", "depths"),
    [
        (["=C1", "=C2", "=C3"], [0, 0, 0]),
        (["=C1", "-", "-", "=C2", "-"], [0, 1, 1, 0, 1]),
        (["-", "▸", "▸", "-"], [0, 1, 1, 0]),
        (["=1.1", "=1.1.1", "-", "=1.1.2", "=1.2"], [0, 1, 2, 1, 0]),
        ([BARE, "-", "-", BARE, "-"], [0, 1, 1, 0, 1]),
        (["-", BARE, "-"], [0, 0, 1]),
        (["1", "a", "a", "1"], [0, 1, 1, 0]),
    ],
)
def test_la_profondeur_de_chaque_ligne(styles: list[str], depths: list[int]) -> None:
    """Une marque nouvelle descend d'un niveau, une marque connue revient au sien."""
    assert depths_of(styles) == depths


@given(st.lists(st.sampled_from([BARE, "-", "▸", "1", "a", "=C1", "=C1.1", "=C2"]), max_size=30))
def test_une_ligne_ne_descend_que_d_un_niveau(styles: list[str]) -> None:
    """Depths start at 0, never jump down by more than one, and a bare line is at the top."""
    depths = depths_of(styles)
    assert len(depths) == len(styles)
    assert all(after <= before + 1 for before, after in zip([-1, *depths], depths, strict=False))
    assert all(depth == 0 for style, depth in zip(styles, depths, strict=True) if style == BARE)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("- Lire  - Écrire", True),
        ("- Lire  • Écrire", False),
        ("Lire  Écrire", True),
        ("Lire  - Écrire", False),
        ("C1. Lire  C2. Écrire  C10. Compter", True),
        ("C1. Lire  C1.1 Déchiffrer", False),
        ("C1. Lire  Écrire", False),
    ],
)
def test_une_seule_sorte_de_marques(text: str, level: bool) -> None:
    """Les lignes sont de même rang quand leurs marques le sont toutes."""
    assert are_level(text, marked_items(text)) is level


LINES = st.sampled_from(
    [
        "Relation client",
        "Accueillir le client au comptoir du magasin",
        "- Saluer",
        "▸ Écouter",
        "C1. Conseiller",
        "C1.1 Proposer un produit",
        "1. Vendre",
        "Le candidat est capable de :",
    ]
)


@given(st.lists(LINES, min_size=1, max_size=8).map("\n".join))
def test_le_coup_d_oeil_ne_cache_aucune_structure(text: str) -> None:
    """What the quick look calls flat is flat, and asks nothing, when looked at closely."""
    cuts = marked_items(text)
    if is_flat(text, cuts):
        structure = structure_of(text, cuts)
        assert structure.flat
        assert structure.others == ()


@pytest.mark.parametrize(
    "line",
    [
        "Accueillir le client",
        "S'assurer de la conformité du dossier",
        "Se conformer aux règles d'hygiène",
        "Être capable de rédiger un devis",
        "Mettre en œuvre le plan d'action",
        "Ne pas divulguer les données",
        "À partir d'un cahier des charges, concevoir une maquette",
        "Dans le respect des délais, transmettre le compte rendu",
        "Conclure la vente",
        "Traduire un besoin",
        "Résoudre un incident",
        "Peindre un mur",
        "Recevoir une réclamation",
    ],
)
def test_une_action(line: str) -> None:
    """Un infinitif en tête, ou après une première proposition."""
    assert is_action(line)


@pytest.mark.parametrize(
    "line",
    [
        "Atelier de réparation",
        "Cahier des charges",
        "Dossier du patient",
        "Métier et territoire",
        "Premier accueil",
        "Mémoire professionnel",
        "Relation client, vente",
        "Gestion des stocks",
        "",
    ],
)
def test_un_nom_qui_finit_comme_un_infinitif(line: str) -> None:
    """« Atelier », « cahier », « dossier » : la terminaison ne suffit pas à faire une action."""
    assert not is_action(line)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Relation client", True),
        ("Gestion des stocks et des commandes", True),
        ("Accueillir le client", False),
        ("Relation client.", False),
        ("Relation client ;", False),
        ("", False),
        ("G" * LONGEST_TITLE, True),
        ("G" * (LONGEST_TITLE + 1), False),
    ],
)
def test_la_forme_d_un_titre(line: str, title: bool) -> None:
    """Court, sans point final ni action."""
    assert is_title(line) is title


@pytest.mark.parametrize(
    ("line", "lead"),
    [
        ("Les compétences attestées sont les suivantes :", True),
        ("Le candidat est capable de", True),
        ("Le titulaire est en mesure d’", True),
        ("Être capable de :", True),
        ("Le titulaire est capable de…", True),
        ("Accueillir le client suivant", False),
        ("Tenir compte des règles suivantes et les appliquer", False),
        ("Relation client :", False),
        ("Capable de vendre", False),
        ("x" * 500 + " les suivantes :", False),
    ],
)
def test_une_phrase_qui_annonce_la_liste(line: str, lead: bool) -> None:
    """Les mots d'annonce la terminent ; une longue phrase n'annonce plus rien."""
    assert is_lead(line) is lead
