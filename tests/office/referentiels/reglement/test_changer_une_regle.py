"""Une règle à la fois : répondre, changer à partir d'une date, retirer ; jamais deux le même jour."""

from datetime import date

import pytest

from parchemin.domain.errors import MissingRule, RefusedAct
from parchemin.domain.rules.keys import APPEAL, VALIDITY
from parchemin.office.accounts.models import User
from parchemin.office.referentiels import actions
from parchemin.readers.reglement import read_reglement
from parchemin.writers.reglement_text import values_at
from tests.office.referentiels.builders import REGLEMENT
from tests.office.referentiels.reglement import builders
from tests.office.referentiels.reglement.builders import (
    FIVE_YEARS,
    RECOURS,
    clause_of,
    draft_of,
    text_of,
)

pytestmark = pytest.mark.django_db
BLOC = builders.VALIDITY
JULY = date(2026, 7, 1)
FROM_JULY = {**FIVE_YEARS, "depuis": JULY}
ANSWER = {
    "devant": "la CPNEFP",
    "duree": 2,
    "unite": "mois",
    "libelle": "Deux mois",
    "source": "Décision 4",
}


def rules_of(text: str):  # type: ignore[no-untyped-def] # noqa: ANN201
    """The règlement that a text writes, which has no error."""
    reading = read_reglement(text)
    assert reading.reglement is not None, reading.errors
    return reading.reglement


def test_repondre_a_une_question_muette(secretary: User) -> None:
    """The silence becomes a rule; every other line of the file stays word for word."""
    draft = draft_of(secretary)
    before = REGLEMENT.read_text("utf-8")
    with pytest.raises(MissingRule):
        rules_of(before).rule(APPEAL, JULY)
    actions.write_line(on=draft, path=RECOURS, rank=0, values=ANSWER, by=secretary)
    rule = rules_of(text_of(draft)).rule(APPEAL, JULY)
    assert (rule.value.before, str(rule.value.within)) == ("la CPNEFP", "2 mois")
    gone = set(before.splitlines()) - set(text_of(draft).splitlines())
    assert gone == {
        'libelle = "La fiche ne dit ni devant qui ni dans quel délai contester une décision"'
    }


def test_changer_a_partir_d_une_date_ferme_la_veille(secretary: User) -> None:
    """In one gesture the old rule ends on 30 June, the new one begins on 1 July."""
    draft = draft_of(secretary)
    edit = actions.change_line_from(on=draft, path=BLOC, rank=0, values=FROM_JULY, by=secretary)
    old, new = values_at(text_of(draft), BLOC)
    assert (old["jusqu_au"], new["depuis"]) == (date(2026, 6, 30), JULY)
    assert "01/07/2026" in edit.says
    rules = rules_of(text_of(draft))
    assert rules.rule(VALIDITY, date(2026, 6, 30)).value.duration is None
    assert rules.rule(VALIDITY, JULY).value.duration is not None


def test_changer_deux_fois_de_suite(secretary: User) -> None:
    """Three rules follow one another; the day of each change belongs to the new one alone."""
    draft = draft_of(secretary)
    actions.change_line_from(on=draft, path=BLOC, rank=0, values=FROM_JULY, by=secretary)
    later = {**FIVE_YEARS, "duree": 3, "depuis": date(2027, 1, 1)}
    actions.change_line_from(on=draft, path=BLOC, rank=1, values=later, by=secretary)
    rules = rules_of(text_of(draft))
    found = [rules.rule(VALIDITY, day).value.duration for day in (JULY, date(2027, 1, 1))]
    assert [each.count for each in found if each] == [5, 3]


@pytest.mark.parametrize(
    ("held", "since", "sentence"),
    [
        ({"depuis": JULY}, JULY, "doit commencer après"),
        ({"depuis": JULY}, date(2026, 6, 1), "doit commencer après"),
        ({"jusqu_au": date(2026, 6, 30)}, date(2026, 8, 1), "rien à fermer"),
    ],
)
def test_un_changement_hors_de_la_regle_est_refuse(
    held: dict[str, date], since: date, sentence: str, secretary: User
) -> None:
    """Before it begins or after it ends there is nothing to close: said, nothing changed."""
    draft = draft_of(secretary)
    actions.write_line(on=draft, path=BLOC, rank=0, values={**FIVE_YEARS, **held}, by=secretary)
    before = text_of(draft)
    new = {**FIVE_YEARS, "duree": 9, "depuis": since}
    with pytest.raises(RefusedAct, match=sentence):
        actions.change_line_from(on=draft, path=BLOC, rank=0, values=new, by=secretary)
    assert text_of(draft) == before


@pytest.mark.parametrize("day", [{}, {"depuis": date.min}, {"depuis": "demain"}])
def test_un_changement_sans_jour_est_refuse(day: dict[str, object], secretary: User) -> None:
    """The day of the change is asked for, and it needs an eve."""
    values = {**FIVE_YEARS, **day}
    with pytest.raises(RefusedAct, match="quel jour"):
        actions.change_line_from(
            on=draft_of(secretary), path=BLOC, rank=0, values=values, by=secretary
        )


def test_deux_regles_le_meme_jour_sont_refusees_avec_leurs_lieux(secretary: User) -> None:
    """Both lines of the file are named, the way out is told, the draft stays as it was."""
    draft = draft_of(secretary)
    before = text_of(draft)
    with pytest.raises(RefusedAct) as refusal:
        actions.write_line(on=draft, path=BLOC, rank=1, values=FROM_JULY, by=secretary)
    said = str(refusal.value)
    assert said.count("[validite.bloc], ligne") == 2
    assert "jusqu_au" in said
    assert text_of(draft) == before


def test_retirer_une_regle(secretary: User) -> None:
    """The clause leaves, the others of the file stay."""
    draft = draft_of(secretary)
    actions.withdraw_line(on=draft, path=BLOC, rank=0, by=secretary)
    assert values_at(text_of(draft), BLOC) == ()
    assert clause_of(draft, RECOURS)["regle"] == "muet"


@pytest.mark.parametrize("act", ["write_line", "change_line_from", "withdraw_line"])
def test_une_regle_qui_n_est_plus_la(act: str, secretary: User) -> None:
    """A rank that nobody wrote is told, whatever the gesture."""
    values = {} if act == "withdraw_line" else {"values": FROM_JULY}
    with pytest.raises(RefusedAct, match="n'est plus dans le brouillon"):
        getattr(actions, act)(on=draft_of(secretary), path=BLOC, rank=7, by=secretary, **values)


def test_une_ligne_neuve_pour_un_jury_neuf(secretary: User) -> None:
    """A jury that the règlement did not have is written beside the others."""
    draft = draft_of(secretary)
    values = {"sieges": {"a": 1, "b": 1}, "libelle": "Deux", "source": "Art. 3"}
    actions.write_line(
        on=draft, path=("jury", "vae", "colleges"), rank=0, values=values, by=secretary
    )
    assert rules_of(text_of(draft)).juries == ("certification", "vae")
