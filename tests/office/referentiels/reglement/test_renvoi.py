"""Une ligne qui reprend la règle d'une autre, dans le brouillon : gardée, montrée, modifiée."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from parchemin.office.accounts.models import User
from parchemin.office.journal.models import Entry
from parchemin.office.referentiels import actions, queries
from parchemin.office.referentiels.clause_values import check_clause, followed, lines_like
from parchemin.office.referentiels.models import ReglementDraft
from parchemin.office.referentiels.reglement_draft_view import draft_view
from tests.office.referentiels.builders import REGLEMENT
from tests.office.referentiels.reglement.builders import clause_of, draft_of, text_of

pytestmark = pytest.mark.django_db
TEXT = REGLEMENT.read_text("utf-8")
UNEXCUSED, EXCUSED = ("absence", "injustifiee"), ("absence", "excusee")
OWN = {"libelle": "L'excusé suit l'absent", "source": "CPNEFP du 12/03/2026"}
SAME = {"comme": "absence.injustifiee", **OWN}


@pytest.fixture
def draft(secretary: User) -> ReglementDraft:
    """Un brouillon où l'absence excusée reprend la règle de l'absence injustifiée."""
    made = draft_of(secretary)
    for path, values in (
        (UNEXCUSED, {"regle": "non acquis", **OWN}),
        (EXCUSED, SAME),
    ):
        if values != next(iter(queries_values(made, path)), None):
            actions.write_line(on=made, path=path, rank=0, values=values, by=secretary)
    return made


def queries_values(draft: ReglementDraft, path: tuple[str, ...]) -> list[dict[str, object]]:
    try:
        return [clause_of(draft, path)]
    except IndexError:
        return []


def test_le_brouillon_lit_la_ligne_comme_celle_qu_elle_reprend(draft: ReglementDraft) -> None:
    """La page du brouillon montre la règle reprise, sans faute, avec le libellé de la ligne."""
    view = draft_view(text_of(draft))
    assert view.errors == 0
    both = [view.rules.clauses[".".join(path)][0] for path in (UNEXCUSED, EXCUSED)]
    assert both[0].value == both[1].value is not None
    assert both[1].origin.label == "L'excusé suit l'absent"


def test_le_renvoi_reste_ecrit(draft: ReglementDraft, secretary: User) -> None:
    """Modifier une autre ligne, ou le libellé de celle-ci, garde le renvoi dans le texte."""
    changed = {**SAME, "libelle": "Autre libellé"}
    actions.write_line(on=draft, path=EXCUSED, rank=0, values=changed, by=secretary)
    assert clause_of(draft, EXCUSED) == changed
    actions.rename_reglement(on=draft, title="Autre titre", by=secretary)
    assert 'comme = "absence.injustifiee"' in text_of(draft)


def test_le_formulaire_propose_et_garde_le_renvoi(
    draft: ReglementDraft, secretary: User, signed_in: Callable[..., Client]
) -> None:
    """Le choix est coché, la ligne reprise choisie ; l'enregistrer avec un autre libellé le garde."""
    client = signed_in(secretary)
    address = reverse("referentiels:reglement_line", args=[draft.pk, "absence.excusee", 0])
    shown = client.get(address).content.decode()
    assert "La même règle qu&#x27;une autre ligne" in shown
    assert 'value="absence.injustifiee" selected' in shown
    posted = {
        "reponse": "renvoi", "comme": "absence.injustifiee", "libelle": "Relu", "source": "Art. 2",
        "etat": str(queries.current_edit(draft).rank),
    }  # fmt: skip
    assert client.post(address, posted).status_code == 302
    assert clause_of(draft, EXCUSED) == {
        "comme": "absence.injustifiee", "libelle": "Relu", "source": "Art. 2",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("target", "said"),
    [("", "Choisissez la ligne"), ("recours", "choix"), ("absence.excusee", "choix")],
    ids=["aucune", "autre sorte", "elle-même"],
)
def test_un_renvoi_impossible_est_dit(
    draft: ReglementDraft, secretary: User, signed_in: Callable[..., Client], target: str, said: str
) -> None:  # fmt: skip
    """Sans ligne, vers une autre question, ou vers soi : une phrase, et rien n'est écrit."""
    address = reverse("referentiels:reglement_line", args=[draft.pk, "absence.excusee", 0])
    before = text_of(draft)
    answer = signed_in(secretary).post(address, {"reponse": "renvoi", "comme": target, **OWN})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert text_of(draft) == before


def test_on_ne_se_renvoie_pas_en_rond(draft: ReglementDraft) -> None:
    """La ligne dont la règle est reprise ne peut pas reprendre celle qui la reprend."""
    text = text_of(draft)
    assert "absence.excusee" not in lines_like(text, UNEXCUSED)
    assert "absence.injustifiee" in lines_like(text, EXCUSED)
    loop = {"comme": "a.b"}
    assert followed('[a.b]\ncomme = "a.b"\n', loop)["comme"] == "a.b"


def test_une_ligne_seule_se_lit_dans_son_reglement(draft: ReglementDraft) -> None:
    """La phrase d'un renvoi est celle de la règle reprise ; hors de son texte, c'est une faute."""
    read = check_clause(EXCUSED, SAME, text_of(draft))
    plain = check_clause(EXCUSED, {"regle": "non acquis", **OWN})
    assert read.answer
    assert plain.answer
    assert read.answer.sentence == plain.answer.sentence
    assert check_clause(EXCUSED, SAME).faults


def test_un_depot_direct_dit_pourquoi_il_remplace(
    secretary: User, signed_in: Callable[..., Client]
) -> None:
    """Une première version sans motif ; la suivante le demande, le garde, et le journal le dit."""
    client, address = signed_in(secretary), reverse("referentiels:reglement_upload")
    assert client.post(address, {"text": TEXT}).status_code == 302
    refused = client.post(address, {"text": f"{TEXT}\n# relu\n"})
    assert refused.status_code == 422
    assert "dites pourquoi ce règlement la remplace" in refused.content.decode().replace(
        "&#x27;", "'"
    )
    assert queries.latest_reglement("RNCP40657").rank == 1  # type: ignore[union-attr]
    given = {"text": f"{TEXT}\n# relu\n", "reason": "CPNEFP du 12/03/2026"}
    assert client.post(address, given).status_code == 302
    newest = queries.latest_reglement("RNCP40657")
    assert newest is not None
    assert (newest.rank, newest.reason) == (2, "CPNEFP du 12/03/2026")
    act = Entry.objects.filter(act="publier un règlement").latest("id")
    assert act.details["motif"] == "CPNEFP du 12/03/2026"
