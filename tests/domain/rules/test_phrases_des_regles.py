"""Ce que le règlement répond quand une ligne manque, se répète ou nomme ce qui n'existe pas."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from parchemin.domain.errors import ConflictingRules, MissingRule
from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import Bloc
from parchemin.domain.rules.acquisition import Every
from parchemin.domain.rules.clause import in_force
from parchemin.domain.rules.delivery import Duration, Unit
from parchemin.domain.rules.keys import BLOC_NAMED, LAW_SIZE
from parchemin.domain.rules.marks import InOrder, Mean
from parchemin.domain.rules.option_blocs import bound_options
from parchemin.domain.rules.options import CommonAndOptions
from parchemin.domain.rules.overrides import bound, line_for, lines_without_object
from parchemin.domain.rules.reglement import Reglement
from tests.domain.builders import CERTIFICATION, TODAY, assessment, clause, reglement

BLOC = CERTIFICATION.blocs[1]
PATH = "acquisition.bloc"
OPTIONS = "acquisition.options"
SINCE = date(2020, 1, 1)


def with_juries(*names: str, **changes: Any) -> Reglement:
    """The usual règlement with these juries."""
    return replace(reglement(**changes), juries=names)


def with_clauses(*clauses: Any, law: bool = False) -> Reglement:
    """The usual règlement where these clauses, of one path, replace what it says there."""
    rules = reglement()
    held = {**(rules.law if law else rules.clauses), clauses[0].path: clauses}
    return replace(rules, law=held) if law else replace(rules, clauses=held)


@pytest.mark.parametrize(
    ("count", "unit", "said"),
    [
        (1, Unit.YEARS, "1 an"),
        (2, Unit.YEARS, "2 ans"),
        (0, Unit.DAYS, "0 jour"),
        (1, Unit.WEEKS, "1 semaine"),
        (15, Unit.DAYS, "15 jours"),
        (1, Unit.MONTHS, "1 mois"),
        (24, Unit.MONTHS, "24 mois"),
    ],
)
def test_une_duree_s_accorde(count: int, unit: Unit, said: str) -> None:
    """Une durée prend la marque du pluriel à partir de deux ; « mois » ne la perd jamais."""
    assert str(Duration(count, unit)) == said


def test_deux_regles_le_meme_jour() -> None:
    """Deux règles en vigueur : la phrase montre les deux et dit comment les séparer."""
    doubled = (clause("a.b", 1, place="ligne 3"), clause("a.b", 2))
    with pytest.raises(ConflictingRules) as error:
        in_force(doubled, path="a.b", question="Combien ?", on=TODAY)
    assert str(error.value) == (
        "Deux règles s'appliquent le 15/06/2026 à « a.b » (ligne 3 et a.b) : "
        "fermez la première par « jusqu_au » ou ouvrez la seconde par « depuis »."
    )


def test_la_voie_que_personne_ne_juge() -> None:
    """La ligne à compléter est celle du premier jury du règlement."""
    rules = with_juries("final", jury__final__voies=(Route.EXPERIENCE,))
    with pytest.raises(MissingRule) as error:
        rules.jury_for(Route.CONTINUING, TODAY)
    assert error.value.line == "jury.final.voies"
    assert str(error.value) == (
        "Quel jury juge la voie « formation_continue » le 15/06/2026 ? Aucun jury du règlement "
        "ne la nomme : ajoutez-la à la ligne [jury.final.voies]."
    )


def test_la_voie_que_deux_jurys_jugent() -> None:
    """La phrase montre les deux lignes et dit d'en retirer une."""
    rules = with_juries("certification", "autre", jury__autre__voies=(Route.CONTINUING,))
    with pytest.raises(ConflictingRules) as error:
        rules.jury_for(Route.CONTINUING, TODAY)
    assert str(error.value) == (
        "Plusieurs jurys jugent la voie « formation_continue » : jury.certification.voies et "
        "jury.autre.voies. Retirez-la de l'un d'eux."
    )


def test_un_autre_jury_muet_n_empeche_rien() -> None:
    """Dès qu'un jury nomme la voie, le silence d'un autre jury ne compte pas."""
    rules = with_juries("certification", "autre", jury__autre__voies=None)
    assert rules.jury_for(Route.CONTINUING, TODAY) == "certification"


def test_les_voies_d_un_jury_ont_leurs_dates() -> None:
    """Un jury ne juge une voie que depuis le jour que sa ligne dit."""
    rules = with_clauses(clause("jury.certification.voies", (Route.CONTINUING,), since=SINCE))
    assert rules.jury_for(Route.CONTINUING, TODAY) == "certification"
    with pytest.raises(MissingRule, match="n'a pas de règle en vigueur le 31/12/2019"):
        rules.jury_for(Route.CONTINUING, date(2019, 12, 31))


def test_la_loi_absente_et_la_loi_en_double() -> None:
    """Sans loi il n'y a rien à appliquer ; deux fois la loi, la phrase cite son chemin."""
    assert replace(reglement(), law={}).law_or_none(LAW_SIZE, TODAY) is None
    path = LAW_SIZE.path
    doubled = with_clauses(clause(path, 2), clause(path, 3), law=True)
    with pytest.raises(ConflictingRules, match=f"à « {path} »"):
        doubled.law_or_none(LAW_SIZE, TODAY)


