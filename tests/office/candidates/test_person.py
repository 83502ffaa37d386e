"""One person's page and its acts: entering by form, correcting, blocs held before."""

from dataclasses import replace
from datetime import date

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from parchemin.domain.deliberation.facts import HeldBy
from parchemin.domain.errors import RefusedAct
from parchemin.domain.referentiel import CertificationReference, Correspondence, CorrespondenceKind
from parchemin.office.accounts.models import User
from parchemin.office.candidates.actions import (
    correct_civil_status,
    decide_correspondence,
    hold_bloc,
    withdraw_held_bloc,
)
from parchemin.office.candidates.models import CivilStatus, Enrolment, HeldBloc, Person
from parchemin.office.candidates.queries import earlier_facts
from parchemin.office.journal.models import Entry as JournalEntry
from tests.office.promotion import (
    CERTIFICATION,
    NUMBER,
    Published,
    Queries,
    SignIn,
    enter,
    invented,
    publish_invented,
)

OWN = f"{NUMBER}BC01"
GIVEN = {
    "birth_name": "Fictif-Tilleul",
    "first_names": "Aurore, Céleste",
    "sex": "F",
    "birth_date": "01/11/1992",
    "birth_commune_code": "69383",
    "route": "formation_continue",
    "entered_on": "2026-03-02",
}


@pytest.fixture
def path(published: Published, secretary: User) -> Enrolment:
    """An entered person."""
    return enter(1, version=published.version, by=secretary)


def held(path: Enrolment, by: User, **changes: object) -> HeldBloc:
    given = {
        "number": NUMBER,
        "bloc_code": OWN,
        "how": "deja_acquis",
        "acquired_on": date(2025, 6, 1),
        "proof": "PV 2025-03",
    }
    return hold_bloc(on=path.person, by=by, **{**given, **changes})[0]  # type: ignore[arg-type]


def test_the_form_enters_one_person(
    published: Published, secretary: User, signed_in: SignIn
) -> None:
    """A complete form enters the person and opens the file, first names kept apart."""
    answer = signed_in(secretary).post(
        reverse("candidates:add"), {**GIVEN, "version": published.version.pk}, follow=True
    )
    assert answer.status_code == 200
    assert Person.objects.get().civil_status.first_names == ["Aurore", "Céleste"]
    assert f"{NUMBER}-2026-0001" in answer.content.decode()


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("birth_name", "", "obligatoire"),
        ("birth_date", "hier", "JJ/MM/AAAA"),
        ("birth_date", "31/02/1992", "existe au calendrier"),
        ("birth_commune_code", "69000", "code postal"),
        ("entered_on", "2029-01-01", "prend fin le 31/12/2027"),
        ("route", "eleve_etudiant", "fermée"),
        ("route", "apprentissage", "voies.apprentissage"),
        ("first_names", "Jean/Paul", "plusieurs prénoms"),
        ("email", "pas une adresse", "mail"),
    ],
)
def test_each_wrong_input_is_said_and_writes_nothing(  # noqa: PLR0917 - fixtures et cas
    published: Published, secretary: User, signed_in: SignIn, field: str, value: str, said: str
) -> None:
    """The sentence stands in the form and no person is stored."""
    given = {**GIVEN, "version": published.version.pk, field: value}
    answer = signed_in(secretary).post(reverse("candidates:add"), given)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Person.objects.exists()


def test_a_doubt_is_asked_once(published: Published, secretary: User, signed_in: SignIn) -> None:
    """An unknown place of birth is asked about; said checked, the person is entered."""
    given = {**GIVEN, "version": published.version.pk, "birth_commune_code": ""}
    client = signed_in(secretary)
    page = client.post(reverse("candidates:add"), given).content.decode()
    assert "lieu de naissance inconnu" in page.lower()
    assert not Person.objects.exists()
    client.post(reverse("candidates:add"), {**given, "checked": "on"})
    assert Person.objects.count() == 1


@pytest.mark.parametrize(("answer", "persons"), [("same", 1), ("homonyme", 2), ("", 1)])
def test_the_form_asks_whether_it_is_the_same_person(
    published: Published, secretary: User, signed_in: SignIn, answer: str, persons: int
) -> None:
    """A known civil status is asked about; nothing is written until it is answered."""
    client = signed_in(secretary)
    client.post(reverse("candidates:add"), {**GIVEN, "version": published.version.pk})
    other = publish_invented(secretary, replace(CERTIFICATION, number="RNCP99002"))
    again = {**GIVEN, "version": other.version.pk, "birth_name": "FICTIF TILLEUL"}
    page = client.post(reverse("candidates:add"), again).content.decode()
    assert "même personne" in page
    assert Enrolment.objects.count() == 1
    same = str(Person.objects.get().pk) if answer == "same" else answer
    client.post(reverse("candidates:add"), {**again, "same": same})
    assert Person.objects.count() == persons
    assert Enrolment.objects.count() == (2 if answer else 1)


