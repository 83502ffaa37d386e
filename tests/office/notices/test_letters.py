"""Les lettres d'un jury clos : écrites une fois, tirées du procès-verbal, envoyées, relues."""

from collections.abc import Callable
from datetime import timedelta

import pypdfium2
import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from parchemin.domain.errors import RefusedAct
from parchemin.office.juries.actions import second_step
from parchemin.office.juries.models import Jury
from parchemin.office.notices import queries
from parchemin.office.notices.actions import letters as letters_acts
from parchemin.office.notices.actions.letters import note_sending, write_letters
from parchemin.office.notices.models import Letter, Sending
from parchemin.office.sealing import intact
from parchemin.writers import notice_pdf
from tests.office.juries.conftest import HELD, Office
from tests.office.notices.conftest import Voted, send

pytestmark = pytest.mark.django_db


def text_of(pdf: bytes) -> str:
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]
    return " ".join(" ".join(pages).split())


@pytest.mark.parametrize(
    ("results", "kind", "said"),
    [
        ({}, "certification acquise", "Vous obtenez la certification"),
        ({"BC02": "non_acquis"}, "validation partielle", "Vous obtenez une partie"),
        (
            {f"BC0{rank}": "non_acquis" for rank in (1, 2, 3, 4)},
            "refus",
            "La certification ne vous est pas accordée",
        ),
    ],
)
def test_la_lettre_dit_la_decision(
    results: dict[str, str], kind: str, said: str, closed: Voted, appealing: Office
) -> None:
    """Totale, partielle ou refus : la lettre porte la décision, les blocs et la voie de recours."""
    jury = closed(appealing, **results)
    (letter,) = write_letters(on=jury, by=appealing.by)
    assert letter.kind == kind
    page = text_of(bytes(letter.pdf))
    assert said in page
    assert "la commission de recours, dans un délai de 2 mois" in page
    assert jury.minutes.number in page
    for code in results:
        assert f"RNCP40657{code} – non acquis" in page


def test_sans_regle_de_recours_la_lettre_n_en_invente_pas(closed: Voted, office: Office) -> None:
    """Un règlement muet donne une lettre qui le dit et renvoie au certificateur."""
    (letter,) = write_letters(on=closed(office), by=office.by)
    assert "ne fixe pas de voie de recours" in text_of(bytes(letter.pdf))


def test_les_lettres_s_ecrivent_une_fois(closed: Voted, office: Office) -> None:
    """Écrire de nouveau ne change ni n'ajoute rien ; les numéros se suivent."""
    jury = closed(office, candidates=3)
    first = write_letters(on=jury, by=office.by)
    year = timezone.localdate().year
    assert [item.number for item in first] == [f"NOT-{year}-000{rank}" for rank in (1, 2, 3)]
    assert write_letters(on=jury, by=office.by) == []
    assert Letter.objects.count() == 3


def test_au_dela_de_cent_les_lettres_s_ecrivent_par_cent(
    closed: Voted, office: Office, monkeypatch: pytest.MonkeyPatch, signed_in: Callable[..., Client]
) -> None:
    """Chaque acte écrit une part des lettres et dit ce qui reste ; la suite reprend là."""
    monkeypatch.setattr(letters_acts, "AT_ONCE", 2)
    jury = closed(office, candidates=3)
    client = signed_in(office.by)
    address = reverse("notices:write", args=[jury.pk])
    assert "Il en reste 1" in client.post(address, follow=True).content.decode()
    assert "1\xa0lettre écrite." in client.post(address, follow=True).content.decode()
    assert Letter.objects.count() == 3


def test_la_lettre_refaite_de_ses_donnees_a_les_memes_octets(closed: Voted, office: Office) -> None:
    """Le PDF se refait octet pour octet à partir de ce qui est gardé ; le sceau vient après."""
    (letter,) = write_letters(on=closed(office, BC03="non_acquis"), by=office.by)
    kept = Letter.objects.get(pk=letter.pk)
    (notice,) = queries.notices_of([kept])
    composed = notice_pdf.render(notice)
    assert bytes(kept.pdf)[: len(composed)] == composed
    assert intact(bytes(kept.pdf))
    assert not intact(composed)


