"""One document of each format and kind that is read, as a person would hold it."""

import email.message
import email.policy
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from parchemin.domain.referentiel import Certification
from parchemin.writers.case import Edition, framework_case
from parchemin.writers.framework_csv import framework_csv
from parchemin.writers.workbook import framework_workbook
from tests.readers.samples import PAGE_A, PROGRAMME, SAMPLES, TABLE, reading_of
from tests.readers.table.layout import LAYOUTS, body_of
from tests.readers.table.written.docx import as_docx
from tests.readers.table.written.html import as_html
from tests.readers.table.written.markdown import as_markdown
from tests.readers.table.written.pdf import as_pdf
from tests.readers.table.written.tsv import as_tsv
from tests.readers.table.written.xlsx import as_xlsx
from tests.readers.test_lire_l_export_csv_et_les_archives import FILES, zipped
from tests.readers.test_lire_une_reponse_json_du_registre import FICHE, answer

RNCP = SAMPLES / "rncp"
REFUGE = body_of(LAYOUTS[0])
SITE = (SAMPLES / "fiches/RNCP40657-site.html").read_bytes()
LISTED = "Accueillir chaque randonneur en tenant compte de sa fatigue et de son heure d'arrivée"
EDITION = Edition(number="RNCP40657", version="1", changed=datetime(2026, 11, 22, tzinfo=UTC))
HOME = "Réaliser"
PANNE = "Localiser une panne électrique"


_MADE: dict[str, bytes] = {}


@dataclass(frozen=True)
class Document:
    """A file, what it is said to be, how many it describes, and words that are read in it.

    ``words`` is empty for data whose values have no place to be shown at.
    """

    name: str
    make: Callable[[], bytes]
    kind: str
    words: str = ""
    blocs: int = 0
    count: int = 1

    def data(self) -> bytes:
        """The same bytes each time: what dates a document is written once."""
        if self.name not in _MADE:
            _MADE[self.name] = self.make()
        return _MADE[self.name]


def sample(path: str) -> Callable[[], bytes]:
    """The bytes of a sample, read when asked."""
    return (SAMPLES / path).read_bytes


def archive() -> bytes:
    """A page saved in one file, as a browser writes it (MHTML)."""
    message = email.message.EmailMessage(policy=email.policy.SMTP)
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = "https://registre.invalid/40657"
    message.set_content(SITE.decode(), subtype="html", cte="quoted-printable")
    message.make_mixed()
    return message.as_bytes().replace(b"multipart/mixed", b"multipart/related")


def export(*names: str) -> bytes:
    """An export of the register with these fiches."""
    fiches = [(RNCP / f"{name}.xml").read_bytes() for name in names]
    inside = [each[each.index(b"<FICHE>") : each.index(b"</FICHES>")] for each in fiches]
    return b"<FICHES>" + b"\n".join(inside) + b"</FICHES>"


def example() -> Certification:
    """The fiche of the examples."""
    return reading_of(PAGE_A).certifications[0]


def case() -> bytes:
    """The same, as a CASE framework."""
    return framework_case(example(), EDITION)


def api(*numbers: str) -> bytes:
    """An answer of the register with the same fiche under these numbers."""
    return answer(*({**FICHE, "NUMERO_FICHE": number} for number in numbers))


TABLES = {
    "docx": as_docx,
    "pdf": as_pdf,
    "xlsx": as_xlsx,
    "html": as_html,
    "md": as_markdown,
    "tsv": as_tsv,
}
DOCUMENTS = (
    *(
        Document(f"refuge.{ending}", lambda write=write: write(REFUGE), "table", LISTED, 3)  # type: ignore[misc]
        for ending, write in TABLES.items()
    ),
    Document("assurance.txt", TABLE.read_bytes, "table", "Hiérarchiser", 3),
    Document("fiche.txt", PAGE_A.read_bytes, "fiche_page", HOME, 4),
    Document("fiche.html", sample("fiches/RNCP40657-site.html"), "fiche_page", HOME, 4),
    Document("fiche.mhtml", archive, "fiche_page", HOME, 4),
    Document("ancienne.txt", sample("fiches/RNCP91234-ancienne.txt"), "fiche_page", "verre", 2),
    Document("cncp.html", sample("fiches/RNCP8123-cncp.html"), "fiche_page", "haie", 2),
    Document("deux.txt", sample("fiches/deux-fiches.txt"), "fiche_page", "optique", 1, count=2),
    Document("deux.html", sample("fiches/deux-fiches.html"), "fiche_page", "optique", 1, count=2),
    Document("fiche.xml", sample("rncp/RNCP36490.xml"), "fiche_xml", "Analyser", 4),
    Document(
        "export.zip",
        lambda: zipped({"export.xml": export("RNCP36490", "RNCP37674")}),
        "fiche_xml",
        "Analyser",
        4,
        count=2,
    ),
    Document("reponse.json", lambda: api("RNCP91300"), "fiche_api", PANNE, 2),
    Document("deux.json", lambda: api("RNCP91300", "RNCP91301"), "fiche_api", PANNE, 2, count=2),
    Document("export-csv.zip", lambda: zipped({**FILES}), "fiche_csv", "Diagnostiquer", 2, count=2),
    Document("programme.txt", PROGRAMME.read_bytes, "programme", "Assistant", 4),
    Document("cadre.json", case, "case", "", 4),
    Document("cadre.xlsx", lambda: framework_workbook([example()]), "cadre_tableau", "", 4),
    Document("cadre.csv", lambda: framework_csv([example()]), "cadre_tableau", "", 4),
)
EVERY = {document.name: document for document in DOCUMENTS}
