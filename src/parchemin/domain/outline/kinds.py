"""The kinds of parts a certification is made of, and the name of each of their values."""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from functools import cached_property
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import (
    Assessment,
    Association,
    Bloc,
    Certification,
    CertificationReference,
    Certifier,
    CodeLabel,
    Competency,
    Correspondence,
    Criterion,
    Excerpt,
    Funding,
    Programme,
    ProgrammeBloc,
    ProgrammeModule,
    PromotionStatistics,
    RouteAccess,
)

CERTIFICATION = "certification"
KEY = "route"
"""The path of the value that is not in the object but names it in its parent's mapping."""


@dataclass(frozen=True, kw_only=True)
class Leaf:
    """One value of a part: its dotted ``path`` in the object, and its French name in a form.

    ``holds`` is the type of the value, or of each of its items when there are ``many``.
    ``required`` when the object has no meaning without it.
    """

    path: str
    column: str
    holds: type[Any]
    many: bool = False
    required: bool = False


@dataclass(frozen=True, kw_only=True)
class NodeKind:
    """One kind of part: the class it describes, its named values, and the parts it may hold.

    ``children`` gives, for each kind it may hold, the field of the class that lists them.
    """

    name: str
    holds: type[Any]
    columns: Mapping[str, str]
    children: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """The values of the part, in the order of its columns."""
        return tuple(_leaf(self.holds, path, column) for path, column in self.columns.items())


def _leaf(holds: type[Any], path: str, column: str) -> Leaf:
    if path == KEY:
        return Leaf(path=path, column=column, holds=Route, required=True)
    head, _, rest = path.partition(".")
    hint = get_type_hints(holds)[head]
    if rest:
        nested = _leaf(hint, rest, column)
        return Leaf(
            path=path,
            column=column,
            holds=nested.holds,
            many=nested.many,
            required=nested.required,
        )
    base, many, optional = _unfolded(hint)
    found = next(each for each in fields(holds) if each.name == head)
    bare = found.default is MISSING and found.default_factory is MISSING
    required = bare and not optional and not many
    return Leaf(path=path, column=column, holds=base, many=many, required=required)


def _unfolded(hint: Any) -> tuple[type[Any], bool, bool]:
    """The type inside ``tuple[…]`` or ``… | None``, whether there are many, whether it may lack."""
    if get_origin(hint) in (Union, UnionType):
        return get_args(hint)[0], False, True
    if get_origin(hint) is tuple:
        return get_args(hint)[0], True, False
    assert isinstance(hint, type)
    assert not is_dataclass(hint)
    return hint, False, False


CODED = {"code": "code", "label": "intitulé"}
REFERENCE = {"number": "code", "title": "intitulé"}
COMPETENCY = {
    "code": "code",
    "text": "texte",
    "key": "clé",
    "heading": "groupe",
    "assessments": "modalités",
}
UNDER_COMPETENCY = {
    "rattachement": "associations",
    "savoir-faire": "details",
    "critère": "criteria",
}

