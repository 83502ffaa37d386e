"""The certifications delivered with the program, by the name of their folder."""

from importlib.resources import files

from parchemin.readers.diagnostics import UnreadableSource
from parchemin.readers.toml_table import nearest

REGLEMENT = "reglement.toml"
_TEXTS = ("fiche.txt", "referentiel.txt", "programme.txt")


def example_names() -> tuple[str, ...]:
    """The names that may be written in place of a path, in order."""
    folder = files("parchemin.examples")
    return tuple(sorted(item.name for item in folder.iterdir() if (item / REGLEMENT).is_file()))


def example_text(name: str) -> tuple[str, bytes]:
    """The public text of an example: its file name and its bytes."""
    folder = files("parchemin.examples") / _known(name)
    text = next(item for item in (folder / each for each in _TEXTS) if item.is_file())
    return text.name, text.read_bytes()


def example_reglement(name: str) -> str:
    """The règlement of an example."""
    return (files("parchemin.examples") / _known(name) / REGLEMENT).read_text("utf-8")


def _known(name: str) -> str:
    names = example_names()
    if name not in names:
        raise UnreadableSource(
            f"« {name} » n'est ni un fichier ni un exemple livré. {nearest(name, names)}",
            code="exemple-inconnu",
        )
    return name
