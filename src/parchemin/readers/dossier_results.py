"""Results, by modality or by competency, and the jury's adjustments, as a dossier writes them."""

from collections.abc import Iterator, Mapping
from datetime import date

from parchemin.domain.deliberation.facts import (
    Adjustment,
    CompetencyResult,
    Result,
    ResultOutcome,
)
from parchemin.readers.dossier_codes import Codes, moment_of, subjects
from parchemin.readers.reglement_values import choices
from parchemin.readers.toml_table import Table, tables

_OUTCOMES = choices(ResultOutcome)


def read_results(root: Table, codes: Codes) -> Iterator[Result]:
    """The results of modalities; « autres » stands for those that are not named."""
    for table in tables(root, "resultats"):
        on, rank = moment_of(table)
        author = table.text("evaluateur", needed=False)
        others = table.word("autres", _OUTCOMES, needed=False)
        left_out = table.words("sauf", codes.assessments, needed=False)
        named: set[str] = set()
        for subject, name in subjects(table, codes.assessments):
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


def read_competency_results(root: Table, codes: Codes) -> Iterator[CompetencyResult]:
    """The results of competencies."""
    for table in tables(root, "competences"):
        on, rank = moment_of(table)
        author = table.text("evaluateur", needed=False)
        for subject, name in subjects(table, codes.competencies):
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


def read_adjustments(root: Table, codes: Codes) -> Iterator[Adjustment]:
    """What the jury decided otherwise on a modality."""
    for table in tables(root, "ajustements"):
        on, rank = moment_of(table)
        subject = table.word("modalite", codes.assessments)
        outcome = table.word("resultat", _OUTCOMES)
        author, reason = table.text("par"), table.text("motif")
        table.finish()
        if subject and outcome:
            yield Adjustment(
                subject=subject, outcome=outcome, author=author, reason=reason, on=on, rank=rank
            )


def _cell(table: Table, name: str) -> Table:
    """A result written as one word, or as a table when it says more."""
    value = table.values[name]
    inner = value if isinstance(value, Mapping) else {"resultat": value}
    return Table(table.source, (*table.path, name), inner, table.findings)
