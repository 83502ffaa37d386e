"""An address with a real object for every URL of the permission table, from a process of its own.

``python -m tests.journeys.addresses`` prints them as JSON, by name, for the base of an office.
"""

import json
import os
from typing import Any

import django


def objects() -> dict[str, Any]:
    """A real object for each kind of argument that a URL may take."""
    from django.contrib.auth.tokens import default_token_generator
    from django.utils.http import urlsafe_base64_encode

    from parchemin.office.accounts.models import Role, User
    from parchemin.office.candidates.models import CandidateFile, HeldBloc
    from parchemin.office.catalogue.models import Document, Export
    from parchemin.office.certificates.models import Certificate, Declaration, IssueBatch
    from parchemin.office.correspondences.models import Rule
    from parchemin.office.epreuves.models import Result
    from parchemin.office.juries.models import Call, Hearing, Juror, Jury, Seat, SignedSheet
    from parchemin.office.logbooks.models import Mentor
    from parchemin.office.notices.models import Appeal, Letter, Rectification
    from parchemin.office.partners.models import Accreditation, Body
    from parchemin.office.referentiels.models import (
        ReglementDraft,
        ReglementVersion,
        Source,
        Version,
    )

    held = HeldBloc.objects.filter(withdrawal=None).first()
    invited = User.objects.get(username="secretariat2")
    own = Certificate.objects.get(person__account__username="candidat")
    own_letter = Letter.objects.get(hearing__enrolment__person=own.person_id)
    result = Result.objects.order_by("pk").first()
    open_jury = Jury.objects.filter(state=Jury.State.OPEN).first()
    prepared = Jury.objects.filter(state=Jury.State.PREPARED).first()
    return {
        "assessor_id": User.objects.filter(role=Role.ASSESSOR).first(),
        "user_id": invited,
        "file_id": CandidateFile.objects.first(),
        "held_id": held,
        "held_person": held and held.person_id,
        "certificate": own.number,
        "code": own.verification_code,
        "person_id": own.person_id,
        "enrolment_id": own.person.enrolments.first(),
        "batch_id": IssueBatch.objects.first(),
        "declaration_id": Declaration.objects.first(),
        "result_id": result,
        "bloc_code": "RNCP40657BC01",
        "open_jury": open_jury,
        "prepared_jury": prepared,
        "closed_jury": Jury.objects.filter(state=Jury.State.CLOSED, issue_batch=None).first(),
        "hearing_id": Hearing.objects.filter(jury=open_jury).first(),
        "seat_id": Seat.objects.filter(jury=open_jury).first(),
        "juror_id": Juror.objects.filter(account__username="employeur").first(),
        "call": Call.objects.values_list("number", flat=True).first(),
        "sheet_id": SignedSheet.objects.filter(jury=open_jury).first(),
        "mentor_id": Mentor.objects.filter(account__username="tuteur").first(),
        "accreditation_id": Accreditation.objects.first(),
        "body_id": Body.objects.first(),
        "source_id": Source.objects.first(),
        "reglement_id": ReglementVersion.objects.first(),
        "draft_id": ReglementDraft.objects.filter(closed_at=None).first(),
        "line": "validite.bloc",
        "first": 0,
        "draft": Version.objects.filter(published_at=None).first(),
        "version_id": Version.objects.exclude(published_at=None).first(),
        "number": "RNCP40913",
        "place": "title",
        "bloc_place": "blocks.0",
        "list_place": "nsf",
        "form": "csv",
        "node": "blocks.0",
        "rank": 1,
        "export_id": Export.objects.first(),
        "document_id": Document.objects.filter(fiche__number="RNCP37674").first(),
        "registered": "RNCP37674",
        "before_id": Version.objects.filter(number="RNCP40913").first(),
        "after_id": Version.objects.filter(published_at=None).first(),
        "rule_id": Rule.objects.first(),
        "letter": own_letter.number,
        "decided_hearing": own_letter.hearing_id,
        "appeal": Appeal.objects.values_list("number", flat=True).first(),
        "rectified": Rectification.objects.values_list("number", flat=True).first(),
        "notified_jury": own_letter.hearing.jury_id,
        "key": urlsafe_base64_encode(str(invited.pk).encode()),
        "token": default_token_generator.make_token(invited),
    }


OPEN, PREPARED, CLOSED = "open_jury", "prepared_jury", "closed_jury"
OTHER_WORDS = {
    "catalogue:fiche": {"number": "registered"},
    "referentiels:follow": {"number": "registered"},
    "certificates:issue": {"jury_id": CLOSED},
    "juries:minutes": {"jury_id": CLOSED},
    "juries:minutes_pdf": {"jury_id": CLOSED},
    "juries:ratify": {"jury_id": CLOSED},
    "juries:compose": {"jury_id": PREPARED},
    "juries:check": {"jury_id": PREPARED},
    "juries:candidates": {"jury_id": PREPARED},
    "juries:call_letter": {"number": "call"},
    "juries:call_answer": {"number": "call"},
    "candidates:withdraw_bloc": {"person_id": "held_person"},
    "certificates:detail": {"number": "certificate"},
    "certificates:pdf": {"number": "certificate"},
    "certificates:revoke": {"number": "certificate"},
}
NOTIFIED = ("letters", "write", "send", "all_letters", "recap_csv", "recap_pdf", "rectify")
APPEALED = ("appeal", "reasons_pdf", "hear", "decide")
OTHER_WORDS |= {f"notices:{name}": {"jury_id": "notified_jury"} for name in NOTIFIED}
OTHER_WORDS |= {f"notices:{name}": {"number": "letter"} for name in ("letter", "bloc_request")}
OTHER_WORDS |= {f"notices:{name}": {"number": "appeal"} for name in APPEALED}
OTHER_WORDS |= {
    "notices:file": {"hearing_id": "decided_hearing"},
    "notices:rectified_pdf": {"number": "rectified"},
}
DRAFTS = (
    *("review", "correct", "restore", "acknowledge", "publish", "abandon"),
    *("gesture", "arrange", "add", "bloc", "codes", "untie"),
)
OTHER_WORDS |= {f"referentiels:{name}": {"version_id": "draft"} for name in DRAFTS}
RULES = ("reglement_line", "reglement_line_from", "reglement_line_withdraw")
OTHER_WORDS |= {f"referentiels:{name}": {"rank": "first"} for name in RULES}
OTHER_WORDS["referentiels:reglement_compare"] = dict.fromkeys(
    ("before_id", "after_id"), "reglement_id"
)
OTHER_WORDS["referentiels:arrange"] |= {"place": "bloc_place"}
OTHER_WORDS["referentiels:bloc"] |= {"place": "bloc_place"}
OTHER_WORDS["referentiels:add"] |= {"place": "list_place"}


def addresses() -> dict[str, str]:
    """One address per name of the table that finds its objects in this base."""
    from django.urls import get_resolver, reverse

    from parchemin.office.permissions import PERMISSIONS

    known = objects()
    found = {}
    for name in PERMISSIONS:
        stage, _, view = name.partition(":")
        names = get_resolver().namespace_dict[stage][1].reverse_dict.getlist(view)[0][0][0][1]
        words = {"jury_id": OPEN} | OTHER_WORDS.get(name, {})
        values = {each: known[words.get(each, each)] for each in names}
        if None not in values.values():
            keys = {each: getattr(value, "pk", value) for each, value in values.items()}
            found[name] = reverse(name, kwargs=keys)
    return found


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "parchemin.office.settings")
    django.setup()
    print(json.dumps(addresses()))  # noqa: T201
