"""Publishing a règlement: a new version each time, never in place."""

import hashlib

from django.db import models, transaction

from parchemin.domain.errors import RefusedAct
from parchemin.domain.french import counted
from parchemin.office.accounts.models import User
from parchemin.office.journal.actions import record, take_turn
from parchemin.office.referentiels.access import require_secretariat
from parchemin.office.referentiels.models import ReglementVersion
from parchemin.readers.diagnostics import Diagnostic
from parchemin.readers.reglement import read_reglement

LONGEST_NUMBER = 60


class RefusedReglement(RefusedAct):
    """A règlement with errors; ``diagnostics`` holds all of them, by line."""

    def __init__(self, name: str, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(
            f"« {name} » a {counted(len(diagnostics), 'erreur')} : rien n'est publié. Corrigez le fichier "
            "aux lignes indiquées, puis déposez-le de nouveau."
        )
        self.diagnostics = diagnostics


@transaction.atomic
def publish_reglement(*, name: str, data: bytes, by: object, reason: str = "") -> ReglementVersion:
    """Read a règlement and publish it as the next version of its certification.

    ``reason`` says why it replaces the one in force; a first version needs none. Raises
    RefusedReglement with every error at once, RefusedAct when it is not text, when the version in
    force already says exactly this, or when it is replaced without a reason.
    """
    secretary = require_secretariat(by)
    text = text_of_file(data, name)
    said = reason.strip() or None
    published = next_version(name=name, text=text, sha256=_digest(data), by=secretary, reason=said)
    details = {**seen_by_the_journal(published), **({"motif": said} if said else {})}
    record("publier un règlement", by=by, on=published, **details)
    return published


def next_version(
    *, name: str, text: str, by: User, sha256: str = "", reason: str | None = None
) -> ReglementVersion:
    """The next version of the certification that a text is about, inside the caller's act.

    Raises RefusedReglement, or RefusedAct when the version in force says exactly this.
    """
    number = number_of(name, text)
    sha256 = sha256 or _digest(text.encode())
    take_turn()
    _refuse_unchanged(number, sha256)
    last = ReglementVersion.objects.filter(number=number).aggregate(last=models.Max("rank"))["last"]
    if last and not reason:
        raise RefusedAct(
            f"La version {last} est en vigueur pour {number} : dites pourquoi ce règlement la "
            "remplace ; le motif reste avec la nouvelle version."
        )
    return ReglementVersion.objects.create(
        number=number,
        rank=(last or 0) + 1,
        name=name[:255],
        text=text,
        sha256=sha256,
        published_by=by,
        reason=reason,
    )


def number_of(name: str, text: str) -> str:
    """The certification of a text that has no error; raises RefusedReglement or RefusedAct."""
    reading = read_reglement(text)
    if reading.reglement is None:
        raise RefusedReglement(name, reading.errors)
    number = reading.reglement.certification
    if len(number) > LONGEST_NUMBER:
        raise RefusedAct(
            f"« certification » compte {len(number)} caractères : un identifiant tient en "
            f"{LONGEST_NUMBER}."
        )
    return number


def seen_by_the_journal(published: ReglementVersion) -> dict[str, object]:
    """What the journal keeps of a published règlement."""
    return {
        "numero": published.number,
        "version": published.rank,
        "empreinte": published.sha256,
    }


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def text_of_file(data: bytes, name: str) -> str:
    """The text of a deposited file; raises RefusedAct when it is none."""
    if not data.strip():
        raise RefusedAct(f"« {name} » est vide : déposez le règlement écrit en TOML.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedAct(
            f"« {name} » n'est pas un texte en UTF-8 (octet {error.start + 1}) : enregistrez-le de "
            "nouveau en choisissant l'encodage UTF-8."
        ) from error
    if "\x00" in text:
        raise RefusedAct(f"« {name} » est un fichier binaire : un règlement est un texte TOML.")
    return text


def _refuse_unchanged(number: str, sha256: str) -> None:
    current = ReglementVersion.objects.filter(number=number).order_by("-rank").first()
    if current is not None and current.sha256 == sha256:
        raise RefusedAct(
            f"Ce règlement est déjà la version {current.rank} en vigueur pour {number}, publiée le "
            f"{current.published_at:%d/%m/%Y} : il n'y a rien à publier de plus."
        )
