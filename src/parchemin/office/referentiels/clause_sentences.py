"""The sentence of one line of a règlement: what its rule says, and what it is about."""

from collections.abc import Callable
from enum import StrEnum
from fnmatch import fnmatchcase

from parchemin.domain.french import counted
from parchemin.office.referentiels.jury_sentences import rule_sentence
from parchemin.office.referentiels.wording import OPENNESS


def clause_sentence(path: str, value: object) -> str:
    """The sentence of one line: a value that is no sentence by itself says what it is about."""
    said = rule_sentence(value)
    about = next((form for pattern, form in _ABOUT if fnmatchcase(path, pattern)), None)
    if about is not None and not isinstance(value, StrEnum):
        said = about(value, said)
    return said if said.endswith(".") else f"{said}."


_ABOUT: tuple[tuple[str, Callable[[object, str], str]], ...] = (
    ("voies.*", lambda value, _: f"La voie est {OPENNESS[bool(value)]}"),
    ("jury.*.voies", lambda _, said: f"Ce jury juge : {said}"),
    ("delivrance.derniere_date", lambda _, said: f"Jusqu'au {said}, compris"),
    ("convocation", lambda _, said: f"{said} avant"),
    ("delais.designation_des_membres", lambda _, said: f"{said} avant le jury"),
    ("delais.dossiers_au_jury", lambda _, said: f"{said} avant le jury"),
    ("delais.noms_des_membres", lambda _, said: f"{said} avant le jury"),
    ("delais.absence_des_salaries", lambda _, said: f"{said} avant le jury"),
    ("delais.notification", lambda _, said: f"Dans un délai de {said}"),
    ("conservation", lambda _, said: f"Pendant {said}"),
    ("vae.effectif", lambda value, _: f"{counted(int(str(value)), 'membre')} au moins"),
    ("vae.qualifies", lambda value, _: f"{counted(int(str(value)), 'membre qualifié')} au moins"),
    ("habilites.liste", lambda _, said: f"Dans un délai de {said}"),
    (
        "vae.mixite",
        lambda value, _: (
            "Le jury réunit des femmes et des hommes" if value else "La mixité n'est pas exigée"
        ),
    ),
)
