"""Les échéances autour d'une décision : le jour, la règle, ou la ligne à écrire."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from parchemin.domain.deadlines import Deadline, deadlines_after, deadlines_around
from parchemin.domain.rules.delivery import (
    Appeal,
    Duration,
    NoAppeal,
    Retake,
    Sending,
    Unit,
    Validity,
)
from parchemin.domain.rules.reglement import Reglement
from tests.domain.builders import reglement

RULES = reglement(
    delais__designation_des_membres=Duration(15, Unit.DAYS),
    convocation=Duration(3, Unit.WEEKS),
    delais__dossiers_au_jury=Duration(5, Unit.DAYS),
    delais__noms_des_membres=Duration(10, Unit.DAYS),
    delais__absence_des_salaries=Duration(8, Unit.DAYS),
    delais__notification=Duration(1, Unit.WEEKS),
    delais__proces_verbal=Sending("la commission paritaire", Duration(3, Unit.MONTHS)),
    recours=Appeal("la CPNEFP", Duration(2, Unit.MONTHS)),
    repasser=Retake(None, Duration(6, Unit.MONTHS)),
    validite__bloc=Validity(Duration(5, Unit.YEARS)),
)
HELD = date(2026, 11, 30)


def due(rules: Reglement, notified_on: date | None = None) -> dict[str, Deadline]:
    """The deadlines by what they are about."""
    made = deadlines_around(rules, held_on=HELD, decided_on=HELD, notified_on=notified_on)
    return {each.what: each for each in made}


def test_each_rule_gives_its_day() -> None:
    """Days before the jury go back, days after the decision go forward, each with its rule."""
    found = due(RULES, notified_on=date(2026, 12, 4))
    assert [each.due for each in found.values()] == [
        date(2026, 11, 9),
        date(2026, 11, 25),
        date(2026, 11, 15),
        date(2026, 11, 20),
        date(2026, 11, 22),
        date(2026, 12, 7),
        date(2027, 2, 28),
        date(2027, 2, 4),
        date(2027, 5, 30),
        date(2031, 11, 30),
    ]
    assert all(each.rule is not None and not each.line for each in found.values())
    assert "Transmettre le procès-verbal à la commission paritaire" in found
    assert "Dernier jour pour contester la décision devant la CPNEFP" in found


def test_an_appeal_waits_for_the_notification() -> None:
    """Before the decision is told, the appeal has a length and no day."""
    (appeal,) = [each for what, each in due(RULES).items() if "contester" in what]
    assert (appeal.due, appeal.waits) == (None, "2 mois à compter de la notification")


def test_without_appeal_there_is_no_last_day() -> None:
    """A règlement that opens no appeal leaves nothing to wait for, and is cited."""
    found = due(reglement(recours=NoAppeal()), notified_on=date(2026, 12, 4))
    told = found["Dernier jour pour contester la décision"]
    assert (told.due, told.waits, told.missing) == (
        None,
        "aucun, le règlement n'ouvre pas de recours",
        "",
    )
    assert told.rule is not None


def test_silence_names_the_line_to_write() -> None:
    """An empty règlement gives no day at all: each deadline names its line and its question."""
    empty = Reglement(certification="x", title="x")
    found = due(empty)
    assert [each.line for each in found.values()] == [
        "convocation",
        "delais.dossiers_au_jury",
        "delais.notification",
        "delais.proces_verbal",
        "recours",
        "repasser",
        "validite.bloc",
    ]
    assert all(each.due is None and f"[{each.line}]" in each.missing for each in found.values())


def test_what_only_some_ask_is_missing_nowhere() -> None:
    """A line that few règlements write gives its day where it is written, no question elsewhere."""
    rules = reglement(delais__absence_des_salaries=Duration(8, Unit.DAYS))
    told = due(rules)["Prévenir l'employeur de chaque membre salarié"]
    assert (told.due, told.missing) == (date(2026, 11, 22), "")
    silent = due(Reglement(certification="x", title="x"))
    assert not any("employeur" in what or "noms" in what or "désigner" in what for what in silent)


def test_for_life_and_at_once() -> None:
    """A bloc for life has no last day; without waiting time a retake opens at the decision."""
    found = due(reglement(validite__bloc=Validity(None), repasser=Retake()))
    assert found["Premier jour où un bloc acquis ne compte plus"].waits == "jamais : acquis à vie"
    assert found["Premier jour pour repasser ce qui manque"].due == HELD


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_before_is_before_and_after_is_after(on: date) -> None:
    """Whatever the day, the first five come before the jury and the others after the decision."""
    made = deadlines_around(RULES, held_on=on, decided_on=on, notified_on=on)
    days = [each.due for each in made if each.due is not None]
    assert len(days) == 10
    assert all(day < on for day in days[:5])
    assert all(day > on for day in days[5:])


def test_what_follows_a_decision_is_told_alone() -> None:
    """The same days as around the jury, without those before it, each with its line."""
    known = deadlines_around(RULES, held_on=HELD, decided_on=HELD)
    assert deadlines_after(RULES, decided_on=HELD) == known[5:]
    paths = [each.subject.path for each in known if each.subject]
    assert paths[5:] == [
        "delais.notification",
        "delais.proces_verbal",
        "recours",
        "repasser",
        "validite.bloc",
    ]
