"""The one table of who may open which URL; what is not written here is refused to everybody.

A row says which roles may call the URL at all; whether *this* object may be seen or changed is the
affair of the stage's ``access`` module, for which missing and forbidden look alike.
"""

from enum import Enum

from django.contrib.auth.models import AnonymousUser

from parchemin.office.accounts.models import Role, User


class Audience(Enum):
    """Openings that are not a list of roles."""

    ANYONE = "anyone"
    SIGNED_IN = "signed in"


OFFICE = frozenset({Role.SECRETARIAT})
READERS = OFFICE | {Role.AUDITOR}
FOLLOWERS = READERS | {Role.BODY}
SITTING = READERS | {Role.JUROR}

Opening = Audience | frozenset[Role]

PERMISSIONS: dict[str, Opening] = {
    # portal and accounts
    "portal:home": Audience.SIGNED_IN,
    "portal:health": Audience.ANYONE,
    "accounts:login": Audience.ANYONE,
    "accounts:logout": Audience.SIGNED_IN,
    "accounts:choose_password": Audience.ANYONE,
    "accounts:list": OFFICE,
    "accounts:open": OFFICE,
    "accounts:invite": OFFICE,
    "accounts:close": OFFICE,
    # journal
    "journal:list": READERS,
    # catalogue
    "catalogue:list": Audience.SIGNED_IN,
    "catalogue:export": Audience.SIGNED_IN,
    "catalogue:fiche": Audience.SIGNED_IN,
    "catalogue:document": Audience.SIGNED_IN,
    "catalogue:imports": READERS,
    "catalogue:deposit": OFFICE,
    "catalogue:import": READERS,
    "catalogue:progress": READERS,
    "catalogue:resume": OFFICE,
    # référentiels
    "referentiels:follow": OFFICE,
    "referentiels:register_changes": READERS,
    "referentiels:list": FOLLOWERS | {Role.JUROR, Role.ASSESSOR},
    "referentiels:upload": OFFICE,
    "referentiels:version": FOLLOWERS | {Role.JUROR, Role.ASSESSOR},
    "referentiels:export": FOLLOWERS | {Role.JUROR, Role.ASSESSOR},
    "referentiels:model": OFFICE,
    "referentiels:codes": OFFICE,
    "referentiels:untie": OFFICE,
    "referentiels:compare_choose": FOLLOWERS | {Role.JUROR, Role.ASSESSOR},
    "referentiels:compare": FOLLOWERS | {Role.JUROR, Role.ASSESSOR},
    "referentiels:chain": FOLLOWERS | {Role.JUROR, Role.ASSESSOR},
    "referentiels:choose": OFFICE,
    "referentiels:review": OFFICE,
    "referentiels:correct": OFFICE,
    "referentiels:restore": OFFICE,
    "referentiels:gesture": OFFICE,
    "referentiels:arrange": OFFICE,
    "referentiels:add": OFFICE,
    "referentiels:bloc": OFFICE,
    "referentiels:acknowledge": OFFICE,
    "referentiels:source": READERS,
    "referentiels:publish": OFFICE,
    "referentiels:abandon": OFFICE,
    "referentiels:reglement": READERS,
    "referentiels:reglement_file": READERS,
    "referentiels:reglement_upload": OFFICE,
    "referentiels:reglement_check": READERS,
    "referentiels:reglement_compare": READERS,
    "referentiels:reglement_edit": OFFICE,
    "referentiels:reglement_draft": OFFICE,
    "referentiels:reglement_draft_file": OFFICE,
    "referentiels:reglement_draft_deposit": OFFICE,
    "referentiels:reglement_title": OFFICE,
    "referentiels:reglement_return": OFFICE,
    "referentiels:reglement_put_in_force": OFFICE,
    "referentiels:reglement_abandon": OFFICE,
    "referentiels:reglement_line_add": OFFICE,
    "referentiels:reglement_line": OFFICE,
    "referentiels:reglement_line_from": OFFICE,
    "referentiels:reglement_line_withdraw": OFFICE,
    # quality
    "quality:findings": READERS,
    "quality:answer": OFFICE,
    # correspondences
    "correspondences:overview": FOLLOWERS,
    "correspondences:rules": FOLLOWERS,
    "correspondences:proposals": READERS,
    "correspondences:add": OFFICE,
    "correspondences:end": OFFICE,
    # partners
    "partners:certifier": READERS,
    "partners:certifier_edit": OFFICE,
    "partners:registration": READERS,
    "partners:registration_edit": OFFICE,
    "partners:bodies": READERS,
    "partners:body": READERS,
    "partners:body_add": OFFICE,
    "partners:accredit": OFFICE,
    "partners:accreditation_end": OFFICE,
    "partners:member_add": OFFICE,
    # candidates
    "candidates:list": FOLLOWERS,
    "candidates:export": FOLLOWERS,
    "candidates:add": OFFICE | {Role.BODY},
    "candidates:import": OFFICE | {Role.BODY},
    "candidates:import_confirm": OFFICE | {Role.BODY},
    "candidates:template": OFFICE | {Role.BODY},
    "candidates:detail": FOLLOWERS | {Role.CANDIDATE, Role.JUROR},
    "candidates:correct": OFFICE,
    "candidates:move": OFFICE,
    "candidates:options": OFFICE,
    "candidates:company": OFFICE,
    "candidates:hold_bloc": OFFICE,
    "candidates:withdraw_bloc": OFFICE,
    "candidates:decide_correspondence": OFFICE,
    "candidates:entitlements": FOLLOWERS | {Role.CANDIDATE},
    "candidates:claim": OFFICE,
    # logbooks
    "logbooks:list": frozenset({Role.TUTOR}),
    "logbooks:attest": frozenset({Role.TUTOR}),
    "logbooks:assess": frozenset({Role.TUTOR}),
    "logbooks:mentor_add": OFFICE | {Role.BODY},
    # épreuves
    "epreuves:list": READERS | {Role.ASSESSOR},
    "epreuves:person_fragment": FOLLOWERS | {Role.CANDIDATE, Role.JUROR},
    "epreuves:assign": OFFICE,
    "epreuves:unassign": OFFICE,
    "epreuves:enter": OFFICE | {Role.ASSESSOR},
    "epreuves:correct": OFFICE | {Role.ASSESSOR},
    "epreuves:opine": OFFICE | {Role.ASSESSOR},
    "epreuves:fraud": OFFICE | {Role.ASSESSOR},
    # juries
    "juries:list": SITTING,
    "juries:create": OFFICE,
    "juries:detail": SITTING,
    "juries:compose": OFFICE,
    "juries:propose": OFFICE,
    "juries:candidates": OFFICE,
    "juries:jurors": READERS,
    "juries:juror_add": OFFICE,
    "juries:jurors_import": OFFICE,
    "juries:jurors_template": OFFICE,
    "juries:juror": SITTING,
    "juries:mine": frozenset({Role.JUROR}),
    "juries:mandate_give": OFFICE,
    "juries:fact_state": OFFICE,
    "juries:availability_say": OFFICE | {Role.JUROR},
    "juries:calls": READERS,
    "juries:call_write": OFFICE,
    "juries:call_send": OFFICE,
    "juries:call_pdfs": READERS,
    "juries:call_letter": SITTING | {Role.CANDIDATE},
    "juries:call_answer": OFFICE | {Role.JUROR},
    "juries:deadlines": READERS,
    "juries:files_sent": OFFICE,
    "juries:replace": OFFICE,
    "juries:attendance": READERS,
    "juries:sheet_pdf": READERS,
    "juries:passage": OFFICE,
    "juries:sheet_deposit": OFFICE,
    "juries:sheet_file": SITTING,
    "juries:link_declare": OFFICE | {Role.JUROR},
    "juries:open": OFFICE,
    "juries:vote": OFFICE | {Role.JUROR},
    "juries:vote_proposals": OFFICE | {Role.JUROR},
    "juries:adjust": OFFICE | {Role.JUROR},
    "juries:close": OFFICE | {Role.JUROR},
    "juries:minutes": SITTING,
    "juries:minutes_pdf": SITTING,
    "juries:check": OFFICE,
    "juries:presence": OFFICE,
    "juries:hearing": SITTING,
    "juries:reasons": SITTING,
    "juries:live": SITTING,
    "juries:proxy_give": OFFICE,
    "juries:proxy_withdraw": OFFICE,
    "juries:hands": OFFICE,
    "juries:note": OFFICE | {Role.JUROR},
    "juries:defer": OFFICE,
    "juries:ratify": OFFICE,
    "juries:person_fragment": FOLLOWERS | {Role.CANDIDATE, Role.JUROR},
    # notices
    "notices:letters": READERS,
    "notices:write": OFFICE,
    "notices:send": OFFICE,
    "notices:all_letters": READERS,
    "notices:recap_csv": READERS,
    "notices:recap_pdf": READERS,
    "notices:rectify": OFFICE,
    "notices:rectified_pdf": SITTING,
    "notices:letter": READERS | {Role.CANDIDATE},
    "notices:bloc_request": READERS | {Role.CANDIDATE},
    "notices:person_fragment": READERS | {Role.CANDIDATE},
    "notices:appeals": READERS,
    "notices:file": OFFICE | {Role.CANDIDATE},
    "notices:appeal": READERS | {Role.CANDIDATE},
    "notices:reasons_pdf": READERS | {Role.CANDIDATE},
    "notices:hear": OFFICE,
    "notices:decide": OFFICE,
    # certificates
    "certificates:list": READERS,
    "certificates:export": READERS,
    "certificates:issue": OFFICE,
    "certificates:batch": READERS,
    "certificates:progress": READERS,
    "certificates:resume": OFFICE,
    "certificates:detail": READERS | {Role.CANDIDATE},
    "certificates:pdf": READERS | {Role.CANDIDATE},
    "certificates:revoke": OFFICE,
    "certificates:verify_home": Audience.ANYONE,
    "certificates:verify": Audience.ANYONE,
    "certificates:declarations": READERS,
    "certificates:declare": OFFICE,
    "certificates:declaration": READERS,
    "certificates:declaration_file": OFFICE,
    "certificates:reject_file": OFFICE,
    "certificates:acknowledge": OFFICE,
}


def may_open(view_name: str, user: User | AnonymousUser) -> bool:
    """Whether this user may call that URL; a URL that is not in the table is open to nobody."""
    opening = PERMISSIONS.get(view_name)
    if opening is Audience.ANYONE:
        return True
    if opening is None or isinstance(user, AnonymousUser) or not user.is_authenticated:
        return False
    return isinstance(opening, Audience) or user.role in opening
