"""A nightly export of the register at its real size, varied from the six real fiches.

As many fiches, bytes, blocs and lines of partners as the real one, to a few hundredths: 25 650
fiches of the RNCP and 4 850 of the RS, 570 MB. Streamed into a folder that is thrown away.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

SAMPLES = Path(__file__).parents[1] / "tests/samples/rncp"
FICHES = 30_500
DAY = "2026-08-16"
_FICHE = re.compile(r"<FICHE>.*?</FICHE>", re.DOTALL)
_PARTNER = re.compile(r"\s*<PARTENAIRE>.*?</PARTENAIRE>", re.DOTALL)
_BLOC = re.compile(
    r"\s*<BLOC_COMPETENCES>\s*<CODE>[^<]*</CODE>\s*<LIBELLE>.*?</BLOC_COMPETENCES>", re.DOTALL
)
_NUMBER = re.compile(r"<NUMERO_FICHE>(\w+)</NUMERO_FICHE>")
_TITLE = re.compile(r"<INTITULE>.*?</INTITULE>", re.DOTALL)
_CERTIFIER = re.compile(r"<NOM_CERTIFICATEUR>.*?</NOM_CERTIFICATEUR>", re.DOTALL)
_STATED = re.compile(r"(<CAPACITES_ATTESTEES>.*?)(</CAPACITES_ATTESTEES>)", re.DOTALL)
_VARIED = re.compile(r"\b(?:activités?|projets?|clients?|équipes?|besoins?|données|gestion)\b")
_WEIGHTS = {
    "RNCP34762": 1,
    "RNCP36490": 8,
    "RNCP37674": 58,
    "RNCP40344": 11,
    "RS5568": 8,
    "RS6604": 8,
}
_VOCABULARY = Path(__file__).with_name("catalogue_words.txt")
_TRADES, _FIELDS, _PLACES, _HEADS, _TAILS = (
    line.split() for line in _VOCABULARY.read_text("utf-8").splitlines()
)
WORDS = [f"{a}{b}{c}" for a in _HEADS for b in _HEADS for c in _TAILS]


@dataclass(frozen=True)
class Model:
    """A real fiche, in pieces that can be varied."""

    number: str
    text: str
    partners: list[str]
    blocs: list[str]


def models() -> list[Model]:
    found = []
    for path in sorted(SAMPLES.glob("*.xml")):
        for text in _FICHE.findall(path.read_text("utf-8")):
            number = _NUMBER.search(text)[1]  # type: ignore[index]
            partners, blocs = _PARTNER.findall(text), _BLOC.findall(text)
            for piece in (*partners, *blocs):
                text = text.replace(piece, "", 1)  # noqa: PLW2901 - what is left is the frame
            found.append(Model(number, text, partners, blocs))
    return found


def fiches(count: int, *, seed: int = 7) -> Iterator[str]:
    """So many fiches, each with its own number, title, words, blocs and partners."""
    chance, known = Random(seed), models()  # noqa: S311 - the same export each time
    weights = [_WEIGHTS[model.number] for model in known]
    for rank in range(count):
        (model,) = chance.choices(known, weights)
        yield varied(model, rank, chance)


def varied(model: Model, rank: int, chance: Random) -> str:
    register = "RS" if model.number.startswith("RS") else "RNCP"
    number = f"{register}{rank + (1000 if register == 'RS' else 5000)}"
    many = min(471, int(chance.expovariate(1 / 10)))
    partners = chance.choices(model.partners, k=many) if len(model.partners) > 1 else model.partners
    blocs = chance.sample(model.blocs, min(len(model.blocs), 1 + int(chance.expovariate(1 / 1.8))))
    title = " ".join(map(chance.choice, (_TRADES, _FIELDS, WORDS, _FIELDS)))
    place = f"{chance.choice(_PLACES)} {chance.choice(WORDS)}"
    text = model.text
    if chance.random() < 0.5:
        text = _STATED.sub(lambda found: found[1][:1520] + found[2], text)
    text = _TITLE.sub(f"<INTITULE>{title.capitalize()} (n° {rank})</INTITULE>", text, count=1)
    text = _CERTIFIER.sub(f"<NOM_CERTIFICATEUR>Académie {place}</NOM_CERTIFICATEUR>", text)
    text = text.replace("</PARTENAIRES>", "".join(partners) + "</PARTENAIRES>")
    text = text.replace("</BLOCS_COMPETENCES>", "".join(blocs) + "</BLOCS_COMPETENCES>", 1)
    own = chance.choices(WORDS, k=6)
    if chance.random() < 0.9:
        text = _VARIED.sub(lambda found: own[len(found[0]) % 6], text)
    if chance.random() < 0.75:
        text = text.replace("\n    <ACTIF>Oui<", "\n    <ACTIF>Non<", 1)
    return text.replace(model.number, number)


def write_export(path: Path, count: int = FICHES, *, seed: int = 7) -> int:
    """Write the export; how many bytes it holds."""
    with path.open("w", encoding="utf-8") as file:
        file.write(
            '<?xml version="1.0" encoding="UTF-8"?>\n<FICHES>\n<VERSION_FLUX>4.1</VERSION_FLUX>\n'
        )
        file.writelines(f"{fiche}\n" for fiche in fiches(count, seed=seed))
        file.write("</FICHES>\n")
    return path.stat().st_size