def test_a_correction_adds_a_civil_status(path: Enrolment, secretary: User) -> None:
    """The new one is in force with its reason, the former one stays; again changes nothing."""
    right = invented(1, use_name="Fictif-Saule")
    given = {"on": path.person, "email": "", "phone": "", "by": secretary}
    assert correct_civil_status(right, reason="pièce d'identité", **given)
    person = Person.objects.get()
    assert person.civil_status.as_domain() == right
    assert person.civil_statuses.count() == 2
    assert not correct_civil_status(right, reason="pièce d'identité", **given)
    assert CivilStatus.objects.count() == 2
    act = JournalEntry.objects.get(act="corriger l'état civil")
    assert act.details == {"motif": "pièce d'identité", "champs": ["use_name"]}


def test_a_correction_says_why(path: Enrolment, secretary: User) -> None:
    """Without a reason nothing is corrected."""
    with pytest.raises(RefusedAct, match="motif"):
        correct_civil_status(
            invented(1, use_name="X"), on=path.person, reason=" ", email="", phone="", by=secretary
        )


def test_a_correction_makes_no_second_file(
    path: Enrolment, published: Published, secretary: User
) -> None:
    """Correcting somebody into somebody else who has a file is refused."""
    enter(2, version=published.version, by=secretary)
    with pytest.raises(RefusedAct, match="Un autre dossier"):
        correct_civil_status(
            invented(2), on=path.person, reason="erreur", email="", phone="", by=secretary
        )
    assert Person.objects.get(pk=path.person_id).civil_status.as_domain() == invented(1)


def test_the_correction_screen_keeps_the_file(
    path: Enrolment, secretary: User, signed_in: SignIn
) -> None:
    """The form starts from what is known and shows the former civil status afterwards."""
    client = signed_in(secretary)
    address = reverse("candidates:correct", args=[path.person_id])
    assert "Fictif-Bouleau" in client.get(address).content.decode()
    status = path.person.civil_status
    given = {
        **GIVEN,
        "birth_name": "Fictif-Bouleaux",
        "first_names": ",".join(status.first_names),
        "birth_date": status.birth_date,
    }
    assert "Dites le motif" in client.post(address, given).content.decode()
    page = client.post(address, {**given, "reason": "acte de naissance"}, follow=True)
    assert "acte de naissance" in page.content.decode()


def test_a_held_bloc_becomes_a_fact(path: Enrolment, secretary: User) -> None:
    """A bloc of this certification is held, by decision or by VAE, with its proof."""
    held(path, secretary, how="experience")
    fact = earlier_facts([path])[path.pk].held[0]
    assert (fact.bloc, fact.how, fact.proof) == (OWN, HeldBy.EXPERIENCE, "PV 2025-03")
    assert fact.acquired_on == date(2025, 6, 1)


def test_the_same_held_bloc_is_written_once(path: Enrolment, secretary: User) -> None:
    """A second click finds the first row, and adds nothing to the journal."""
    first = held(path, secretary)
    count = JournalEntry.objects.count()
    assert held(path, secretary) == first
    assert (HeldBloc.objects.count(), JournalEntry.objects.count()) == (1, count)


@time_machine.travel("2026-06-01", tick=False)
@pytest.mark.parametrize(
    ("changes", "said"),
    [({"acquired_on": date(2026, 6, 2)}, "à venir"), ({"proof": "  "}, "preuve")],
)
def test_a_wrong_held_bloc_is_refused(
    path: Enrolment, secretary: User, changes: dict[str, object], said: str
) -> None:
    """A date to come or no proof: told, not written."""
    with pytest.raises(RefusedAct, match=said):
        held(path, secretary, **changes)
    assert not HeldBloc.objects.exists()


def test_a_held_bloc_recorded_by_mistake_is_withdrawn(path: Enrolment, secretary: User) -> None:
    """It stays written, counts no more, and is withdrawn once."""
    row = held(path, secretary)
    withdraw_held_bloc(on=row, reason="autre personne", by=secretary)
    assert HeldBloc.objects.count() == 1
    assert earlier_facts([path])[path.pk].held == ()
    with pytest.raises(RefusedAct, match="déjà retiré"):
        withdraw_held_bloc(on=row, reason="encore", by=secretary)


