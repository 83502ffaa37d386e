"""The invented promotion, read from the file that describes it."""

import tomllib
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

from parchemin.domain.pathway import Route
from parchemin.domain.person import BirthDate, BirthPlace, CivilStatus, Sex, civil_status

FOLDER = files("parchemin.examples") / "demonstration"


@dataclass(frozen=True)
class InventedJury:
    key: str
    certification: str
    held_on: date
    place: str
    closed: bool
    issued: bool


@dataclass(frozen=True)
class InventedPerson:
    """One person; ``found`` holds what the file says of results, by its French word."""

    status: CivilStatus
    certification: str
    route: Route
    entered_on: date
    jury: str
    found: dict[str, Any]

    def named(self, word: str) -> tuple[str, ...]:
        """The codes listed under that word; empty when the file does not use it."""
        return tuple(self.found.get(word, ()))


@dataclass(frozen=True)
class Promotion:
    juries: tuple[InventedJury, ...]
    people: tuple[InventedPerson, ...]


def read_promotion() -> Promotion:
    """The juries and the people of the demonstration, in the order of the file."""
    content = tomllib.loads((FOLDER / "promotion.toml").read_text("utf-8"))
    return Promotion(
        tuple(_jury(row) for row in content["jury"]),
        tuple(_person(row) for row in content["personne"]),
    )


def _jury(row: dict[str, Any]) -> InventedJury:
    return InventedJury(
        key=row["cle"],
        certification=row["certification"],
        held_on=row["le"],
        place=row["lieu"],
        closed=row["clos"],
        issued=row.get("delivre", False),
    )


def _person(row: dict[str, Any]) -> InventedPerson:
    born = row["naissance"]
    status = civil_status(
        birth_name=row["nom"],
        first_names=tuple(row["prenoms"]),
        birth_date=BirthDate(born.year, born.month, born.day),
        sex=Sex(row["sexe"]),
        birth_place=BirthPlace(insee_code=row["code_insee"], label=row["commune"]),
    )
    return InventedPerson(
        status, row["certification"], Route(row["voie"]), row["entree"], row.get("jury", ""), row
    )
