"""What is said of a table whose cells were merged or cut."""

from parchemin.domain.referentiel import Competency
from parchemin.readers.diagnostics import Findings, Place, at, whole
from parchemin.readers.source_text import Piece


def stray_criteria(cell: Piece, findings: Findings) -> None:
    findings.error(
        "criteres-sans-competence",
        at(cell),
        found=f"des critères avant toute compétence : « {cell.text[:120]} »",
        expected="une compétence sur la même ligne que ses critères, ou au-dessus",
        advice="Replacez ces critères en face de leur compétence.",
    )


def cut_criterion(owner: Competency, rest: Piece, findings: Findings) -> None:
    last = owner.criteria[-1]
    line = max(span.line for span in last.spans.values())
    findings.warn(
        "critere-coupe",
        Place(line=rest.line, lines=(line, rest.line), sentence=f"lignes {line} et {rest.line}"),
        found=f"un critère coupé par un saut de page : « {last.text} » puis « {rest.text} »",
        expected="un critère d'un seul tenant",
        advice="Les deux morceaux ont été réunis ; vérifiez la phrase.",
    )


def merged_criteria(cell: Piece, covering: Piece | None, findings: Findings) -> None:
    above = f" ; la cellule de la ligne {covering.line} la couvre peut-être" if covering else ""
    findings.warn(
        "criteres-fusionnes" if covering else "criteres-absents",
        at(*([covering] if covering else []), cell),
        found=f"aucun critère en face de « {cell.text[:100]} »{above}",
        expected="des critères en face de chaque compétence",
        advice="Répartissez les critères entre les compétences si la cellule était fusionnée.",
    )


def keys_by_star(note: Piece | None, count: int, findings: Findings) -> None:
    findings.inform(
        "competences-cles-par-asterisque",
        at(note) if note else whole(),
        found=f"{count} compétences marquées d'un astérisque"
        + (f" ; le document annonce : « {note.text[:120]} »" if note else ""),
        expected="la marque que le document annonce (le gras ne survit pas à la copie en texte)",
        advice="Vérifiez que les compétences marquées sont bien les compétences clés.",
    )


def missing(what: str, advice: str, findings: Findings) -> None:
    findings.inform(
        "valeur-absente",
        whole(),
        found=f"{what} : le document n'en dit rien",
        expected=f"{what}, si la certification est enregistrée",
        advice=advice,
    )


def nothing_in_bloc(label: Piece, what: str, findings: Findings) -> None:
    findings.error(
        "bloc-incomplet",
        at(label),
        found=f"aucune {what} dans « {label.text} »",
        expected=f"au moins une {what} par bloc",
        advice="Vérifiez que le tableau a été copié en entier, puis complétez le bloc à la main.",
    )


def joined_interview(interview: Piece, findings: Findings) -> None:
    findings.inform(
        "entretien-rattache",
        at(interview),
        found=f"« {interview.text[:100]} » dans un paragraphe à part",
        expected="un entretien rattaché à la modalité qu'il suit",
        advice="Vérifiez que cet entretien fait bien partie de la modalité qui précède.",
    )