def test_blocs_of_another_certification_wait_for_a_decision(
    path: Enrolment, secretary: User
) -> None:
    """They make one claim, undecided, then granted or refused by somebody; the last one counts."""
    for code in ("A1", "A2"):
        held(path, secretary, number="RNCP1", bloc_code=code, how="correspondance")
    claim = earlier_facts([path])[path.pk].claims[0]
    assert (claim.certification, claim.blocs, claim.decision) == ("RNCP1", {"A1", "A2"}, None)
    for granted, reason in ((True, ""), (False, "preuve insuffisante")):
        decide_correspondence(
            on=path.person, number="RNCP1", granted=granted, reason=reason, by=secretary
        )
    decision = earlier_facts([path])[path.pk].claims[0].decision
    assert decision is not None
    assert (decision.granted, decision.reason) == (False, "preuve insuffisante")


@pytest.mark.parametrize(
    ("number", "granted", "said"), [("RNCP2", True, "Aucun bloc"), ("RNCP1", False, "motif")]
)
def test_a_wrong_decision_is_refused(
    path: Enrolment, secretary: User, number: str, granted: bool, said: str
) -> None:
    """Deciding of nothing, or refusing without a reason, is refused."""
    held(path, secretary, number="RNCP1", bloc_code="A1")
    with pytest.raises(RefusedAct, match=said):
        decide_correspondence(
            on=path.person, number=number, granted=granted, reason="", by=secretary
        )


@pytest.mark.parametrize(
    "table",
    ["candidates_heldbloc", "candidates_heldblocwithdrawal", "candidates_correspondencedecision"],
)
def test_proofs_are_never_erased(path: Enrolment, secretary: User, table: str) -> None:
    """The database refuses to erase what a person holds, its withdrawal or a decision."""
    row = held(path, secretary, number="RNCP1", bloc_code="A1")
    decide_correspondence(on=path.person, number="RNCP1", granted=True, reason="", by=secretary)
    withdraw_held_bloc(on=row, reason="x", by=secretary)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - un nom de table de cet essai


def test_the_screens_hold_decide_and_withdraw(secretary: User, signed_in: SignIn) -> None:
    """From the référentiel's own correspondences to the decision, on the person's page."""
    link = Correspondence(
        kind=CorrespondenceKind.TOTAL,
        blocs=(OWN,),
        certification=CertificationReference(number="RNCP39868"),
        target_blocs=("RNCP39868BC01",),
    )
    version = publish_invented(secretary, replace(CERTIFICATION, correspondences=(link,))).version
    path = enter(1, version=version, by=secretary)
    client, person = signed_in(secretary), path.person_id
    client.post(
        reverse("candidates:hold_bloc", args=[person]),
        {
            "bloc": "RNCP39868|RNCP39868BC01",
            "how": "correspondance",
            "acquired_on": "2025-06-01",
            "proof": "attestation 12",
        },
    )
    detail = reverse("candidates:detail", args=[person])
    assert "à décider" in client.get(detail).content.decode()
    client.post(
        reverse("candidates:decide_correspondence", args=[person]),
        {"number": "RNCP39868", "granted": "oui"},
    )
    assert "acquis par correspondance" in client.get(detail).content.decode()
    row = HeldBloc.objects.get()
    withdraw = reverse("candidates:withdraw_bloc", args=[person, row.pk])
    assert "attestation 12" in client.get(withdraw).content.decode()
    client.post(withdraw, {"reason": "mauvais dossier"})
    page = client.get(detail).content.decode()
    assert "mauvais dossier" in page
    assert "acquis par correspondance" not in page


def test_the_page_says_what_is_missing(path: Enrolment, secretary: User, signed_in: SignIn) -> None:
    """Each bloc has its sentences, each step its state, and the history its acts."""
    page = signed_in(secretary).get(reverse("candidates:detail", args=[path.person_id]))
    text = page.content.decode()
    assert "« Étude de cas » : aucun résultat." in text
    assert "il manque l&#x27;attestation du tuteur" in text
    assert 'aria-current="step">Évalué' in text
    assert "inscrire un candidat" in text


def test_the_page_takes_as_many_queries_whatever_happened(
    path: Enrolment, secretary: User, signed_in: SignIn, django_assert_num_queries: Queries
) -> None:
    """Twenty held blocs cost no more queries than two."""
    client = signed_in(secretary)
    address = reverse("candidates:detail", args=[path.person_id])
    for rank in range(2):
        held(path, secretary, proof=f"PV {rank}")
    client.get(address)
    with django_assert_num_queries(43):
        client.get(address)
    for rank in range(2, 20):
        held(path, secretary, proof=f"PV {rank}")
    with django_assert_num_queries(43):
        client.get(address)
