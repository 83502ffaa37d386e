"""The roles in which a règlement asks assessors to speak."""

from collections.abc import Iterator

from parchemin.domain.rules.acquisition import Every
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
