"""The two certifications walked from end to end, with four invented people each."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[2] / "src" / "parchemin" / "examples"
HEADINGS = (
    "nom_naissance;prenoms;date_naissance;sexe;voie_acces;"
    "code_commune_naissance;commune_naissance;date_entree"
)


@dataclass(frozen=True)
class Candidate:
    """A line of the file; ``failed`` is a word of the title of the only modality not won."""

    name: str
    first_names: str
    born: str
    sex: str
    route: str
    commune: str
    failed: str = ""

    def line(self, entered_on: date) -> str:
        cells = (self.name, self.first_names, self.born, self.sex, self.route, self.commune)
        return ";".join((*cells, f"{entered_on:%d/%m/%Y}"))


@dataclass(frozen=True)
class Walk:
    """What differs from one certification to the other."""

    number: str
    title: str
    candidates: tuple[Candidate, ...]
    nsf: str
    level: int
    decision: str
    dates: dict[str, date]
    second_step: str = ""

    @property
    def fiche(self) -> Path:
        return EXAMPLES / self.number / "fiche.txt"

    @property
    def reglement(self) -> Path:
        return EXAMPLES / self.number / "reglement.toml"

    @property
    def partial(self) -> Candidate:
        return next(each for each in self.candidates if each.failed)

    @property
    def holders(self) -> list[Candidate]:
        return [each for each in self.candidates if not each.failed]


def candidate_file(folder: Path, candidates: tuple[Candidate, ...], entered_on: date) -> Path:
    """The file of the promotion, as a spreadsheet would export it."""
    file = folder / "promotion.csv"
    lines = [HEADINGS, *(each.line(entered_on) for each in candidates)]
    file.write_text("\r\n".join(lines) + "\r\n", "utf-8")
    return file


IMTAD = Walk(
    number="RNCP40657",
    title="CQP Intervenant médico-technique à domicile",
    candidates=(
        Candidate("Fictive-Aubépine", "Élise,Marie", "14/02/1991", "F", "formation_continue",
                  "44109;Nantes"),
        Candidate("Fictif-Buis", "Karim", "03/09/1988", "M", "contrat_professionnalisation",
                  "13055;Marseille"),
        Candidate("Fictive-Cèdre", "Noémie", "21/12/1979", "F", "experience", "31555;Toulouse"),
        Candidate("Fictif-Douglas", "Hugo", "30/06/1995", "M", "formation_continue",
                  "35238;Rennes", failed="BC02"),
    ),
    nsf="331",
    level=4,
    decision="23 mai 2025",
    dates={},
)  # fmt: skip
ASSISTANT = Walk(
    number="RNCP40913",
    title="CQP Assistant médical",
    candidates=(
        Candidate("Fictive-Églantier", "Aïcha", "08/03/1986", "F", "formation_continue",
                  "59350;Lille"),
        Candidate("Fictif-Frêne", "Paul", "17/10/1990", "M", "contrat_professionnalisation",
                  "33063;Bordeaux"),
        Candidate("Fictive-Houx", "Lina,Rose", "02/01/1993", "F", "formation_continue",
                  "67482;Strasbourg"),
        Candidate("Fictif-If", "Tom", "25/07/1984", "M", "contrat_professionnalisation",
                  "06088;Nice", failed="BC03"),
    ),
    nsf="331",
    level=4,
    decision="25 juin 2025",
    dates={
        "Date de la décision": date(2025, 6, 25),
        "Dernière délivrance": date(2030, 6, 25),
    },
    second_step="la CPNEFP des personnels des cabinets médicaux",
)  # fmt: skip
