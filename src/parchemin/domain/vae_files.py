"""Whether a person may lodge one more file of VAE in a calendar year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NoReturn

from parchemin.domain.errors import RefusedAct
from parchemin.domain.french import counted, listed
from parchemin.domain.rules.clause import Origin
from parchemin.domain.rules.keys import LAW_FILES
from parchemin.domain.rules.reglement import Reglement


@dataclass(frozen=True, slots=True)
class VaeFile:
    """A file lodged for a whole ``certification`` (its number), that day."""

    certification: str
    on: date


def check_vae_file(
    reglement: Reglement, certification: str, earlier: Iterable[VaeFile], *, on: date
) -> None:
    """Raise RefusedAct when the law in force ``on`` that day does not let the person lodge it.

    ``earlier`` are the other files of the person, of any year; those on blocs alone left out.
    """
    rule = reglement.law_or_none(LAW_FILES, on)
    if rule is None:
        return
    lodged = [each.certification for each in earlier if each.on.year == on.year]
    most, others = rule.value, sorted({*lodged} - {certification})
    if lodged.count(certification) >= most.per_certification:
        _refuse(f"pour {certification}", most.per_certification, [certification], on, rule.origin)
    if certification not in lodged and len(others) >= most.certifications:
        _refuse("pour des certifications différentes", most.certifications, others, on, rule.origin)


def _refuse(what: str, most: int, lodged: list[str], on: date, origin: Origin) -> NoReturn:
    raise RefusedAct(
        f"{counted(most, 'dossier')} de VAE au plus {what} dans l'année {on.year} : l'office en "
        f"connaît déjà pour {listed(lodged)}. Si celui-ci ne vise que des blocs, dites-le : il "
        f"n'est pas compté.",
        rule=origin.cite(),
    )