_ALL = (
    NodeKind(
        name=CERTIFICATION,
        holds=Certification,
        columns={
            "number": "code",
            "title": "intitulé",
            "register": "répertoire",
            "level": "niveau",
            "active": "active",
            "dates.decision": "décision",
            "dates.effect": "effet",
            "dates.end_of_registration": "fin d'enregistrement",
            "dates.last_delivery": "dernière délivrance",
            "dates.duration_years": "durée (années)",
        },
        children={
            "convention collective": "ccn",
            "NSF": "nsf",
            "formacode": "formacodes",
            "ROME": "rome",
            "certificateur": "certifiers",
            "voie": "routes",
            "promotion": "statistics",
            "remplace": "replaces",
            "remplacée par": "replaced_by",
            "correspondance": "correspondences",
            "bloc": "blocs",
            "compétence annoncée": "stated_competencies",
            "programme": "programme",
        },
    ),
    NodeKind(name="convention collective", holds=CodeLabel, columns=CODED),
    NodeKind(name="NSF", holds=CodeLabel, columns=CODED),
    NodeKind(name="formacode", holds=CodeLabel, columns=CODED),
    NodeKind(name="ROME", holds=CodeLabel, columns=CODED),
    NodeKind(
        name="certificateur",
        holds=Certifier,
        columns={
            "name": "intitulé",
            "siret": "siret",
            "trade_name": "nom commercial",
            "website": "site",
            "active": "active",
        },
    ),
    NodeKind(
        name="voie",
        holds=RouteAccess,
        columns={KEY: "code", "open": "ouverte", "jury": "texte", "modified": "modifiée le"},
    ),
    NodeKind(
        name="promotion",
        holds=PromotionStatistics,
        columns={
            "year": "année",
            "holders": "titulaires",
            "vae_holders": "titulaires par la VAE",
            "insertion_6_months": "insertion à 6 mois (%)",
            "target_job_6_months": "métier visé à 6 mois (%)",
            "target_job_2_years": "métier visé à 2 ans (%)",
        },
    ),
    NodeKind(name="remplace", holds=CertificationReference, columns=REFERENCE),
    NodeKind(name="remplacée par", holds=CertificationReference, columns=REFERENCE),
    NodeKind(
        name="correspondance",
        holds=Correspondence,
        columns={
            "certification.number": "code",
            "certification.title": "intitulé",
            "kind": "portée",
            "blocs": "blocs",
            "target_blocs": "blocs visés",
            "decision": "acte",
        },
    ),
    NodeKind(
        name="bloc",
        holds=Bloc,
        columns={"code": "code", "title": "intitulé", "activity": "activité"},
        children={
            "introduction": "leads",
            "rattachement": "associations",
            "compétence": "competencies",
            "modalité": "assessments",
        },
    ),
    NodeKind(name="introduction", holds=Excerpt, columns={"text": "texte"}),
    NodeKind(name="compétence", holds=Competency, columns=COMPETENCY, children=UNDER_COMPETENCY),
    NodeKind(
        name="compétence annoncée", holds=Competency, columns=COMPETENCY, children=UNDER_COMPETENCY
    ),
    NodeKind(name="savoir-faire", holds=Excerpt, columns={"text": "texte"}),
    NodeKind(name="critère", holds=Criterion, columns={"text": "texte"}),
    NodeKind(
        name="modalité",
        holds=Assessment,
        columns={
            "code": "code",
            "title": "intitulé",
            "text": "texte",
            "kind": "type d'épreuve",
            "conditions.situations": "sujets",
            "conditions.drawn_by_lot": "tirage au sort",
            "conditions.individual": "individuelle",
            "conditions.duration_minutes": "durée (minutes)",
            "conditions.preparation_minutes": "préparation (minutes)",
            "conditions.interview_minutes": "entretien (minutes)",
            "conditions.assessors": "évaluateurs",
            "conditions.place": "lieu",
            "conditions.products": "productions",
        },
    ),
    NodeKind(
        name="rattachement",
        holds=Association,
        columns={
            "code": "code",
            "label": "intitulé",
            "scheme": "nomenclature",
            "kind": "force",
            "uri": "adresse",
        },
    ),
    NodeKind(
        name="programme",
        holds=Programme,
        columns={"hours": "heures", "prerequisites": "prérequis"},
        children={"financement": "funding", "partie": "blocs"},
    ),
    NodeKind(
        name="financement",
        holds=Funding,
        columns={
            "text": "texte",
            "hours": "heures",
            "hourly_rate": "taux horaire",
            "stated_total": "total annoncé",
        },
    ),
    NodeKind(
        name="partie",
        holds=ProgrammeBloc,
        columns={"title": "intitulé", "hours": "heures"},
        children={"module": "modules"},
    ),
    NodeKind(
        name="module", holds=ProgrammeModule, columns={"title": "intitulé", "hours": "heures"}
    ),
)

KINDS: Mapping[str, NodeKind] = {kind.name: kind for kind in _ALL}

NATURE = "nature"
"""The column of a table that names the kind of part of its line."""
CONTINUED = "suite"
"""The nature of a line that continues the cells of the line above it."""
_MOST_USED = ("bloc", "compétence", "modalité")
COLUMNS: tuple[str, ...] = tuple(
    dict.fromkeys(
        (
            *(NATURE, "code", "intitulé", "texte"),
            *(column for name in _MOST_USED for column in KINDS[name].columns.values()),
            *(column for kind in _ALL for column in kind.columns.values()),
        )
    )
)
"""Every column of a table with one line for each part, those of the blocs first."""
