"""What is learnt of a member: mandates, availability, facts, and a pool by file."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role
from parchemin.office.journal.queries import acts_on
from parchemin.office.juries.actions import pool
from parchemin.office.juries.models import Availability, Juror, JurorFact, Mandate
from parchemin.office.juries.profiles import Profile, profiles
from parchemin.readers.pool_file import COLUMNS
from tests.office.juries.conftest import HELD, Office, juror

pytestmark = pytest.mark.django_db
HEAD = ";".join(COLUMNS) + "\n"


def on(day: date, member: Juror) -> Profile:
    """What is known of a member that day."""
    return profiles([member], day)[member.pk]


def test_a_renewal_is_a_row_and_history_stays(office: Office) -> None:
    """The mandate of a day is the one that covers it: the first, then the second."""
    member = juror(office, "employeur")
    mandate = pool.give_mandate(
        on=member, since=date(2028, 1, 1), until=date(2030, 12, 31), named_by="CPNEFP",
        by=office.by,
    )  # fmt: skip
    assert on(HELD, member).mandate_until == date(2027, 12, 31)
    assert on(date(2029, 5, 1), member).mandate_until == date(2030, 12, 31)
    assert on(date(2031, 5, 1), member).mandate_until == date(2030, 12, 31)
    assert [entry.act for entry in acts_on(mandate)] == ["donner un mandat"]


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        (date(2027, 12, 31), None, "a déjà un mandat depuis le 01/01/2025"),
        (date(2020, 1, 1), date(2025, 1, 1), "a déjà un mandat"),
        (date(2029, 1, 1), date(2028, 1, 1), "avant d'avoir commencé"),
    ],
)
def test_a_mandate_that_overlaps_or_runs_backwards_is_refused(
    office: Office, since: date, until: date | None, said: str
) -> None:
    """One day has one mandate at most; a mandate ends after it began."""
    member = juror(office, "employeur")
    with pytest.raises(RefusedAct, match=said):
        pool.give_mandate(on=member, since=since, until=until, by=office.by)
    assert not Mandate.objects.exists()


def test_facts_of_a_family_follow_one_another(office: Office) -> None:
    """The latest counts from its day on; before it, what was known before."""
    member = juror(office, "employeur")
    told = [
        ("annees_metier", "15", date(2026, 1, 1)), ("metier_exerce", "", date(2020, 1, 1)),
        ("metier_quitte", "", date(2024, 6, 13)), ("exterieur", "", date(2025, 1, 1)),
        ("voix_consultative", "", date(2026, 6, 1)), ("non_qualifie", "", date(2026, 6, 1)),
        ("competence", "RNCP40657BC01", date(2025, 1, 1)), ("qualite", "DRH", date(2025, 1, 1)),
        ("competence", "RNCP40657", date(2025, 1, 1)),
        ("competence_retiree", "RNCP40657", date(2026, 1, 1)),
    ]  # fmt: skip
    for kind, value, since in told:
        pool.state_fact(on=member, kind=kind, value=value, since=since, by=office.by)
    now, before = on(HELD, member), on(date(2024, 1, 1), member)
    assert (now.years, now.years_out(HELD), now.outside) == (15, 1, True)
    assert (now.voting, now.qualified, now.quality) == (False, False, "DRH")
    assert now.competences == ("RNCP40657BC01",)
    assert (before.years, before.years_out(date(2024, 1, 1)), before.voting) == (8, 0, True)
    assert JurorFact.objects.count() == len(told)


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        ("annees_metier", "douze", "n'est pas un nombre d'années"),
        ("annees_metier", "71", "de 0 à 70"),
        ("competence", " ", "le code de la certification"),
        ("inconnu", "", "n'est pas un fait connu"),
    ],
)
def test_a_fact_that_says_nothing_is_refused(
    office: Office, kind: str, value: str, said: str
) -> None:
    """Words for a number, an empty code, an unknown kind: a sentence each, nothing kept."""
    member = juror(office, "employeur")
    with pytest.raises(RefusedAct, match=said):
        pool.state_fact(on=member, kind=kind, value=value, since=HELD, by=office.by)
    assert not JurorFact.objects.exists()


def test_the_last_word_on_a_day_counts(office: Office) -> None:
    """A period away, then one day free within it: that day is free, the others are not."""
    member = juror(office, "employeur")
    assert on(HELD, member).available is None
    said = {"on": member, "by": member.account}
    pool.say_availability(
        first_day=date(2026, 6, 1), last_day=date(2026, 6, 30), available=False, **said
    )
    pool.say_availability(first_day=HELD, last_day=HELD, available=True, **said)
    assert on(HELD, member).available is True
    assert on(date(2026, 6, 13), member).available is False
    with pytest.raises(RefusedAct, match="avant d'avoir commencé"):
        pool.say_availability(first_day=HELD, last_day=date(2026, 6, 1), available=True, **said)


def test_only_the_secretariat_or_the_member_himself_speaks(office: Office, account: Any) -> None:
    """A member says his days, not those of another, and gives himself no mandate."""
    member, other = juror(office, "employeur"), juror(office, "salarié", "M")
    by = other.account
    assert by is not None
    days = {"on": member, "first_day": HELD, "last_day": HELD, "available": True}
    for act in (
        lambda: pool.say_availability(**days, by=by),
        lambda: pool.give_mandate(on=other, since=date(2030, 1, 1), until=None, by=by),
        lambda: pool.state_fact(on=other, kind="exterieur", since=HELD, by=by),
        lambda: pool.import_pool(content=b"x", name="a.csv", by=account(Role.AUDITOR)),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert not Availability.objects.exists()


def test_the_member_says_his_days_from_his_own_page(
    office: Office, signed_in: Callable[..., Client]
) -> None:
    """One day is enough to type; what is wrong is said; the page shows what was said."""
    member = juror(office, "employeur")
    client = signed_in(member.account)
    address = reverse("juries:availability_say", args=[member.pk])
    assert client.post(address, {"jours-first_day": "demain"}).status_code == 409
    answer = client.post(address, {"jours-first_day": "2026-06-12", "jours-available": "non"})
    assert answer.url == reverse("juries:mine")  # type: ignore[attr-defined]
    page = client.get(reverse("juries:mine")).content.decode()
    assert "indisponible du 12/06/2026 au 12/06/2026" in page
    assert "Donner un mandat" not in page


def test_the_secretariat_writes_on_the_page_of_a_member(
    office: Office, signed_in: Callable[..., Client]
) -> None:
    """A mandate and a fact are posted, then read on the page with their day."""
    member, client = juror(office, "employeur"), signed_in(office.by)
    mandate = {"mandat-since": "2028-01-01", "mandat-until": "", "mandat-named_by": "CPNEFP"}
    assert client.post(reverse("juries:mandate_give", args=[member.pk]), mandate).status_code == 302
    fact = {"fait-kind": "competence", "fait-value": "RNCP40657", "fait-since": "2026-01-01"}
    assert client.post(reverse("juries:fact_state", args=[member.pk]), fact).status_code == 302
    assert client.post(reverse("juries:fact_state", args=[member.pk]), {}).status_code == 409
    page = client.get(reverse("juries:juror", args=[member.pk])).content.decode()
    for words in ("désigné par CPNEFP", "RNCP40657", "Depuis le 01/01/2025"):
        assert words in page


def test_an_account_that_is_no_member_has_no_page(signed_in: Callable[..., Client]) -> None:
    """A juror's account not tied to the pool finds nothing."""
    assert signed_in(Role.JUROR).get(reverse("juries:mine")).status_code == 404


