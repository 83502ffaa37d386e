"""La dernière délivrance écrite au seul règlement vaut pour délibérer comme pour délivrer."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from parchemin.domain.referentiel import RegistrationDates
from parchemin.office.certificates.preparation import prepare
from parchemin.office.partners.models import Registration
from tests.office.certificates.builders import CERTIFICATION, DELIVERED, RULES

pytestmark = pytest.mark.django_db
SILENT = replace(CERTIFICATION, dates=RegistrationDates(decision=date(2025, 5, 22)))


def rules(day: str) -> str:
    """The example règlement, with a last day of delivery."""
    return (
        f"{RULES}\n[delivrance.derniere_date]\njour = {day}\n"
        'libelle = "Délivrance possible jusqu\'à ce jour"\nsource = "Règlement inventé, article 9"\n'
    )


def missing(jury: Any) -> list[str]:
    return [lack.finding.code for lack in prepare(jury, DELIVERED).lacks]


def test_la_date_du_reglement_suffit(closed_jury: Any) -> None:
    """Le texte public est muet, le règlement dit le jour : rien n'est plus demandé."""
    assert missing(closed_jury(certification=SILENT, rules=rules("2030-05-22"))) == []


def test_apres_la_date_du_reglement_rien_ne_se_delivre(closed_jury: Any) -> None:
    """Le même jour qui arrête le jury arrête la délivrance."""
    jury = closed_jury(certification=SILENT, rules=rules("2026-03-09"))
    assert missing(jury) == ["after_last_delivery"]


def test_le_dernier_jour_compris(closed_jury: Any) -> None:
    """Le jour dit est le dernier où l'on délivre."""
    assert missing(closed_jury(certification=SILENT, rules=rules(DELIVERED.isoformat()))) == []


def test_personne_ne_dit_la_date(closed_jury: Any) -> None:
    """Ni texte, ni certificateur, ni règlement : elle est demandée."""
    assert len(missing(closed_jury(certification=SILENT))) == 1


def test_le_texte_et_le_certificateur_priment(closed_jury: Any, secretary: Any) -> None:
    """La date du texte public, puis celle que le certificateur dit, passent avant le règlement."""
    late = rules("2026-03-09")
    assert missing(closed_jury(rules=late)) == []
    Registration.objects.create(
        number="RNCP40657", last_delivery=date(2031, 1, 1), source="Avis", recorded_by=secretary
    )
    assert missing(closed_jury(certification=SILENT, rules=late)) == []
