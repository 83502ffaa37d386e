"""Where one candidate stands: each bloc with its modalities, competencies, and what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from parchemin.domain.deliberation.facts import CandidateFacts
from parchemin.domain.deliberation.plan import BlocPlan, ModalityPlan, Plan, prepare
from parchemin.domain.deliberation.proposal import propose_with
from parchemin.domain.deliberation.reasons import BlocOutcome, BlocProposal, Proposal
from parchemin.domain.deliberation.sentences import explain, missing, paragraph
from parchemin.domain.deliberation.voices import voices
from parchemin.domain.referentiel import Bloc
from parchemin.domain.rules.acquisition import ByAttestations, ByMark
from parchemin.domain.rules.assessors import voices_asked
from parchemin.office.candidates.models import Enrolment
from parchemin.office.correspondences.queries import with_decided
from parchemin.office.epreuves.models import Outcome, Result
from parchemin.office.epreuves.opinion_sheets import judged_in
from parchemin.office.epreuves.sheets import Key
from parchemin.office.logbooks.models import Attestation
from parchemin.office.referentiels.queries import certification_of, reglement_of

KIND_OF_OUTCOME = {
    BlocOutcome.NOT_WON: "manque",
    BlocOutcome.UNDECIDED: "attente",
    BlocOutcome.NOT_SOUGHT: "neutre",
}
EXEMPT = (BlocOutcome.HELD, BlocOutcome.BY_CORRESPONDENCE)
KIND_OF_RESULT = {Outcome.ACQUIRED: "acquis", Outcome.NOT_ACQUIRED: "manque"}
Attested = Mapping[tuple[str, int], list[Attestation]]


@dataclass(frozen=True, kw_only=True)
class ModalityStanding:
    """A modality and its result in force; ``by_logbook`` when attestations alone decide it.

    ``awaited`` counts the opinions that its rule asks, none for other rules, ``said`` those given.
    """

    code: str
    title: str
    result: Result | None
    by_logbook: bool
    mark_rule: ByMark | None
    awaited: int = 0
    said: int = 0

    @property
    def kind(self) -> str:
        if self.result is None:
            return "attente"
        return KIND_OF_RESULT.get(Outcome(self.result.outcome), "attente")

    @property
    def entered(self) -> bool:
        """Whether nothing more is waited for from assessors."""
        return self.result is not None or 0 < self.awaited <= self.said

    @property
    def won(self) -> bool:
        return self.result is not None and self.result.outcome == Outcome.ACQUIRED


@dataclass(frozen=True, kw_only=True)
class CompetencyStanding:
    rank: int
    text: str
    key: bool
    result: Result | None
    attestations: tuple[Attestation, ...]


@dataclass(frozen=True, kw_only=True)
class BlocStanding:
    """A bloc: what the rules say of it today and why; ``opined`` when assessors give opinions."""

    code: str
    title: str
    proposal: BlocProposal
    modalities: tuple[ModalityStanding, ...]
    competencies: tuple[CompetencyStanding, ...]
    opined: bool = False

    @property
    def kind(self) -> str:
        return KIND_OF_OUTCOME.get(self.proposal.outcome, "acquis")

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(f"{text[:1].upper()}{text[1:]}." for text in missing(self.proposal))

    @property
    def reasons(self) -> str:
        return paragraph(self.proposal)

    @property
    def exempt(self) -> bool:
        """Whether the bloc is held already: its modalities need not be sat."""
        return self.proposal.outcome in EXEMPT

    @property
    def to_enter(self) -> int:
        """How many modalities still wait for a result that assessors enter."""
        return 0 if self.exempt else self.total - self.done

    @property
    def total(self) -> int:
        return sum(not each.by_logbook for each in self.modalities)

    @property
    def done(self) -> int:
        return sum(not each.by_logbook and each.entered for each in self.modalities)


@dataclass(frozen=True, kw_only=True)
class Standing:
    """The whole path."""

    proposal: Proposal
    blocs: tuple[BlocStanding, ...]

    @property
    def sentence(self) -> str:
        return explain(self.proposal)


def plan_of(enrolment: Enrolment, on: date) -> Plan:
    """The rules of one day for one path."""
    described = {enrolment.version_id: certification_of(enrolment.version)}
    certification = with_decided(described, on)[enrolment.version_id]
    return prepare(certification, reglement_of(enrolment.reglement), on=on)


def stand(
    enrolment: Enrolment,
    plan: Plan,
    facts: CandidateFacts,
    results: Mapping[Key, Result],
    attested: Attested,
) -> Standing:
    """Put rules, facts and rows side by side."""
    proposal = propose_with(plan, facts)
    blocs = []
    for bloc, planned in zip(plan.certification.blocs, plan.blocs, strict=True):
        proposed = proposal.bloc(bloc.code)
        if proposed is not None:
            blocs.append(
                BlocStanding(
                    code=bloc.code,
                    title=bloc.title,
                    proposal=proposed,
                    modalities=modalities(enrolment, planned, results, facts),
                    competencies=_competencies(enrolment, bloc, results, attested),
                    opined=bool(judged_in(planned)),
                )
            )
    return Standing(proposal=proposal, blocs=tuple(blocs))


def modalities(
    enrolment: Enrolment, planned: BlocPlan, results: Mapping[Key, Result], facts: CandidateFacts
) -> tuple[ModalityStanding, ...]:
    """The modalities of one bloc with their results in force."""
    heard = voices(facts.opinions) if facts.opinions else {}
    return tuple(
        _modality(
            each,
            results.get((enrolment.pk, planned.code, each.code, None)),
            len(heard.get(each.code, ())),
        )
        for each in planned.modalities
    )


def _modality(planned: ModalityPlan, result: Result | None, said: int) -> ModalityStanding:
    rule = planned.rule.value
    return ModalityStanding(
        code=planned.code,
        title=planned.title,
        result=result,
        by_logbook=isinstance(rule, ByAttestations),
        mark_rule=rule if isinstance(rule, ByMark) else None,
        awaited=voices_asked(rule),
        said=said,
    )


def _competencies(
    enrolment: Enrolment, bloc: Bloc, results: Mapping[Key, Result], attested: Attested
) -> tuple[CompetencyStanding, ...]:
    return tuple(
        CompetencyStanding(
            rank=rank,
            text=competency.text,
            key=bool(competency.key),
            result=results.get((enrolment.pk, bloc.code, "", rank)),
            attestations=tuple(attested.get((bloc.code, rank), ())),
        )
        for rank, competency in enumerate(bloc.competencies, start=1)
    )
