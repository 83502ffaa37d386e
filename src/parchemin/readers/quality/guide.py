"""Read the guide shipped with the program."""

import tomllib
from functools import cache
from importlib.resources import files

from parchemin.domain.quality.guide import QualityGuide, QualityRule

GUIDE = "guide.toml"


@cache
def national_guide() -> QualityGuide:
    """The expectations of the national registers, as the shipped file states them."""
    return guide_of((files("parchemin.readers.quality") / GUIDE).read_text("utf-8"))


def guide_of(text: str) -> QualityGuide:
    """A guide from its TOML; raises ``KeyError`` or ``TOMLDecodeError`` on a file out of shape."""
    written = tomllib.loads(text)
    return QualityGuide(
        rules=tuple(
            QualityRule(
                code=rule["code"],
                label=rule["libelle"],
                source=rule["source"],
                since=rule.get("depuis"),
                until=rule.get("jusqu_au"),
            )
            for rule in written["regle"]
        ),
        words={name: tuple(words) for name, words in written["mots"].items()},
        measures=written["mesures"],
    )
