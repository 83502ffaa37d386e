"""The frauds of a candidate, as a dossier writes them: each table is one step."""

from collections.abc import Iterator

from parchemin.domain.deliberation.facts import Fraud
from parchemin.readers.dossier_codes import Codes, moment_of
from parchemin.readers.toml_table import Table, tables

_SAID = {"retenue": True, "écartée": False, "à décider": None}


def read_frauds(root: Table, codes: Codes) -> Iterator[Fraud]:
    """The frauds of [[fraudes]]; one heard after it was recorded is dated wrong."""
    for table in tables(root, "fraudes"):
        on, rank = moment_of(table)
        subject = table.word("modalite", codes.assessments)
        heard = table.day("entendu_le", needed=False)
        made = Fraud(
            subject=subject or "",
            on=on,
            rank=rank,
            heard_on=heard,
            upheld=table.word("suite", _SAID, needed=False),
            author=table.text("par", needed=False),
            case=table.text("affaire", needed=False),
            id=table.text("id", needed=False),
            supersedes=table.text("corrige", needed=False),
        )
        table.finish()
        if heard is not None and heard > on:
            table.fault(
                "entendu_le",
                "audition-apres",
                f"entendu le {heard:%d/%m/%Y}, écrit le {on:%d/%m/%Y}",
                "une audition qui précède le jour où elle est écrite",
                "Corrigez « entendu_le » ou « le ».",
            )
        elif subject:
            yield made
