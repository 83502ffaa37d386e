"""Results, by modality or by competency, and the jury's adjustments, as a dossier writes them."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

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
            yield from _result(cell_of(table, name), subject, (on, rank), author)
        if others is not None:
            for subject in dict.fromkeys(codes.assessments.values()):
                if subject not in named and subject not in left_out:
                    yield Result(subject=subject, outcome=others, on=on, rank=rank, author=author)


def _result(cell: Table, subject: str, moment: tuple[date, int], author: str) -> Iterator[Result]:
    outcome = cell.word("resultat", _OUTCOMES)
    mark, out_of = mark_of(cell)
    if outcome is not None:
        yield Result(
            subject=subject,
            outcome=outcome,
            on=moment[0],
            rank=moment[1],
            id=cell.text("id", needed=False),
            supersedes=cell.text("corrige", needed=False),
            mark=mark,
            out_of=out_of,
            author=author,
        )
    cell.finish()


def read_competency_results(root: Table, codes: Codes) -> Iterator[CompetencyResult]:
    """The results of competencies."""
    for table in tables(root, "competences"):
        on, rank = moment_of(table)
        author = table.text("evaluateur", needed=False)
        for subject, name in subjects(table, codes.competencies):
            cell = cell_of(table, name)
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
    """What the jury decided otherwise on a modality, or on a bloc that assessors judge whole."""
    for table in tables(root, "ajustements"):
        on, rank = moment_of(table)
        if table.has("bloc"):
            subject = table.word("bloc", codes.blocs)
        else:
            subject = table.word("modalite", codes.assessments)
        outcome = table.word("resultat", _OUTCOMES)
        author, reason = table.text("par"), table.text("motif")
        mark, out_of = mark_of(table)
        table.finish()
        if subject and outcome:
            yield Adjustment(
                subject=subject,
                outcome=outcome,
                author=author,
                reason=reason,
                on=on,
                rank=rank,
                mark=mark,
                out_of=out_of,
            )


def mark_of(table: Table) -> tuple[Decimal | None, Decimal | None]:
    """A mark and its scale, given together and the one within the other, or none of them."""
    if not (table.has("note") or table.has("sur")):
        table.used.update(("note", "sur"))
        return None, None
    mark, out_of = table.decimal("note"), table.decimal("sur")
    if mark is None or out_of is None:
        return None, None
    if not 0 <= mark <= out_of or out_of == 0:
        table.fault(
            "note",
            "note-impossible",
            f"note {mark} sur {out_of}",
            "une note entre 0 et l'échelle",
            "Corrigez « note » ou « sur ».",
        )
        return None, None
    return mark, out_of


def cell_of(table: Table, name: str, word: str = "resultat") -> Table:
    """A cell written as one word, or as a table when it says more."""
    value = table.values[name]
    inner = value if isinstance(value, Mapping) else {word: value}
    return Table(table.source, (*table.path, name), inner, table.findings)
