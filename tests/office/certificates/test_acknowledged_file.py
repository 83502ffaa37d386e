"""Which of our files an acknowledgement answers: its idFlux first, its name when that is all."""

import uuid
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from parchemin.domain.errors import RefusedAct
from parchemin.office.certificates.actions.acknowledging import acknowledge
from parchemin.office.certificates.actions.declaring import declare
from parchemin.office.certificates.models import DeclarationFile, PassageAnswer

pytestmark = pytest.mark.django_db
OTHER = "6f0c1e52-0f6b-4a52-9d3e-0f5a86a1d001"


@pytest.fixture
def file(issued: Any, secretary: Any) -> DeclarationFile:
    """One declared file, with one holder."""
    issued()
    declaration, _ = declare(by=secretary, now=datetime(2026, 4, 1, 9, 30, tzinfo=UTC))
    return declaration.files.get()


def report(file: DeclarationFile, head: str) -> bytes:
    """A report that accepts the holder of that file, under that head."""
    passage = file.declared.get().certificate.technical_id
    accepted = f"<PassagesOK><idTechnique>{passage}</idTechnique></PassagesOK>"
    return f"<rapport>{head}{accepted}</rapport>".encode()


@pytest.mark.parametrize("flow", [OTHER, "F-2026-7"])
def test_a_file_of_ours_under_another_flow_is_refused(
    flow: str, file: DeclarationFile, secretary: Any
) -> None:
    """The sentence names both idFlux, and nothing is recorded."""
    head = f"<nomFichier>{file.name}</nomFichier><idFlux>{flow}</idFlux>"
    with pytest.raises(RefusedAct, match=f"{flow}.*{file.flux_id}"):
        acknowledge(content=report(file, head), name="accuse.xml", by=secretary)
    assert not PassageAnswer.objects.exists()


@pytest.mark.parametrize("shape", [str, lambda flow: str(flow).upper(), lambda flow: flow.hex])
def test_the_flow_is_known_however_it_is_written(
    shape: Any, file: DeclarationFile, secretary: Any
) -> None:
    """Capitals or no hyphens, it is the same identifier; the name may be missing."""
    head = f"<idFlux>{shape(uuid.UUID(str(file.flux_id)))}</idFlux>"
    received = acknowledge(content=report(file, head), name="accuse.xml", by=secretary)
    assert (received.file, received.accepted, received.by_name) == (file, 1, False)


def test_a_report_without_flow_is_known_by_its_name_and_says_so(
    file: DeclarationFile, signed_in: Any, secretary: Any
) -> None:
    """The answer is recorded, and the page says what it was recognised by."""
    content = report(file, f"<nomFichier>{file.name}</nomFichier>")
    client = signed_in(secretary)
    page = client.post(
        reverse("certificates:acknowledge"),
        {"file": SimpleUploadedFile("accuse.xml", content)},
        follow=True,
    ).content.decode()
    assert "1 accepté, 0 refusé." in page
    assert "son fichier est reconnu à son nom" in page
    assert PassageAnswer.objects.get().accepted
