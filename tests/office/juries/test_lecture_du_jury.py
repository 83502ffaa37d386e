"""What the jury reads otherwise: a whole bloc, a mark, and the evaluators' word that stays."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role, User
from parchemin.office.epreuves.models import Opinion, Result
from parchemin.office.journal.queries import acts_on
from parchemin.office.juries import queries
from parchemin.office.juries.actions import adjusting
from parchemin.office.juries.actions.adjusting import Change
from parchemin.office.juries.models import Adjustment, Jury
from parchemin.office.juries.screen import BlocRow
from parchemin.office.referentiels.models import ReglementVersion
from tests.office.juries.conftest import IMTD, Office

pytestmark = pytest.mark.django_db
BLOC, MARKED = f"{IMTD}BC03", f"{IMTD}BC02ME1"
RULES = """
[acquisition.par_bloc.BC03]
regle = "avis concordants"
avis_de = ["professionnel", "formateur"]
libelle = "Deux avis concordants sur le bloc ; partagés, le jury tranche"
source = "texte d'essai"

[acquisition.par_modalite.BC02ME1]
regle = "note"
seuil = 10
sur = 20
libelle = "Dix sur vingt"
source = "texte d'essai"
"""


@pytest.fixture
def jury(office: Office, opened: Callable[..., Jury], account: Callable[..., User]) -> Jury:
    """An open jury: assessors divided on BC03 as a whole, a mark of 8/20 in BC02."""
    text = office.reglement.text + RULES
    row = ReglementVersion.objects.create(
        number=IMTD, rank=2, name="reglement.toml", text=text, sha256="1" * 64,
        published_by=office.by,
    )  # fmt: skip
    made = opened(replace(office, reglement=row))
    path = made.hearings.get().enrolment
    for role, favourable in (("professionnel", True), ("formateur", False)):
        Opinion.objects.create(
            enrolment=path, bloc_code=BLOC, assessment_code="", role=role,
            assessor=account(Role.ASSESSOR), favourable=favourable, given_on="2026-05-06",
            recorded_by=office.by,
        )  # fmt: skip
    first = Result.objects.get(enrolment=path, assessment_code=MARKED)
    Result.objects.create(
        enrolment=path, bloc_code=first.bloc_code, assessment_code=MARKED, supersedes=first,
        reason="note oubliée", outcome="non_acquis", mark=8, out_of=20, obtained_on="2026-05-05",
        recorded_by=office.by,
    )  # fmt: skip
    return made


def lay(jury: Jury, by: User, **said: Any) -> Adjustment:
    """The jury's reading of the only candidate."""
    change = Change(**{"assessment": "", "outcome": "acquis", "reason": "dossier relu", **said})
    return adjusting.adjust(on=jury.hearings.get(), change=change, by=by)


def bloc(jury: Jury, code: str) -> BlocRow:
    """One bloc of the only candidate, as the room sees it now."""
    rows = queries.candidate(jury.hearings.get()).row.blocs
    return next(row for row in rows if row.code.endswith(code))


def test_the_jury_decides_a_whole_bloc_that_its_assessors_judge(jury: Jury, office: Office) -> None:
    """Divided opinions on the bloc leave it open; the jury's word with its reason settles it."""
    assert bloc(jury, "BC03").bloc.outcome == "en attente"
    row = lay(jury, office.by, bloc=BLOC)
    assert (row.assessment_code, row.bloc_code) == ("", BLOC)
    assert bloc(jury, "BC03").bloc.outcome == "acquis"
    assert acts_on(row).get().details["modalite"] == BLOC


def test_the_jury_gives_a_mark_over_that_of_the_assessors(jury: Jury, office: Office) -> None:
    """The mark is kept with its scale; the assessor's 8/20 is still on record and on the page."""
    assert bloc(jury, "BC02").bloc.outcome == "non acquis"
    row = lay(
        jury, office.by, bloc=f"{IMTD}BC02", assessment=MARKED, mark=Decimal("10.5"),
        out_of=Decimal(20),
    )  # fmt: skip
    assert (row.mark, row.out_of) == (Decimal("10.5"), Decimal(20))
    assert bloc(jury, "BC02").bloc.outcome == "acquis"
    shown = next(
        item
        for item in queries.candidate(jury.hearings.get()).row.pieces.results
        if item.mark == "8/20"
    )
    assert (shown.said, shown.adjusted) == ("non acquis", "acquis, 10,5/20 : dossier relu")


