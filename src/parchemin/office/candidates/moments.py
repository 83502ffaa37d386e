"""The order of facts within a day."""

from datetime import datetime


def moment_rank(recorded_at: datetime) -> int:
    """The rank of a fact, for the domain: microseconds since 1970 of its recording.

    Every table of the office shares this clock, so that a closing compares with any fact.
    """
    return int(recorded_at.timestamp() * 1_000_000)
