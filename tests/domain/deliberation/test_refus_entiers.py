"""Ce qui empêche de décider ou de délivrer se dit d'une phrase entière, avec sa règle ou sa ligne."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from parchemin.domain.deliberation.decision import BlocVote, Decision, Ratification, Sitting, decide
from parchemin.domain.deliberation.gates import Suspension, check_act, check_award
from parchemin.domain.deliberation.reasons import Proposal
from parchemin.domain.errors import MissingRule, RefusedAct
from parchemin.domain.jury.members import Link
from parchemin.domain.jury.tally import Ballot, Choice, HandCount
from parchemin.domain.pathway import Route
from parchemin.domain.rules.delivery import Delivery, Steps
from parchemin.domain.rules.jury_rules import Permission
from tests.domain.builders import (
    CERTIFICATION,
    JURY,
    LONG_AGO,
    TODAY,
    clause,
    jury_with,
    reglement,
    result,
)
from tests.domain.deliberation.asking import proposal

YES = (Ballot("e", Choice.FOR), Ballot("s", Choice.FOR))
NO = (Ballot("e", Choice.AGAINST), Ballot("s", Choice.AGAINST))
FOR, AGAINST = BlocVote(ballots=YES), BlocVote(ballots=NO)
JURY_LINK = Link.WORK
WHOLE_YEAR = Suspension(
    since=date(2026, 1, 1), until=date(2026, 12, 31), reason="contrôle", source="Lettre n° 12"
)
UNDATED = replace(CERTIFICATION, dates=replace(CERTIFICATION.dates, last_delivery=None))


def third(*results: Any, **more: Any) -> Proposal:
    """The proposal for a candidate who presents the third bloc only."""
    sought = more.pop("sought", frozenset({"B3"}))
    return proposal(*(results or (result("B3ME1"),)), blocs_sought=sought, **more)


def decided(*votes: tuple[str, BlocVote], **more: Any) -> Decision:
    """The decision on that candidate; what is left after the known names changes the règlement."""
    known = {name: more.pop(name) for name in ("suspensions", "ratification") if name in more}
    made = more.pop("made", None) or third()
    sitting = Sitting(
        jury=more.pop("jury", JURY), route=more.pop("route", Route.CONTINUING), on=TODAY
    )
    certification = more.pop("certification", CERTIFICATION)
    given = dict(votes) if votes else {"B3": FOR}
    return decide(certification, reglement(**more), made, sitting, given, **known)


def rule(name: str) -> str:
    """How a rule of the small règlement is cited."""
    return f"« règle {name} » (essai)"


REFUSALS: dict[str, tuple[Any, str, str]] = {
    "une voie fermée par la fiche": (
        lambda: check_act(CERTIFICATION, reglement(), Route.APPRENTICESHIP, TODAY),
        "La voie « apprentissage » n'est pas ouverte pour RNCP1.",
        "Fiche de la certification, voies d'accès",
    ),
    "une voie fermée par le règlement": (
        lambda: check_act(
            replace(CERTIFICATION, number=""),
            reglement(voies__eleve_etudiant=False),
            Route.STUDENT,
            TODAY,
        ),
        "La voie « eleve_etudiant » n'est pas ouverte pour CQP d'essai.",
        rule("voies.eleve_etudiant"),
    ),
    "une suspension": (
        lambda: check_award(CERTIFICATION, reglement(), (WHOLE_YEAR,), TODAY),
        (
            "RNCP1 est suspendue depuis le 01/01/2026 (contrôle) : rien ne peut être délivré le "
            "15/06/2026."
        ),
        "Lettre n° 12",
    ),
    "la dernière délivrance de la fiche": (
        lambda: check_award(CERTIFICATION, reglement(), (), date(2030, 2, 1)),
        (
            "La date de dernière délivrance de RNCP1 est le 31/01/2030 : rien ne peut être délivré "
            "le 01/02/2030."
        ),
        "Fiche de la certification, date de dernière délivrance possible",
    ),
    "la dernière délivrance du règlement": (
        lambda: check_award(
            UNDATED, reglement(delivrance__derniere_date=date(2026, 6, 14)), (), TODAY
        ),
        (
            "La date de dernière délivrance de RNCP1 est le 14/06/2026 : rien ne peut être délivré "
            "le 15/06/2026."
        ),
        rule("delivrance.derniere_date"),
    ),
    "un bloc sans vote": (
        lambda: decided(("B3", FOR), made=third(result("B3ME1"), result("B1ME1"), result("B1ME2"),
                                                sought=frozenset({"B1", "B3"}))),
        (
            "Le jury ne s'est pas prononcé sur le bloc B1 (proposition : acquis) : faites-le voter "
            "avant de clore."
        ),
        "",
    ),
    "des blocs d'une autre certification": (
        lambda: decided(("B3", FOR), ("B9", FOR), ("B8", FOR)),
        "Vote sur un bloc inconnu de la certification : B8, B9.",
        "",
    ),
    "un bloc que le candidat ne présente pas": (
        lambda: decided(("B3", FOR), ("B1", FOR)),
        "Pas de vote sur le bloc B1 : le candidat ne le présente pas.",
        "",
    ),
    "un bloc sans tous ses résultats": (
        lambda: decided(("B2", FOR), made=third(result("B2ME1"), sought=frozenset({"B2"}))),
        "Pas de vote sur le bloc B2 : ses résultats ne sont pas complets.",
        "",
    ),
    "un écart interdit": (
        lambda: decided(("B3", AGAINST), jury__certification__ecart=Permission.FORBIDDEN),
        "Le vote sur le bloc B3 s'écarte de la proposition (acquis) et le règlement l'interdit.",
        rule("jury.certification.ecart"),
    ),
    "un écart sans motif": (
        lambda: decided(("B3", replace(AGAINST, reason=" \n"))),
        (
            "Le vote sur le bloc B3 s'écarte de la proposition (acquis) : écrivez le motif du jury."
        ),
        rule("jury.certification.ecart"),
    ),
    "des noms et des mains": (
        lambda: decided(("B3", BlocVote(ballots=YES, hands=(HandCount(college="salarié"),)))),
        "Un vote est nominal ou à main levée : gardez les noms ou les comptes.",
        "",
    ),
    "une délivrance avant la décision": (
        lambda: decided(
            ratification=Ratification(accepted=True, by="la CPNEFP", on=date(2026, 6, 14)),
            delivrance__etapes=Delivery(Steps.TWO, "la CPNEFP"),
        ),
        (
            "La délivrance par la CPNEFP est datée du 14/06/2026, avant la décision du jury "
            "(15/06/2026)."
        ),
        rule("delivrance.etapes"),
    ),
    "un jury qui ne peut pas décider": (
        lambda: decided(jury=jury_with(employee={"present": False})),
        (
            "Le jury ne peut pas décider. Aucun membre présent du collège « salarié » : le jury ne "
            "peut pas décider. Le jury n'est pas paritaire : membres présents par collège : "
            "employeur 1, salarié 0. Le quorum n'est pas atteint : 1 présent, il faut un membre de "
            "chaque collège ; il manque 1 membre du collège « salarié »."
        ),
        " ; ".join(
            rule(f"jury.certification.{name}") for name in ("colleges", "parite", "quorum")
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSALS)
def test_un_refus_entier(name: str) -> None:
    """La phrase dit ce qui est refusé et pourquoi ; la règle qui l'impose est citée."""
    act, sentence, cited = REFUSALS[name]
    with pytest.raises(RefusedAct) as error:
        act()
    assert (str(error.value), error.value.rule) == (sentence, cited)


