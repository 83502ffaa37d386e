"""What each list of a content holds: a new object of it, before anything is said of it."""

import copy
from typing import Any

from parchemin.office.referentiels.edits.tree import BLANK_CONDITIONS, Content, NoSuchPlace

_WORDS: Content = {"text": "", "spans": {}}
_CODE: Content = {"code": "", "label": None}
_REFERENCE: Content = {"number": "", "title": None, "spans": {}}

BLANKS: dict[str, Content] = {
    "blocks": {
        "code": "",
        "title": "",
        "activity": None,
        "leads": [],
        "competencies": [],
        "assessments": [],
        "spans": {},
    },
    "competencies": {
        "text": "",
        "code": None,
        "key": None,
        "heading": None,
        "details": [],
        "criteria": [],
        "assessments": [],
        "spans": {},
    },
    "assessments": {
        "code": "",
        "title": "",
        "kind": None,
        "text": "",
        "conditions": BLANK_CONDITIONS,
        "spans": {},
    },
    "criteria": _WORDS,
    "details": _WORDS,
    "leads": _WORDS,
    "ccn": _CODE,
    "nsf": _CODE,
    "formacodes": _CODE,
    "rome": _CODE,
    "certifiers": {
        "name": "",
        "siret": None,
        "trade_name": None,
        "website": None,
        "active": None,
        "spans": {},
    },
    "replaces": _REFERENCE,
    "replaced_by": _REFERENCE,
    "correspondences": {
        "kind": None,
        "blocks": [],
        "certification": _REFERENCE,
        "target_blocks": [],
        "spans": {},
    },
    "statistics": {
        "year": 0,
        "holders": None,
        "vae_holders": None,
        "insertion_6_months": None,
        "target_job_6_months": None,
        "target_job_2_years": None,
        "spans": {},
    },
    "programme.blocks": {"title": "", "hours": None, "modules": [], "spans": {}},
    "modules": {"title": "", "hours": None, "spans": {}},
}


HOLDERS: dict[str, tuple[str, ...]] = {
    "competencies": ("blocks",),
    "assessments": ("blocks",),
    "leads": ("blocks",),
    "criteria": ("competencies", "stated_competencies"),
    "details": ("competencies", "stated_competencies"),
    "modules": ("programme.blocks",),
}
"""In which lists stand the objects that hold a list; the certification itself holds the others."""


def kind_of(place: str) -> str:
    """Which list stands at a place: ``competencies``, ``nsf``, ``programme.blocks``."""
    last = place.rpartition(".")[2]
    return "programme.blocks" if place == "programme.blocks" else last


def blank(kind: str, values: dict[str, Any]) -> Content:
    """A new object of a list, with the values given; ``certification.number`` writes inside.

    Raises NoSuchPlace for a list that holds no objects.
    """
    if kind not in BLANKS:
        raise NoSuchPlace(kind)
    made = copy.deepcopy(BLANKS[kind])
    for path, value in values.items():
        *through, last = path.split(".")
        holder = made
        for step in through:
            holder = holder[step]
        holder[last] = value
    return made
