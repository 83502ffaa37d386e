"""What a fraud or a plagiarism does to what the candidate presents."""

from dataclasses import dataclass
from enum import StrEnum


class FraudEffect(StrEnum):
    """What a fraud that is upheld takes away."""

    BLOC = "le bloc n'est pas acquis"
    ALL_BLOCS = "aucun bloc présenté n'est acquis"


@dataclass(frozen=True, slots=True)
class FraudRule:
    """``hearing``: the candidate is heard before anything is taken away."""

    effect: FraudEffect
    hearing: bool
