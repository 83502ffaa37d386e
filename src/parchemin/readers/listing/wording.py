"""What the words of a line of a list say: an introduction, an action, a title."""

import re

from parchemin.domain.folding import fold

LONGEST_TITLE = 80
"""Characters of the longest line that can be taken for a title without a mark saying so."""
_LONGEST_LEAD = 400
_LEAD = re.compile(r"(?:\bsuivante?s?|\b(?:capables?|mesure) d(?:e|['’]))\s*[:.…]*$", re.IGNORECASE)
_LEAD_ENDS = (":", " de", " d’", " d'", "suivantes", "suivants", "suivantes.", "…")
"""One of these ends every introduction: a quick look spares most lines the expression."""
_FIRST = re.compile(
    r"(?:(?:s['’]|se\s|ne pas\s|savoir\s|être capable d(?:e\s|['’]))?)([\w’'-]+)", re.IGNORECASE
)
_INFINITIVE = re.compile(r"\w(?:er|ir|dre|tre|vre|ire|oire|aire|lure|mpre|cre)$", re.IGNORECASE)
_AFTER_A_CLAUSE = re.compile(r",\s+(?:s['’]|se\s|et\s)?(\w{3,}(?:er|ir|dre|tre|vre|ire))\b")
_NOUN = re.compile(
    r"(?:atelier|avenir|cadre|cahier|calendrier|centre|chantier|chapitre|clavier|commentaire"
    r"|courrier|dernier|devoir|dossier|filiere|formulaire|glossaire|histoire|hiver|inventaire"
    r"|laboratoire|lettre|livre|loisir|maitre|memoire|metier|ministere|ordre|panier|papier"
    r"|partenaire|plaisir|pouvoir|premier|quartier|registre|repertoire|salaire|savoir|secretaire"
    r"|semestre|territoire|titre|trimestre|vocabulaire)"
)
"""Nouns that end like an infinitive."""


def is_lead(line: str) -> bool:
    """« Les compétences attestées sont les suivantes : », « Le candidat est capable de »."""
    ends = line.endswith(_LEAD_ENDS)
    return ends and len(line) <= _LONGEST_LEAD and bool(_LEAD.search(line))


def is_action(line: str) -> bool:
    """Whether the line tells an action: an infinitive at its head, or after a first clause."""
    first = _FIRST.match(line)
    if first and _is_infinitive(first[1]):
        return True
    return any(_is_infinitive(found[1]) for found in _AFTER_A_CLAUSE.finditer(line))


def is_title(line: str) -> bool:
    """Whether the line may be a title by its form: short, without final point nor action."""
    if not line or len(line) > LONGEST_TITLE or line[-1] in ".;,!?":
        return False
    return not is_action(line)


def _is_infinitive(word: str) -> bool:
    return bool(_INFINITIVE.search(word)) and not _NOUN.fullmatch(fold(word))
