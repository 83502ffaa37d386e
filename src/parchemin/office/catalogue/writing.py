"""Writing one batch of fiches: in one transaction, each fiche replaced whole or not at all."""

import zlib
from collections.abc import Sequence

from django.db import connection, transaction

from parchemin.office.catalogue.comparing import differences
from parchemin.office.catalogue.models import Change, Document, Export, Fiche, Sentence
from parchemin.office.catalogue.parsing import Batch, Parsed
from parchemin.office.catalogue.rows import COLUMNS, columns_of
from parchemin.office.catalogue.search_index import replace_words
from parchemin.office.catalogue.sheet import as_export

SENTENCES = "INSERT INTO catalogue_sentence (fiche_id, bloc, digest) VALUES (%s, %s, %s)"
COPIED = "COPY catalogue_sentence (fiche_id, bloc, digest) FROM STDIN"


@transaction.atomic
def write(batch: Batch, export: Export) -> None:
    """Write what the batch brings and how far the export went."""
    rows = {
        fiche.number: fiche
        for fiche in Fiche.objects.filter(number__in=[one.card.number for one in batch.parsed])
    }
    latest = _latest_documents(rows)
    fresh = [one for one in batch.parsed if one.card.number not in rows]
    known = {one.card.number: one for one in batch.parsed if one.card.number in rows}
    back = {name for name, one in known.items() if bytes(rows[name].digest) == one.digest}
    changed = [one for name, one in known.items() if name not in back]
    added = Fiche.objects.bulk_create(
        [Fiche(number=one.card.number, **columns_of(one, export)) for one in fresh]
    )
    for name, one in known.items():
        _renew(rows[name], one, export)
    rows |= {fiche.number: fiche for fiche in added}
    documents = Document.objects.bulk_create(
        [
            Document(
                fiche=rows[one.card.number],
                export=export,
                encoding=one.encoding,
                content=one.content,
            )
            for one in (*fresh, *changed)
        ]
    )
    _tell_changes(changed, latest, {document.fiche_id: document for document in documents}, rows)
    keys = {one.card.number: rows[one.card.number].pk for one in batch.parsed}
    old = [keys[name] for name in known]
    _write_sentences(batch.parsed, keys, old)
    replace_words([(keys[one.card.number], one.words) for one in batch.parsed], known=old)
    _advance(export, batch, len(fresh), len(changed))


def _latest_documents(rows: dict[str, Fiche]) -> dict[int, Document]:
    """The text in force of each of these fiches, by key of the fiche."""
    if not rows:
        return {}
    documents = Document.objects.filter(fiche__in=rows.values()).select_related("export")
    return {document.fiche_id: document for document in documents.order_by("id")}


def _renew(fiche: Fiche, parsed: Parsed, export: Export) -> None:
    for name, value in columns_of(parsed, export).items():
        setattr(fiche, name, value)
    fiche.save(update_fields=COLUMNS)


def _tell_changes(
    changed: Sequence[Parsed],
    before: dict[int, Document],
    after: dict[int, Document],
    rows: dict[str, Fiche],
) -> None:
    changes = []
    for one in changed:
        fiche = rows[one.card.number]
        old, new = before[fiche.pk], after[fiche.pk]
        changes.append(
            Change(
                fiche=fiche,
                before=old,
                after=new,
                former_on=old.export.dated,
                newer_on=new.export.dated,
                what=differences(_xml(old), _xml(new)),
            )
        )
    Change.objects.bulk_create(changes)


def _xml(document: Document) -> bytes:
    return as_export(zlib.decompress(document.content), document.encoding)


def _write_sentences(parsed: Sequence[Parsed], keys: dict[str, int], known: list[int]) -> None:
    if known:
        Sentence.objects.filter(fiche_id__in=known).delete()
    rows = [
        (keys[one.card.number], bloc[:30], digest)
        for one in parsed
        for bloc, digest in one.digests
        if digest
    ]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(COPIED) as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            cursor.executemany(SENTENCES, rows)


def _advance(export: Export, batch: Batch, added: int, changed: int) -> None:
    export.read += len(batch.numbers)
    export.added += added
    export.changed += changed
    export.position = batch.position
    export.problems = [*export.problems, *batch.problems]
    export.save(update_fields=["read", "added", "changed", "position", "problems"])
