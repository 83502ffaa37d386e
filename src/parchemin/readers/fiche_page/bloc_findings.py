"""What is said when a bloc of a page is not read whole."""

from parchemin.readers.diagnostics import Findings, at
from parchemin.readers.source_text import Piece


def say_missing(code: str, what: str, heading: Piece, findings: Findings) -> None:
    findings.error(
        "bloc-incomplet",
        at(heading, sentence=f"ligne {heading.line}, bloc {code}"),
        found=f"aucune {what} dans le bloc {code}",
        expected=f"au moins une {what} par bloc",
        advice="Vérifiez que la page a été copiée en entier, puis complétez le bloc à la main.",
    )


def say_doubtful_cuts(code: str, pieces: list[Piece], findings: Findings) -> None:
    for piece in pieces:
        findings.warn(
            "coupe-non-verifiee",
            at(piece, sentence=f"ligne {piece.line}, bloc {code}"),
            found=f"un passage absent de la liste des compétences : « {piece.text[:120]} »",
            expected="une compétence de la liste « Compétences attestées »",
            advice="Vérifiez où commence et où finit cette compétence.",
        )


def say_one_lump(code: str, piece: Piece, findings: Findings) -> None:
    findings.warn(
        "competences-non-separees",
        at(piece, sentence=f"ligne {piece.line}, bloc {code}"),
        found="un seul long texte, sans marque entre les compétences",
        expected="une compétence par ligne, ou la liste « Compétences attestées » de la page",
        advice="Séparez les compétences de ce bloc à la main.",
    )


def say_short_code(code: str, heading: Piece, findings: Findings) -> None:
    findings.inform(
        "code-de-bloc-court",
        at(heading),
        found=f"un bloc dont le code est « {code} », sans le numéro de la fiche",
        expected="un code tel que RNCP12345BC01",
        advice="Le code est gardé tel quel ; il ne désigne ce bloc qu'avec le numéro de la fiche.",
    )
