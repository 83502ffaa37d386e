"""The attestation de bloc as a PDF: A4 portrait, not to be taken for a parchemin."""

from parchemin.domain.certificate import Certificate, CertificateKind
from parchemin.domain.errors import RefusedAct
from parchemin.writers.certificate_data import certificate_data, stamp
from parchemin.writers.typesetting import compose

IDENTIFIER = "attestation_de_bloc"
NAME = "Attestation de bloc de compétences (PDF)"


def render(certificate: Certificate) -> bytes:
    """The attestation of one bloc; the same certificate always gives the same bytes.

    Raises RefusedAct when a mandatory mention is unknown or when it is a whole certification.
    """
    if certificate.kind is not CertificateKind.BLOC:
        raise RefusedAct("Un parchemin ne s’édite pas comme une attestation de bloc.")
    data = certificate_data(certificate)
    return compose("bloc_attestation.typ", data, stamped=stamp(certificate))
