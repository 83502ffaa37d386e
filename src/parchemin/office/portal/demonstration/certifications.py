"""The certifications of the demonstration: read, reviewed, published with their règlements."""

from dataclasses import dataclass
from datetime import date

from parchemin.domain.pathway import Route
from parchemin.office.accounts.models import User
from parchemin.office.partners.actions import (
    accredit,
    add_body,
    record_certifier,
    state_registration,
)
from parchemin.office.partners.models import Accreditation, Body
from parchemin.office.portal.demonstration.promotion import FOLDER
from parchemin.office.referentiels.actions.publication import publish
from parchemin.office.referentiels.actions.reglements import publish_reglement
from parchemin.office.referentiels.actions.review import acknowledge, correct
from parchemin.office.referentiels.actions.sources import receive_source
from parchemin.office.referentiels.models import ReglementVersion, Version
from parchemin.office.referentiels.queries import findings_of
from parchemin.readers.examples import example_reglement, example_text

DELEGUE = "CQP Délégué d'assurance maladie"
DELEGUE_EXAMPLE = "cqp-delegue-assurance-maladie"
DELEGUE_REGLEMENT = "reglement-delegue-assurance-maladie.toml"
CHOICE = "Choix de démonstration : le texte est muet."


@dataclass(frozen=True)
class Followed:
    """A certification ready to receive candidates."""

    version: Version
    reglement: ReglementVersion


def publish_all(*, by: User) -> dict[str, Followed]:
    """Read, review and publish the three certifications, by number."""
    followed = [
        follow("RNCP40657", example_reglement("RNCP40657"), {}, by=by),
        follow("RNCP40913", example_reglement("RNCP40913"), {}, by=by),
        follow(
            DELEGUE_EXAMPLE,
            (FOLDER / DELEGUE_REGLEMENT).read_text("utf-8"),
            {"number": DELEGUE, **{f"routes.{route.value}.open": True for route in Route}},
            by=by,
        ),
    ]
    return {item.version.number: item for item in followed}


def follow(example: str, reglement: str, stated: dict[str, object], *, by: User) -> Followed:
    """Read an example, state what its text leaves open, answer its findings, publish."""
    name, data = example_text(example)
    (draft,) = receive_source(name=f"{example}-{name}", data=data, by=by).drafts
    for path, value in stated.items():
        draft = correct(on=draft, path=path, value=value, reason=CHOICE, by=by)
    waiting = {finding.rank for finding in findings_of(draft) if finding.waits}
    if waiting:
        note = "Relu : le tableau des blocs fait foi."
        draft = acknowledge(on=draft, ranks=waiting, note=note, by=by)
    version = publish(on=draft, by=by)
    data = reglement.encode()
    return Followed(version, publish_reglement(name="reglement.toml", data=data, by=by))


def certifier(*, by: User) -> None:
    """The invented certifier, and the dates that the page of RNCP40913 does not give."""
    record_certifier(
        legal_name="Association Fictive de Certification",
        trade_name="Certif'Exemple",
        place="Paris",
        signatory_name="Dominique Fictif-Tilleul",
        signatory_title="Présidence de la CPNEFP (démonstration)",
        cdc_client="00DEMO00",
        cdc_contract="DEMONSTRATION0001",
        by=by,
    )
    state_registration(
        number="RNCP40913",
        decision=date(2025, 6, 25),
        end_of_registration=date(2030, 6, 25),
        last_delivery=date(2034, 6, 25),
        source="Démonstration : dates inventées, la page copiée ne les donne pas",
        by=by,
    )


def training_body(numbers: list[str], *, by: User) -> Body:
    """An invented body, accredited to train and assess for every certification."""
    body = add_body(name="Organisme Fictif de Formation", by=by)
    for number in numbers:
        accredit(
            on=body, number=number, scope=Accreditation.Scope.BOTH, since=date(2025, 6, 1), by=by
        )
    return body
