"""The public text of a certification, as structure; every value keeps where it was read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from parchemin.domain.pathway import Route


@dataclass(frozen=True, slots=True)
class Span:
    """Where a value stands in its source.

    ``line`` counts from 1. ``start`` and ``end`` count characters of the decoded source, or of the
    text of ``element`` (an XML path) when it is given; ``end`` is excluded.
    """

    line: int
    start: int
    end: int
    element: str | None = None


Spans = Mapping[str, Span]
"""The span of each field of one object, by field name; ``ccn.0`` for an item of a list."""


def no_spans() -> Spans:
    """The spans of an object whose source is not kept."""
    return {}


class Register(StrEnum):
    """The national register that holds the certification."""

    RNCP = "RNCP"
    RS = "RS"


class AssessmentKind(StrEnum):
    """What the candidate does in an assessment modality (domain sources S0, S3, S4)."""

    CASE_STUDY = "etude_de_cas"
    CASE_STUDY_WITH_INTERVIEW = "etude_de_cas_avec_entretien"
    REBUILT_SITUATION = "mise_en_situation_reconstituee"
    REBUILT_SITUATION_WITH_INTERVIEW = "mise_en_situation_reconstituee_avec_entretien"
    SITUATION = "mise_en_situation"
    REAL_SITUATION = "observation_en_situation_reelle"
    FILE_WITH_INTERVIEW = "dossier_avec_entretien"
    ORAL_ON_SITUATIONS = "presentation_orale_de_situations"
    QCM = "qcm"
    QROC = "qroc"
    LOGBOOK = "carnet_de_suivi"
    PROJECT = "projet"


class AssessorKind(StrEnum):
    """Who observes or hears the candidate, as the text names them (domain sources S0, S3, S4)."""

    EVALUATION_JURY = "jury_d_evaluation"
    TRAINER = "formateur"
    TUTOR = "tuteur"
    MANAGER = "manager"
    PROFESSIONAL = "professionnel"


@dataclass(frozen=True, kw_only=True)
class CodeLabel:
    """A code of an official nomenclature (CCN, NSF, formacode, ROME) and its label."""

    code: str
    label: str | None = None


@dataclass(frozen=True, kw_only=True)
class Excerpt:
    """Words of the source kept beside the structure: a lead-in sentence, a detail."""

    text: str
    spans: Spans = field(default_factory=no_spans, compare=False)


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """What is looked at to say that a competency is mastered."""

    text: str
    spans: Spans = field(default_factory=no_spans, compare=False)


class AssociationScheme(StrEnum):
    """A nomenclature of jobs and skills that a bloc or a competency may be tied to."""

    ROME = "ROME"
    ESCO = "ESCO"


class AssociationKind(StrEnum):
    """How close the two things are: the same one, or merely related."""

    EXACT = "equivalente"
    RELATED = "liee"


@dataclass(frozen=True, kw_only=True)
class Association:
    """A tie, stated by a person, to an entry of a nomenclature; at least a code or a URI names it."""

    scheme: AssociationScheme
    kind: AssociationKind = AssociationKind.RELATED
    code: str | None = None
    uri: str | None = None
    label: str | None = None
    spans: Spans = field(default_factory=no_spans, compare=False)


@dataclass(frozen=True, kw_only=True)
class Competency:
    """One competency of a bloc; ``key`` is None when the text marks no key competency at all.

    Two levels: ``heading`` is the line that groups it with its neighbours, ``details`` the know-how
    listed under it. ``assessments`` are the codes of the bloc's modalities that assess it, empty
    when nothing says which.
    """

    text: str
    code: str | None = None
    key: bool | None = None
    heading: str | None = None
    details: tuple[Excerpt, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    assessments: tuple[str, ...] = ()
    associations: tuple[Association, ...] = ()
    spans: Spans = field(default_factory=no_spans, compare=False)


@dataclass(frozen=True, kw_only=True)
class AssessmentConditions:
    """How a modality takes place, as far as its text says; None or empty where it is silent.

    ``situations`` counts the situations or subjects to treat; lengths are in minutes, the whole,
    the preparation and the interview; ``products`` are what the candidate hands in, word for word.
    """

    situations: int | None = None
    drawn_by_lot: bool | None = None
    individual: bool | None = None
    duration_minutes: int | None = None
    preparation_minutes: int | None = None
    interview_minutes: int | None = None
    assessors: tuple[AssessorKind, ...] = ()
    place: str | None = None
    products: tuple[str, ...] = ()
    spans: Spans = field(default_factory=no_spans, compare=False)


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """One assessment modality (ME) of a bloc.

    ``code`` is the bloc code followed by ``ME`` and the rank from 1. ``kind`` is None when the text
    does not decide; a diagnostic then says why.
    """

    code: str
    title: str
    kind: AssessmentKind | None
    text: str
    conditions: AssessmentConditions = AssessmentConditions()
    spans: Spans = field(default_factory=no_spans, compare=False)


@dataclass(frozen=True, kw_only=True)
class Bloc:
    """A bloc of competencies: evaluated, won and kept on its own (L. 6113-1 code du travail).

    ``leads`` are the sentences that introduce its lists, set aside from them.
    """

    code: str
    title: str
    activity: str | None = None
    leads: tuple[Excerpt, ...] = ()
    competencies: tuple[Competency, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    associations: tuple[Association, ...] = ()
    spans: Spans = field(default_factory=no_spans, compare=False)


@dataclass(frozen=True, kw_only=True)
class Certifier:
    """An organisation that awards the certification, as the register names it."""

    name: str
    siret: str | None = None
    trade_name: str | None = None
    website: str | None = None
    active: bool | None = None
    spans: Spans = field(default_factory=no_spans, compare=False)


@dataclass(frozen=True, kw_only=True)
class RouteAccess:
    """Whether one access route is open and which jury it has; None where the text does not decide."""

    open: bool | None
    jury: str | None = None
    modified: date | None = None
    spans: Spans = field(default_factory=no_spans, compare=False)


@dataclass(frozen=True, kw_only=True)
class RegistrationDates:
    """Dates of the registration; ``last_delivery`` is the last day a certificate may be issued."""

    decision: date | None = None
    effect: date | None = None
    end_of_registration: date | None = None
    last_delivery: date | None = None
    duration_years: int | None = None
    spans: Spans = field(default_factory=no_spans, compare=False)


@dataclass(frozen=True, kw_only=True)
class PromotionStatistics:
    """Figures of one promotion; rates are whole per cent, None when not published."""

    year: int
    holders: int | None = None
    vae_holders: int | None = None
    insertion_6_months: int | None = None
    target_job_6_months: int | None = None
    target_job_2_years: int | None = None
    spans: Spans = field(default_factory=no_spans, compare=False)


@dataclass(frozen=True, kw_only=True)
class CertificationReference:
    """Another certification named by the text."""

    number: str
    title: str | None = None
    spans: Spans = field(default_factory=no_spans, compare=False)


class CorrespondenceKind(StrEnum):
    """How far a correspondence goes."""

    TOTAL = "totale"
    PARTIAL = "partielle"
    TOWARDS_RS = "vers_rs"


@dataclass(frozen=True, kw_only=True)
class Correspondence:
    """A set of blocs here against a set of blocs there; the members are never paired one by one.

    An empty set means the whole certification (register V4.1, ``CORRESPONDANCES``). ``decision``
    names the certifier's own act that set it; None for one that the public text states.
    """

    kind: CorrespondenceKind | None
    blocs: tuple[str, ...]
    certification: CertificationReference
    target_blocs: tuple[str, ...]
    decision: str | None = None
    spans: Spans = field(default_factory=no_spans, compare=False)


@dataclass(frozen=True, kw_only=True)
class ProgrammeModule:
    """A sequence of a programme; ``hours`` as the page announces them."""

    title: str
    hours: Decimal | None
    spans: Spans = field(default_factory=no_spans, compare=False)


@dataclass(frozen=True, kw_only=True)
class ProgrammeBloc:
    """A part of a training programme; ``hours`` is the figure the page announces, never a sum."""

    title: str
    hours: Decimal | None
    modules: tuple[ProgrammeModule, ...] = ()
    spans: Spans = field(default_factory=no_spans, compare=False)


@dataclass(frozen=True, kw_only=True)
class Funding:
    """The funding line of a programme, in hours, euros per hour and euros, as the page states them."""

    hours: Decimal | None
    hourly_rate: Decimal | None
    stated_total: Decimal | None
    text: str
    spans: Spans = field(default_factory=no_spans, compare=False)


@dataclass(frozen=True, kw_only=True)
class Programme:
    """A training programme that prepares for a certification."""

    blocs: tuple[ProgrammeBloc, ...] = ()
    hours: Decimal | None = None
    prerequisites: tuple[str, ...] = ()
    funding: Funding | None = None
    spans: Spans = field(default_factory=no_spans, compare=False)


@dataclass(frozen=True, kw_only=True)
class Certification:
    """One certification as its public text describes it; lists keep the order of the text."""

    number: str | None
    register: Register | None
    title: str | None
    level: int | None = None
    ccn: tuple[CodeLabel, ...] = ()
    nsf: tuple[CodeLabel, ...] = ()
    formacodes: tuple[CodeLabel, ...] = ()
    rome: tuple[CodeLabel, ...] = ()
    certifiers: tuple[Certifier, ...] = ()
    dates: RegistrationDates = RegistrationDates()
    active: bool | None = None
    routes: Mapping[Route, RouteAccess] = field(default_factory=dict)
    blocs: tuple[Bloc, ...] = ()
    stated_competencies: tuple[Competency, ...] = ()
    statistics: tuple[PromotionStatistics, ...] = ()
    replaces: tuple[CertificationReference, ...] = ()
    replaced_by: tuple[CertificationReference, ...] = ()
    correspondences: tuple[Correspondence, ...] = ()
    programme: Programme | None = None
    spans: Spans = field(default_factory=no_spans, compare=False)

    def bloc(self, code: str) -> Bloc | None:
        """The bloc of that code, or None."""
        return next((bloc for bloc in self.blocs if bloc.code == code), None)
