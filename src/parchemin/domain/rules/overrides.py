"""Which line of a règlement speaks of a bloc or a modality by its name."""

from datetime import date
from typing import TypeVar

from parchemin.domain.errors import ConflictingRules, MissingRule
from parchemin.domain.referentiel import Assessment, Bloc, Certification
from parchemin.domain.rules.acquisition import BlocRule, Every
from parchemin.domain.rules.keys import BLOC_NAMED, MODALITY_NAMED, Key
from parchemin.domain.rules.marks import InOrder, Mean
from parchemin.domain.rules.reglement import Reglement

T = TypeVar("T")


def names_of(code: str) -> tuple[str, ...]:
    """How a bloc or a modality may be named: RNCP40657BC01ME1 is also BC01ME1."""
    if code.startswith(("RNCP", "RS")) and "BC" in code:
        return code, code[code.index("BC") :]
    return (code,)


def line_for(reglement: Reglement, key: Key[T], code: str, on: date) -> Key[T] | None:
    """The line in force that day under one of the names of that code; None when there is none.

    Raises ConflictingRules when the same thing is named twice.
    """
    lines = [key.at(name) for name in names_of(code)]
    live = [line for line in lines if has_line(reglement, line, on)]
    if len(live) > 1:
        places = tuple(line.path for line in live)
        raise ConflictingRules(
            f"Deux lignes parlent de {code} : {' et '.join(places)}. Gardez-en une seule.",
            places=places,
        )
    return live[0] if live else None


def has_line(reglement: Reglement, key: Key[T], on: date) -> bool:
    """Whether the règlement has that line in force that day, be it to say that it is silent."""
    return any(clause.origin.applies(on) for clause in reglement.clauses.get(key.path, ()))


def lines_without_object(certification: Certification, reglement: Reglement) -> tuple[str, ...]:
    """The lines that name a bloc or a modality which that certification does not have."""
    blocs = [name for bloc in certification.blocs for name in names_of(bloc.code)]
    modalities = [
        name
        for bloc in certification.blocs
        for each in bloc.assessments
        for name in names_of(each.code)
    ]
    known = {BLOC_NAMED.at(name).path for name in blocs}
    known |= {MODALITY_NAMED.at(name).path for name in modalities}
    starts = tuple(key.path.removesuffix("*") for key in (BLOC_NAMED, MODALITY_NAMED))
    return tuple(
        path for path in reglement.clauses if path.startswith(starts) and path not in known
    )


def bound(rule: BlocRule, bloc: Bloc, path: str) -> BlocRule:
    """The same rule with the modalities it names replaced by their codes in that bloc.

    Raises MissingRule when it names a modality that the bloc does not have, ConflictingRules when
    one modality is named twice.
    """
    if isinstance(rule, Every):
        return Every(tuple(bound(part, bloc, path) for part in rule.rules))
    if isinstance(rule, Mean):
        named = [(code, weight) for name, weight in rule.weights for code in _in(bloc, name, path)]
        _once([code for code, _ in named], path)
        return Mean(rule.minimum, rule.out_of, tuple(named))
    if isinstance(rule, InOrder):
        every = [each.code for each in bloc.assessments]
        order = [code for name in rule.order for code in _in(bloc, name, path)] or every
        _once(order, path)
        return InOrder(tuple(order))
    return rule


def _in(bloc: Bloc, name: str, path: str) -> list[str]:
    found = [each.code for each in bloc.assessments if _is_named(each, name)]
    if not found:
        raise MissingRule(
            f"La ligne [{path}] nomme la modalité « {name} », que le bloc {bloc.code} n'a pas : "
            f"corrigez le nom ou écrivez la ligne [acquisition.par_bloc.{names_of(bloc.code)[-1]}].",
            line=path,
        )
    return found


def _is_named(assessment: Assessment, name: str) -> bool:
    code = assessment.code
    if name == code or (assessment.kind is not None and name == assessment.kind.value):
        return True
    before = code.removesuffix(name)
    return before != code and name[:1].isalpha() and not before[-1:].isalpha()


def _once(codes: list[str], path: str) -> None:
    twice = {code for code in codes if codes.count(code) > 1}
    if twice:
        raise ConflictingRules(
            f"La ligne [{path}] nomme deux fois {', '.join(sorted(twice))} : gardez un seul nom.",
            places=(path,),
        )
