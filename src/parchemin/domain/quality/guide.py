"""The rules a référentiel is read against, with their sources, dates, words and measures."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityRule:
    """One expectation: ``code`` is stable, ``label`` and ``source`` are French.

    It applies from ``since`` to ``until``, both included; None where the source gives no date.
    """

    code: str
    label: str
    source: str
    since: date | None = None
    until: date | None = None

    def applies(self, on: date) -> bool:
        """Whether the rule is in force on that day."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityGuide:
    """The rules, the words they look for (folded) and the measures they count with.

    ``words`` holds lists by name (``verbes_faibles``, ``moyens``…), ``measures`` numbers by name,
    in words of a sentence unless their name says otherwise.
    """

    rules: tuple[QualityRule, ...]
    words: Mapping[str, tuple[str, ...]]
    measures: Mapping[str, int]

    def rule(self, code: str, on: date) -> QualityRule | None:
        """The rule in force that day; None when there is none."""
        return next((rule for rule in self.rules if rule.code == code and rule.applies(on)), None)
