"""Les phrases que reçoit un règlement fautif : où, quoi, ce qui était attendu, que faire."""

from datetime import date

import pytest

from parchemin.domain.capitalisation import after
from parchemin.domain.rules.keys import VALIDITY
from parchemin.readers.reglement import read_reglement
from parchemin.readers.toml_table import as_written
from tests.readers.samples import SAMPLES

VALID = (SAMPLES / "reglements/valide.toml").read_text("utf-8")

# Ce qui est écrit, ce qui le remplace, la ligne, le constat, l'attendu et le conseil.
CASES = [
    (
        'seuil = "9,5"',
        "seuil = 21",
        6,
        "seuil 21 sur 20",
        "un seuil entre 0 et l'échelle",
        "Corrigez « seuil » ou « sur ».",
    ),
    (
        'seuil = "9,5"',
        "seuil = -1",
        6,
        "seuil -1 sur 20",
        "un seuil entre 0 et l'échelle",
        "Corrigez « seuil » ou « sur ».",
    ),
    ('seuil = "9,5"', "seuil = nan", 6, "« nan »", "un nombre", "Corrigez la valeur de « seuil »."),
    (
        'seuil = "9,5"',
        'seuil = "neuf"',
        6,
        "« neuf »",
        "un nombre",
        "Corrigez la valeur de « seuil ».",
    ),
    ("sur = 20", "sur = inf", 7, "« inf »", "un nombre", "Corrigez la valeur de « sur »."),
    (
        "sur = 20",
        "sur = 0",
        6,
        "seuil 9.5 sur 0",
        "un seuil entre 0 et l'échelle",
        "Corrigez « seuil » ou « sur ».",
    ),
    ("sur = 20", "", 4, "pas de « sur »", "sur = …", "Écrivez « sur »."),
    (
        'etendue = "compétences clés"',
        'etendue = "competences cles"',
        14,
        "« competences cles »",
        "un de ces mots : toutes les compétences, compétences clés",
        "Écrivez plutôt « compétences clés ».",
    ),
    (
        '["tuteur", "manager"]',
        '["tuteur", "chef"]',
        13,
        "« chef »",
        "un de ces mots : tuteur, manager",
        "Mots possibles : tuteur, manager.",
    ),
    (
        '["tuteur", "manager"]',
        "[]",
        13,
        "« [] »",
        "au moins un de ces mots : tuteur, manager",
        "Corrigez la valeur de « attestee_par ».",
    ),
    (
        "nombre = 2",
        "nombre = 0",
        26,
        "« 0 »",
        "un nombre entier à partir de 1",
        "Corrigez la valeur de « nombre ».",
    ),
    (
        "nombre = 2",
        "nombre = 1.5",
        26,
        "« 1.5 »",
        "un nombre entier à partir de 1",
        "Corrigez la valeur de « nombre ».",
    ),
    (
        "nombre = 2",
        "nombre = true",
        26,
        "« true »",
        "un nombre entier à partir de 1",
        "Corrigez la valeur de « nombre ».",
    ),
    ("nombre = 2", "", 24, "pas de « nombre »", "nombre = …", "Écrivez « nombre »."),
    (
        'regle = "tous les blocs"',
        'regle = "tous les bloc"',
        33,
        "« tous les bloc »",
        "un de ces mots : tous les blocs",
        "Écrivez plutôt « tous les blocs ».",
    ),
    (
        'regle = "non acquis"',
        'regle = "zéro"',
        38,
        "« zéro »",
        "un de ces mots : non acquis, en attente",
        "Mots possibles : non acquis, en attente.",
    ),
    (
        'regle = "fermée"',
        "regle = false",
        48,
        "« false »",
        "un de ces mots : ouverte, fermée",
        "Mots possibles : ouverte, fermée.",
    ),
    (
        'voies = "formation_continue"',
        'voies = "formation continue"',
        53,
        "« formation continue »",
        "un de ces mots :",
        "Écrivez plutôt « formation_continue ».",
    ),
    (
        'voies = "formation_continue"',
        "voies = []",
        53,
        "« [] »",
        "au moins un de ces mots :",
        "Corrigez la valeur de « voies ».",
    ),
    (
        "{ employeur = 2, salarie = 2 }",
        "{ employeur = 2, salarie = 0 }",
        58,
        "« { employeur = 2, salarie = 0 } »",
        "le nombre de sièges de chaque collège, par exemple { employe",
        "Écrivez « sieges = { college = nombre } ».",
    ),
    (
        "{ employeur = 2, salarie = 2 }",
        "{ employeur = true }",
        58,
        "« { employeur = true } »",
        "le nombre de sièges de chaque collège, par exemple { employe",
        "Écrivez « sieges = { college = nombre } ».",
    ),
    (
        "{ employeur = 2, salarie = 2 }",
        "{}",
        58,
        "« {} »",
        "le nombre de sièges de chaque collège, par exemple { employe",
        "Écrivez « sieges = { college = nombre } ».",
    ),
    (
        "{ employeur = 2, salarie = 2 }",
        "4",
        58,
        "« 4 »",
        "le nombre de sièges de chaque collège, par exemple { employe",
        "Écrivez « sieges = { college = nombre } ».",
    ),
    (
        'colleges = ["employeur"]',
        'colleges = "employeur"',
        64,
        "« employeur »",
        'une liste de textes, par exemple ["a", "b"]',
        "Corrigez la valeur de « colleges ».",
    ),
    (
        'colleges = ["employeur"]',
        'colleges = ["patron"]',
        62,
        "« patron »",
        "un collège de ce jury : employeur, salarie",
        "Corrigez le nom ou ajoutez ses sièges.",
    ),
    (
        'colleges = ["employeur"]',
        "colleges = []",
        64,
        "« [] »",
        'une liste d\'au moins un texte, par exemple ["a"]',
        "Corrigez la valeur de « colleges ».",
    ),
    (
        "membres = 3",
        "membres = 5",
        68,
        "5 membres",
        "au plus les 4 sièges du jury",
        "Baissez le quorum ou ajoutez des sièges.",
    ),
    ("membres = 3", "", 68, "pas de « membres »", "membres = …", "Écrivez « membres »."),
    (
        'regle = "par collège"',
        'regle = "par college"',
        75,
        "« par college »",
        "un de ces mots : par tête, par collège",
        "Écrivez plutôt « par collège ».",
    ),
    (
        'regle = "tous les membres"',
        'regle = "unanimité"',
        80,
        "« unanimité »",
        "un de ces mots :",
        "Mots possibles : suffrages exprimés, membres présents, tous les membres.",
    ),
    (
        'autorite = "la CPNEFP"',
        'autorite = " "',
        91,
        "«   »",
        "un texte entre guillemets",
        "Corrigez la valeur de « autorite ».",
    ),
    (
        'autorite = "la CPNEFP"',
        "",
        89,
        "pas de « autorite »",
        "autorite = …",
        "Écrivez « autorite ».",
    ),
    (
        "jour = 2030-01-31",
        'jour = "2030-01-31"',
        96,
        "« 2030-01-31 »",
        "une date sans guillemets, par exemple 2026-06-15",
        "Corrigez la valeur de « jour ».",
    ),
    (
        "jour = 2030-01-31",
        "jour = 2030-01-31T10:00:00",
        96,
        "« 2030-01-31 10:00:00 »",
        "une date sans guillemets, par exemple 2026-06-15",
        "Corrigez la valeur de « jour ».",
    ),
    (
        "duree = 24",
        'duree = "24"',
        102,
        "« 24 »",
        "un nombre entier à partir de 1",
        "Corrigez la valeur de « duree ».",
    ),
    (
        'unite = "mois"\nlibelle = "Deux ans"',
        'unite = "mois et demi"\nlibelle = "Deux ans"',
        103,
        "« mois et demi »",
        "un de ces mots : ans, mois, semaines, jours",
        "Écrivez plutôt « mois ».",
    ),
    (
        "essais = 3",
        "essais = 0",
        109,
        "« 0 »",
        "un nombre entier à partir de 1",
        "Corrigez la valeur de « essais ».",
    ),
    (
        'devant = "la CPNEFP"',
        "devant = 3",
        116,
        "« 3 »",
        "un texte entre guillemets",
        "Corrigez la valeur de « devant ».",
    ),
    (
        "[convocation]",
        "[convocations]",
        122,
        "« convocations »",
        "un de ces mots :",
        "Écrivez plutôt « convocation ».",
    ),
    (
        "[conservation]",
        "[archives]",
        128,
        "« archives »",
        "un de ces mots :",
        "Écrivez plutôt « voies ».",
    ),
    (
        "choix_de_demonstration = true",
        'choix_de_demonstration = "oui"',
        30,
        "« oui »",
        "true ou false, sans guillemets",
        "Corrigez la valeur de « choix_de_demonstration ».",
    ),
    (
        'libelle = "Tous"\nsource = "essai"',
        'libelle = "Tous"',
        32,
        "pas de « source »",
        "source = …",
        "Écrivez « source ».",
    ),
    ('libelle = "Tous"\n', "", 32, "pas de « libelle »", "libelle = …", "Écrivez « libelle »."),
    (
        'source = "essai"',
        'source = ""',
        9,
        "«  »",
        "un texte entre guillemets",
        "Corrigez la valeur de « source ».",
    ),
    (
        "jusqu_au = 2025-12-31",
        "jusqu_au = 2026-01-01",
        18,
        "deux règles en vigueur ensemble : [acquisition.bloc], ligne 18 et [acquisition.bloc], ligne 24",
        "une seule règle à chaque date",
        "Fermez la première par « jusqu_au » ou ouvrez la seconde par « depuis ».",
    ),
    (
        "jusqu_au = 2025-12-31",
        "depuis = 2025-12-31\njusqu_au = 2025-12-30",
        23,
        "du 31/12/2025 au 30/12/2025",
        "une date de fin après la date de début",
        "Corrigez « depuis » ou « jusqu_au ».",
    ),
    (
        "[jury.un.vote]",
        "[jury.un.votes]",
        74,
        "« votes »",
        "un de ces mots :",
        "Écrivez plutôt « vote ».",
    ),
    (
        "[voies.apprentissage]",
        "[voies.alternance]",
        47,
        "« alternance »",
        "un de ces mots :",
        "Mots possibles :",
    ),
    (
        'certification = "RNCP1"\n',
        "",
        None,
        "pas de « certification »",
        "certification = …",
        "Écrivez « certification ».",
    ),
    (
        'intitule = "CQP d\'essai"\n',
        'intitulé = "x"\n',
        2,
        '« intitulé = "x" »',
        "un fichier TOML :",
        "Corrigez cette ligne ; les suivantes n'ont pas été lues.",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[1] or "rien")
def test_une_seule_faute_une_seule_phrase(
    case: tuple[str, str, int | None, str, str, str],
) -> None:
    """Une faute donne un constat, à sa ligne, dans les mots du fichier, et refuse le règlement."""
    old, new, line, found, expected, advice = case
    assert old in VALID
    reading = read_reglement(VALID.replace(old, new, 1))
    assert reading.reglement is None
    (said,) = reading.errors
    assert (said.place.line, said.found) == (line, found)
    assert said.expected.startswith(expected)
    assert said.advice.startswith(advice)


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ('regle = "nombre de modalités"', 'regle = "au moins deux"', [25, 26]),
        ('regle = "durée"', 'regle = "deux ans"', [101, 102, 103]),
        ('regle = "limité"', 'regle = "limite"', [108, 109, 110, 111]),
    ],
)
def test_un_mot_faux_laisse_ses_champs_sans_lecteur(old: str, new: str, lines: list[int]) -> None:
    """Les champs qui complétaient un mot mal écrit sont dits inconnus, chacun à sa ligne."""
    reading = read_reglement(VALID.replace(old, new, 1))
    assert [said.place.line for said in reading.errors] == lines
    assert [said.code for said in reading.errors] == ["valeur-inconnue"] + ["mot-inconnu"] * (
        len(lines) - 1
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("jusqu_au = 2025-12-31", "jusqu_au = 2025-12-30"),
        ("depuis = 2026-01-01", "depuis = 2026-01-02"),
        ('seuil = "9,5"', "seuil = 0"),
        ('seuil = "9,5"', "seuil = 20"),
        ("membres = 3", "membres = 4"),
        ("nombre = 2", "nombre = 1"),
        ("essais = 3", ""),
        ('duree = 6\nunite = "mois"\n', ""),
        ('voies = "formation_continue"', 'voies = ["formation_continue", "experience"]'),
        ("salarie = 2", "salarie = 1"),
        ('regle = "durée"\nduree = 24\nunite = "mois"', 'regle = "à vie"'),
    ],
)
def test_les_bornes_sont_permises(old: str, new: str) -> None:
    """La dernière valeur permise de chaque côté d'une borne ne fait pas de faute."""
    assert old in VALID
    reading = read_reglement(VALID.replace(old, new, 1))
    assert reading.errors == ()
    assert reading.reglement is not None


