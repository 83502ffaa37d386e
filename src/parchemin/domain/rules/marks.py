"""How the marks, the shares and the order of the modalities of one bloc win it.

A modality is named by its code, by the end of its code (``BC01ME2``, ``ME2``) or by its kind.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of the marks of the bloc reaches ``minimum`` out of ``out_of``.

    Every mark is brought to the same scale first. Without ``weights`` all marked modalities weigh
    the same; with them, only those that are named count.
    """

    minimum: Decimal
    out_of: Decimal
    weights: tuple[tuple[str, Decimal], ...] = ()


@dataclass(frozen=True, slots=True)
class Points:
    """The points of the bloc, added as they are written, reach ``minimum`` for ``out_of``."""

    minimum: Decimal
    out_of: Decimal


class Counted(StrEnum):
    """What a share is a share of."""

    COMPETENCIES = "compétences"
    KEY_COMPETENCIES = "compétences clés"
    ASSESSMENTS = "modalités"


@dataclass(frozen=True, slots=True)
class Share:
    """At least ``percent`` per cent of the bloc's competencies or modalities are won."""

    percent: Decimal
    of: Counted


@dataclass(frozen=True, slots=True)
class InOrder:
    """All modalities are won, each one being open only once the one before is won.

    ``order`` names them from the first; empty means the order of the référentiel.
    """

    order: tuple[str, ...] = ()


MarksRule = Mean | Points | Share | InOrder
