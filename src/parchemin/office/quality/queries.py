"""The quality findings of one version, with what was answered and the copies of the catalogue."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from parchemin.domain.quality.finding import QualityFinding
from parchemin.domain.quality.guide import QualityRule
from parchemin.domain.quality.places import all_competencies
from parchemin.domain.quality.repeated_sentences import Twins, TwinSentence
from parchemin.domain.quality.review import review_quality
from parchemin.domain.referentiel import Certification
from parchemin.office.catalogue.queries import copies_of
from parchemin.office.quality.models import Answer
from parchemin.office.referentiels.models import Version
from parchemin.office.referentiels.queries import certification_of
from parchemin.readers.quality.guide import national_guide


@dataclass(frozen=True)
class Answered:
    """A finding, the key its answers bear, and the last answer."""

    finding: QualityFinding
    key: str
    answer: Answer | None


@dataclass(frozen=True)
class ByRule:
    """The findings of one rule, in the order of the text."""

    rule: QualityRule
    findings: tuple[Answered, ...]

    @property
    def advice(self) -> str:
        """What to do, when it is the same for every finding; empty otherwise."""
        said = {each.finding.remark.advice for each in self.findings}
        return said.pop() if len(said) == 1 else ""

    @property
    def waiting(self) -> int:
        return sum(each.answer is None for each in self.findings)


def findings_of(version: Version, on: date) -> list[Answered]:
    """Every finding on a version by the rules of that day; two queries."""
    certification = certification_of(version)
    answers = {row.key: row for row in _answers(version.number)}
    found = review_quality(certification, national_guide(), on=on, twins=_twins(certification))
    return [Answered(each, key, answers.get(key)) for each, key in _keyed(found)]


def by_rule(found: list[Answered]) -> list[ByRule]:
    """The same findings grouped by rule, those that wait for most answers first."""
    groups: dict[QualityRule, list[Answered]] = defaultdict(list)
    for each in found:
        groups[each.finding.rule].append(each)
    ranked = [ByRule(rule, tuple(findings)) for rule, findings in groups.items()]
    return sorted(ranked, key=lambda group: -group.waiting)


def _keyed(found: Iterable[QualityFinding]) -> Iterator[tuple[QualityFinding, str]]:
    """Each finding with the digest of its rule and words, told apart from those that say the same."""
    met: Counter[str] = Counter()
    for finding in found:
        rank = met[finding.key]
        met[finding.key] += 1
        yield finding, sha256(f"{finding.key}|{rank}".encode()).hexdigest()


def _answers(number: str) -> list[Answer]:
    rows = Answer.objects.filter(number=number).select_related("recorded_by")
    return list(rows.order_by("id"))


def _twins(certification: Certification) -> Twins:
    texts = [place.text for place in all_competencies(certification)]
    found: dict[str, list[TwinSentence]] = defaultdict(list)
    for text, number, bloc in copies_of(texts, except_number=certification.number or ""):
        found[text].append(TwinSentence(number=number, bloc=bloc or None))
    return found
