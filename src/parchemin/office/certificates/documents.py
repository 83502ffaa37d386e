"""The PDF of a document: the one issued, or made again to the same bytes."""

import logging

from parchemin.domain.certificate import Certificate as Paper
from parchemin.domain.certificate import CertificateKind
from parchemin.domain.errors import RefusedAct
from parchemin.office.certificates import storage
from parchemin.office.certificates.mentions import certificate_of
from parchemin.office.certificates.models import Certificate
from parchemin.writers import bloc_attestation_pdf, certificate_pdf

log = logging.getLogger("parchemin.parchemins")


def render(paper: Paper) -> bytes:
    """The PDF of a paper, the same bytes every time."""
    if paper.kind is CertificateKind.BLOC:
        return bloc_attestation_pdf.render(paper)
    return certificate_pdf.render(paper)


def pdf(row: Certificate) -> bytes:
    """The PDF as it was issued; made again, and checked, when its file is missing or altered.

    Raises RefusedAct when it cannot be made again to the same bytes.
    """
    kept = storage.stored(row.number, row.sha256)
    if kept is not None:
        return kept
    content = render(certificate_of(row.mentions))
    if storage.fingerprint(content) != row.sha256:
        raise RefusedAct(
            f"Le fichier du document {row.number} manque ou a changé, et cette version du programme "
            "n'en refait pas un identique. Restaurez le dossier « fichiers » de la sauvegarde."
        )
    try:
        with storage.staged(row.number, content) as passing:
            storage.publish(passing, row.number)
    except OSError:
        log.exception("Le fichier du document %s n'a pas pu être remis en place", row.number)
    return content