SILENCES: dict[str, tuple[Any, str, str]] = {
    "une voie que rien ne dit ouverte": (
        lambda: check_act(CERTIFICATION, reglement(), Route.STUDENT, TODAY),
        (
            "Le texte de RNCP1 ne dit pas si la voie « eleve_etudiant » est ouverte : le "
            "certificateur doit écrire la ligne [voies.eleve_etudiant]."
        ),
        "voies.eleve_etudiant",
    ),
    "un jury sans règle de quorum": (
        lambda: decided(jury__certification__quorum=None),
        (
            "Le jury ne peut pas décider. Combien de membres doivent être présents ? Le texte est "
            "muet (règle jury.certification.quorum, essai) : le certificateur doit écrire la ligne "
            "[jury.certification.quorum]."
        ),
        "jury.certification.quorum",
    ),
}


@pytest.mark.parametrize("name", SILENCES)
def test_une_regle_qui_manque(name: str) -> None:
    """La phrase pose la question et nomme la ligne à écrire."""
    act, sentence, line = SILENCES[name]
    with pytest.raises(MissingRule) as error:
        act()
    assert (str(error.value), error.value.line) == (sentence, line)


@pytest.mark.parametrize(
    ("since", "until", "suspended"),
    [
        (TODAY, TODAY, True),
        (date(2026, 6, 16), None, False),
        (LONG_AGO, date(2026, 6, 14), False),
        (LONG_AGO, None, True),
    ],
)
def test_les_deux_bornes_d_une_suspension(since: date, until: date | None, suspended: bool) -> None:
    """Une suspension tient de son premier jour au dernier, compris, ou jusqu'à nouvel ordre."""
    item = Suspension(since=since, until=until, reason="r", source="s")
    if suspended:
        with pytest.raises(RefusedAct):
            check_award(CERTIFICATION, reglement(), (item,), TODAY)
    else:
        check_award(CERTIFICATION, reglement(), (item,), TODAY)


