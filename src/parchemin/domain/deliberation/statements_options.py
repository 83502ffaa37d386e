"""What is said of options: which one was chosen, which blocs it sets aside, which is not known."""

from parchemin.domain.deliberation.reasons import Reason
from parchemin.domain.french import counted, listed


def option_unknown(reason: Reason) -> str:
    """The question that the file leaves open, with the names to choose from."""
    choice = reason.facts[0]
    names = listed(f"« {name} »" for name in choice.rule.names)
    strangers = [name for name in choice.chosen if name not in choice.rule.names]
    if strangers:
        return f"option « {strangers[0]} » inconnue du règlement : quelle option, parmi {names} ?"
    if choice.chosen:
        return (
            f"{counted(len(choice.chosen), 'option choisie')}, le règlement "
            f"en demande {choice.rule.choose} : quelle option, parmi {names} ?"
        )
    return f"quelle option ? Le dossier ne dit pas ce que le candidat a choisi parmi {names}"


def other_option(reason: Reason) -> str:
    """A bloc that the chosen option does not hold."""
    return f"le bloc {reason.subject} est {whose_option(reason)}"


def whose_option(reason: Reason) -> str:
    """The option that holds a bloc set aside, and the one that was chosen instead."""
    choice, mine = reason.facts
    chosen = listed(f"« {name} »" for name in choice.chosen)
    names = listed(f"« {name} »" for name in mine)
    return f"de l'option {names}, le candidat a choisi {chosen}"


def option_blocs(reason: Reason) -> str:
    """How many of the common and chosen blocs are won, and which are not."""
    choice, blocs = reason.facts
    chosen = listed(f"« {name} »" for name in choice.chosen)
    rest = [f"{bloc.code} ({bloc.outcome.value})" for bloc in blocs if not bloc.outcome.favourable]
    if not rest:
        return f"option {chosen} : les {len(blocs)} blocs communs et de l'option sont acquis"
    verb = "restent" if len(rest) > 1 else "reste"
    won = counted(len(blocs) - len(rest), "bloc")
    return f"option {chosen} : {won} sur {len(blocs)} ; {verb} {listed(rest)}"
