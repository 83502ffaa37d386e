"""Le sceau de l'office : il s'ajoute à la fin, et montre tout changement."""

import stat
import subprocess
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings as office
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.reader import PdfFileReader

from parchemin.office import sealing
from parchemin.writers.typesetting import compose

STAMPED = datetime(2026, 7, 1, tzinfo=UTC)
RECAP = {
    "number": "PV-1", "certification": "RNCP1 : Titre", "session": "J-1", "body": "Exemple",
    "closed": "1er juillet 2026", "blocs": [], "rows": [],
}  # fmt: skip


@pytest.fixture(scope="module")
def composed() -> bytes:
    return compose("recap.typ", RECAP, stamped=STAMPED)


@pytest.fixture(scope="module")
def signed(composed: bytes) -> bytes:
    return sealing.seal(composed, reason="Essai")


def test_le_sceau_s_ajoute_sans_rien_changer(composed: bytes, signed: bytes) -> None:
    """Les octets composés restent au début du fichier ; le sceau est reconnu."""
    assert signed.startswith(composed)
    assert len(signed) > len(composed)
    assert sealing.intact(signed)


@given(st.integers(0, 10**9), st.integers(1, 255))
@settings(max_examples=25, deadline=None)
def test_un_octet_change_se_voit(signed: bytes, drawn: int, change: int) -> None:
    """Où que tombe le changement dans ce qui fut scellé, le sceau est rompu."""
    place = drawn % signed.index(b"/ByteRange")
    other = bytes([signed[place] ^ change])
    assert not sealing.intact(signed[:place] + other + signed[place + 1 :])


@pytest.mark.parametrize("added", [b"\n% ajout", b"\n%%EOF\n"])
def test_un_ajout_se_voit(added: bytes, signed: bytes) -> None:
    """Ce qui s'ajoute après le sceau n'est pas couvert : le fichier n'est plus intact."""
    assert not sealing.intact(signed + added)


def test_sans_sceau_un_pdf_n_est_pas_intact(composed: bytes) -> None:
    """Un PDF nu, un fichier vide, un texte : rien n'est pris pour scellé."""
    for content in (composed, b"", b"pas un PDF", composed[:200]):
        assert not sealing.intact(content)


def test_un_autre_verificateur_le_reconnait(signed: bytes, tmp_path: Path) -> None:
    """OpenSSL vérifie la signature sur les octets qu'elle couvre, avec le certificat de l'office."""
    found = PdfFileReader(BytesIO(signed)).embedded_signatures[0]
    first, length, second, rest = (int(number) for number in found.byte_range)
    covered = signed[first : first + length] + signed[second : second + rest]
    (tmp_path / "signature.der").write_bytes(found.pkcs7_content)
    (tmp_path / "octets").write_bytes(covered)
    command = [
        "openssl", "cms", "-verify", "-binary", "-inform", "DER", "-noverify",
        "-in", "signature.der", "-content", "octets", "-out", "relus",
    ]  # fmt: skip
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    (tmp_path / "octets").write_bytes(covered[:-1] + b"x")
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode


def test_la_cle_est_a_l_office_seul() -> None:
    """Le fichier du sceau n'est lisible que par le compte de l'office, et reste le même."""
    before = sealing.fingerprint()
    kept = office.DATA / sealing.KEPT
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    sealing._signer.cache_clear()
    assert sealing.fingerprint() == before


def test_un_sceau_qui_ne_s_ouvre_pas_le_dit(tmp_path: Path) -> None:
    """Une clé d'un autre secret, ou abîmée : une phrase, jamais un sceau de rechange en silence."""
    damaged = tmp_path / sealing.KEPT
    damaged.write_bytes(b"abime")
    with pytest.raises(sealing.UnreadableSeal, match="PARCHEMIN_SECRET"):
        sealing._signer(damaged)
    assert damaged.read_bytes() == b"abime"
