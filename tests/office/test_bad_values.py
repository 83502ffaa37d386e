"""Whatever is typed into a form: a clear French sentence or a clean acceptance, never half a fact."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from parchemin.office.accounts.models import Role
from tests.office.promotion import NUMBER, Accounts, Published
from tests.office.test_who_opens_what import counts
from tests.office.world import BLOC, World, world

TEXTS = {
    "too long for any column": "x" * 1_001,
    "a little too long for an address": "a" * 250 + "@b.fr",
    "longer once composed": "\u0958" * 60,
    "longer once folded": "ß" * 60,
    "null character": "a\x00b",
    "control characters": "a\x07\x1b[31mb",
    "written from right to left": "\u202eabc\u202c",
    "emoji": "🎓🎓",
    "apostrophe": "O'Brien",
    "markup": "<script>alert(1)</script>",
    "database words": "'; DROP TABLE candidates_person; --",
    "blanks only": " \u00a0\u200b ",
    "blanks around": "  Dupont  ",
    "several lines": "a\r\nb",
    "nothing": "",
}
DAYS = {
    "29 February of a common year": "29/02/2025",
    "year 1899": "31/12/1899",
    "year 2100": "01/01/2100",
    "first day of all": "0001-01-01",
    "last day of all": "9999-12-31",
    "a word": "hier",
    "null character": "\x00",
    "nothing": "",
}
FIGURES = {
    "huge": "9" * 40,
    "negative": "-1",
    "not a number": "NaN",
    "infinite": "1e999",
    "digits of another script": "٢٠٢٦",
    "commune of Corsica": "2A004",
    "foreign country": "99109",
    "a word": "douze",
    "null character": "1\x00",
    "nothing": "",
}
ENGLISH = re.compile(
    r"\b(the|this|that|must|ensure|enter|valid value|required|please)\b", re.IGNORECASE
)
CIVIL_STATUS = {
    "birth_name": "Fictif-Aulne",
    "use_name": "Fictif",
    "first_names": "Modèle, Aurore",
    "sex": "F",
    "birth_date": "01/11/1992",
    "birth_commune_code": "69383",
    "birth_commune_label": "Lyon 3e Arrondissement",
    "birth_postal_code": "69003",
    "birth_country_code": "",
    "birth_country_label": "",
    "email": "aurore@exemple.fr",
    "phone": "06 00 00 00 00",
    "checked": "on",
}


@dataclass(frozen=True)
class Typed:
    """A form, the address it is sent to, and values it accepts."""

    name: str
    arguments: Callable[[World], tuple[Any, ...]]
    good: Callable[[World], dict[str, Any]]
    role: Role = Role.SECRETARIAT


def none(_: World) -> tuple[Any, ...]:
    return ()


FORMS = (
    Typed(
        "candidates:add",
        none,
        lambda w: {
            **CIVIL_STATUS,
            "version": w.published.version.pk,
            "body": w.ours.body.pk,
            "route": "formation_continue",
            "entered_on": "02/03/2026",
            "same": "",
        },
    ),
    Typed(
        "candidates:correct",
        lambda w: (w.ours.path.person_id,),
        lambda _: {**CIVIL_STATUS, "reason": "acte de naissance"},
    ),
    Typed(
        "candidates:hold_bloc",
        lambda w: (w.ours.path.person_id,),
        lambda _: {
            "bloc": f"{NUMBER}|{BLOC}",
            "how": "deja_acquis",
            "acquired_on": "01/06/2025",
            "proof": "procès-verbal 12",
        },
    ),
    Typed(
        "candidates:withdraw_bloc",
        lambda w: (w.ours.path.person_id, w.ours.held.pk),
        lambda _: {"reason": "saisi par erreur"},
    ),
    Typed(
        "candidates:decide_correspondence",
        lambda w: (w.ours.path.person_id,),
        lambda _: {"number": NUMBER, "granted": "non", "reason": "autre niveau"},
    ),
    Typed(
        "logbooks:mentor_add",
        lambda w: (w.theirs.path.pk,),
        lambda w: {
            "username": w.ours.users[Role.TUTOR].username,
            "function": "manager",
            "same_person": "",
        },
    ),
    Typed(
        "logbooks:attest",
        lambda w: (w.ours.mentor.pk,),
        lambda _: {
            "stated_on": "04/05/2026",
            f"{BLOC}-1-avis": "non",
            f"{BLOC}-1-motif": "encore un mois",
        },
        Role.TUTOR,
    ),
    Typed(
        "epreuves:enter",
        lambda w: (w.ours.path.pk, BLOC),
        lambda _: {
            "obtained_on": "11/05/2026",
            "m0-outcome": "acquis",
            "m0-mark": "12,5",
            "m0-out_of": "20",
            "m0-comment": "clair",
            "c1": "acquis",
        },
        Role.ASSESSOR,
    ),
    Typed(
        "epreuves:correct",
        lambda w: (w.theirs.result.pk,),
        lambda _: {
            "outcome": "acquis",
            "obtained_on": "05/05/2026",
            "mark": "12,5",
            "out_of": "20",
            "comment": "clair",
            "reason": "erreur de saisie",
        },
    ),
    Typed(
        "epreuves:assign",
        none,
        lambda w: {
            "version": w.published.version.pk,
            "assessor": w.ours.users[Role.ASSESSOR].pk,
            "candidates": w.theirs.path.pk,
        },
    ),
    Typed(
        "partners:certifier_edit",
        none,
        lambda _: {
            "legal_name": "Certificateur d'essai",
            "trade_name": "Essai",
            "siret": "732 829 320 00074",
            "place": "Lyon",
            "signatory_name": "Aurore Fictif",
            "signatory_title": "Présidente",
            "cdc_client": "12345678",
            "cdc_contract": "MCFCER000001",
        },
    ),
    Typed(
        "partners:registration_edit",
        lambda _: (NUMBER,),
        lambda _: {
            "decision": "2025-01-01",
            "end_of_registration": "2027-12-31",
            "last_delivery": "2030-12-31",
            "source": "décision publiée",
        },
    ),
    Typed("partners:body_add", none, lambda _: {"name": "Organisme neuf", "siret": ""}),
    Typed(
        "partners:accredit",
        lambda w: (w.ours.body.pk,),
        lambda _: {
            "number": NUMBER,
            "scope": "former",
            "since": "2026-01-01",
            "until": "2026-12-31",
        },
    ),
    Typed(
        "partners:accreditation_end",
        lambda w: (w.ours.accreditation.pk,),
        lambda _: {"until": "2026-12-31", "reason": "fin de la convention"},
    ),
    Typed(
        "partners:member_add",
        lambda w: (w.ours.body.pk,),
        lambda _: {
            "full_name": "Aurore Fictif",
            "email": "aurore@exemple.fr",
            "username": "aurore",
            "password": "cheval-agrafe-pile-42",
        },
    ),
    Typed(
        "referentiels:correct",
        lambda w: (w.draft.pk, "title"),
        lambda _: {"value": "CQP corrigé", "reason": "page 2"},
    ),
    Typed(
        "referentiels:correct",
        lambda w: (w.draft.pk, "number"),
        lambda _: {"value": "RNCP99009", "reason": "page 2"},
    ),
    Typed(
        "referentiels:correct",
        lambda w: (w.draft.pk, "dates.decision"),
        lambda _: {"value": "2025-01-01", "reason": "page 2"},
    ),
    Typed(
        "referentiels:acknowledge",
        lambda w: (w.draft.pk,),
        lambda _: {"constat": "0", "note": "relu"},
    ),
    Typed("referentiels:choose", lambda w: (w.draft.source_id,), lambda _: {"position": "0"}),
    Typed("referentiels:upload", none, lambda _: {"text": "CQP"}),
    Typed(
        "referentiels:reglement_title",
        lambda w: (w.reglement_draft.pk,),
        lambda _: {"intitule": "CQP neuf", "etat": "0"},
    ),
    Typed(
        "referentiels:reglement_return",
        lambda w: (w.reglement_draft.pk,),
        lambda _: {"rang": "0", "etat": "0"},
    ),
    Typed(
        "referentiels:reglement_line_add",
        lambda w: (w.reglement_draft.pk,),
        lambda _: {"ligne": "jury.*.parite", "nom": "vae"},
    ),
    Typed(
        "referentiels:reglement_line",
        lambda w: (w.reglement_draft.pk, "validite.bloc", 0),
        lambda _: {
            "reponse": "durée",
            "o1_duree": "5",
            "o1_unite": "ans",
            "libelle": "Cinq ans",
            "source": "Décision",
            "depuis": "2026-07-01",
            "etat": "0",
        },
    ),
    Typed(
        "referentiels:reglement_line_from",
        lambda w: (w.reglement_draft.pk, "validite.bloc", 0),
        lambda _: {
            "reponse": "à vie",
            "libelle": "À vie encore",
            "source": "Décision",
            "depuis": "2026-07-01",
            "jusqu_au": "2027-07-01",
            "etat": "0",
        },
    ),
    Typed(
        "referentiels:reglement_put_in_force",
        lambda w: (w.reglement_draft.pk,),
        lambda _: {"motif": "Décision", "etat": "0", "contre": "1"},
    ),
    Typed(
        "referentiels:reglement_draft_deposit",
        lambda w: (w.reglement_draft.pk,),
        lambda _: {"text": "certification = 1", "etat": "0"},
    ),
    Typed("referentiels:reglement_upload", none, lambda _: {"text": "certification = 1"}),
)


@pytest.fixture
def seen(published: Published, secretary: Any, account: Accounts) -> Any:
    """The certifier at work, on the first of June 2026."""
    with time_machine.travel("2026-06-01T10:00:00+02:00", tick=True):
        yield world(published, secretary, account)


def bad_values(good: object) -> dict[str, str]:
    """The bad values that suit a field, by the look of the good one."""
    if re.fullmatch(r"\d{2}/\d{2}/\d{4}|\d{4}-\d{2}-\d{2}", str(good)):
        return DAYS
    return FIGURES if re.fullmatch(r"[\d,]+", str(good)) else TEXTS


def sender(seen: World, role: Role) -> Client:
    client = Client()
    user = seen.secretary if role is Role.SECRETARIAT else seen.ours.users[role]
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def sentences(answer: HttpResponse) -> list[str]:
    """What a refusing page says is wrong."""
    form = answer.context and answer.context.get("form")
    if form is not None and form.is_bound:
        return [str(said) for said in form.errors.values()]
    return [str(answer.context["sentence"])] if answer.status_code == 409 else []


def complaint(client: Client, address: str, data: dict[str, Any]) -> str:
    """What is wrong with the way the office takes these values; nothing of it is kept."""
    before = counts()
    try:
        with transaction.atomic():
            answer = client.post(address, data)
            written = counts() != before
            transaction.set_rollback(True)
    except (DatabaseError, ArithmeticError, ValueError, LookupError, TypeError) as error:
        return f"erreur : {error!r}"[:300]
    if answer.status_code in (302, 404):
        return ""
    said = sentences(answer)
    if not said:
        return f"{answer.status_code} sans une phrase"
    if ENGLISH.search(re.sub(r"<[^>]*>|«[^»]*»", " ", " ".join(said))):
        return f"en anglais : {said}"
    if written:
        return "refusé, et pourtant écrit"
    page = answer.content.decode()
    return "la page laisse passer du code" if "<script>alert" in page else ""


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_bad_value_is_told_or_taken_whole(form: Typed, seen: World) -> None:
    """Each field of each form meets each bad value, the other fields being right."""
    client, address = sender(seen, form.role), reverse(form.name, args=form.arguments(seen))
    wrong = {}
    good = form.good(seen)
    for field in good:
        for label, value in bad_values(good[field]).items():
            found = complaint(client, address, {**good, field: value})
            if found:
                wrong[field, label] = found
    assert wrong == {}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_the_good_values_of_the_table_are_taken(form: Typed, seen: World) -> None:
    """So that a refusal above comes from the bad value; what is always refused says so here."""
    client, address = sender(seen, form.role), reverse(form.name, args=form.arguments(seen))
    answer = client.post(address, form.good(seen))
    taken = answer.status_code == 302
    assert taken or form.name in ALWAYS_REFUSED, sentences(answer)


ALWAYS_REFUSED = {
    "referentiels:upload",
    "referentiels:reglement_upload",
    "referentiels:reglement_return",
    "referentiels:reglement_put_in_force",
    "referentiels:reglement_draft_deposit",
    "partners:registration_edit",
}
"""Too short a text to be read; dates that the text gives already; a draft that says nothing new."""
