"""The opinions that count: the last of each voice, a voice being a role and its author."""

from collections import defaultdict
from collections.abc import Iterable

from parchemin.domain.deliberation.facts import Closing, Opinion
from parchemin.domain.deliberation.ledger import counts, latest


def voices(
    opinions: Iterable[Opinion], closing: Closing | None = None
) -> dict[str, tuple[Opinion, ...]]:
    """By subject, in an order that does not depend on the one the opinions came in."""
    live = [each for each in opinions if counts(each.on, each.rank, closing)]
    replaced = {each.supersedes for each in live if each.supersedes}
    heard: dict[tuple[str, str], list[Opinion]] = defaultdict(list)
    for each in live:
        if not each.id or each.id not in replaced:
            heard[(each.role, each.author)].append(each)
    found: dict[str, list[Opinion]] = defaultdict(list)
    for said in heard.values():
        for subject, last in latest(said).items():
            found[subject].extend(last)
    return {subject: tuple(sorted(each, key=repr)) for subject, each in found.items()}
