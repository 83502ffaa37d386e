"""What is said of means, totals, shares and of modalities that open one another."""

from fractions import Fraction
from math import floor

from parchemin.domain.deliberation.intervals import Bounds, Part
from parchemin.domain.deliberation.reasons import Reason, State
from parchemin.domain.french import counted, day, figure
from parchemin.domain.rules.assessors import ByWeighting
from parchemin.domain.rules.marks import Counted, Mean, Points, Share

_CENT = 100
_SIGNS = {
    State.YES: "atteint le seuil de",
    State.NO: "n'atteint pas le seuil de",
    State.OPEN: "pas encore comparable au seuil de",
}
_COUNTED = {
    Counted.COMPETENCIES: ("compétence acquise", "compétences acquises"),
    Counted.KEY_COMPETENCIES: ("compétence clé acquise", "compétences clés acquises"),
    Counted.ASSESSMENTS: ("modalité acquise", "modalités acquises"),
}


def mark_missing(reason: Reason) -> str:
    """A mark that a mean or a weighting waits for, of one role where the rule names it."""
    whose = f" ({reason.facts[0]})" if reason.facts else ""
    return f"« {reason.subject} » : il manque une note{whose}"


def weighted(reason: Reason) -> str:
    """The weighted mean of the roles against its threshold."""
    rule: ByWeighting = reason.facts[0]
    return f"« {reason.subject} » : moyenne pondérée : {_reached(reason, rule)}"


def bloc_mean(reason: Reason) -> str:
    """The mean or the total of the bloc against its threshold."""
    rule: Mean | Points = reason.facts[0]
    what = "total" if isinstance(rule, Points) else "moyenne"
    never = [child for child in reason.children if child.state is State.NO]
    if never:
        return f"{what} du bloc {reason.subject} : une note ne viendra pas ({never[0].subject})"
    return f"{what} du bloc {reason.subject} : {_reached(reason, rule)}"


def share(reason: Reason) -> str:
    """How many are won out of how many, against the percentage."""
    rule: Share = reason.facts[0]
    needed: int = reason.facts[1]
    done = sum(child.state is State.YES for child in reason.children)
    return (
        f"{counted(done, *_COUNTED[rule.of])} sur {len(reason.children)}, il en faut {needed} "
        f"({figure(rule.percent)} %)"
    )


def in_order(reason: Reason) -> str:
    """How many modalities of the chain are won."""
    done = sum(child.state is State.YES for child in reason.children)
    won = counted(done, "modalité d'évaluation acquise", "modalités d'évaluation acquises")
    return f"{won} sur {len(reason.children)}, chacune ouvre la suivante"


def not_open(reason: Reason) -> str:
    """A modality that waits for the one before it."""
    return f"« {reason.subject} » : s'ouvrira quand « {reason.facts[0]} » sera acquise"


def sat_too_early(reason: Reason) -> str:
    """A modality that was sat before the one that opens it was won."""
    sat, before, opened = reason.facts
    return (
        f"« {reason.subject} » : passée le {day(sat)}, avant que « {before} » soit acquise le "
        f"{day(opened)} ; le jury dit si elle compte"
    )


def _reached(reason: Reason, rule: ByWeighting | Mean | Points) -> str:
    bounds: Bounds = reason.facts[1]
    parts: tuple[Part, ...] = reason.facts[2:]
    least = f"{figure(rule.minimum)}/{figure(rule.out_of)}"
    same = len({part.weight for part in parts}) == 1 or isinstance(rule, Points)
    told = " ; ".join(_part(part, rule, told=not same) for part in parts)
    return f"{_range(bounds, rule)}, {_SIGNS[reason.state]} {least} ({told})"


def _range(bounds: Bounds, rule: ByWeighting | Mean | Points) -> str:
    scale = Fraction(rule.out_of)
    low, high = _number(bounds.low * scale), _number(bounds.high * scale)
    written = f"{low}/{figure(rule.out_of)}"
    return written if bounds.low == bounds.high else f"entre {low} et {high}/{figure(rule.out_of)}"


def _part(part: Part, rule: ByWeighting | Mean | Points, *, told: bool) -> str:
    marking = part.marking
    scale = rule.out_of if marking.scale is None else marking.scale
    written = f"{_number(marking.low * Fraction(scale))}/{figure(scale)}"
    mark = written if marking.known else "note attendue"
    weight = f" × {_number(part.weight)}" if told and part.weight is not None else ""
    return f"{marking.label} : {mark}{weight}"


def _number(value: Fraction) -> str:
    """Two decimals, cut and never rounded up, so that no mean seems to reach what it misses."""
    cut = Fraction(floor(value * _CENT), _CENT)
    whole, cents = divmod(cut * _CENT, _CENT)
    decimals = f"{int(cents):02d}".rstrip("0")
    written = f"{whole},{decimals}" if decimals else str(whole)
    return written if cut == value else f"{written}…"