def test_rien_ne_se_notifie_avant_la_cloture(voted: Voted, office: Office) -> None:
    """Un jury encore ouvert n'a pas de lettre."""
    with pytest.raises(RefusedAct, match="n'est pas clos"):
        write_letters(on=voted(office), by=office.by)


@pytest.mark.parametrize(
    ("accepted", "kind"), [(True, "certification acquise"), (False, "délivrance refusée")]
)
def test_la_seconde_etape_se_notifie_apres_la_reponse(
    accepted: bool, kind: str, closed: Voted, silent_office: Office, registered: object
) -> None:
    """Quand une autorité délivre, rien ne part avant sa réponse, et la lettre la cite."""
    jury = closed(silent_office)
    with pytest.raises(RefusedAct, match="avant sa réponse"):
        write_letters(on=jury, by=silent_office.by)
    answered = {"accepted": accepted, "decided_on": HELD, "reason": "Séance du 12 juin"}
    second_step.ratify(on=jury, by=silent_office.by, **answered)
    (letter,) = write_letters(on=jury, by=silent_office.by)
    assert letter.kind == kind
    assert "Séance du 12 juin" in text_of(bytes(letter.pdf))


@pytest.mark.parametrize("day", [-1, 1])
def test_un_envoi_a_une_date_possible(day: int, closed: Voted, office: Office) -> None:
    """Ni avant l'écriture de la lettre, ni dans l'avenir : rien n'est noté."""
    jury = closed(office)
    (letter,) = write_letters(on=jury, by=office.by)
    sent_on = letter.written_on + timedelta(days=day)
    with pytest.raises(RefusedAct, match="vérifiez"):
        note_sending(
            on=jury, numbers=[letter.number], means="courrier", sent_on=sent_on, by=office.by
        )
    assert not Sending.objects.exists()


def test_la_demande_d_attestation_porte_les_blocs_acquis(
    closed: Voted, office: Office, signed_in: Callable[..., Client]
) -> None:
    """Une validation partielle donne une demande à signer, avec les seuls blocs acquis."""
    (letter,) = write_letters(on=closed(office, BC02="non_acquis"), by=office.by)
    client = signed_in(office.by)
    page = text_of(client.get(reverse("notices:bloc_request", args=[letter.number])).content)
    assert "RNCP40657BC01" in page
    assert "RNCP40657BC02" not in page
    results = {f"BC0{rank}": "non_acquis" for rank in (1, 2, 3, 4)}
    (refused,) = write_letters(on=closed(office, **results), by=office.by)
    answer = client.get(reverse("notices:bloc_request", args=[refused.number]))
    assert answer.status_code == 409
    assert "aucun bloc acquis" in answer.content.decode()


def test_un_envoi_note_deux_fois_ne_compte_qu_une(closed: Voted, office: Office) -> None:
    """Deux clics ne font qu'un envoi ; une lettre d'un autre jury est refusée."""
    jury, other = closed(office), closed(office)
    letters = write_letters(on=jury, by=office.by)
    strange = write_letters(on=other, by=office.by)
    assert [send(jury, letters, office.by), send(jury, letters, office.by)] == [1, 0]
    with pytest.raises(RefusedAct, match="inconnues du jury"):
        send(jury, strange, office.by)


