"""The facts of a candidate, as a dossier writes them in TOML."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from parchemin.domain.deliberation.facts import (
    Adjustment,
    Attestation,
    CandidateFacts,
    ClaimDecision,
    Closing,
    CompetencyResult,
    CorrespondenceClaim,
    HeldBloc,
    HeldBy,
    Result,
    ResultOutcome,
    competency_codes,
)
from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import Certification
from parchemin.domain.rules.acquisition import Attester
from parchemin.readers.reglement_values import choices
from parchemin.readers.toml_table import Table, nearest, tables

_OUTCOMES = choices(ResultOutcome)
_GRANTED = {"acceptée": True, "refusée": False}


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of one certification, which a dossier may shorten to their end."""

    blocs: Mapping[str, str]
    assessments: Mapping[str, str]
    competencies: Mapping[str, str]


def codes_of(certification: Certification) -> Codes:
    """Every code by itself and by its end, where that end is unique."""
    return Codes(
        blocs=_shortened(bloc.code for bloc in certification.blocs),
        assessments=_shortened(
            each.code for bloc in certification.blocs for each in bloc.assessments
        ),
        competencies=_shortened(
            code for bloc in certification.blocs for code in competency_codes(bloc)
        ),
    )


def _shortened(codes: Iterable[str]) -> dict[str, str]:
    """RNCP40657BC01ME1 is also BC01ME1."""
    known: dict[str, str] = {}
    for code in codes:
        known[code] = code
        if code.startswith(("RNCP", "RS")) and "BC" in code:
            known.setdefault(code[code.index("BC") :], code)
    return known


def read_facts(root: Table, certification: Certification, codes: Codes) -> CandidateFacts:
    """Every fact of the dossier; what is wrong is said by the tables."""
    candidate = next(iter(tables(root, "candidat")), root)
    if candidate is root:
        root.fault("", "champ-absent", "pas de [candidat]", "[candidat]", "Décrivez le candidat.")
        return CandidateFacts(candidate="", route=Route.CONTINUING)
    facts = CandidateFacts(
        candidate=candidate.text("nom"),
        route=candidate.word("voie", choices(Route)) or Route.CONTINUING,
        entry=candidate.day("entree", needed=False),
        blocs_sought=frozenset(candidate.words("blocs_vises", codes.blocs, needed=False)),
        results=tuple(_results(root, codes)),
        competency_results=tuple(_competencies(root, codes)),
        attestations=tuple(_attestations(root, certification, codes)),
        adjustments=tuple(_adjustments(root, codes)),
        held=tuple(_held(root, codes)),
        claims=tuple(_claims(root)),
        closing=_closing(root),
    )
    candidate.finish()
    return facts


