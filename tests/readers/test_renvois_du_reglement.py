"""Une ligne du règlement qui renvoie à une autre, et les renvois qui tournent en rond."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.domain.rules.acquisition import Absence
from parchemin.domain.rules.keys import ABSENT, EXCUSED
from parchemin.readers.reglement import ReglementReading, read_reglement

HEAD = 'certification = "RNCP1"\nintitule = "essai"\n'
NAMES = ["convocation", "conservation", "recours", "repasser"]
ABOUT = 'libelle = "x"\nsource = "y"\n'


def read(**lines: str) -> ReglementReading:
    """Un règlement de quelques lignes, « a__b » pour [a.b]."""
    tables = (f"[{name.replace('__', '.')}]\n{body}\n{ABOUT}" for name, body in lines.items())
    return read_reglement(HEAD + "".join(tables))


def test_une_ligne_prend_la_regle_d_une_autre_et_garde_son_texte() -> None:
    """La valeur vient de l'autre ligne ; le libellé, la source et les dates restent les siens."""
    reading = read(
        absence__injustifiee='regle = "non acquis"',
        absence__excusee='comme = "absence.injustifiee"\ndepuis = 2026-01-01',
    )
    assert reading.reglement is not None
    on = date(2026, 6, 15)
    assert reading.reglement.rule(EXCUSED, on).value is Absence.NOT_ACQUIRED
    assert reading.reglement.rule(EXCUSED, on).origin.since == date(2026, 1, 1)
    assert reading.reglement.rule(ABSENT, on).origin.since is None


def test_un_renvoi_peut_en_suivre_un_autre() -> None:
    """Trois lignes à la suite finissent à celle qui écrit sa règle ; un champ écrit l'emporte."""
    reading = read(
        convocation='duree = 15\nunite = "jours"',
        conservation='comme = "convocation"\nduree = 5',
        delais__notification='comme = "conservation"\nunite = "ans"',
    )
    assert reading.reglement is not None
    values = [str(clause.value) for clause in reading.reglement.all_clauses()]
    assert values == ["15 jours", "5 jours", "5 ans"]


def test_un_cercle_est_nomme_sur_tout_son_chemin() -> None:
    """Trois lignes qui se renvoient l'une à l'autre : une seule faute, chaque ligne et sa place."""
    reading = read(
        convocation='comme = "conservation"',
        conservation='comme = "delais.notification"',
        delais__notification='comme = "convocation"',
    )
    (fault,) = [item for item in reading.errors if item.code == "reference-circulaire"]
    assert fault.found == (
        "des lignes qui se renvoient l'une à l'autre : [convocation] (ligne 4, colonne 9) → "
        "[conservation] (ligne 8, colonne 9) → [delais.notification] (ligne 12, colonne 9) → "
        "[convocation]"
    )
    assert (fault.place.line, fault.place.column) == (4, 9)


def test_une_ligne_qui_renvoie_a_elle_meme() -> None:
    """Le plus petit cercle est dit aussi."""
    reading = read(convocation='comme = "convocation"')
    (fault,) = [item for item in reading.errors if item.code == "reference-circulaire"]
    assert fault.found.endswith("[convocation] (ligne 4, colonne 9) → [convocation]")


@pytest.mark.parametrize(
    ("target", "advice"),
    [
        ('"convocations"', "Écrivez plutôt « convocation »."),
        ("12", "Mots possibles : "),
        ("[]", "Mots possibles : "),
    ],
)
def test_un_renvoi_a_rien_propose_la_ligne_la_plus_proche(target: str, advice: str) -> None:
    """Un nom faux est dit à sa place, avec le nom qui s'en approche."""
    reading = read(convocation='duree = 15\nunite = "jours"', conservation=f"comme = {target}")
    (fault,) = [item for item in reading.errors if item.code == "reference-inconnue"]
    assert (fault.place.line, fault.place.column) == (9, 9)
    assert fault.advice.startswith(advice)


@pytest.mark.parametrize("target", ["absence.excuse", "absence.injustifiee"])
def test_un_renvoi_rompu_ne_fait_qu_une_faute(target: str) -> None:
    """Un renvoi à rien ou à soi-même est dit une fois : la règle n'est pas aussi dite absente."""
    reading = read_reglement(
        'certification = "x"\nintitule = "y"\n[absence.injustifiee]\n'
        f'libelle = "L"\nsource = "S"\ncomme = "{target}"\n'
    )
    assert [item.place.line for item in reading.errors] == [6]
    assert "texte-muet" not in [item.code for item in reading.diagnostics]


def test_une_chaine_sans_fin_est_arretee() -> None:
    """Mille lignes qui se suivent sont refusées par des phrases, sans faire tomber la lecture."""
    chain = {f"x{rank}": f'comme = "x{rank + 1}"' for rank in range(1000)}
    reading = read(**chain, x1000='regle = "muet"')
    assert reading.reglement is None
    assert all(item.found and item.advice for item in reading.errors)


@given(st.dictionaries(st.sampled_from(NAMES), st.sampled_from([*NAMES, "x", ""]), min_size=1))
def test_un_cercle_est_trouve_exactement_quand_il_y_en_a_un(links: dict[str, str]) -> None:
    """Quels que soient les renvois, la faute de cercle paraît quand les suivre ne finit pas."""
    reading = read(**{name: f'comme = "{to}"' for name, to in links.items()})
    turns = any(_turns(name, links) for name in links)
    assert turns == any(item.code == "reference-circulaire" for item in reading.errors)


def _turns(name: str, links: dict[str, str]) -> bool:
    for _ in range(len(links) + 1):
        if name not in links:
            return False
        name = links[name]
    return True


def test_un_renvoi_et_une_regle_ne_s_ecrivent_pas_ensemble() -> None:
    """Une ligne qui dit sa règle et renvoie à une autre est une faute qui montre les deux."""
    reading = read(
        absence__excusee='regle = "en attente"',
        absence__injustifiee='regle = "non acquis"\ncomme = "absence.excusee"',
    )
    (fault,) = reading.errors
    assert (fault.code, fault.place.line) == ("regle-et-renvoi", 9)
    assert "ligne 8" in fault.found