def test_une_lettre_ne_change_plus(closed: Voted, office: Office) -> None:
    """La base refuse de modifier une lettre écrite, ou de l'effacer."""
    write_letters(on=closed(office), by=office.by)
    for act in (lambda: Letter.objects.update(kind="refus"), lambda: Letter.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()


def test_la_page_mene_de_l_ecriture_a_l_envoi(
    closed: Voted, office: Office, signed_in: Callable[..., Client]
) -> None:
    """Écrire, imprimer, noter l'envoi : la page dit à chaque pas ce qui reste."""
    jury = closed(office, candidates=2)
    client = signed_in(office.by)
    page = reverse("notices:letters", args=[jury.pk])
    assert "2 candidats sans lettre" in client.get(page).content.decode()
    assert client.get(reverse("notices:all_letters", args=[jury.pk])).status_code == 404
    assert client.post(reverse("notices:write", args=[jury.pk])).status_code == 302
    shown = client.get(page).content.decode()
    assert shown.count("à envoyer") == 2
    printed = client.get(reverse("notices:all_letters", args=[jury.pk]))
    each = [pypdfium2.PdfDocument(bytes(item.pdf)) for item in queries.letters_of(jury)]
    assert len(pypdfium2.PdfDocument(printed.content)) == sum(len(one) for one in each)
    numbers = [letter.number for letter in queries.letters_of(jury)]
    typed = {"numbers": numbers, "means": "recommande", "sent_on": f"{timezone.localdate()}"}
    assert client.post(reverse("notices:send", args=[jury.pk]), typed).status_code == 302
    assert "Lettre recommandée, le" in client.get(page).content.decode()
    assert client.post(reverse("notices:send", args=[jury.pk]), {}).status_code == 409


def test_le_nombre_de_questions_ne_suit_pas_les_candidats(
    closed: Voted, office: Office, signed_in: Callable[..., Client],
    django_assert_num_queries: Callable[..., object],
) -> None:  # fmt: skip
    """Deux candidats ou huit, la page des notifications pose autant de questions à la base."""
    client = signed_in(office.by)
    for candidates in (2, 8):
        jury = closed(office, candidates=candidates)
        send(jury, write_letters(on=jury, by=office.by), office.by)
        with django_assert_num_queries(8):
            client.get(reverse("notices:letters", args=[jury.pk]))


def test_le_tableau_recapitulatif_a_une_ligne_par_candidat(
    closed: Voted, office: Office, signed_in: Callable[..., Client]
) -> None:
    """Un candidat par ligne, un bloc par colonne, la décision au bout ; le PDF dit la même chose."""
    jury = closed(office, candidates=2, BC02="non_acquis")
    client = signed_in(office.by)
    content = client.get(reverse("notices:recap_csv", args=[jury.pk])).content.decode()
    head, *rows = content.lstrip("\ufeff").splitlines()
    assert head.startswith("Candidat;Parcours;RNCP40657BC01;RNCP40657BC02;")
    assert len(rows) == 2
    assert ";acquis;non acquis;acquis;acquis;validation partielle;" in rows[0]
    pdf = text_of(client.get(reverse("notices:recap_pdf", args=[jury.pk])).content)
    assert pdf.count("validation partielle") == 2
    assert Jury.objects.get(pk=jury.pk).minutes.number in pdf


@pytest.mark.parametrize(
    ("results", "decision"),
    [({}, "validation totale"), ({"BC02": "non_acquis"}, "validation partielle")],
)
def test_le_dossier_dit_la_decision_d_un_seul_mot(
    results: dict[str, str],
    decision: str,
    closed: Voted,
    office: Office,
    signed_in: Callable[..., Client],
) -> None:
    """La lettre, la page des notifications et le dossier reprennent le mot du procès-verbal."""
    jury = closed(office, **results)
    (letter,) = write_letters(on=jury, by=office.by)
    assert letter.decision == jury.minutes.content["candidates"][0]["outcome"] == decision
    send(jury, [letter], office.by)
    for address in (
        reverse("notices:letters", args=[jury.pk]),
        reverse("notices:person_fragment", args=[letter.hearing.enrolment_id]),
    ):
        page = signed_in(office.by).get(address).content.decode()
        assert decision in page
        assert "certification acquise" not in page
