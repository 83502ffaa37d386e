"""The office that imports are measured on; imported once Django is configured."""

import csv
import io
import json
import statistics
import time
from collections.abc import Callable
from itertools import count

from django.core.management import call_command
from django.db import connection, transaction

from parchemin.domain.referentiel import Bloc, Certification, Competency, Criterion, Register
from parchemin.office.accounts.models import User
from parchemin.office.portal.demonstration import accounts
from parchemin.office.referentiels.actions import receive_source
from parchemin.writers.framework_csv import framework_csv

BLOCS, CRITERIA, ROUNDS = 5, 20, 7
NUMBERS = count(90_001)
OFFICE: dict[str, User] = {}


def prepare() -> None:
    """A new base, a secretary, and the bare table of the rival."""
    call_command("migrate", verbosity=0, interactive=False)
    OFFICE["secretary"] = accounts.open_accounts()["secretariat"]
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE nu (id INTEGER PRIMARY KEY, contenu TEXT NOT NULL)")


def framework(nodes: int) -> tuple[Certification, bytes]:
    """An invented certification of that many parts, itself included, and its CSV."""
    number = f"RNCP{next(NUMBERS)}"
    left = nodes - 1 - BLOCS
    shares = [left // BLOCS + (rank < left % BLOCS) for rank in range(BLOCS)]
    blocs = tuple(_bloc(f"{number}BC{rank:02}", share) for rank, share in enumerate(shares, 1))
    certification = Certification(
        number=number, register=Register.RNCP, title="Régleur de machines", level=4, blocs=blocs
    )
    return certification, framework_csv([certification])


def _bloc(code: str, left: int) -> Bloc:
    competencies = []
    while left > 0:
        held = min(CRITERIA, left - 1)
        competencies.append(_competency(f"C{len(competencies) + 1}", held))
        left -= held + 1
    return Bloc(code=code, title="Préparer et régler", competencies=tuple(competencies))


def _competency(code: str, criteria: int) -> Competency:
    return Competency(
        code=code,
        text=f"Régler l'organe {code} selon la parcelle, en respectant les consignes de sécurité",
        key=False,
        criteria=tuple(
            Criterion(text=f"Le réglage {rank} est juste, mesuré et noté dans le carnet")
            for rank in range(criteria)
        ),
    )


def compared(nodes: int) -> tuple[float, float]:
    """Median seconds of the import and of the rival, one warm-up apart, taking turns."""
    spent: dict[bool, list[float]] = {True: [], False: []}
    for turn in range(ROUNDS + 1):
        _, data = framework(nodes)
        for ours in (True, False) if turn % 2 else (False, True):
            act: Callable[[bytes], None] = imported if ours else bare
            start = time.perf_counter()
            act(data)
            spent[ours].append(time.perf_counter() - start)
    return statistics.median(spent[True][1:]), statistics.median(spent[False][1:])


def imported(data: bytes) -> None:
    """What the deposit screen does, commit included."""
    received = receive_source(name="cadre.csv", data=data, by=OFFICE["secretary"])
    assert len(received.drafts) == 1


def bare(data: bytes) -> None:
    """The least that any import does: rows, a tree of them, one row in the base, a commit."""
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    tree = [
        {heading: cell for heading, cell in zip(rows[0], row, strict=True) if cell}
        for row in rows[1:]
    ]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO nu (contenu) VALUES (%s)", [json.dumps(tree)])
