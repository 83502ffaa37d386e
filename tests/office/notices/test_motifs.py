"""Les motifs d'une décision : le paragraphe de la lettre, l'arbre entier d'un recours."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from parchemin.office.accounts.models import Role, User
from parchemin.office.juries.models import Hearing, Jury
from parchemin.office.notices.actions.appeals import file_appeal
from parchemin.office.notices.actions.letters import write_letters
from parchemin.office.notices.models import Appeal
from parchemin.office.notices.reasoning import paragraphs_of, reasons_of
from parchemin.office.referentiels.models import ReglementVersion
from parchemin.writers import reasons_pdf
from tests.office.juries.conftest import Office
from tests.office.notices.conftest import Voted
from tests.writers.test_notice_pdf import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def appeal(notified: Callable[..., Hearing], appealing: Office) -> Appeal:
    """Un recours contre une validation partielle : le bloc 2 manque."""
    hearing = notified(appealing, BC02="non_acquis")
    return file_appeal(
        on=hearing, filed_on=timezone.localdate(), grounds="Le dossier n'est pas lu.",
        by=appealing.by,
    )  # fmt: skip


def test_la_lettre_porte_les_motifs_de_chaque_bloc(closed: Voted, appealing: Office) -> None:
    """Blocs acquis et non acquis : chaque modalité et chaque règle s'y lisent, avec sa source."""
    jury = closed(appealing, BC02="non_acquis")
    (letter,) = write_letters(on=jury, by=appealing.by)
    page, blocs = text_of(bytes(letter.pdf)), letter.content["blocs"]
    assert len(blocs) == len(appealing.certification.blocs)
    for bloc in blocs:
        assert "modalité" in bloc["motives"].partition(".")[0]
        assert "Règle : « Pour valider un bloc" in bloc["motives"]
        assert bloc["motives"].partition(".")[0] in page


def test_les_motifs_d_un_jury_se_lisent_en_autant_de_requetes(
    closed: Voted, appealing: Office
) -> None:
    """Les motifs de deux candidats coûtent autant de requêtes que ceux de huit."""
    jury = closed(appealing, candidates=8)
    hearings = list(jury.hearings.select_related("enrolment__person__civil_status"))
    costs = []
    for some in (hearings[:2], hearings):
        again = Jury.objects.get(pk=jury.pk)
        with CaptureQueriesContext(connection) as made:
            assert len(paragraphs_of(again, some)) == len(some)
        costs.append(len(made))
    assert costs[0] == costs[1]
    assert paragraphs_of(jury, []) == {}


def test_le_document_dit_l_arbre_entier(appeal: Appeal) -> None:
    """Chaque étape de chaque bloc, avec oui ou non, sa règle, et ce que le recours conteste."""
    reasons = reasons_of(appeal)
    page = text_of(reasons_pdf.render(reasons))
    missed = next(bloc for bloc in reasons.blocs if bloc.code == "RNCP40657BC02")
    assert missed.decision == "non acquis"
    assert missed.steps[0].state == "non"
    assert max(step.depth for step in missed.steps) >= 1
    for said in ("Le dossier n'est pas lu.", appeal.number, reasons.minutes, "RNCP40657BC04 –"):
        assert said in page
    assert reasons.fingerprint() in page
    assert f"{timezone.localtime(reasons.closed_at):%d/%m/%Y à %H:%M}" in page


def test_le_document_refait_est_le_meme(appeal: Appeal) -> None:
    """Mêmes actes, mêmes octets ; une étape du recours n'y change rien."""
    first = reasons_pdf.render(reasons_of(appeal))
    again = reasons_pdf.render(reasons_of(Appeal.objects.get(pk=appeal.pk)))
    assert first == again


def test_la_page_du_recours_montre_les_memes_motifs(
    appeal: Appeal, appealing: Office, signed_in: Callable[..., Client]
) -> None:
    """L'écran porte l'empreinte du document et le lien pour l'imprimer."""
    client = signed_in(appealing.by)
    page = client.get(reverse("notices:appeal", args=[appeal.number])).content.decode()
    address = reverse("notices:reasons_pdf", args=[appeal.number])
    assert address in page
    assert reasons_of(appeal).fingerprint() in page
    answer = client.get(address)
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content == reasons_pdf.render(reasons_of(appeal))


def test_une_lettre_sans_motifs_ni_recours(
    notified: Callable[..., Hearing], office: Office, signed_in: Callable[..., Client]
) -> None:
    """Where the règlement keeps the reasons and opens no appeal, the letter says no more, and the
    candidate who writes anyway is heard without them; the office still reads them."""
    mute = '[recours]\nregle = "muet"\n'
    said = '[motifs]\nregle = "non notifiés"\nlibelle = "Sans motif"\nsource = "Article 5"\n\n'
    text = office.reglement.text.replace(mute, f'{said}[recours]\nregle = "aucun"\n')
    rules = ReglementVersion.objects.create(
        number=office.number, rank=2, name="reglement.toml", text=text, sha256="1" * 64,
        published_by=office.by,
    )  # fmt: skip
    hearing = notified(replace(office, reglement=rules), BC02="non_acquis")
    page = text_of(bytes(hearing.letter.pdf))
    assert not any(bloc["motives"] or bloc["reasons"] for bloc in hearing.letter.content["blocs"])
    assert "modalités d'évaluation" not in page
    assert "n'ouvre pas de recours" in page
    filed = file_appeal(on=hearing, filed_on=timezone.localdate(), grounds="Non lu.", by=office.by)
    person = hearing.enrolment.person
    person.account = User.objects.create(username="candidat", role=Role.CANDIDATE, is_active=True)
    person.save()
    candidate, urls = signed_in(person.account), [
        reverse("notices:appeal", args=[filed.number]),
        reverse("notices:reasons_pdf", args=[filed.number]),
    ]  # fmt: skip
    shown = candidate.get(urls[0]).content.decode()
    assert "non ouvert par le règlement" in shown
    assert "Les motifs de la décision" not in shown
    assert candidate.get(urls[1]).status_code == 404
    clerk = signed_in(office.by)
    assert "Les motifs de la décision" in clerk.get(urls[0]).content.decode()
    assert clerk.get(urls[1]).status_code == 200
