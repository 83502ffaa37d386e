"""The package as a whole."""

import json
from datetime import date

from parchemin.domain.outline import OutlineNode, outline_of
from parchemin.domain.referentiel import Certification
from parchemin.writers.case.associations import TIE, around, ties, tree
from parchemin.writers.case.items import MEMBERS, item, item_types, placed
from parchemin.writers.case.names import OURS, Edition, Json
from parchemin.writers.case.values import node_as_json

MEDIA_TYPE = "application/json"
CASE_VERSION, LANGUAGE = "1.1", "fr"
FRAMEWORK_TYPE = "référentiel de certification professionnelle"
NO_CREATOR = "certificateur non nommé par la source"
DRAFT, ADOPTED, DEPRECATED = "Draft", "Adopted", "Deprecated"


def framework_case(certification: Certification, edition: Edition) -> bytes:
    """The package as a JSON file in UTF-8."""
    written = case_package(certification, edition)
    return json.dumps(written, ensure_ascii=False, indent=1).encode() + b"\n"


def case_package(certification: Certification, edition: Edition) -> Json:
    """The CFPackage of a certification; the same version always gives the same package."""
    outline = outline_of(certification)
    document = _document(certification, outline, edition)
    items = list(placed(outline, edition))
    return {
        "CFDocument": document,
        "CFItems": [item(each, edition) for each in items],
        "CFAssociations": [
            *tree(items, edition, document["title"]),
            *ties(items, edition),
            *around(certification, edition, document["title"]),
        ],
        "CFDefinitions": {"CFItemTypes": item_types(edition)},
    }


def _document(certification: Certification, outline: OutlineNode, edition: Edition) -> Json:
    dates = certification.dates
    written = {
        **edition.headed(edition.identifier("")),
        "caseVersion": CASE_VERSION,
        "frameworkType": FRAMEWORK_TYPE,
        "creator": " ; ".join(each.name for each in certification.certifiers) or NO_CREATOR,
        "title": (certification.number or "")
        if certification.title is None
        else certification.title,
        "language": LANGUAGE,
        "version": edition.version,
        "adoptionStatus": _adoption(certification, edition),
        "subject": [each.label or each.code for each in certification.nsf],
        "statusStartDate": _day(dates.effect or dates.decision),
        "statusEndDate": _day(dates.end_of_registration),
        "extensions": {OURS: _rest(outline)},
    }
    return {member: value for member, value in written.items() if value not in (None, [])}


def _adoption(certification: Certification, edition: Edition) -> str | None:
    """The state of the document, None when nothing says it."""
    if edition.draft:
        return DRAFT
    if certification.active is None:
        return None
    return ADOPTED if certification.active else DEPRECATED


def _rest(outline: OutlineNode) -> Json:
    """The certification less what the items and their ties say."""
    kept = tuple(child for child in outline.children if child.kind not in (*MEMBERS, TIE))
    return node_as_json(OutlineNode(outline.kind, outline.values, kept))


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None
