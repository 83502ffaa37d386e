"""What one voice weighs in each college, and out of what a majority is counted."""

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from parchemin.domain.jury.members import Jury
from parchemin.domain.rules.jury_rules import Majority, Voting


@dataclass(frozen=True, slots=True)
class Scale:
    """The weight of a voice by college, and of all the voices the majority is counted on."""

    by_college: dict[str, Fraction]
    whole: Fraction


def scale(jury: Jury, voting: Voting, majority: Majority) -> Scale:
    """Heads weigh one each; colleges weigh one each, shared between those who count."""
    sizes = _sizes(jury, majority)
    if voting is Voting.PER_HEAD:
        return Scale({college: Fraction(1) for college in sizes}, Fraction(sizes.total()))
    return Scale(
        {college: Fraction(1, size) for college, size in sizes.items()}, Fraction(len(sizes))
    )


def _sizes(jury: Jury, majority: Majority) -> Counter[str]:
    """How many members of each college the majority is counted on."""
    if majority is Majority.PRESENT:
        return Counter(member.college for member in jury.deciding)
    voters = Counter(member.college for member in jury.voters)
    return _whole(jury, voters) if majority is Majority.ALL else voters


def _whole(jury: Jury, voters: Counter[str]) -> Counter[str]:
    """Every seat that is held, whoever sits in it: a supplementary member takes no seat more."""
    left = {replacement.leaving for replacement in jury.replacements}
    seats = Counter(
        member.college
        for member in jury.members
        if member.voting and not member.supplementary and member.id not in left
    )
    return seats | voters
