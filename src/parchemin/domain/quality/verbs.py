"""The action verb of a competency, found without a dictionary: the infinitive that leads it."""

import re

from parchemin.domain.folding import fold
from parchemin.domain.quality.guide import QualityGuide

_WORD = re.compile(r"[a-z-]+")
_INFINITIVE = re.compile(
    r"[a-z-]{2,}(?:er|ir|oir|dre|ttre|[ao]itre|vre|ire|pre|cre|clure|clore|oire)"
    r"|etre|faire|lire|dire|clore|eclore|naitre"
)
_BEFORE = re.compile(r"(?:(?:ne pas|ne|n|se|s|en|y|l|les|le|la)\W+)*")
_FIRST = re.compile(r"\w")
_CODE = re.compile(r"\W*(?:[a-z][. ]?\d[\w.]*|\d[\d.]*)\W*")


def head_verb(text: str, guide: QualityGuide) -> str | None:
    """The infinitive the sentence opens with, or opens its main clause with, after a comma; folded.

    « Après avoir recueilli le consentement, installer le dispositif » opens with « installer ».
    """
    folded = fold(text)
    return next((verb for clause in folded.split(",") if (verb := _opening(clause, guide))), None)


def _opening(clause: str, guide: QualityGuide) -> str | None:
    code = _CODE.match(clause)
    start = code.end() if code else _opened(clause)
    before = _BEFORE.match(clause, start)
    for position in (before.end() if before else start, _after_adverb(clause, start)):
        word = _WORD.match(clause, position)
        if word and is_infinitive(word[0], guide):
            return word[0]
    return None


def _opened(clause: str) -> int:
    """Where the first word begins, after a bullet, a quotation mark or a bracket."""
    first = _FIRST.search(clause)
    return first.start() if first else len(clause)


def _after_adverb(clause: str, start: int) -> int:
    word = _WORD.match(clause, start)
    return word.end() + 1 if word and word[0].endswith("ment") else start


def is_infinitive(word: str, guide: QualityGuide) -> bool:
    """Whether a folded word looks like an infinitive and is no known noun."""
    return bool(_INFINITIVE.fullmatch(word)) and word not in guide.words["noms_en_r"]
