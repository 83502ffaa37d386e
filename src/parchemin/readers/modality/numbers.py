"""Numbers written in figures or in French words, up to ninety-nine."""

import re

_UNITS = (
    ("un", "une"),
    ("deux",),
    ("trois",),
    ("quatre",),
    ("cinq",),
    ("six",),
    ("sept",),
    ("huit",),
    ("neuf",),
    ("dix",),
    ("onze",),
    ("douze",),
    ("treize",),
    ("quatorze",),
    ("quinze",),
    ("seize",),
)
_TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
WORDS: dict[str, int] = {
    word: value for value, words in enumerate(_UNITS, start=1) for word in words
}
WORDS |= {f"dix-{word}": 10 + WORDS[word] for word in ("sept", "huit", "neuf")}
WORDS |= _TENS
WORDS |= {
    f"{ten}-{unit}": value + WORDS[unit]
    for ten, value in _TENS.items()
    for unit in ("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf")
}
WORDS |= {"quatre-vingt": 80, "quatre-vingts": 80, "quatre-vingt-dix": 90}

_BY_LENGTH = sorted(WORDS, key=len, reverse=True)
NUMBER = rf"(?:\d{{1,3}}|{'|'.join(word.replace('-', '[ -]') for word in _BY_LENGTH)})"
"""A number, to be put in an expression that does not tell capitals from small letters."""
LIKELY = (
    r"(?=\d|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze"
    r"|seize|vingt|trente|quarante|soixante)"
)
"""A quick look at whether a number may begin here."""
_SPACES = re.compile(r"[\s-]+")


def number_of(words: str) -> int | None:
    """The number that these words write; None for anything else."""
    if words.isdecimal():
        return int(words)
    return WORDS.get(_SPACES.sub("-", words.strip().lower()))