def test_la_loi_muette_pose_sa_question() -> None:
    """Une loi enregistrée sans valeur pose la question du sujet."""
    with pytest.raises(MissingRule) as error:
        with_clauses(clause(LAW_SIZE.path, None), law=True).law_or_none(LAW_SIZE, TODAY)
    assert str(error.value).startswith(f"{LAW_SIZE.question} Le texte est muet")


def test_deux_lignes_pour_un_meme_bloc() -> None:
    """Nommer un bloc par son code et par la fin de son code montre les deux lignes."""
    rules = reglement(acquisition__par_bloc__BC01=1, acquisition__par_bloc__RNCP9BC01=1)
    with pytest.raises(ConflictingRules) as error:
        line_for(rules, BLOC_NAMED, "RNCP9BC01", TODAY)
    assert str(error.value) == (
        "Deux lignes parlent de RNCP9BC01 : acquisition.par_bloc.RNCP9BC01 et "
        "acquisition.par_bloc.BC01. Gardez-en une seule."
    )


def test_les_lignes_sans_objet() -> None:
    """Une ligne qui nomme un bloc ou une modalité que la certification n'a pas est relevée."""
    rules = reglement(
        acquisition__par_bloc__B2=1,
        acquisition__par_bloc__B9=1,
        acquisition__par_modalite__B2ME1=1,
        acquisition__par_modalite__B2ME9=1,
    )
    assert lines_without_object(CERTIFICATION, rules) == (
        "acquisition.par_bloc.B9",
        "acquisition.par_modalite.B2ME9",
    )


def mean(*names: str) -> Mean:
    """A mean over these names."""
    return Mean(Decimal(10), Decimal(20), tuple((name, Decimal(1)) for name in names))


@pytest.mark.parametrize("rule", [mean("ME9"), InOrder(("ME9",)), Every((InOrder(("ME9",)),))])
def test_la_modalite_que_le_bloc_n_a_pas(rule: Any) -> None:
    """La phrase nomme la ligne, la modalité, le bloc et la ligne à écrire à la place."""
    with pytest.raises(MissingRule) as error:
        bound(rule, BLOC, PATH)
    assert error.value.line == PATH
    assert str(error.value) == (
        "La ligne [acquisition.bloc] nomme la modalité « ME9 », que le bloc B2 n'a pas : "
        "corrigez le nom ou écrivez la ligne [acquisition.par_bloc.B2]."
    )


TWICE = ("ME2", "B2ME1", "ME1", "B2ME2")


@pytest.mark.parametrize("rule", [mean(*TWICE), InOrder(TWICE), Every((InOrder(TWICE),))])
def test_les_modalites_nommees_deux_fois(rule: Any) -> None:
    """La phrase nomme la ligne et chaque modalité répétée, dans l'ordre de leurs codes."""
    with pytest.raises(ConflictingRules) as error:
        bound(rule, BLOC, PATH)
    assert error.value.places == (PATH,)
    assert str(error.value) == (
        "La ligne [acquisition.bloc] nomme deux fois B2ME1, B2ME2 : gardez un seul nom."
    )


def test_un_nom_court_qui_commence_par_une_lettre() -> None:
    """Une lettre et un chiffre suffisent à nommer une modalité par la fin de son code."""
    bloc = Bloc(code="B4", title="quatrième", assessments=(assessment("B4-A1"),))
    assert bound(InOrder(("A1",)), bloc, PATH) == InOrder(("B4-A1",))


def options(common: tuple[str, ...], **named: tuple[str, ...]) -> CommonAndOptions:
    """Common blocs, options, one of them to choose."""
    return CommonAndOptions(common, tuple(named.items()), 1)


def test_les_blocs_des_options() -> None:
    """Un bloc est commun ou d'une option, et garde son code entier."""
    rule = options(("B1",), froid=("B2",), chaud=("B3",))
    assert bound_options(rule, CERTIFICATION, OPTIONS) == rule


@pytest.mark.parametrize(
    "rule", [options(("B1", "B9"), froid=("B2", "B3")), options(("B1",), froid=("B2", "B9"))]
)
def test_le_bloc_que_la_certification_n_a_pas(rule: CommonAndOptions) -> None:
    """La phrase nomme le bloc inconnu et ceux que la certification a."""
    with pytest.raises(MissingRule) as error:
        bound_options(rule, CERTIFICATION, OPTIONS)
    assert error.value.line == OPTIONS
    assert str(error.value) == (
        "La ligne [acquisition.options] nomme le bloc « B9 », que la certification n'a pas : "
        "corrigez-le (B1, B2, B3)."
    )


def test_un_bloc_commun_et_d_une_option() -> None:
    """La phrase nomme le bloc et l'option où il est aussi."""
    with pytest.raises(ConflictingRules) as error:
        bound_options(options(("B1", "B2"), froid=("B2", "B3")), CERTIFICATION, OPTIONS)
    assert error.value.places == (OPTIONS,)
    assert str(error.value) == (
        "La ligne [acquisition.options] dit le bloc B2 à la fois commun et d'une option (froid) : "
        "gardez l'un des deux."
    )


def test_un_bloc_que_la_ligne_oublie() -> None:
    """La phrase demande où est le bloc et dit les deux endroits possibles."""
    with pytest.raises(MissingRule) as error:
        bound_options(options(("B1",), froid=("B2",)), CERTIFICATION, OPTIONS)
    assert error.value.line == OPTIONS
    assert str(error.value) == (
        "Le bloc B3 est-il commun, ou de quelle option ? La ligne [acquisition.options] ne le "
        "nomme pas : ajoutez-le à « communs » ou à une option."
    )
