"""Who sees whose file: every role, and always somebody else's file too."""

import pytest
from django.db.models import Q
from django.urls import reverse

from parchemin.office.accounts.models import Role, User
from parchemin.office.candidates import later
from parchemin.office.candidates.access import visible_enrolments
from parchemin.office.candidates.models import Enrolment
from tests.office.promotion import NUMBER, Accounts, Published, SignIn, accredited, enter


@pytest.fixture
def path(published: Published, secretary: User) -> Enrolment:
    """An entered person, followed by no body."""
    return enter(1, version=published.version, by=secretary)


def detail(path: Enrolment) -> str:
    return reverse("candidates:detail", args=[path.person_id])


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.SECRETARIAT, 200),
        (Role.AUDITOR, 200),
        (Role.BODY, 404),
        (Role.CANDIDATE, 404),
        (Role.JUROR, 404),
        (Role.ASSESSOR, 403),
        (Role.TUTOR, 403),
    ],
)
def test_a_file_opens_to_the_certifier_alone(
    path: Enrolment, signed_in: SignIn, role: Role, status: int
) -> None:
    """Whoever has no tie with the person finds nothing there, or is told so."""
    assert signed_in(role).get(detail(path)).status_code == status


def test_a_candidate_opens_only_his_own_file(
    path: Enrolment, published: Published, secretary: User, account: Accounts, signed_in: SignIn
) -> None:
    """The person's account opens the file, and finds nothing at another person's."""
    user = account(Role.CANDIDATE)
    path.person.account = user
    path.person.save()
    other = enter(2, version=published.version, by=secretary)
    client = signed_in(user)
    assert client.get(detail(path)).status_code == 200
    assert client.get(detail(other)).status_code == 404


def test_a_body_opens_only_its_own_files(
    path: Enrolment, published: Published, account: Accounts, signed_in: SignIn
) -> None:
    """A body's member sees the candidates of his body and nobody else's."""
    member = account(Role.BODY)
    own = enter(2, version=published.version, body=accredited(NUMBER, member), by=member)
    client = signed_in(member)
    assert client.get(detail(own)).status_code == 200
    assert client.get(detail(path)).status_code == 404
    page = client.get(reverse("candidates:list")).content.decode()
    assert own.reference in page
    assert path.reference not in page
    assert (
        path.reference
        not in b"".join(client.get(reverse("candidates:export")).streaming_content).decode()
    )


@pytest.mark.parametrize("name", ["correct", "hold_bloc"])
@pytest.mark.parametrize("role", [Role.BODY, Role.CANDIDATE, Role.AUDITOR, Role.JUROR])
def test_only_the_secretariat_changes_a_file(
    path: Enrolment, signed_in: SignIn, name: str, role: Role
) -> None:
    """Correcting and recording a held bloc are refused to every other role, by page and by form."""
    client = signed_in(role)
    address = reverse(f"candidates:{name}", args=[path.person_id])
    assert client.get(address).status_code == 403
    assert client.post(address, {"reason": "x"}).status_code == 403


def test_a_later_stage_opens_files_to_a_role(
    path: Enrolment, account: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a stage registers for a role is all that this role sees."""
    juror = account(Role.JUROR)
    monkeypatch.setitem(later.TOLD.openings, "jury", lambda _: Q(pk=path.pk))
    assert list(visible_enrolments(juror)) == [path]
    monkeypatch.delitem(later.TOLD.openings, "jury")
    assert not visible_enrolments(juror).exists()


def test_an_unknown_step_is_a_mistake() -> None:
    """A stage cannot register a step that the path does not have."""
    with pytest.raises(ValueError, match="inconnue"):
        later.tell_step("inconnue", lambda: None)  # type: ignore[arg-type, return-value]


def test_a_juror_sees_neither_contact_nor_history(
    path: Enrolment, account: Accounts, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A juror who may open a file reads where the person stands, and nothing more."""
    monkeypatch.setitem(later.TOLD.openings, "jury", lambda _: Q(pk=path.pk))
    path.person.email = "aurore@exemple.fr"
    path.person.save()
    page = signed_in(Role.JUROR).get(detail(path)).content.decode()
    assert "aurore@exemple.fr" not in page
    assert "Ce qui s'est passé" not in page
    assert "Ce qui manque" in page
