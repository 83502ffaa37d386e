"""The blocs that a rule on options names, put beside those of the référentiel."""

from parchemin.domain.errors import ConflictingRules, MissingRule
from parchemin.domain.referentiel import Certification
from parchemin.domain.rules.options import CommonAndOptions
from parchemin.domain.rules.overrides import names_of


def bound_options(
    rule: CommonAndOptions, certification: Certification, path: str
) -> CommonAndOptions:
    """The same rule with the blocs by their whole codes.

    Raises MissingRule for a bloc that the certification does not have, or that the rule leaves
    out; ConflictingRules for a bloc said both common and of an option.
    """
    known = {name: bloc.code for bloc in certification.blocs for name in names_of(bloc.code)}
    common = _codes(rule.common, known, path)
    options = tuple((name, _codes(blocs, known, path)) for name, blocs in rule.options)
    bound = CommonAndOptions(common, options, rule.choose)
    for bloc in certification.blocs:
        optional = bool(bound.options_of(bloc.code))
        if bloc.code in common and optional:
            raise ConflictingRules(
                f"La ligne [{path}] dit le bloc {bloc.code} à la fois commun et d'une option "
                f"({bound.options_of(bloc.code)[0]}) : gardez l'un des deux.",
                places=(path,),
            )
        if bloc.code not in common and not optional:
            raise MissingRule(
                f"Le bloc {bloc.code} est-il commun, ou de quelle option ? La ligne [{path}] ne "
                "le nomme pas : ajoutez-le à « communs » ou à une option.",
                line=path,
            )
    return bound


def _codes(names: tuple[str, ...], known: dict[str, str], path: str) -> tuple[str, ...]:
    for name in names:
        if name not in known:
            raise MissingRule(
                f"La ligne [{path}] nomme le bloc « {name} », que la certification n'a pas : "
                f"corrigez-le ({', '.join(dict.fromkeys(known.values()))}).",
                line=path,
            )
    return tuple(known[name] for name in names)
