"""Deux secrétaires au même moment : un seul acte passe, l'autre reçoit une phrase."""

from collections.abc import Callable

import pytest

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import User
from parchemin.office.journal.queries import verify
from parchemin.office.partners import actions as partners
from parchemin.office.partners.models import Body
from parchemin.office.referentiels import actions, queries
from parchemin.office.referentiels.models import ReglementVersion, Source, Version
from tests.office.epreuves.test_at_once import at_once
from tests.office.referentiels.builders import PAGE, REGLEMENT, answered, export, received
from tests.readers.samples import EXPORTS

pytestmark = pytest.mark.django_db(transaction=True)


def refused(answers: list[object]) -> list[str]:
    return [str(answer) for answer in answers if isinstance(answer, RefusedAct)]


def test_un_brouillon_publie_deux_fois_au_meme_moment(secretary: User) -> None:
    """One publication, the other is told that the version no longer changes."""
    draft = answered(secretary)
    answers = at_once(*[lambda: actions.publish(on=draft, by=secretary)] * 2)
    assert len(refused(answers)) == 1
    assert "ne change plus" in refused(answers)[0]
    assert queries.published_versions().count() == 1
    assert verify().sound


def test_le_meme_contenu_publie_depuis_deux_brouillons(secretary: User) -> None:
    """Two drafts that say the same: one is published, the other is told which one."""
    drafts = [answered(secretary), answered(secretary, PAGE + b"\n")]
    publish: list[Callable[[], object]] = [
        lambda draft=draft: actions.publish(on=draft, by=secretary)  # type: ignore[misc]
        for draft in drafts
    ]
    answers = at_once(*publish)
    assert len(refused(answers)) == 1, answers
    assert queries.published_versions().count() == 1
    assert verify().sound


def test_le_meme_fichier_depose_deux_fois_au_meme_moment(secretary: User) -> None:
    """One source, one draft; the second deposit leads to the first."""
    answers = at_once(*[lambda: actions.receive_source(name="a.txt", data=PAGE, by=secretary)] * 2)
    assert sorted(answer.known for answer in answers) == [False, True]  # type: ignore[attr-defined]
    assert (Source.objects.count(), Version.objects.count()) == (1, 1)


def test_deux_fichiers_de_la_meme_certification(secretary: User) -> None:
    """Two sources of one certification make two drafts, each with its own rank."""
    deposits: list[Callable[[], object]] = [
        lambda data=data: received(secretary, data)  # type: ignore[misc]
        for data in (PAGE, PAGE + b"\n", PAGE + b"\n\n")
    ]
    at_once(*deposits)
    assert sorted(Version.objects.values_list("rank", flat=True)) == [1, 2, 3]


def test_la_meme_certification_choisie_deux_fois(secretary: User) -> None:
    """Two clicks on the same choice open one review."""
    data = export(*(path.read_bytes() for path in EXPORTS[:2]))
    source = actions.receive_source(name="export.xml", data=data, by=secretary).source
    answers = at_once(*[lambda: actions.start_draft(source=source, position=1, by=secretary)] * 2)
    assert answers[0] == answers[1]
    assert Version.objects.count() == 1


def test_deux_corrections_au_meme_moment_sont_gardees(secretary: User) -> None:
    """Neither correction erases the other."""
    draft = received(secretary)
    acts: list[Callable[[], object]] = [
        lambda path=path: actions.correct(  # type: ignore[misc]
            on=draft, path=path, value="CQP corrigé", reason="page 2", by=secretary
        )
        for path in ("title", "blocks.0.title")
    ]
    at_once(*acts)
    draft.refresh_from_db()
    edits = draft.answers["modifications"]
    assert {each["args"]["place"] for each in edits} == {"title", "blocks.0.title"}
    assert [each["number"] for each in edits] == [1, 2]
    assert verify().sound


def test_deux_brouillons_prennent_le_meme_numero_au_meme_moment(secretary: User) -> None:
    """Renamed at the same moment to the same number, each draft has its own rank."""
    drafts = [received(secretary), received(secretary, PAGE + b"\n")]
    acts: list[Callable[[], object]] = [
        lambda draft=draft: actions.correct(  # type: ignore[misc]
            on=draft, path="number", value="CQP-9", reason="page 1", by=secretary
        )
        for draft in drafts
    ]
    at_once(*acts)
    ranks = Version.objects.filter(number="CQP-9").values_list("rank", flat=True)
    assert sorted(ranks) == [1, 2]
    assert verify().sound


def test_la_meme_place_modifiee_au_meme_moment(secretary: User) -> None:
    """From the same state, one edit is kept; the other is refused and told whose it is."""
    draft = received(secretary)
    acts: list[Callable[[], object]] = [
        lambda: actions.merge(on=draft, node="blocks.0.competencies.0", by=secretary, state=0),
        lambda: actions.mark_key(
            on=draft, node="blocks.0.competencies.0", key=True, by=secretary, state=0
        ),
    ]
    answers = at_once(*acts)
    assert len(refused(answers)) == 1, answers
    assert "secretariat" in refused(answers)[0]
    draft.refresh_from_db()
    assert len(draft.answers["modifications"]) == 1
    assert verify().sound


def test_la_meme_modification_annulee_deux_fois_au_meme_moment(secretary: User) -> None:
    """Two clicks on « annuler » undo once."""
    draft = actions.merge(on=received(secretary), node="blocks.0.competencies.0", by=secretary)
    answers = at_once(*[lambda: actions.undo(on=draft, number=1, by=secretary, state=1)] * 2)
    assert len(refused(answers)) == 1, answers
    draft.refresh_from_db()
    assert [each["act"] for each in draft.answers["modifications"]] == ["fusionner", "annuler"]


def test_le_meme_reglement_publie_deux_fois_au_meme_moment(secretary: User) -> None:
    """One version of the règlement, the other deposit is told that it says nothing new."""
    data = REGLEMENT.read_bytes()
    answers = at_once(
        *[lambda: actions.publish_reglement(name="r.toml", data=data, by=secretary)] * 2
    )
    assert len(refused(answers)) == 1, answers
    assert ReglementVersion.objects.count() == 1


def test_deux_reglements_publies_au_meme_moment(secretary: User) -> None:
    """Two different texts make two versions, in order."""
    texts = [REGLEMENT.read_bytes() + b"\n" * rank for rank in range(3)]
    acts: list[Callable[[], object]] = [
        lambda data=data: actions.publish_reglement(  # type: ignore[misc]
            name="r.toml", data=data, by=secretary, reason="Relu"
        )
        for data in texts
    ]
    at_once(*acts)
    assert sorted(ReglementVersion.objects.values_list("rank", flat=True)) == [1, 2, 3]


def test_un_organisme_inscrit_deux_fois_au_meme_moment(secretary: User) -> None:
    """One body, the other is told that it exists."""
    answers = at_once(*[lambda: partners.add_body(name="Organisme neuf", by=secretary)] * 2)
    assert len(refused(answers)) == 1, answers
    assert Body.objects.count() == 1


def test_un_compte_ouvert_deux_fois_au_meme_moment(secretary: User) -> None:
    """One account for one username, the other is told that it is taken."""
    shown = partners.add_body(name="Organisme neuf", by=secretary)

    def add() -> object:
        return partners.add_member(
            on=shown, username="aurore", full_name="Aurore Fictif", email="a@exemple.fr",
            password="cheval-agrafe-pile-42", by=secretary,
        )  # fmt: skip

    answers = at_once(add, add)
    assert len(refused(answers)) == 1, answers
    assert User.objects.filter(username="aurore").count() == 1
