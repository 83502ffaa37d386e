"""The roles in which a règlement asks assessors to speak, the stages at which it asks the tutor."""

from collections.abc import Iterator

from parchemin.domain.rules.acquisition import ByAttestations, Every
from parchemin.domain.rules.assessors import roles_of
from parchemin.domain.rules.reglement import Reglement


def roles_asked(reglement: Reglement) -> tuple[str, ...]:
    """Each role that a rule names, whatever its dates, once, in the order of the file."""
    values = [clause.value for clauses in reglement.clauses.values() for clause in clauses]
    return tuple(dict.fromkeys(role for value in values for role in _roles(value)))


def _roles(value: object) -> Iterator[str]:
    if isinstance(value, Every):
        for part in value.rules:
            yield from _roles(part)
    else:
        yield from roles_of(value)


def stages_asked(reglement: Reglement) -> tuple[str, ...]:
    """Each stage at which a rule asks the tutor to assess, whatever its dates, once."""
    values = [clause.value for clauses in reglement.clauses.values() for clause in clauses]
    rules = [value for value in values if isinstance(value, ByAttestations)]
    return tuple(dict.fromkeys(stage for rule in rules for stage in rule.stages))
