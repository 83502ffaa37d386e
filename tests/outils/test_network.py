"""The tests themselves must not leave the machine."""

import socket

import pytest

from tests.fixtures.network import NetworkRefused, is_local


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.0.1", "::1", "localhost", b"localhost", None])
def test_the_loopback_is_local(host: object) -> None:
    """Every way of naming this machine is accepted."""
    assert is_local(host)


@pytest.mark.parametrize("host", ["192.0.2.1", "exemple.fr", "10.0.0.1", "2001:db8::1"])
def test_anything_else_is_not_local(host: str) -> None:
    """A private or public address, or a name, is elsewhere."""
    assert not is_local(host)


def test_a_connection_elsewhere_is_refused() -> None:
    """A test that connects to another machine fails at once, before any packet."""
    with socket.socket() as outside, pytest.raises(NetworkRefused, match=r"192\.0\.2\.1"):
        outside.connect(("192.0.2.1", 80))


def test_a_name_is_not_looked_up() -> None:
    """A name of another machine is not even asked for."""
    with pytest.raises(NetworkRefused, match=r"exemple\.invalid"):
        socket.getaddrinfo("exemple.invalid", 443)


def test_the_loopback_can_be_reached() -> None:
    """A test may talk to a server that it started itself."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        with socket.create_connection(server.getsockname()) as client:
            accepted, _ = server.accept()
            with accepted:
                client.sendall(b"bonjour")
                assert accepted.recv(7) == b"bonjour"
