"""A table of who opens what, written to be read, and confronted with the office cell by cell."""

from collections.abc import Mapping

from django.db import transaction
from django.test import Client

WORDS = {302: "oui", 200: "oui", 409: "oui", 422: "oui", 403: "non", 404: "rien", 405: "lire"}
"""A refusal by a rule (409) or by a form (422) is an answer: the door was open."""
Row = dict[str, str]


def expected(text: str) -> dict[str, Row]:
    """The rows of a table whose first line names the columns."""
    head, *lines = [line.split() for line in text.strip().splitlines()]
    return {
        f"{method} {name}": dict(zip(head, cells, strict=True)) for method, name, *cells in lines
    }


def found(
    table: Mapping[str, Row], addresses: Mapping[str, str], clients: Mapping[str, Client]
) -> dict[str, Row]:
    """What the office answers to each row, for each client; nothing it does is kept."""
    return {
        row: {
            who: _answer(clients[who], row.split()[0], addresses[row.split()[1]]) for who in cells
        }
        for row, cells in table.items()
    }


def _answer(client: Client, method: str, address: str) -> str:
    with transaction.atomic():
        status = client.generic(method, address).status_code
        transaction.set_rollback(True)
    return WORDS.get(status, str(status))
