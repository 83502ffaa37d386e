"""What assessors may still say: the marks of each role, the opinions, the jury's answer."""

from collections.abc import Iterator

from parchemin.domain.deliberation.coming import Coming
from parchemin.domain.deliberation.facts import END_OF_DAY, Adjustment, Opinion, ResultOutcome
from parchemin.domain.deliberation.further import Unit
from parchemin.domain.deliberation.reasons import Cause, Reason
from parchemin.domain.rules.assessors import ByConcordance, ByOpinions, ByWeighting


def marks_of_roles(coming: Coming, code: str, rule: ByWeighting) -> Iterator[Unit]:
    """The marks that lack, together; then, for each role, those it gave taken again."""
    heard = coming.evidence.opinions.get(code, ())
    lacking: list[Opinion] = []
    again: list[Unit] = []
    for role, _ in rule.weights:
        marked = [each.author for each in heard if each.role == role and each.mark is not None]
        if marked:
            again.append(
                tuple(_mark(coming, code, rule, (role, who)) for who in dict.fromkeys(marked))
            )
        else:
            lacking.append(_mark(coming, code, rule, (role, _newcomer(1))))
    if lacking:
        yield tuple(lacking)
    yield from again


def _mark(coming: Coming, code: str, rule: ByWeighting, voice: tuple[str, str]) -> Opinion:
    role, author = voice
    return Opinion(
        subject=code,
        role=role,
        on=coming.on,
        rank=END_OF_DAY,
        author=author,
        mark=rule.out_of,
        out_of=rule.out_of,
    )


def voices_of(
    coming: Coming, code: str, rule: ByConcordance | ByOpinions, reason: Reason, *, again: bool
) -> Iterator[Unit]:
    """The opinions that lack or stand against; the jury's answer where assessors differ."""
    if reason.cause is Cause.DIVERGENCE:
        yield (_answer(coming, code),)
        return
    heard = coming.evidence.opinions.get(code, ())
    for role in dict.fromkeys(rule.by):
        said = [each for each in heard if each.role == role and each.favourable is not None]
        lacking = max(rule.by.count(role) - len(said), 0)
        against = [each.author for each in said if again or not each.favourable]
        for author in (*against, *(_newcomer(rank + 1) for rank in range(lacking))):
            yield (
                Opinion(
                    subject=code,
                    role=role,
                    on=coming.on,
                    rank=END_OF_DAY,
                    author=author,
                    favourable=True,
                ),
            )


def _answer(coming: Coming, code: str) -> Adjustment:
    return Adjustment(
        subject=code,
        outcome=ResultOutcome.ACQUIRED,
        author="jury",
        reason="avis partagés",
        on=coming.on,
        rank=END_OF_DAY,
    )


def _newcomer(rank: int) -> str:
    return f"personne à venir {rank}"
