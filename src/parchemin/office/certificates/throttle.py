"""A light brake on those who try codes at random; a true code is never slowed down."""

from django.core.cache import cache

TRIES = 20
WINDOW = 600
"""Twenty unknown codes in ten minutes, by address and by process."""


def exceeded(visitor: str) -> bool:
    """Whether this visitor tried too many unknown codes."""
    return int(cache.get(_key(visitor), 0)) >= TRIES


def count(visitor: str) -> None:
    """Remember one unknown code."""
    if not cache.add(_key(visitor), 1, WINDOW):
        cache.incr(_key(visitor))


def _key(visitor: str) -> str:
    return f"verification:{visitor}"