def test_le_dernier_jour_on_delivre_encore() -> None:
    """La date de dernière délivrance est comprise ; hors répertoire, il n'y en a pas."""
    check_award(CERTIFICATION, reglement(), (), date(2030, 1, 31))
    check_award(replace(UNDATED, register=None), reglement(), (), TODAY)


def test_une_voie_ouverte_a_ses_dates() -> None:
    """Le règlement n'ouvre une voie que depuis le jour que sa ligne dit."""
    rules = reglement()
    line = clause("voies.eleve_etudiant", value=True, since=TODAY)
    dated = replace(rules, clauses={**rules.clauses, line.path: (line,)})
    check_act(CERTIFICATION, dated, Route.STUDENT, TODAY)
    with pytest.raises(MissingRule):
        check_act(CERTIFICATION, dated, Route.STUDENT, date(2026, 6, 14))


def test_la_decision_d_un_bloc_se_lit_en_entier() -> None:
    """L'issue, le vote, l'écart et son motif sans ses blancs, puis la raison et sa règle."""
    made = decided(("B3", replace(AGAINST, reason=" trop court ")))
    (bloc,) = [each for each in made.blocs if each.code == "B3"]
    assert bloc.sentence() == (
        "Bloc B3 : non acquis. Vote : 0 pour, 2 contre, 0 abstention : rejeté. Le jury s'écarte de "
        "la proposition (acquis) ; motif : trop court. Toutes les modalités d'évaluation sont "
        f"acquises (1 sur 1). Règle : {rule('acquisition.bloc')}."
    )
    assert (made.candidate, made.on, made.route) == ("c1", TODAY, Route.CONTINUING)
    assert (made.findings, made.ratification) == ((), None)
    assert made.delivery.value == Delivery(Steps.ONE, "le jury")


def test_un_lien_avec_le_candidat_du_dossier() -> None:
    """C'est avec le candidat dont on délibère qu'un membre ne doit pas avoir de lien."""
    with pytest.raises(RefusedAct, match="S ne peut pas siéger sur c1"):
        decided(jury=jury_with(employee={"links": {"c1": JURY_LINK}}))
    assert decided(jury=jury_with(employee={"links": {"c2": JURY_LINK}})).final


def test_le_jour_meme_l_autorite_peut_repondre() -> None:
    """La délivrance datée du jour de la décision vaut ; refusée, rien n'est définitif."""
    two = {"delivrance__etapes": Delivery(Steps.TWO, "la CPNEFP")}
    answer = Ratification(accepted=True, by="la CPNEFP", on=TODAY)
    assert decided(ratification=answer, **two).final
    assert not decided(ratification=replace(answer, accepted=False), **two).final
    assert not decided(**two).final
