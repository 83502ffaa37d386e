"""What the home page says of the register: the certifications followed that an export changed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from parchemin.office.accounts.models import User
from parchemin.office.catalogue.actions import MACHINE, announce
from parchemin.office.catalogue.importing import run
from parchemin.office.catalogue.opening import opened
from parchemin.office.portal.cards import register_cards
from parchemin.office.referentiels.actions import start_from_catalogue
from tests.office.catalogue.exports import invented, xml

pytestmark = pytest.mark.django_db
BEFORE, FIRST_DAY, NEXT_DAY = "2020-01-01", "2020-01-02", "2099-01-01"


def bring(folder: Path, day: str, titles: list[str]) -> None:
    """Import an export of that day, one fiche by title."""
    fiches = [invented(rank, title=title) for rank, title in enumerate(titles)]
    source = opened(xml(folder, day, fiches))
    run(announce(source=source, dated=None, by=MACHINE), source)


def follow(count: int, by: User) -> None:
    for rank in range(count):
        start_from_catalogue(number=f"RNCP{90_000 + rank}", by=by)


def test_a_change_of_a_followed_certification_is_a_card(
    tmp_path: Path, secretary: User, signed_in: Callable[..., Client]
) -> None:
    """Only what is followed counts, from the day after its text was received; the card leads there."""
    bring(tmp_path, BEFORE, ["Veilleur", "Gardien"])
    bring(tmp_path, FIRST_DAY, ["Veilleuse", "Gardienne"])
    follow(1, secretary)
    (card,) = register_cards(secretary)
    assert card.count == 0
    bring(tmp_path, NEXT_DAY, ["Veilleuse de nuit", "Gardienne de nuit"])
    (card,) = register_cards(secretary)
    assert card.count == 1
    page = signed_in(secretary).get(reverse("portal:home")).content.decode()
    assert "Ce que le registre a changé" in page
    assert reverse("referentiels:register_changes") in page


def test_no_change_no_card(
    tmp_path: Path, secretary: User, signed_in: Callable[..., Client]
) -> None:
    """An office that follows an unchanged certification is told nothing."""
    bring(tmp_path, FIRST_DAY, ["Veilleur"])
    follow(1, secretary)
    assert "Ce que le registre" not in signed_in(secretary).get("/").content.decode()


@pytest.mark.parametrize("count", [2, 20])
def test_the_card_asks_the_base_twice(
    count: int, tmp_path: Path, secretary: User, django_assert_num_queries: Any
) -> None:
    """Two questions for two certifications followed as for twenty."""
    bring(tmp_path, FIRST_DAY, ["Veilleur"] * count)
    follow(count, secretary)
    bring(tmp_path, NEXT_DAY, ["Veilleuse"] * count)
    with django_assert_num_queries(2):
        (card,) = register_cards(secretary)
    assert card.count == count
