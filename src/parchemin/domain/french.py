"""How dates, figures and lists are written in French sentences."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal


def day(value: date) -> str:
    """A date: 05/06/2026."""
    return f"{value:%d/%m/%Y}"


def figure(value: Decimal) -> str:
    """A number: 12,5."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")


def listed(items: Iterable[object]) -> str:
    """a, b et c."""
    words = [str(item) for item in items]
    return " et ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def counted(number: int, singular: str, plural: str = "") -> str:
    """0 voix, 1 membre présent, 2 membres présents: every word takes an s unless told."""
    many = plural or " ".join(f"{word}s" for word in singular.split())
    return f"{number} {many if number > 1 else singular}"
