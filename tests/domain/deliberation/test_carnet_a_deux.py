"""A logbook that two distinct people sign, and the exception of small enterprises."""

from datetime import date
from typing import Any

import pytest

from parchemin.domain.deliberation.facts import Attestation
from parchemin.domain.deliberation.reasons import Cause, Reason, State
from parchemin.domain.deliberation.sentences import missing, statement
from parchemin.domain.rules.acquisition import Attester, ByAttestations, Extent
from tests.domain.builders import reglement, result
from tests.domain.deliberation.asking import bloc

BOTH = (Attester.TUTOR, Attester.MANAGER)
PLAIN = ByAttestations(BOTH, Extent.KEY)
DISTINCT = ByAttestations(BOTH, Extent.KEY, distinct=True)
WAIVED = ByAttestations(BOTH, Extent.KEY, distinct=True, waiver_below=15)


def signed(by: Attester, author: str, **more: Any) -> Attestation:
    """A signature on the only key competency of the second bloc."""
    values = {"attested": True, "on": date(2026, 5, 1), **more}
    return Attestation(subject="C-C", by=by, author=author, **values)


def book(rule: ByAttestations, tutor: str, manager: str, **more: Any) -> Reason:
    """The reason about the logbook of the second bloc."""
    signatures = (signed(Attester.TUTOR, tutor), signed(Attester.MANAGER, manager))
    rules = reglement(acquisition__carnet_de_suivi=rule)
    made = bloc("B2", result("B2ME1"), attestations=signatures, rules=rules, **more)
    return made.reasons[0].children[1]


@pytest.mark.parametrize(
    ("rule", "tutor", "manager", "workforce", "state"),
    [
        (PLAIN, "A", "A", None, State.YES),
        (DISTINCT, "A", "B", None, State.YES),
        (DISTINCT, "A", "A", None, State.OPEN),
        (DISTINCT, "A", "A", 3, State.OPEN),
        (DISTINCT, "", "A", None, State.OPEN),
        (DISTINCT, "A", "", None, State.OPEN),
        (WAIVED, "A", "A", 14, State.YES),
        (WAIVED, "A", "A", 15, State.OPEN),
        (WAIVED, "A", "A", None, State.OPEN),
        (WAIVED, "A", "A", 0, State.YES),
        (WAIVED, "A", "B", None, State.YES),
    ],
)
def test_two_people(
    rule: ByAttestations, tutor: str, manager: str, workforce: int | None, state: State
) -> None:
    """One person does not sign in two qualities, unless the enterprise is small enough."""
    assert book(rule, tutor, manager, workforce=workforce).state is state


@pytest.mark.parametrize(
    ("rule", "author", "workforce", "sentence"),
    [
        (
            DISTINCT,
            "A",
            None,
            (
                "C-C : la signature du manager est celle d'une personne qui a déjà signé (A), il en "
                "faut une autre"
            ),
        ),
        (
            WAIVED,
            "A",
            20,
            (
                "C-C : la signature du manager est celle d'une personne qui a déjà signé (A), admise "
                "seulement dans une entreprise de moins de 15 salariés (20 salariés)"
            ),
        ),
        (
            WAIVED,
            "A",
            None,
            (
                "C-C : la signature du manager est celle d'une personne qui a déjà signé (A), admise "
                "seulement dans une entreprise de moins de 15 salariés (effectif non renseigné)"
            ),
        ),
        (
            DISTINCT,
            "",
            None,
            "C-C : la signature du manager ne dit pas son auteur, il faut deux personnes distinctes",
        ),
    ],
)
def test_why_a_signature_waits(
    rule: ByAttestations, author: str, workforce: int | None, sentence: str
) -> None:
    """The reason says whose signature is doubled, and what would do."""
    reason = book(rule, "A", author, workforce=workforce)
    assert reason.children[1].cause is Cause.SAME_SIGNER
    assert statement(reason.children[1]) == sentence


def test_a_refusal_by_the_same_person_is_still_a_refusal() -> None:
    """Only signatures in favour are doubled: a refusal fails the logbook."""
    rules = reglement(acquisition__carnet_de_suivi=DISTINCT)
    signatures = (
        signed(Attester.TUTOR, "A"),
        signed(Attester.MANAGER, "A", attested=False, reason="trop tôt"),
    )
    made = bloc("B2", result("B2ME1"), attestations=signatures, rules=rules)
    assert made.reasons[0].state is State.NO
    assert "le manager a refusé" in missing(made)[0]
