"""The steps of a path, as the stepper shows them."""

from parchemin.office.candidates.later import STEPS


def steps_of(reached: int) -> list[dict[str, str]]:
    """The steps done, the one to do now, those to come; ``reached`` is a rank of ``STEPS``."""
    return [
        {"label": label, "state": _state(rank, reached)} for rank, (_, label) in enumerate(STEPS)
    ]


def _state(rank: int, reached: int) -> str:
    if rank <= reached:
        return "fait"
    return "en_cours" if rank == reached + 1 else "a_venir"
