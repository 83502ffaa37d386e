"""Une ligne du règlement changée dans son fichier : les commentaires et tout le reste demeurent."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from parchemin.writers.reglement_text import (
    UnwritableLine,
    values_at,
    with_headings,
    with_line,
    with_one_more,
    without_line,
)
from parchemin.writers.toml_pieces import cut, joined
from parchemin.writers.toml_values import item_of

EXAMPLES = sorted((Path(__file__).parents[2] / "src/parchemin/examples").glob("*/reglement.toml"))
TEXT = """# Le règlement d'essai.
certification = "CQP-1"

# Sur les blocs.

# Juste au-dessus.
[acquisition.bloc]
regle = "toutes les modalités" # écrit en assemblée

# Au milieu de la table.
libelle = "Tout le bloc"
source = "Art. 1"

# Avant le recours.
[recours]
devant = "le jury"
duree = 2
unite = "mois"
libelle = "Deux mois"
source = "Art. 9"
"""
BLOC, RECOURS = ("acquisition", "bloc"), ("recours",)
RULE = {"regle": "muet", "libelle": "Rien", "source": "Art. 2"}


def comments(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.lstrip().startswith("#")]


def test_une_valeur_changee_ne_touche_que_sa_ligne() -> None:
    """One line of the file differs; the comment at its end stays."""
    values = values_at(TEXT, BLOC)[0]
    changed = with_line(TEXT, BLOC, 0, {**values, "regle": "toutes les compétences"})
    before, after = TEXT.splitlines(), changed.splitlines()
    differ = [(one, two) for one, two in zip(before, after, strict=True) if one != two]
    assert differ == [
        (
            'regle = "toutes les modalités" # écrit en assemblée',
            'regle = "toutes les compétences" # écrit en assemblée',
        )
    ]


def test_un_champ_nouveau_se_range_avant_ce_que_la_regle_dit_d_elle_meme() -> None:
    """What the rule says comes first, its label, source and dates after."""
    values = {**values_at(TEXT, BLOC)[0], "depuis": date(2026, 1, 2), "nombre": 2}
    changed = with_line(TEXT, BLOC, 0, values)
    names = [line.partition(" =")[0] for line in cut(changed)[1].body.splitlines() if "=" in line]
    assert names == ["regle", "nombre", "libelle", "source", "depuis"]


def test_un_champ_retire_disparait_seul() -> None:
    """The other fields keep their lines and their comments."""
    values = values_at(TEXT, RECOURS)[0]
    del values["unite"]
    changed = with_line(TEXT, RECOURS, 0, values)
    assert "unite" not in changed
    assert comments(changed) == comments(TEXT)


def test_une_deuxieme_regle_fait_de_la_table_une_liste() -> None:
    """[a] becomes [[a]] twice, in order, and both tables are read back."""
    changed = with_one_more(TEXT, BLOC, RULE)
    assert changed.count("[[acquisition.bloc]]") == 2
    assert [each["libelle"] for each in values_at(changed, BLOC)] == ["Tout le bloc", "Rien"]
    assert comments(changed) == comments(TEXT)
    assert values_at(changed, RECOURS) == values_at(TEXT, RECOURS)


def test_une_ligne_neuve_se_range_avec_les_siennes() -> None:
    """A new line of a theme stands after the last of that theme, else at the end."""
    changed = with_one_more(TEXT, ("acquisition", "modalite"), RULE)
    assert changed.index("[acquisition.modalite]") < changed.index("[recours]")
    assert changed.index("[acquisition.bloc]") < changed.index("[acquisition.modalite]")
    assert with_one_more(TEXT, ("validite", "bloc"), RULE).rstrip().endswith('source = "Art. 2"')


def test_retirer_une_ligne_emporte_le_commentaire_juste_au_dessus() -> None:
    """The heading of the part, set apart by a blank line, stays."""
    changed = without_line(TEXT, BLOC, 0)
    assert values_at(changed, BLOC) == ()
    assert "# Sur les blocs." in changed
    assert "# Juste au-dessus." not in changed
    assert "# Avant le recours." in changed


def test_l_intitule_change_sans_rien_deplacer() -> None:
    """A field before the tables is changed; the comment and the blank line stay."""
    changed = with_headings(TEXT, {"certification": "CQP-2"})
    assert changed == TEXT.replace('"CQP-1"', '"CQP-2"')


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_les_morceaux_d_un_exemple_redonnent_l_exemple(path: Path) -> None:
    """Cutting and joining loses not one character of the règlements we ship."""
    text = path.read_text("utf-8")
    assert joined(cut(text)) == text
    assert "".join(piece.text for piece in cut(text)) == text


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_ecrire_ce_qui_est_deja_ecrit_ne_change_rien(path: Path) -> None:
    """Each table of each example, written again with its own values, gives the same file."""
    text = path.read_text("utf-8")
    for piece in cut(text)[1:]:
        for rank, values in enumerate(values_at(text, piece.path)):
            assert with_line(text, piece.path, rank, values) == text


@pytest.mark.parametrize(
    "text",
    [
        'recours = { regle = "muet", libelle = "a", source = "b" }\n',
        '[[recours]]\nregle = "muet"\nlibelle = "a"\nsource = "b"\n',
        '[recours]\r\nregle = "muet"\r\nlibelle = "a"\r\nsource = "b"\r\n',
        '[recours]\nregle = "muet"\nlibelle = """\n[validite]\n"""\nsource = "b"',
        '[recours]\nregle = "muet"\n[recours.seuils]\na = 1\n[validite]\nbloc = {regle = "muet"}\n',
    ],
    ids=["en ligne", "en liste", "fins de ligne", "texte de plusieurs lignes", "sous-table"],
)
def test_chaque_ecriture_toml_se_modifie(text: str) -> None:
    """Inline, in a list, with CRLF, with a header inside a text: only the values change."""
    before = tomlkit.parse(text).unwrap()
    changed = tomlkit.parse(with_line(text, RECOURS, 0, RULE)).unwrap()
    found = changed.pop("recours")
    assert (found[0] if isinstance(found, list) else found) == RULE
    before.pop("recours")
    assert changed == before


def test_une_ecriture_qu_on_ne_sait_pas_changer_est_refusee() -> None:
    """A rule among the keys of another table is refused in a sentence, not spoilt."""
    text = '[jury]\nvae = { voies = { regle = "muet" } }\n'
    with pytest.raises(UnwritableLine, match=r"\[jury.vae.voies\]"):
        without_line(text, ("jury", "vae", "voies"), 0)
    with pytest.raises(UnwritableLine):
        with_one_more(text, ("jury", "vae", "voies"), RULE)


TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=30
)
VALUES: st.SearchStrategy[Any] = st.one_of(
    TEXTS,
    st.booleans(),
    st.integers(-(2**53), 2**53),
    st.dates(),
    st.lists(TEXTS, max_size=3),
    st.dictionaries(TEXTS.filter(bool), st.integers(1, 9), min_size=1, max_size=3),
)
FIELDS = st.dictionaries(
    st.sampled_from(["regle", "duree", "libelle", "source", "depuis", "clé é"]),
    VALUES,
    min_size=1,
)


@given(FIELDS, FIELDS)
def test_ce_qui_est_ecrit_se_relit(first: dict[str, Any], second: dict[str, Any]) -> None:
    """Any values, written, written again and added to, come back; the rest is word for word."""
    text = with_line(TEXT, BLOC, 0, first)
    assert values_at(text, BLOC) == (first,)
    text = with_one_more(text, BLOC, second)
    assert values_at(text, BLOC) == (first, second)
    assert values_at(text, RECOURS) == values_at(TEXT, RECOURS)
    alone = without_line(text, BLOC, 0)
    assert values_at(alone, BLOC) == (second,)
    assert comments(alone)[-1] == "# Avant le recours."


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3))
def test_un_nombre_garde_sa_valeur(number: Decimal) -> None:
    """Whatever TOML type carries it, the reader finds the same decimal."""
    written = item_of(number).unwrap()
    assert Decimal(str(written).replace(",", ".")) == number
