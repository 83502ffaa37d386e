"""A certification with options: blocs common to all, and those of the options chosen."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CommonAndOptions:
    """Won with the ``common`` blocs and those of exactly ``choose`` of the ``options``.

    An option is a name and its blocs, in the order of the règlement. A bloc is named by its code
    or by the end of its code (``RNCP40657BC02``, ``BC02``).
    """

    common: tuple[str, ...]
    options: tuple[tuple[str, tuple[str, ...]], ...]
    choose: int

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the options."""
        return tuple(name for name, _ in self.options)

    def blocs_of(self, chosen: frozenset[str]) -> frozenset[str]:
        """The common blocs and those of the options of these names."""
        ours = (code for name, blocs in self.options if name in chosen for code in blocs)
        return frozenset((*self.common, *ours))

    def options_of(self, code: str) -> tuple[str, ...]:
        """The options that bloc belongs to; none for a common bloc."""
        return tuple(name for name, blocs in self.options if code in blocs)
