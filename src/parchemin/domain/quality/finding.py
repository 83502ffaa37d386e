"""One remark on a référentiel: its place, its rule, its reason."""

from dataclasses import dataclass

from parchemin.domain.quality.guide import QualityRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What a check noticed, before the rule that makes it a finding is looked up.

    ``path`` is the place in the reading document (``blocks.0.competencies.2``), empty for the whole
    certification; ``quote`` is what stands there, word for word; ``reason`` and ``advice`` are
    French sentences.
    """

    code: str
    path: str
    place: str
    quote: str
    reason: str
    advice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityFinding:
    """A remark and the rule it rests on; never an obstacle, a person decides."""

    rule: QualityRule
    remark: Remark

    @property
    def key(self) -> str:
        """The same for the same remark on the same words, wherever they have moved."""
        return f"{self.rule.code}|{self.remark.quote or self.remark.path}"
