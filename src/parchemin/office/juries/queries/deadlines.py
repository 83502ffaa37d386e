"""What must be done before a jury, by when, and which rule asks it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from parchemin.domain.deadlines import own_deadlines
from parchemin.domain.errors import ParcheminError
from parchemin.domain.jury.calling import CallDeadline, before, call_deadline
from parchemin.domain.rules.keys import FILES_TO_JURY, NOTICE
from parchemin.office.juries.models import Jury
from parchemin.office.juries.queries.calls import CallLine, Calls, calls_of
from parchemin.office.juries.rulebook import reglement_for


@dataclass(frozen=True)
class Due:
    """One thing to do; ``due`` is None when the règlement sets no day, ``line`` says what to write."""

    label: str
    state: str
    due: date | None = None
    rule: str = ""
    line: str = ""
    detail: str = ""

    @property
    def tone(self) -> str:
        tones = {"fait": "acquis", "en retard": "manque", "fait en retard": "attente"}
        return tones.get(self.state, "neutre")


def deadlines(jury: Jury, *, today: date, calls: Calls | None = None) -> tuple[Due, ...]:
    """The things to do before that jury, as they stand today."""
    known = calls or calls_of(jury)
    try:
        deadline, silent = call_deadline(reglement_for(jury), jury.held_on), ""
    except ParcheminError as error:
        deadline, silent = None, str(error)
    return (
        _calling("Convoquer les membres", known.members, deadline, silent, today),
        _calling("Convoquer les candidats", known.candidates, deadline, silent, today),
        _files(jury, today),
        _sheet(jury),
        *_own(jury, today),
    )


def _calling(
    label: str,
    lines: tuple[CallLine, ...],
    deadline: CallDeadline | None,
    silent: str,
    today: date,
) -> Due:
    sent = sum(bool(line.sendings) for line in lines)
    done, late = bool(lines) and sent == len(lines), any(line.late for line in lines)
    overdue = deadline is not None and deadline.late(today)
    state = (
        ("fait en retard" if late else "fait") if done else "en retard" if overdue else "à faire"
    )
    return Due(
        label,
        state,
        deadline.latest_on if deadline else None,
        deadline.rule.origin.cite() if deadline else "",
        NOTICE.path if deadline is None else "",
        silent or _progress(sent, len(lines)),
    )


def _progress(sent: int, total: int) -> str:
    if not total:
        return "Personne à convoquer encore."
    return f"{sent} envoyée{'s' if sent > 1 else ''} sur {total}."


def _files(jury: Jury, today: date) -> Due:
    label, sent = "Envoyer les dossiers au jury", jury.files_sent.first()
    try:
        rule, silent = reglement_for(jury).rule(FILES_TO_JURY, jury.held_on), ""
    except ParcheminError as error:
        rule, silent = None, str(error)
    due = before(jury.held_on, rule.value) if rule else None
    late = due is not None and (sent.sent_on if sent else today) > due
    state = ("fait en retard" if late else "fait") if sent else "en retard" if late else "à faire"
    return Due(
        label,
        state,
        due,
        rule.origin.cite() if rule else "",
        "" if rule else FILES_TO_JURY.path,
        " ".join(str(said) for said in (sent, silent) if said),
    )


def _own(jury: Jury, today: date) -> Iterator[Due]:
    """What this règlement asks before a jury, and others do not; nobody notes that it was done."""
    for each in own_deadlines(reglement_for(jury), jury.held_on):
        past = each.due is not None and each.due < today
        rule = each.rule.cite() if each.rule else ""
        yield Due(each.what, "délai passé" if past else "à faire", each.due, rule)


def _sheet(jury: Jury) -> Due:
    label = "Déposer la feuille d'émargement signée"
    return Due(label, "fait" if jury.signed_sheets.exists() else "à faire")
