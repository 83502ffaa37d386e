"""Correspondences of the reading document, and the certifications that they name."""

from parchemin.domain.referentiel import (
    CertificationReference,
    Correspondence,
)
from parchemin.readers.document_parts import Json, spans_of


def reference(read: CertificationReference) -> Json:
    """Another certification that the text names."""
    return {"number": read.number, "title": read.title, "spans": spans_of(read.spans)}


def correspondence(read: Correspondence) -> Json:
    """A set of blocs here against a set of blocs there."""
    return {
        "kind": read.kind.value if read.kind else None,
        "blocks": list(read.blocs),
        "certification": reference(read.certification),
        "target_blocks": list(read.target_blocs),
        "decision": read.decision,
        "spans": spans_of(read.spans),
    }