def _subjects(table: Table, known: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    """The fields of a table that are named after a code."""
    for name in table.values:
        if name in table.used:
            continue
        if name in known:
            table.used.add(name)
            yield known[name], name
        else:
            table.used.add(name)
            table.fault(
                name, "code-inconnu", f"« {name} »", "un code du référentiel", nearest(name, known)
            )


def _results(root: Table, codes: Codes) -> Iterator[Result]:
    for table in tables(root, "resultats"):
        on, rank = _moment(table)
        author = table.text("evaluateur", needed=False)
        others = table.word("autres", _OUTCOMES, needed=False)
        left_out = table.words("sauf", codes.assessments, needed=False)
        named: set[str] = set()
        for subject, name in _subjects(table, codes.assessments):
            named.add(subject)
            yield from _result(_cell(table, name), subject, (on, rank), author)
        if others is not None:
            for subject in dict.fromkeys(codes.assessments.values()):
                if subject not in named and subject not in left_out:
                    yield Result(subject=subject, outcome=others, on=on, rank=rank, author=author)


def _result(cell: Table, subject: str, moment: tuple[date, int], author: str) -> Iterator[Result]:
    outcome = cell.word("resultat", _OUTCOMES)
    if outcome is not None:
        yield Result(
            subject=subject,
            outcome=outcome,
            on=moment[0],
            rank=moment[1],
            id=cell.text("id", needed=False),
            supersedes=cell.text("corrige", needed=False),
            mark=cell.decimal("note", needed=False),
            out_of=cell.decimal("sur", needed=False),
            author=author,
        )
    cell.finish()


def _competencies(root: Table, codes: Codes) -> Iterator[CompetencyResult]:
    for table in tables(root, "competences"):
        on, rank = _moment(table)
        author = table.text("evaluateur", needed=False)
        for subject, name in _subjects(table, codes.competencies):
            cell = _cell(table, name)
            outcome = cell.word("resultat", _OUTCOMES)
            if outcome is not None:
                yield CompetencyResult(
                    subject=subject,
                    outcome=outcome,
                    on=on,
                    rank=rank,
                    id=cell.text("id", needed=False),
                    supersedes=cell.text("corrige", needed=False),
                    author=author,
                )
            cell.finish()


def _cell(table: Table, name: str) -> Table:
    """A result written as one word, or as a table when it says more."""
    value = table.values[name]
    inner = value if isinstance(value, Mapping) else {"resultat": value}
    return Table(table.source, (*table.path, name), inner, table.findings)


def _attestations(root: Table, certification: Certification, codes: Codes) -> Iterator[Attestation]:
    for table in tables(root, "carnet"):
        on, rank = _moment(table)
        by = table.word("par", choices(Attester))
        whole = table.words("blocs", codes.blocs, needed=False)
        refused = table.words("refusees", codes.competencies, needed=False)
        single = table.words("competences", codes.competencies, needed=False)
        reason = table.text("motif", needed=False)
        author = table.text("nom", needed=False)
        table.finish()
        attested = [
            code
            for bloc in certification.blocs
            if bloc.code in whole
            for code in competency_codes(bloc)
        ]
        for code in dict.fromkeys([*attested, *single, *refused]):
            if by is not None:
                yield Attestation(
                    subject=code,
                    by=by,
                    attested=code not in refused,
                    on=on,
                    rank=rank,
                    author=author,
                    reason=reason if code in refused else "",
                )


def _adjustments(root: Table, codes: Codes) -> Iterator[Adjustment]:
    for table in tables(root, "ajustements"):
        on, rank = _moment(table)
        subject = table.word("modalite", codes.assessments)
        outcome = table.word("resultat", _OUTCOMES)
        author, reason = table.text("par"), table.text("motif")
        table.finish()
        if subject and outcome:
            yield Adjustment(
                subject=subject, outcome=outcome, author=author, reason=reason, on=on, rank=rank
            )


def _held(root: Table, codes: Codes) -> Iterator[HeldBloc]:
    for table in tables(root, "blocs_deja_acquis"):
        on, rank = _moment(table)
        bloc = table.word("bloc", codes.blocs)
        how = table.word("comment", choices(HeldBy), needed=False) or HeldBy.DECISION
        proof = table.text("preuve")
        entered = table.day("saisi_le", needed=False)
        table.finish()
        if bloc:
            yield HeldBloc(bloc=bloc, acquired_on=on, proof=proof, how=how, on=entered, rank=rank)


def _claims(root: Table) -> Iterator[CorrespondenceClaim]:
    for table in tables(root, "correspondances"):
        on, rank = _moment(table)
        claim = CorrespondenceClaim(
            certification=table.text("certification"),
            blocs=frozenset(table.texts("blocs", needed=False)),
            proof=table.text("preuve"),
            on=on,
            rank=rank,
            decision=_claim_decision(table),
        )
        table.finish()
        yield claim


def _claim_decision(table: Table) -> ClaimDecision | None:
    granted = table.word("decision", _GRANTED, needed=False)
    if granted is None:
        return None
    return ClaimDecision(
        granted=granted,
        by=table.text("decidee_par"),
        on=table.day("decidee_le") or date.min,
        reason=table.text("motif", needed=False),
    )


def _closing(root: Table) -> Closing | None:
    for table in tables(root, "cloture"):
        on = table.day("le")
        table.finish()
        if on is not None:
            return Closing(on=on)
    return None


def _moment(table: Table) -> tuple[date, int]:
    """The day of a fact and its rank within the day."""
    rank = table.integer("rang", least=0, needed=False)
    return table.day("le") or date.min, rank or 0
