"""The identifiers of a package, the same for the same version, and the ties between its objects."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

Json = dict[str, Any]

NAMESPACE = uuid5(NAMESPACE_URL, "urn:parchemin:case")
OURS = "parchemin"
"""The member of ``extensions`` that holds what CASE has no place for."""


@dataclass(frozen=True, kw_only=True)
class Edition:
    """Which version of a certification is exported; ``changed`` is an aware date and time.

    ``number`` and ``version`` name it: with the path of an object, they make its identifier.
    """

    number: str
    version: str
    changed: datetime
    draft: bool = False

    def identifier(self, path: str) -> str:
        """The UUID of one object of the package; ``path`` is empty for the document."""
        return _named(f"{self.number}\n{self.version}\n{path}")

    def headed(self, identifier: str) -> Json:
        """The three members that every object of a package has."""
        return {
            "identifier": identifier,
            "uri": address(identifier),
            "lastChangeDateTime": self.changed.isoformat(timespec="seconds"),
        }


def shared_identifier(name: str) -> str:
    """The UUID of what all packages share: an item type, a certification, an outer code."""
    return _named(name)


def address(identifier: str) -> str:
    """The URN of a UUID: an address that promises no site."""
    return f"urn:uuid:{identifier}"


def link(title: str, identifier: str) -> Json:
    """A tie to an object known by its UUID."""
    return {"title": title, "identifier": identifier, "uri": address(identifier)}


def outer_link(scheme: str, code: str, *, title: str, uri: str | None = None) -> Json:
    """A tie to an entry of another list: ROME, ESCO, RNCP."""
    known = uri or address(shared_identifier(f"{scheme}\n{code}"))
    return {"title": title, "identifier": code, "uri": known, "targetType": f"ext:{scheme}"}


def _named(name: str) -> str:
    return str(uuid5(NAMESPACE, name))
