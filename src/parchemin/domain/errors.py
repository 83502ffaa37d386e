"""The errors of the domain, as one tree.

ParcheminError
├── MissingRule        the règlement says nothing on a case that has to be decided
├── ConflictingRules   two rules apply to the same case
└── RefusedAct         a rule forbids the act; the reason says which and why
"""


class ParcheminError(Exception):
    """Root of all errors raised on purpose; its text is a French sentence for the user."""


class MissingRule(ParcheminError):
    """The règlement is silent: ``line`` names what the certifier has to write, and where."""

    def __init__(self, sentence: str, *, line: str) -> None:
        super().__init__(sentence)
        self.line = line


class ConflictingRules(ParcheminError):
    """Two rules apply at once; ``places`` holds the place of each."""

    def __init__(self, sentence: str, *, places: tuple[str, ...]) -> None:
        super().__init__(sentence)
        self.places = places


class RefusedAct(ParcheminError):
    """An act that a rule forbids; ``rule`` is the label and source of that rule."""

    def __init__(self, sentence: str, *, rule: str = "") -> None:
        super().__init__(sentence)
        self.rule = rule
