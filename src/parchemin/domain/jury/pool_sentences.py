"""What is said of each person of the pool: why called, or why not needed."""

from parchemin.domain.french import counted, listed
from parchemin.domain.jury.members import Gender, Juror, Jury
from parchemin.domain.jury.pool import LeftOut, Picked, Pooled


def picked(person: Pooled, jury: Jury) -> Picked:
    """A member proposed: the load, what the rules needed of this person, the chair."""
    juror = person.juror
    told = [_load(person), *_brings(juror)]
    if person.available is None:
        told.append("disponibilité à demander")
    if juror.id == jury.chair:
        told.append("préside")
    if juror.id == jury.vice_chair:
        told.append("vice-préside")
    return Picked(juror, f"{juror.name}, collège « {juror.college} » : {listed(told)}.")


def _load(person: Pooled) -> str:
    if not person.recent_sittings:
        return "aucun jury récent"
    return counted(person.recent_sittings, "jury récent", "jurys récents")


def _brings(juror: Juror) -> list[str]:
    told = [] if juror.gender is None else [Gender(juror.gender).value]
    told += ["qualifié pour la certification"] if juror.qualified else []
    told += ["extérieur au certificateur"] if juror.outside else []
    return told


def not_needed(eligible: list[Pooled], chosen: tuple[Pooled, ...]) -> list[LeftOut]:
    """The others who could sit: they are the ones to call when somebody cannot come."""
    taken = {person.juror.id for person in chosen}
    return [
        LeftOut(
            person.juror,
            f"{person.juror.name} peut siéger, {_load(person)} : les sièges de son collège sont "
            "pourvus.",
            excluded=False,
        )
        for person in eligible
        if person.juror.id not in taken
    ]
