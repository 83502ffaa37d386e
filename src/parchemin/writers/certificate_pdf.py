"""The parchemin as a PDF: A4 landscape, to be framed."""

from parchemin.domain.certificate import Certificate, CertificateKind
from parchemin.domain.errors import RefusedAct
from parchemin.writers.certificate_data import certificate_data, stamp
from parchemin.writers.typesetting import compose

IDENTIFIER = "parchemin"
NAME = "Parchemin (PDF)"


def render(certificate: Certificate) -> bytes:
    """The parchemin of one holder; the same certificate always gives the same bytes.

    Raises RefusedAct when a mandatory mention is unknown or when it is an attestation de bloc.
    """
    if certificate.kind is not CertificateKind.CERTIFICATION:
        raise RefusedAct("Une attestation de bloc ne s’édite pas comme un parchemin.")
    data = certificate_data(certificate)
    return compose("certificate.typ", data, stamped=stamp(certificate))
