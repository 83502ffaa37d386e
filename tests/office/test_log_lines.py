"""What the console of the office tells: a refused page in one line, a fault with the way to it."""

import logging
from collections.abc import Callable, Iterator
from io import StringIO

import pytest
from django.test import Client
from django.urls import reverse

from parchemin.office.accounts.models import Role


@pytest.fixture
def console() -> Iterator[StringIO]:
    """What the console handler of the settings writes during a test."""
    handlers = {handler.get_name(): handler for handler in logging.getLogger().handlers}
    handler = handlers["console"]
    assert isinstance(handler, logging.StreamHandler)
    written = StringIO()
    before = handler.setStream(written)
    yield written
    handler.setStream(before)


def test_a_page_refused_to_a_role_is_one_line(
    console: StringIO, signed_in: Callable[..., Client]
) -> None:
    """The refusal names its address, without a trace that would hide real faults."""
    address = reverse("candidates:add")
    assert signed_in(Role.JUROR).get(address).status_code == 403
    assert address in console.getvalue()
    assert console.getvalue().count("\n") == 1


@pytest.mark.parametrize("more", [{}, {"status_code": 500}])
def test_a_fault_keeps_its_trace(console: StringIO, more: dict[str, int]) -> None:
    """An error of the program, in a page or elsewhere, is told with the way to it."""
    try:
        1 / 0  # noqa: B018
    except ZeroDivisionError:
        logging.getLogger("django.request").exception("Faute", extra=more)
    assert "Traceback" in console.getvalue()
    assert "ZeroDivisionError" in console.getvalue()
