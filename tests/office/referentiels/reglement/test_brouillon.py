"""Le brouillon d'un règlement : ouvert, écrit, remis en arrière, mis en vigueur ou abandonné."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role, User
from parchemin.office.journal.models import Entry
from parchemin.office.journal.queries import verify
from parchemin.office.referentiels import actions, queries
from parchemin.office.referentiels.actions import RefusedReglement
from parchemin.office.referentiels.models import ReglementDraft, ReglementEdit, ReglementVersion
from tests.office.referentiels.builders import REGLEMENT, reglement
from tests.office.referentiels.reglement.builders import (
    FIVE_YEARS,
    RECOURS,
    VALIDITY,
    clause_of,
    draft_of,
    text_of,
)

pytestmark = pytest.mark.django_db
TEXT = REGLEMENT.read_text("utf-8")


def in_force(draft: ReglementDraft, by: User, *, reason: str = "CPNEFP du 12/03/2026") -> object:
    """The draft put in force by somebody who saw its last state and the last version."""
    newest = queries.latest_reglement(draft.number)
    return actions.put_reglement_in_force(
        on=draft, reason=reason, against=newest.rank if newest else 0, by=by,
        state=queries.current_edit(draft).rank,
    )  # fmt: skip


def test_le_brouillon_part_du_texte_de_la_version(secretary: User) -> None:
    """Opened twice it is the same draft, word for word the version, and the journal says so."""
    published = reglement(secretary)
    draft = actions.open_reglement_draft(on=published, by=secretary)
    assert actions.open_reglement_draft(on=published, by=secretary) == draft
    assert (draft.base, draft.number, text_of(draft)) == (published, "RNCP40657", TEXT)
    assert Entry.objects.filter(act="ouvrir un brouillon de règlement").count() == 1


def test_une_version_remplacee_ne_se_modifie_plus(secretary: User) -> None:
    """The secretary is sent to the version that replaced it."""
    first = reglement(secretary)
    actions.publish_reglement(
        name="r.toml", data=f"{TEXT}\n# relu\n".encode(), by=secretary, reason="Relu"
    )
    with pytest.raises(RefusedAct, match="modifiez la version 2"):
        actions.open_reglement_draft(on=first, by=secretary)
    assert not ReglementDraft.objects.exists()


def test_chaque_etat_du_brouillon_reste(secretary: User) -> None:
    """Two acts and a return make four states; the first text is back, nothing was erased."""
    draft = draft_of(secretary)
    actions.write_line(on=draft, path=VALIDITY, rank=0, values=FIVE_YEARS, by=secretary)
    actions.withdraw_line(on=draft, path=RECOURS, rank=0, by=secretary)
    back = actions.return_to_edit(on=draft, rank=0, by=secretary)
    assert [each.rank for each in queries.edits_of(draft)] == [3, 2, 1, 0]
    assert (back.text, back.says) == (TEXT, "Retour à l'état 0")
    acts = Entry.objects.filter(act="modifier un brouillon de règlement")
    assert [each.details["ligne"] for each in acts] == ["validite.bloc", "recours", ""]
    with pytest.raises(DatabaseError), transaction.atomic():
        ReglementEdit.objects.filter(draft=draft, rank=1).update(text="")


def test_un_acte_qui_ne_change_rien_est_refuse(secretary: User) -> None:
    """No state is made for nothing."""
    draft = draft_of(secretary)
    with pytest.raises(RefusedAct, match="Rien n'a changé"):
        actions.return_to_edit(on=draft, rank=0, by=secretary)
    with pytest.raises(RefusedAct, match="pas de ce brouillon"):
        actions.return_to_edit(on=draft, rank=9, by=secretary)
    assert len(queries.edits_of(draft)) == 1


def test_mettre_en_vigueur_fait_une_version_avec_son_motif(secretary: User) -> None:
    """The version keeps text, reason and rank; the one before stays; the draft is closed for ever."""
    draft = draft_of(secretary)
    actions.write_line(on=draft, path=VALIDITY, rank=0, values=FIVE_YEARS, by=secretary)
    published = in_force(draft, secretary)
    assert isinstance(published, ReglementVersion)
    assert (published.rank, published.reason) == (2, "CPNEFP du 12/03/2026")
    assert "duree = 5" in published.text
    assert ReglementVersion.objects.get(rank=1).text == TEXT
    entry = Entry.objects.latest("id")
    assert (entry.act, entry.details["motif"]) == (
        "mettre un règlement en vigueur",
        "CPNEFP du 12/03/2026",
    )
    draft.refresh_from_db()
    assert (draft.became, queries.open_draft(draft.number)) == (published, None)
    with pytest.raises(RefusedAct, match="clos"):
        actions.withdraw_line(on=draft, path=RECOURS, rank=0, by=secretary)
    with pytest.raises(DatabaseError), transaction.atomic():
        ReglementDraft.objects.filter(pk=draft.pk).update(closed_at=None)
    assert verify().sound


def test_sans_motif_rien_n_entre_en_vigueur(secretary: User) -> None:
    """A version without a reason is refused."""
    draft = draft_of(secretary)
    actions.write_line(on=draft, path=VALIDITY, rank=0, values=FIVE_YEARS, by=secretary)
    with pytest.raises(RefusedAct, match="pourquoi"):
        in_force(draft, secretary, reason="  ")
    assert ReglementVersion.objects.count() == 1


def test_un_brouillon_fautif_n_entre_pas_en_vigueur(secretary: User) -> None:
    """All its errors are said, and it stays open, unchanged."""
    draft = draft_of(secretary)
    wrong = TEXT.replace('"toutes les modalités"', '"au hasard"').replace('"à vie"', '"un jour"')
    actions.replace_draft_text(on=draft, name="r.toml", data=wrong.encode(), by=secretary)
    with pytest.raises(RefusedReglement) as refusal:
        in_force(draft, secretary)
    assert len(refusal.value.diagnostics) == 2
    assert queries.open_draft(draft.number) == draft
    assert ReglementVersion.objects.count() == 1


def test_un_brouillon_qui_ne_change_rien_n_entre_pas_en_vigueur(secretary: User) -> None:
    """The version in force already says it."""
    with pytest.raises(RefusedAct, match="déjà la version 1"):
        in_force(draft_of(secretary), secretary)


def test_une_version_publiee_entre_temps_se_relit_d_abord(secretary: User) -> None:
    """What was compared with version 1 is not put in force over version 2 unseen."""
    draft = draft_of(secretary)
    actions.write_line(on=draft, path=VALIDITY, rank=0, values=FIVE_YEARS, by=secretary)
    actions.publish_reglement(
        name="r.toml", data=f"{TEXT}\n# relu\n".encode(), by=secretary, reason="Relu"
    )
    with pytest.raises(RefusedAct, match="La version 2 a été publiée"):
        actions.put_reglement_in_force(on=draft, reason="motif", against=1, by=secretary, state=1)
    assert in_force(draft, secretary).rank == 3  # type: ignore[attr-defined]


def test_abandonner_ne_change_pas_la_version(secretary: User) -> None:
    """The draft is closed, its states stay, and a new one may be opened."""
    draft = draft_of(secretary)
    actions.abandon_reglement_draft(on=draft, by=secretary)
    assert queries.open_draft(draft.number) is None
    assert len(queries.edits_of(draft)) == 1
    version = queries.latest_reglement(draft.number)
    assert version is not None
    assert version.text == TEXT
    assert actions.open_reglement_draft(on=version, by=secretary) != draft


def test_un_fichier_fautif_devient_un_brouillon(secretary: User) -> None:
    """A deposited text with errors is a draft; a second one for the same certification is not."""
    wrong = TEXT.replace('"toutes les modalités"', '"au hasard"').encode()
    draft = actions.draft_from_file(name="r.toml", data=wrong, by=secretary)
    assert (draft.number, draft.base, text_of(draft)) == ("RNCP40657", None, wrong.decode())
    with pytest.raises(RefusedAct, match="déjà ouvert"):
        actions.draft_from_file(name="r.toml", data=wrong, by=secretary)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "est vide"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"certification = [", "1 erreur"),
        (b"intitule = 'x'\n", "quelle certification"),
        (b"certification = 3\n", "quelle certification"),
        (b"certification = 'CQP autre'\n", "celui de RNCP40657"),
        (f"certification = '{'X' * 61}'\n".encode(), "60 caractères"),
    ],
)
def test_un_fichier_qui_n_est_pas_son_texte_est_refuse(
    data: bytes, sentence: str, secretary: User
) -> None:
    """Empty, binary, not TOML, of nobody or of another certification: said, nothing changed."""
    draft = draft_of(secretary)
    with pytest.raises(RefusedAct, match=sentence):
        actions.replace_draft_text(on=draft, name="r.toml", data=data, by=secretary)
    assert text_of(draft) == TEXT


def test_l_intitule_change(secretary: User) -> None:
    """One line of the file changes, and the version shows it."""
    draft = draft_of(secretary)
    actions.rename_reglement(on=draft, title="CQP Renommé", by=secretary)
    published = in_force(draft, secretary)
    assert isinstance(published, ReglementVersion)
    assert queries.reglement_of(published).title == "CQP Renommé"
    assert clause_of(draft, VALIDITY)["regle"] == "à vie"


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SECRETARIAT])
def test_seul_le_secretariat_touche_au_brouillon(
    role: Role, secretary: User, account: Callable[..., User]
) -> None:
    """Every act refuses every other role, and nothing is written."""
    draft, other = draft_of(secretary), account(role)
    acts = (
        lambda: actions.open_reglement_draft(on=draft.base, by=other),
        lambda: actions.write_line(on=draft, path=VALIDITY, rank=0, values=FIVE_YEARS, by=other),
        lambda: actions.withdraw_line(on=draft, path=VALIDITY, rank=0, by=other),
        lambda: actions.return_to_edit(on=draft, rank=0, by=other),
        lambda: actions.rename_reglement(on=draft, title="x", by=other),
        lambda: actions.abandon_reglement_draft(on=draft, by=other),
        lambda: actions.draft_from_file(name="r", data=TEXT.encode(), by=other),
        lambda: actions.replace_draft_text(on=draft, name="r", data=TEXT.encode(), by=other),
        lambda: in_force(draft, other),
    )
    for act in acts:
        with pytest.raises(PermissionDenied):
            act()
    assert ReglementEdit.objects.count() == 1
