"""What the tests of the review share."""

import pytest

from parchemin.office.accounts.models import User
from parchemin.office.referentiels.models import Version
from tests.office.referentiels.builders import received
from tests.readers.samples import TABLE


@pytest.fixture
def draft(secretary: User) -> Version:
    """The table of the examples, under review: three blocs with criteria and modalities."""
    return received(secretary, TABLE.read_bytes(), "referentiel.txt")
