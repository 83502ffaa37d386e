"""Fixtures of this stage: a closed jury with its decisions, batches, issued documents."""

from collections.abc import Callable
from typing import Any

import pytest

from parchemin.office.accounts.models import User
from parchemin.office.certificates import production
from parchemin.office.certificates.actions.issuing import issue
from parchemin.office.certificates.models import Certificate, IssueBatch
from parchemin.office.juries.models import Jury
from parchemin.office.partners.models import Certifier as Identity
from tests.office.certificates.builders import DELIVERED, FULL, build_jury, state_identity


@pytest.fixture
def identity(secretary: User) -> Identity:
    return state_identity(secretary)


@pytest.fixture
def closed_jury(secretary: User, identity: Identity) -> Callable[..., Jury]:
    """Build a closed jury; by default one candidate who won everything."""

    def build(*results: tuple[bool, ...], **options: Any) -> Jury:
        return build_jury(secretary, *(results or (FULL,)), **options)

    return build


@pytest.fixture
def batch_of(secretary: User) -> Callable[[Jury], IssueBatch]:
    """Ask for the documents of a jury; nothing is made yet."""

    def build(jury: Jury) -> IssueBatch:
        return issue(on=jury, delivered_on=DELIVERED, by=secretary)[0]

    return build


@pytest.fixture
def issued(closed_jury: Any, batch_of: Any) -> Callable[..., list[Certificate]]:
    """Documents really issued for these results."""

    def build(*results: tuple[bool, ...], **options: Any) -> list[Certificate]:
        batch = batch_of(closed_jury(*results, **options))
        production.complete(str(batch.pk))
        return list(Certificate.objects.filter(batch=batch).order_by("number"))

    return build
