"""Ce que le programme applique d'une règle, en une phrase."""

from datetime import date
from decimal import Decimal

import pytest

from parchemin.domain.pathway import Route
from parchemin.domain.rules.acquisition import (
    Assessments,
    Attester,
    ByAttestations,
    ByMark,
    Competencies,
    Every,
    Extent,
)
from parchemin.domain.rules.delivery import (
    Appeal,
    Delivery,
    Duration,
    Retake,
    Steps,
    Unit,
    Validity,
)
from parchemin.domain.rules.jury_rules import (
    Chairing,
    Experience,
    Parity,
    Quorum,
    QuorumKind,
    Seats,
    TieBreak,
)
from parchemin.office.referentiels.rule_sentences import rule_sentence

YEAR = Duration(1, Unit.YEARS)


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (ByMark(Decimal("10.5"), Decimal(20)), "La modalité est acquise à partir de 10,5 sur 20."),
        (
            ByAttestations((Attester.TUTOR, Attester.MANAGER), Extent.KEY),
            "Attestation par tuteur et manager : compétences clés du bloc.",
        ),
        (Assessments(), "Toutes les modalités du bloc sont acquises."),
        (Assessments(2), "2 modalités du bloc au moins."),
        (
            Every((Assessments(), Competencies(Extent.ALL))),
            "Toutes les modalités du bloc sont acquises. Et : Toutes les compétences du bloc ont un résultat favorable.",
        ),
        (Seats((("employeur", 1), ("salarié", 1))), "2 membres : 1 employeur et 1 salarié."),
        (
            Parity(("employeur", "organisme_de_formation")),
            "Autant de membres présents de chaque collège : employeur et organisme de formation.",
        ),
        (
            Chairing(("employeur", "salarié"), True, 2),
            "La présidence alterne entre les collèges employeur et salarié, par mandat de 2 ans.",
        ),
        (
            Chairing(("employeur",), False, None),
            "La présidence revient au collège employeur.",
        ),
        (Quorum(QuorumKind.AT_LEAST, 1), "1 membre présent au moins."),
        (Quorum(QuorumKind.ONE_PER_COLLEGE), "Présents : un membre par collège."),
        (
            Experience("professionnel", 2),
            "2 ans d'expérience au moins pour le collège professionnel.",
        ),
        (Delivery(Steps.TWO, "la CPNEFP"), "En deux étapes, par : la CPNEFP."),
        (Validity(None), "À vie."),
        (Validity(Duration(5, Unit.YEARS)), "Pendant 5 ans."),
        (Retake(None, None), "Sans limite d'essais."),
        (Retake(1, Duration(6, Unit.MONTHS)), "1 essai au plus, après 6 mois."),
        (Appeal("la CPNEFP", YEAR), "Devant la CPNEFP, dans un délai de 1 an."),
        (TieBreak.CASTING_VOTE, "Voix prépondérante du président"),
        ((Route.APPRENTICESHIP,), "Contrat d'apprentissage"),
        (date(2030, 6, 5), "05/06/2030"),
        (True, "Oui"),
        (3, "3"),
    ],
    ids=str,
)
def test_la_phrase(value: object, sentence: str) -> None:
    """Each kind of rule says in French what will be applied, with its figures."""
    assert rule_sentence(value) == sentence
