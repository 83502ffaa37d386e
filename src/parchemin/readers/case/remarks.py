"""What a person has to look at in a framework that another program wrote."""

from collections import Counter

from parchemin.domain.french import counted
from parchemin.readers.case.levels import MEMBERS, NOTES, LevelReader
from parchemin.readers.case.nomenclatures import is_outer
from parchemin.readers.case.package import Package, among
from parchemin.readers.case.tree import IS_CHILD
from parchemin.readers.diagnostics import Findings, Place

_CARRIED = {
    "identifier", "uri", "lastChangeDateTime", "CFItemType", "CFItemTypeURI", "CFDocumentURI",
    "extensions", "language",
}  # fmt: skip
_HEADER = ("creator", "publisher", "version", "adoptionStatus", "statusStartDate", "statusEndDate")


def say_levels(reader: LevelReader, findings: Findings) -> None:
    """What was decided from the place of the items, and what is missing to them."""
    if reader.by_place:
        findings.warn(
            "niveaux-lus-par-la-place",
            among(reader.by_place),
            found=f"{counted(len(reader.by_place), 'élément')} sans nature connue (CFItemType)",
            expected=f"l'une de ces natures : {', '.join(MEMBERS)}",
            advice="Le premier niveau est lu comme blocs, le deuxième comme compétences, le "
            "troisième comme savoir-faire : vérifiez-le à la relecture.",
        )
    if reader.too_deep:
        findings.warn(
            "niveaux-reunis",
            among(reader.too_deep),
            found=f"{counted(len(reader.too_deep), 'élément')} plus bas que le troisième niveau",
            expected="des blocs, des compétences, puis leurs critères ou savoir-faire",
            advice="Ils sont réunis sous leur compétence, dans l'ordre : vérifiez-les.",
        )
    if reader.lost:
        findings.error(
            "elements-non-lus",
            among(reader.lost),
            found=f"{counted(len(reader.lost), 'élément')} sous une modalité ou une introduction",
            expected="rien sous ces éléments",
            advice="Ils ne sont pas lus : placez-les sous une compétence, puis exportez de nouveau.",
        )
    if reader.without_code:
        findings.warn(
            "code-absent",
            among(reader.without_code),
            found=f"{counted(len(reader.without_code), 'bloc ou modalité', 'blocs ou modalités')} "
            "sans code (humanCodingScheme)",
            expected="le code que le registre ou le certificateur donne",
            advice="Un code d'attente, fait du rang, tient sa place : donnez le vrai.",
        )


def say_unread(package: Package, findings: Findings) -> None:
    """What the package says and a référentiel has no place for."""
    kinds = Counter(tie.kind for tie in package.ties if tie.kind != IS_CHILD and not is_outer(tie))
    if kinds:
        findings.inform(
            "associations-non-reprises",
            Place(element="CFAssociations", sentence="associations"),
            found=", ".join(f"{kind} ({times})" for kind, times in kinds.items()),
            expected=f"{IS_CHILD}, ou un lien vers le ROME ou ESCO",
            advice="Ces liens ne sont pas repris : notez ailleurs ceux qui vous servent.",
        )
    read = _CARRIED | {member for members in MEMBERS.values() for member in members} - {NOTES}
    members = Counter(
        member for item in package.items.values() for member in item.written if member not in read
    )
    if members:
        findings.inform(
            "membres-non-repris",
            Place(element="CFItems", sentence="éléments"),
            found=", ".join(f"{member} ({times})" for member, times in members.most_common()),
            expected="un énoncé, un code, une nature",
            advice="Ces indications ne sont pas reprises : complétez à la relecture.",
        )


def say_header(package: Package, findings: Findings) -> None:
    """The heading of another program's document, left for a person to take up."""
    known = [f"{name} : {package.document[name]}" for name in _HEADER if package.document.get(name)]
    findings.warn(
        "identite-a-completer",
        Place(element="CFDocument", sentence="document"),
        found=" ; ".join(known)[:400] or "un titre seulement",
        expected="un numéro, un répertoire, un niveau, des certificateurs et des dates",
        advice="Un cadre CASE ne les dit pas comme une fiche : donnez-les à la relecture.",
    )
