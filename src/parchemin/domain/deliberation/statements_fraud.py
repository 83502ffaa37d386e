"""What is said of a fraud, of the hearing it asks, and of what it takes away."""

from parchemin.domain.deliberation.facts import Fraud
from parchemin.domain.deliberation.reasons import Reason
from parchemin.domain.french import day
from parchemin.domain.rules.fraud import FraudRule


def fraud(reason: Reason) -> str:
    """A fraud that is upheld, the hearing, and what the rule takes."""
    fact: Fraud = reason.facts[0]
    rule: FraudRule = reason.facts[-1]
    heard = f", candidat entendu le {day(fact.heard_on)}" if fact.heard_on else ""
    return f"« {reason.subject} » : fraude retenue{_by(fact)}{heard} ; {rule.effect.value}"


def unheard(reason: Reason) -> str:
    """A fraud that is upheld before the candidate was heard."""
    fact: Fraud = reason.facts[0]
    return (
        f"« {reason.subject} » : fraude retenue{_by(fact)}, mais le candidat n'a pas été entendu : "
        "elle ne décide de rien avant"
    )


def pending(reason: Reason) -> str:
    """A fraud noted, of which nobody has said whether it is one."""
    fact: Fraud = reason.facts[0]
    return f"« {reason.subject} » : fraude relevée{_by(fact)}, personne n'en a encore décidé"


def _by(fact: Fraud) -> str:
    author = f" par {fact.author}" if fact.author else ""
    return f"{author} le {day(fact.shown_on)}"
