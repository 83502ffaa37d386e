"""Writing one batch of fiches: in one transaction, each fiche replaced whole or not at all."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.db import connection, transaction

from parchemin.office.catalogue.comparing import differences
from parchemin.office.catalogue.documents import xml_of
from parchemin.office.catalogue.engine import insert_rows, replace_words
from parchemin.office.catalogue.models import Change, Document, Export, Fiche, Sentence
from parchemin.office.catalogue.parsing import Batch, Parsed
from parchemin.office.catalogue.rows import COLUMNS, columns_of

FICHE = ("number", *COLUMNS)
SENTENCE = ("fiche_id", "bloc", "digest")
DOCUMENT = ("fiche_id", "export_id", "encoding", "content")


@transaction.atomic
def write(batch: Batch, export: Export) -> None:
    """Write what the batch brings and how far the export went."""
    parsed = {one.card.number: one for one in batch.parsed}
    rows = {fiche.number: fiche for fiche in Fiche.objects.filter(number__in=parsed)}
    back = [name for name, fiche in rows.items() if bytes(fiche.digest) == parsed[name].digest]
    changed = [name for name in rows if name not in back]
    fresh = [name for name in parsed if name not in rows]
    latest = _latest_documents(rows[name] for name in changed)
    for name, fiche in rows.items():
        _renew(fiche, parsed[name], export)
    insert_rows(
        Fiche._meta.db_table,
        FICHE,
        [(name, *_adapted(columns_of(parsed[name], export))) for name in fresh],
    )
    keys = dict(Fiche.objects.filter(number__in=parsed).values_list("number", "pk"))
    insert_rows(
        Document._meta.db_table,
        DOCUMENT,
        [
            (keys[name], export.pk, parsed[name].encoding, parsed[name].packed)
            for name in (*fresh, *changed)
        ],
    )
    _tell_changes([rows[name] for name in changed], latest)
    _write_sentences(parsed, keys, known=[keys[name] for name in rows])
    words = [(keys[name], one.words) for name, one in parsed.items()]
    replace_words(words, known=[keys[name] for name in rows])
    _advance(export, batch, len(fresh), len(changed))


def _adapted(columns: dict[str, Any]) -> Iterator[Any]:
    """The values as the engine takes them: dates are texts for one of them."""
    adapt = connection.ops.adapt_datefield_value
    for value in columns.values():
        yield adapt(value) if isinstance(value, date) else value


def _latest_documents(fiches: Iterable[Fiche]) -> dict[int, Document]:
    """The text in force of each of these fiches, by key of the fiche."""
    found = list(fiches)
    if not found:
        return {}
    documents = Document.objects.filter(fiche__in=found).select_related("export")
    return {document.fiche_id: document for document in documents.order_by("id")}


def _renew(fiche: Fiche, parsed: Parsed, export: Export) -> None:
    columns = columns_of(parsed, export)
    for name, value in columns.items():
        setattr(fiche, name, value)
    fiche.save(update_fields=columns)


def _tell_changes(fiches: Sequence[Fiche], before: dict[int, Document]) -> None:
    after = _latest_documents(fiches)
    Change.objects.bulk_create(
        [
            Change(
                fiche=fiche,
                before=before[fiche.pk],
                after=after[fiche.pk],
                former_on=before[fiche.pk].export.dated,
                newer_on=after[fiche.pk].export.dated,
                what=differences(xml_of(before[fiche.pk]), xml_of(after[fiche.pk])),
            )
            for fiche in fiches
        ]
    )


def _write_sentences(parsed: dict[str, Parsed], keys: dict[str, int], known: list[int]) -> None:
    if known:
        Sentence.objects.filter(fiche_id__in=known).delete()
    insert_rows(
        Sentence._meta.db_table,
        SENTENCE,
        [
            (keys[name], bloc[:30], digest)
            for name, one in parsed.items()
            for bloc, digest in one.digests
            if digest
        ],
    )


def _advance(export: Export, batch: Batch, added: int, changed: int) -> None:
    export.read += len(batch.numbers)
    export.added += added
    export.changed += changed
    export.position = batch.position
    export.problems = [*export.problems, *batch.problems]
    export.save(update_fields=["read", "added", "changed", "position", "problems"])
