"""The evidence of one candidate before the jury, and what is missing: read from facts already here."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from parchemin.domain.deliberation.facts import (
    Adjustment,
    Attestation,
    CompetencyResult,
    Opinion,
    Result,
    competency_code,
)
from parchemin.domain.deliberation.ledger import latest
from parchemin.domain.deliberation.missing_sentences import say_missing
from parchemin.domain.deliberation.plan import BlocPlan
from parchemin.domain.deliberation.reasons import BlocOutcome, BlocProposal
from parchemin.domain.referentiel import Bloc
from parchemin.domain.rules.acquisition import Attester
from parchemin.office.juries.board import Case

LACKING = frozenset({BlocOutcome.NOT_WON, BlocOutcome.UNDECIDED})


def say_ways(case: Case, bloc: BlocProposal) -> tuple[str, ...]:
    """What that bloc lacks; nothing for one that is won or not presented, nor once closed."""
    if bloc.outcome not in LACKING or case.facts.closing is not None:
        return ()
    return say_missing(case.plan, case.facts, bloc.code)


@dataclass(frozen=True)
class Line:
    """One fact that counts: a result or an opinion, and what the jury says over it."""

    bloc: str
    title: str
    said: str
    mark: str
    on: date
    author: str
    adjusted: str = ""


@dataclass(frozen=True)
class Layer:
    """What the jury reads otherwise, with its author and its reason; the assessors' word stays."""

    title: str
    said: str
    reason: str
    author: str
    on: date


@dataclass(frozen=True)
class Logbook:
    """The state of the logbook in one bloc: how many of its competencies each function attested."""

    bloc: str
    competencies: int
    signed: tuple[tuple[Attester, int], ...]
    refused: int


@dataclass(frozen=True)
class Pieces:
    """All the evidence of one candidate."""

    results: tuple[Line, ...]
    opinions: tuple[Line, ...]
    logbook: tuple[Logbook, ...]
    layers: tuple[Layer, ...]

    @property
    def summary(self) -> str:
        """How much there is to read, in a few words."""
        said = [(len(self.results), "résultat"), (len(self.opinions), "avis")]
        counted = [f"{count} {word}{_plural(count, word)}" for count, word in said if count]
        signed = sum(count for line in self.logbook for _, count in line.signed)
        if signed:
            counted.append(f"{signed} compétence{_plural(signed)} attestée{_plural(signed)}")
        return ", ".join(counted) or "aucune pièce"


def _plural(count: int, word: str = "") -> str:
    return "s" if count > 1 and not word.endswith("s") else ""


def pieces_of(case: Case) -> Pieces:
    """The results, the opinions, the logbook and the jury's own readings, bloc by bloc."""
    layers = latest(case.facts.adjustments)
    titles = _titles(case)
    return Pieces(
        results=tuple(_results(case, layers)),
        opinions=tuple(_opinions(case, layers, titles)),
        logbook=tuple(_logbook(case)),
        layers=tuple(
            _layer(item, titles) for subject in titles for item in layers.get(subject, ())
        ),
    )


def _titles(case: Case) -> dict[str, tuple[str, str]]:
    """The bloc and the title of each thing that is judged, by code."""
    found: dict[str, tuple[str, str]] = {}
    for bloc in case.plan.blocs:
        found[bloc.code] = (bloc.code, "le bloc entier")
        found.update({item.code: (bloc.code, item.title) for item in bloc.modalities})
    return found


def _results(case: Case, layers: dict[str, tuple[Adjustment, ...]]) -> Iterator[Line]:
    results, competencies = latest(case.facts.results), latest(case.facts.competency_results)
    for bloc in case.plan.blocs:
        for item in bloc.modalities:
            for fact in results.get(item.code, ()):
                over, mark = _over(layers.get(item.code, ())), _mark(fact.mark, fact.out_of)
                yield _line(bloc.code, item.title, fact, mark, over)
        described = case.plan.certification.bloc(bloc.code)
        for code, text in _texts(described) if described and competencies else ():
            for each in competencies.get(code, ()):
                yield _line(bloc.code, text, each)


def _texts(bloc: Bloc) -> Iterator[tuple[str, str]]:
    """The code and the text of each competency."""
    for rank, competency in enumerate(bloc.competencies, start=1):
        yield competency_code(bloc, rank), competency.text


def _line(
    bloc: str, title: str, fact: Result | CompetencyResult, mark: str = "", over: str = ""
) -> Line:
    return Line(bloc, title, fact.outcome.value, mark, fact.shown_on, fact.author, over)


def _opinions(
    case: Case, layers: dict[str, tuple[Adjustment, ...]], titles: dict[str, tuple[str, str]]
) -> Iterator[Line]:
    ordered = sorted(case.facts.opinions, key=lambda fact: (fact.on, fact.rank))
    kept = {(fact.subject, fact.role, fact.author): fact for fact in ordered}
    for subject, (bloc, title) in titles.items():
        for fact in kept.values():
            if fact.subject == subject:
                yield Line(
                    bloc=bloc,
                    title=title,
                    said=_opinion(fact),
                    mark=_mark(fact.mark, fact.out_of),
                    on=fact.shown_on,
                    author=f"{fact.role}, {fact.author}" if fact.author else fact.role,
                    adjusted=_over(layers.get(subject, ())),
                )


def _opinion(fact: Opinion) -> str:
    if fact.favourable is None:
        return "note"
    return "favorable" if fact.favourable else "défavorable"


def _mark(mark: object, out_of: object) -> str:
    return "" if mark is None else f"{_figure(mark)}/{_figure(out_of)}"


def _figure(value: object) -> str:
    text = f"{value}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace(".", ",")


def _over(layer: tuple[Adjustment, ...]) -> str:
    return " ; ".join(f"{_said(item)} : {item.reason}" for item in layer)


def _said(item: Adjustment) -> str:
    mark = _mark(item.mark, item.out_of)
    return f"{item.outcome.value}, {mark}" if mark else item.outcome.value


def _layer(item: Adjustment, titles: dict[str, tuple[str, str]]) -> Layer:
    bloc, title = titles[item.subject]
    return Layer(f"{bloc} · {title}", _said(item), item.reason, item.author, item.on)


def _logbook(case: Case) -> Iterator[Logbook]:
    """One line for each bloc with a word in the logbook."""
    last = _last(case.facts.attestations)
    for plan in case.plan.blocs:
        bloc = case.plan.certification.bloc(plan.code)
        line = _bloc_lines(plan, bloc, last) if bloc is not None else None
        if line is not None:
            yield line


def _last(facts: tuple[Attestation, ...]) -> dict[tuple[str, Attester], Attestation]:
    """The last word of each function on each competency."""
    ordered = sorted(facts, key=lambda fact: (fact.on, fact.rank))
    return {(fact.subject, fact.by): fact for fact in ordered}


def _bloc_lines(
    plan: BlocPlan, bloc: Bloc, last: dict[tuple[str, Attester], Attestation]
) -> Logbook | None:
    own = [fact for (subject, _), fact in last.items() if subject in plan.competencies]
    if not own:
        return None
    signed = tuple(
        (by, count)
        for by in Attester
        if (count := sum(fact.by is by and fact.attested for fact in own))
    )
    refused = sum(not fact.attested for fact in own)
    return Logbook(plan.code, len(bloc.competencies), signed, refused)
