"""What the program applies of each rule, as one French sentence."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import singledispatch

from parchemin.domain.french import counted, day, figure, listed
from parchemin.domain.pathway import Route
from parchemin.domain.rules.accreditation import (
    AccreditationCriteria,
    AccreditationTerm,
    Sanctions,
)
from parchemin.domain.rules.acquisition import (
    Absence,
    AllBlocs,
    Assessments,
    ByAttestations,
    ByMark,
    ByResult,
    Compensation,
    Competencies,
    Every,
    Extent,
)
from parchemin.domain.rules.applications import YearlyFiles
from parchemin.domain.rules.assessors import ByConcordance, ByOpinions, ByWeighting
from parchemin.domain.rules.delivery import (
    Appeal,
    Delivery,
    Duration,
    Motives,
    NoAppeal,
    Retake,
    RetakeScope,
    Sending,
    Validity,
)
from parchemin.domain.rules.fraud import FraudRule
from parchemin.domain.rules.jury_rules import (
    Independence,
    Majority,
    Permission,
    TieBreak,
    VoteForm,
    Voting,
)
from parchemin.domain.rules.marks import InOrder, Mean, Points, Share
from parchemin.domain.rules.options import CommonAndOptions
from parchemin.office.referentiels.wording import ROUTE_LABELS


@singledispatch
def rule_sentence(value: object) -> str:
    """The sentence of a value; an unknown kind of value is shown as it is written."""
    return str(value)


WORD_SENTENCES: dict[tuple[type, str], str] = {
    (Compensation, Compensation.NONE): "Aucun bloc n'en compense un autre.",
    (Absence, Absence.NOT_ACQUIRED): "La modalité n'est pas acquise.",
    (Absence, Absence.PENDING): "La modalité reste à passer.",
    (Absence, Absence.ZERO): "La modalité reçoit la note zéro.",
    (RetakeScope, RetakeScope.MISSING): "Seul ce qui manque est repris.",
    (RetakeScope, RetakeScope.WHOLE_BLOC): "Le bloc est repris en entier.",
    (Motives, Motives.TOLD): "La lettre donne au candidat les motifs de chaque bloc.",
    (Motives, Motives.KEPT): "La lettre dit la décision sans ses motifs.",
    (Majority, Majority.CAST): "Plus de la moitié des suffrages exprimés.",
    (Majority, Majority.PRESENT): "Plus de la moitié des membres présents.",
    (Majority, Majority.PRESENT_OR_REPRESENTED): (
        "Plus de la moitié des membres présents ou représentés."
    ),
    (Majority, Majority.ALL): "Plus de la moitié de tous les membres du jury.",
    (Voting, Voting.PER_HEAD): "Chaque membre a une voix.",
    (
        Voting,
        Voting.PER_COLLEGE,
    ): "Chaque collège pèse autant, quel que soit son nombre de votants.",
    (TieBreak, TieBreak.CASTING_VOTE): "Le président a voix prépondérante.",
    (TieBreak, TieBreak.REJECTED): "La proposition est rejetée.",
    (TieBreak, TieBreak.REFERRED): "Le cas est renvoyé à l'autorité qui délivre.",
    (VoteForm, VoteForm.NAMED): "La voix de chaque membre est notée à son nom.",
    (VoteForm, VoteForm.HANDS): "Les mains levées sont comptées par collège.",
    (Permission, Permission.ALLOWED): "C'est permis.",
    (Permission, Permission.FORBIDDEN): "C'est interdit.",
    (Independence, Independence.NO_TRAINING): (
        "Aucun membre ne siège sur un candidat qu'il a formé ou accompagné."
    ),
    (Independence, Independence.NO_LINK): (
        "Aucun membre ne siège sur un candidat auquel un lien l'attache."
    ),
}
"""What a word alone says; keyed by its class too, for two classes may share a word."""


@rule_sentence.register
def _word(value: StrEnum) -> str:
    known = WORD_SENTENCES.get((type(value), value.value))
    return known or value.value[:1].upper() + value.value[1:]


@rule_sentence.register
def _yes_no(value: bool) -> str:  # noqa: FBT001 - le type choisit la phrase
    return "Oui" if value else "Non"


@rule_sentence.register
def _date(value: date) -> str:
    return day(value)


@rule_sentence.register
def _routes(value: tuple) -> str:  # type: ignore[type-arg]
    return listed(ROUTE_LABELS.get(item, item) if isinstance(item, Route) else item
                  for item in value)  # fmt: skip


@rule_sentence.register
def _by_result(value: ByResult) -> str:
    return "La modalité est acquise quand ses évaluateurs l'ont écrit."


@rule_sentence.register
def _by_mark(value: ByMark) -> str:
    return (
        f"La modalité est acquise à partir de {figure(value.minimum)} sur {figure(value.out_of)}."
    )


@rule_sentence.register
def _by_attestations(value: ByAttestations) -> str:
    said = f"Attestation par {listed(value.by)} : {value.extent.value} du bloc."
    if value.stages:
        said = f"{said} Le tuteur évalue aussi : {listed(value.stages)}."
    if not value.distinct:
        return said
    waiver = (
        f", sauf dans une entreprise de moins de {counted(value.waiver_below, 'salarié')}"
        if value.waiver_below
        else ""
    )
    return f"{said} Personne ne signe une compétence à deux titres{waiver}."


@rule_sentence.register
def _assessments(value: Assessments) -> str:
    if value.at_least is None:
        return "Toutes les modalités du bloc sont acquises."
    return f"{counted(value.at_least, 'modalité')} du bloc au moins."


@rule_sentence.register
def _competencies(value: Competencies) -> str:
    which = "Les compétences clés" if value.extent is Extent.KEY else "Toutes les compétences"
    return f"{which} du bloc ont un résultat favorable."


@rule_sentence.register
def _every(value: Every) -> str:
    return " Et : ".join(rule_sentence(rule) for rule in value.rules)


@rule_sentence.register
def _mean(value: Mean) -> str:
    weights = f", {_weights(value.weights)}" if value.weights else ""
    return f"La moyenne des notes du bloc{weights}, est d'au moins {_threshold(value)}."


@rule_sentence.register
def _points(value: Points) -> str:
    return f"Le total des points du bloc est d'au moins {_threshold(value)}."


@rule_sentence.register
def _share(value: Share) -> str:
    return f"{figure(value.percent)} % au moins des {value.of.value} du bloc sont acquises."


@rule_sentence.register
def _in_order(value: InOrder) -> str:
    order = f" : {', puis '.join(map(spoken, value.order))}" if value.order else ""
    return f"Toutes les modalités sont acquises, chacune ouvrant la suivante{order}."


@rule_sentence.register
def _weighting(value: ByWeighting) -> str:
    return (
        f"La moyenne des notes des évaluateurs, {_weights(value.weights)}, est d'au moins "
        f"{_threshold(value)}."
    )


@rule_sentence.register
def _concordance(value: ByConcordance) -> str:
    return (
        f"Acquis si tous sont favorables ({listed(map(spoken, value.by))}), non acquis si aucun ne "
        "l'est ; sinon le jury décide."
    )


@rule_sentence.register
def _opinions(value: ByOpinions) -> str:
    among = listed(map(spoken, value.by))
    mention = (
        f" Mention « {value.mention} » à partir de {value.mention_from}."
        if value.mention_from
        else ""
    )
    return f"{counted(value.needed, 'avis favorable', 'avis favorables')} au moins parmi : {among}.{mention}"


def _threshold(value: Mean | Points | ByWeighting) -> str:
    return f"{figure(value.minimum)} sur {figure(value.out_of)}"


def _weights(weights: tuple[tuple[str, Decimal], ...]) -> str:
    return "avec pour poids " + listed(f"{spoken(name)} {figure(each)}" for name, each in weights)


@rule_sentence.register
def _all_blocs(value: AllBlocs) -> str:
    return "Tous les blocs sont acquis."


@rule_sentence.register
def _options(value: CommonAndOptions) -> str:
    options = " ; ".join(f"« {name} » ({listed(blocs)})" for name, blocs in value.options)
    common = f"Les blocs communs ({listed(value.common)})" if value.common else "Les blocs"
    linked = " et ceux" if value.common else ""
    return f"{common}{linked} de {counted(value.choose, 'option')} au choix : {options}."


@rule_sentence.register
def _delivery(value: Delivery) -> str:
    return f"En {value.steps.value}, par : {value.authority}."


@rule_sentence.register
def _duration(value: Duration) -> str:
    return str(value).capitalize()


@rule_sentence.register
def _validity(value: Validity) -> str:
    return f"Pendant {value.duration}." if value.duration else "À vie."


@rule_sentence.register
def _retake(value: Retake) -> str:
    limit = (
        f"{counted(value.max_tries, 'essai')} au plus"
        if value.max_tries
        else "Sans limite d'essais"
    )
    wait = f", après {value.wait}" if value.wait else ""
    scope = _SCOPES[value.scope] if value.scope else ""
    ways = " ou ".join(value.completed_by)
    completed = f" Ce qui manque se complète par : {ways}." if ways else ""
    return f"{limit}{wait}.{scope}{completed}"


_SCOPES = {scope: f" {WORD_SENTENCES[RetakeScope, scope.value]}" for scope in RetakeScope}


@rule_sentence.register
def _yearly_files(value: YearlyFiles) -> str:
    return (
        f"Dans une année civile, {counted(value.per_certification, 'dossier')} par certification, "
        f"pour {counted(value.certifications, 'certification')} au plus."
    )


@rule_sentence.register
def _term(value: AccreditationTerm) -> str:
    then = f", puis {value.then} à chaque renouvellement" if value.then else ""
    return f"Pour {value.first}{then}."


@rule_sentence.register
def _criteria(value: AccreditationCriteria) -> str:
    return f"Il faut montrer : {' ; '.join(value.criteria)}."


@rule_sentence.register
def _sanctions(value: Sanctions) -> str:
    return f"De la plus légère à la plus lourde : {', puis '.join(value.ladder)}."


@rule_sentence.register
def _sending(value: Sending) -> str:
    return f"À {value.to}, dans un délai de {value.within}."


@rule_sentence.register
def _fraud(value: FraudRule) -> str:
    heard = "Le candidat est entendu d'abord" if value.hearing else "Sans audition exigée"
    effect = value.effect.value
    return f"{effect[:1].upper()}{effect[1:]} quand une fraude est retenue. {heard}."


@rule_sentence.register
def _no_appeal(value: NoAppeal) -> str:
    return "Aucun recours n'est ouvert devant le certificateur."


@rule_sentence.register
def _appeal(value: Appeal) -> str:
    return f"Devant {value.before}, dans un délai de {value.within}."


def spoken(name: str) -> str:
    """A name of the file as one says it: organisme_de_formation → organisme de formation."""
    return name.replace("_", " ")