def test_the_layer_names_its_author_and_its_reason(jury: Jury, office: Office) -> None:
    """The page says who wrote it for the jury, when and why."""
    lay(jury, office.by, bloc=BLOC, outcome="non acquis")
    layer = queries.candidate(jury.hearings.get()).row.pieces.layers[0]
    assert layer.title == f"{BLOC} · le bloc entier"
    assert (layer.said, layer.reason) == ("non acquis", "dossier relu")
    assert layer.author == f"jury {jury.reference}, {office.by.get_full_name() or office.by}"


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"bloc": f"{IMTD}BC01"}, "ne donnent pas d'avis sur RNCP40657BC01 entier"),
        ({"bloc": BLOC, "mark": Decimal(12), "out_of": Decimal(20)}, "ne lit pas de note"),
        ({"bloc": f"{IMTD}BC02", "assessment": MARKED, "mark": Decimal(12)}, "avec son échelle"),
        (
            {
                "bloc": f"{IMTD}BC02",
                "assessment": MARKED,
                "mark": Decimal(22),
                "out_of": Decimal(20),
            },
            "La note 22 n'est pas entre 0 et 20",
        ),
        (
            {
                "bloc": f"{IMTD}BC02",
                "assessment": MARKED,
                "mark": Decimal("9.5"),
                "out_of": Decimal(20),
            },
            "La note 9,5 sur 20 n'atteint pas le seuil de 10 sur 20",
        ),
        (
            {
                "bloc": f"{IMTD}BC02",
                "assessment": MARKED,
                "mark": Decimal(14),
                "out_of": Decimal(20),
                "outcome": "non acquis",
            },
            "atteint le seuil de 10 sur 20, et le jury retient « non acquis »",
        ),
        ({"bloc": BLOC, "reason": " "}, "dit son motif"),
    ],
    ids=[
        "bloc jugé sur ses modalités", "note sur un bloc d'avis", "note sans échelle",
        "note hors échelle", "note sous le seuil", "note qui contredit", "sans motif",
    ],
)  # fmt: skip
def test_a_wrong_reading_changes_nothing(
    jury: Jury, office: Office, said: dict[str, Any], refusal: str
) -> None:
    """Each fault has its sentence, and nothing is written."""
    with pytest.raises(RefusedAct, match=refusal):
        lay(jury, office.by, **said)
    assert not Adjustment.objects.exists()


def test_the_form_takes_a_bloc_and_a_mark_with_a_comma(
    jury: Jury, office: Office, signed_in: Callable[..., Client]
) -> None:
    """The room's form offers the whole bloc and reads « 10,5 »; the page then shows the layer."""
    client, heard = signed_in(office.by), jury.hearings.get()
    page = reverse("juries:hearing", args=[jury.pk, heard.pk])
    assert "le bloc entier, sur avis des évaluateurs" in client.get(page).content.decode()
    typed = {
        "assessment": f"{IMTD}BC02 {MARKED}", "outcome": "acquis", "mark": "10,5", "out_of": "20",
        "reason": "Copie relue",
    }  # fmt: skip
    address = reverse("juries:adjust", args=[jury.pk, heard.pk])
    assert client.post(address, typed).status_code == 302
    whole = {"assessment": f"{BLOC} ", "outcome": "acquis", "reason": "Avis entendus"}
    assert client.post(address, whole).status_code == 302
    shown = client.get(page).content.decode()
    assert "acquis, 10,5/20" in shown
    assert "Avis entendus" in shown


def test_a_bloc_not_won_says_what_would_win_it(jury: Jury) -> None:
    """BC02 names the modality to take again; the bloc that waits for the jury never says nothing."""
    (said,) = bloc(jury, "BC02").missing
    assert "au moins 10/20" in said
    assert bloc(jury, "BC01").missing == ()
    assert all(way and "ne manque rien" not in way for way in bloc(jury, "BC03").missing)
    assert bloc(jury, "BC03").missing


def test_the_pieces_are_read_in_as_many_queries_with_more_of_them(
    jury: Jury, office: Office, signed_in: Callable[..., Client]
) -> None:
    """Opinions and layers on the page cost no query of their own."""
    client = signed_in(office.by)
    page = reverse("juries:hearing", args=[jury.pk, jury.hearings.get().pk])
    before = count(client, page)
    lay(jury, office.by, bloc=BLOC)
    lay(jury, office.by, bloc=f"{IMTD}BC02", assessment=MARKED)
    assert count(client, page) == before


def count(client: Client, address: str) -> int:
    """How many queries that page takes."""
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)