@pytest.mark.parametrize(
    ("unit", "most"), [("ans", 1_000), ("mois", 12_000), ("semaines", 52_177), ("jours", 365_242)]
)
def test_une_duree_reste_dans_le_calendrier(unit: str, most: int) -> None:
    """Mille ans sont permis, un de plus est dit à sa ligne plutôt que d'arrêter un calcul."""
    written = 'duree = 24\nunite = "mois"'
    assert written in VALID
    at_most = read_reglement(VALID.replace(written, f'duree = {most}\nunite = "{unit}"', 1))
    assert at_most.reglement is not None
    rule = at_most.reglement.rule(VALIDITY, date(2026, 1, 1)).value
    assert rule.duration is not None
    assert after(date(2026, 1, 1), rule.duration).year in {3025, 3026}
    beyond = read_reglement(VALID.replace(written, f'duree = {most + 1}\nunite = "{unit}"', 1))
    (said,) = beyond.errors
    assert (said.code, said.place.line) == ("duree-impossible", 102)
    assert said.found == f"{most + 1} {unit}"


def test_un_trou_entre_deux_regles_n_est_pas_une_faute() -> None:
    """Un jour sans règle se dira le jour venu : deux règles disjointes sont permises."""
    reading = read_reglement(VALID.replace("jusqu_au = 2025-12-31", "jusqu_au = 2024-12-31"))
    assert reading.reglement is not None


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (True, "true"),
        (False, "false"),
        (3, "3"),
        ("trois", "trois"),
        ([], "[]"),
        ([True, "a"], "[true, a]"),
        ({}, "{}"),
        ({"a": {"b": False}}, "{ a = { b = false } }"),
    ],
)
def test_une_valeur_est_citee_comme_elle_est_ecrite(value: object, written: str) -> None:
    """Une phrase cite le TOML du fichier, jamais l'écriture d'un langage de programmation."""
    assert as_written(value) == written
