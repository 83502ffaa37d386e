"""What the tests of référentiels stand on: the example texts, received, answered, published."""

from parchemin.office.accounts.models import User
from parchemin.office.referentiels import actions, queries
from parchemin.office.referentiels.models import ReglementVersion, Version
from tests.readers.samples import EXAMPLES, PAGE_A

REGLEMENT = EXAMPLES / "RNCP40657/reglement.toml"
PAGE = PAGE_A.read_bytes()


def received(by: User, data: bytes = PAGE, name: str = "fiche.txt") -> Version:
    """The draft of a text that describes one certification."""
    (draft,) = actions.receive_source(name=name, data=data, by=by).drafts
    return draft


def answered(by: User, data: bytes = PAGE) -> Version:
    """A draft whose findings were all read."""
    draft = received(by, data)
    ranks = {finding.rank for finding in queries.findings_of(draft) if finding.waits}
    return actions.acknowledge(on=draft, ranks=ranks, note="Relu.", by=by) if ranks else draft


def published(by: User, data: bytes = PAGE) -> Version:
    """A published version."""
    return actions.publish(on=answered(by, data), by=by)


def reglement(by: User) -> ReglementVersion:
    """The règlement of RNCP40657, published."""
    return actions.publish_reglement(name="reglement.toml", data=REGLEMENT.read_bytes(), by=by)


def export(*fiches: bytes) -> bytes:
    """An export of the register with several fiches, cut out of exports of one."""
    inside = [data[data.index(b"<FICHE>") : data.index(b"</FICHES>")] for data in fiches]
    head = fiches[0][: fiches[0].index(b"<FICHE>")]
    return head + b"\n".join(inside) + b"</FICHES>"
