"""The office's seal on its PDFs: a signature added at the end, which shows any later change.

The bytes that were sealed stay as they were, at the beginning of the file: a document composed again
from the same acts can be compared with them byte for byte.
"""

import hashlib
from datetime import UTC, datetime, timedelta
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from django.conf import settings
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

FIELD = "Sceau"
YEARS = 30
KEPT = "sceau.p12"


class UnreadableSeal(Exception):
    """The file of the seal cannot be opened; the sentence says which one and what to do."""


def seal(pdf: bytes, *, reason: str) -> bytes:
    """The same PDF with the office's signature, dated now, added at the end.

    ``reason`` says what is attested. Raises UnreadableSeal when the office's own key cannot be read.
    """
    signer = _signer(settings.DATA / KEPT)
    stated = signers.PdfSignatureMetadata(
        field_name=FIELD, reason=reason, subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256"
    )
    written = IncrementalPdfFileWriter(BytesIO(pdf), strict=False)
    made = signers.PdfSigner(stated, signer=signer, timestamper=None)
    out = BytesIO()
    made.sign_pdf(written, output=out, in_place=False, appearance_text_params=None)
    return out.getvalue()


def intact(signed: bytes) -> bool:
    """Whether the file bears this office's signature, alone, over everything before it."""
    ours = _certificate()
    try:
        found = PdfFileReader(BytesIO(signed)).embedded_signatures
        if len(found) != 1:
            return False
        status = validate_pdf_signature(found[0], ValidationContext(trust_roots=[ours]))
    except Exception:  # noqa: BLE001 - whatever a damaged file makes the reader say, it is not intact
        return False
    return bool(status.bottom_line and status.coverage is SignatureCoverageLevel.ENTIRE_FILE)


def fingerprint() -> str:
    """The print of the office's certificate, to be published so that anybody can compare."""
    content: bytes = _certificate().dump()
    return hashlib.sha256(content).hexdigest()


def _certificate() -> Any:
    """The certificate of the seal, as the library that signs reads it."""
    return _signer(settings.DATA / KEPT).signing_cert


@cache
def _signer(path: Path) -> signers.SimpleSigner:
    if not path.exists():
        _make(path)
    signer = signers.SimpleSigner.load_pkcs12(str(path), passphrase=_passphrase())  # type: ignore[no-untyped-call]
    if not isinstance(signer, signers.SimpleSigner):
        raise UnreadableSeal(
            f"Le sceau de l'office ({path.name}) ne s'ouvre pas avec PARCHEMIN_SECRET : remettez le "
            "secret d'avant, ou déplacez ce fichier pour qu'un nouveau sceau soit fait."
        )
    return signer


def _passphrase() -> bytes:
    """The words that lock the file of the seal, drawn from the office's secret."""
    return hashlib.sha256(b"parchemin.sceau:" + settings.SECRET_KEY.encode()).hexdigest().encode()


def _make(path: Path) -> None:
    """A key and its certificate, written once; two processes at once keep the first one written."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name(
        [x509.NameAttribute(NameOID.COMMON_NAME, f"Sceau de {settings.PUBLIC_URL}"[:64])]
    )
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=365 * YEARS))
        .add_extension(
            x509.KeyUsage(
                digital_signature=True, content_commitment=True, key_encipherment=False,
                data_encipherment=False, key_agreement=False, key_cert_sign=False, crl_sign=False,
                encipher_only=False, decipher_only=False,
            ),
            critical=True,
        )
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    locked = serialization.BestAvailableEncryption(_passphrase())
    content = pkcs12.serialize_key_and_certificates(b"sceau", key, certificate, None, locked)
    draft = path.with_name(f"{path.name}.{x509.random_serial_number():x}")
    draft.touch(mode=0o600)
    draft.write_bytes(content)
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