def test_a_file_enters_every_member(office: Office, signed_in: Callable[..., Client]) -> None:
    """Two good lines are two members, each with its entry in the journal."""
    lines = "Mme Une;employeur;DRH;F;oui;5;;\nM. Deux;salarié;;M;non;;01/01/2026;\n"
    file = SimpleUploadedFile("vivier.csv", (HEAD + lines).encode())
    answer = signed_in(office.by).post(reverse("juries:jurors_import"), {"file": file})
    assert answer.status_code == 302
    assert list(Juror.objects.order_by("name").values_list("name", "college")) == [
        ("M. Deux", "salarié"), ("Mme Une", "employeur"),
    ]  # fmt: skip
    assert [entry.act for entry in acts_on(Juror.objects.all()[0])] == ["inscrire au vivier"]


def test_a_file_with_one_fault_enters_nobody(
    office: Office, signed_in: Callable[..., Client]
) -> None:
    """The good line waits for the wrong one; members already there are said by line."""
    client, address = signed_in(office.by), reverse("juries:jurors_import")
    for lines, said in (
        ("Mme Une;employeur;;F;;;;\nM. Deux;patronat;;M;;;;\n", "ligne 3, colonne college"),
        ("Mme Une;employeur;;F;;;;\nM. Là;salarié;;M;;;;\n", "déjà au vivier"),
    ):
        Juror.objects.get_or_create(name="M. Là", college="salarié", sex="M")
        file = SimpleUploadedFile("vivier.csv", (HEAD + lines).encode())
        answer = client.post(address, {"file": file})
        assert answer.status_code == 422
        assert said in answer.content.decode()
        assert Juror.objects.count() == 1


def test_the_model_of_file_is_the_one_that_is_read(
    office: Office, signed_in: Callable[..., Client]
) -> None:
    """The template has the columns of the reader."""
    page = signed_in(office.by).get(reverse("juries:jurors_template")).content.decode("utf-8-sig")
    assert page.strip().split(";") == list(COLUMNS)


def test_the_pool_is_filtered_by_free_day_and_sex(
    office: Office, signed_in: Callable[..., Client]
) -> None:
    """Who said he is away that day leaves the list; others, who said nothing, stay."""
    away, here = juror(office, "employeur"), juror(office, "employeur", "M")
    pool.say_availability(on=away, first_day=HELD, last_day=HELD, available=False, by=office.by)
    client, address = signed_in(office.by), reverse("juries:jurors")
    page = client.get(address, {"free_on": "2026-06-12"}).content.decode()
    assert here.name in page
    assert away.name not in page
    assert here.name not in client.get(address, {"sex": "F"}).content.decode()
    sheet = client.get(address, {"free_on": "2026-06-12", "format": "csv"})
    assert here.name in b"".join(sheet.streaming_content).decode()  # type: ignore[attr-defined]


def test_a_member_s_page_asks_as_much_for_2_as_for_20_facts(
    office: Office, signed_in: Callable[..., Client]
) -> None:
    """A long history costs no more questions to the base."""
    member, client, costs = juror(office, "employeur"), signed_in(office.by), []
    for count in (2, 20):
        for _ in range(count):
            pool.state_fact(on=member, kind="exterieur", since=HELD, by=office.by)
            pool.say_availability(
                on=member, first_day=HELD, last_day=HELD, available=True, by=office.by
            )
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("juries:juror", args=[member.pk]))
        costs.append(len(asked))
    assert costs[0] == costs[1] <= 20
