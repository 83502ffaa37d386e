"""La ligne [acquisition.certification] quand la certification a des options."""

import pytest

from parchemin.domain.rules.acquisition import AllBlocs
from parchemin.domain.rules.keys import CERTIFICATION
from parchemin.domain.rules.options import CommonAndOptions
from parchemin.readers.reglement import ReglementReading, read_reglement

GOOD = 'communs = ["BC01"]\noptions = { "A" = ["BC02"], "B" = ["BC03", "BC04"] }\nchoisir = 1\n'


def read(lines: str, rule: str = "blocs communs et options") -> ReglementReading:
    """Un règlement qui n'a que cette ligne."""
    return read_reglement(
        'certification = "RNCP1"\nintitule = "essai"\n[acquisition.certification]\n'
        f'regle = "{rule}"\nlibelle = "x"\nsource = "x"\n{lines}'
    )


def test_les_options_se_lisent_avec_leurs_blocs() -> None:
    """Les blocs communs, les options dans leur ordre et le nombre à choisir sont lus."""
    reglement = read(GOOD).reglement
    assert reglement is not None
    assert reglement.clauses[CERTIFICATION.path][0].value == CommonAndOptions(
        ("BC01",), (("A", ("BC02",)), ("B", ("BC03", "BC04"))), 1
    )


def test_tous_les_blocs_reste_une_regle() -> None:
    """Sans option, la ligne n'a pas d'autre champ."""
    reglement = read("", "tous les blocs").reglement
    assert reglement is not None
    assert reglement.clauses[CERTIFICATION.path][0].value == AllBlocs()


def test_une_certification_sans_bloc_commun_le_dit() -> None:
    """Une liste vide de blocs communs est une réponse, son absence est une faute."""
    assert read(GOOD.replace('["BC01"]', "[]")).reglement is not None
    (fault,) = read(GOOD.replace('communs = ["BC01"]\n', "")).errors
    assert (fault.code, fault.found) == ("champ-absent", "pas de « communs »")


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ("choisir = 1", "choisir = 3", "options-impossibles", (9, 11)),
        ("choisir = 1", "choisir = 0", "valeur-impossible", (9, 11)),
        ('["BC02"]', '["BC01"]', "bloc-commun-et-option", (8, 11)),
        ('["BC02"]', '"BC02"', "valeur-impossible", (8, 11)),
        ('["BC02"]', "[]", "valeur-impossible", (8, 11)),
        ("options =", "option =", "mot-inconnu", (8, 1)),
    ],
)
def test_une_faute_d_option_est_a_sa_place(
    old: str, new: str, code: str, place: tuple[int, int]
) -> None:
    """Chaque faute refuse le règlement, avec sa ligne et sa colonne."""
    assert old in GOOD
    reading = read(GOOD.replace(old, new))
    assert reading.reglement is None
    found = [(item.code, (item.place.line, item.place.column)) for item in reading.errors]
    assert (code, place) in found
