"""What a person has to look at in a framework that another program wrote."""

from collections import Counter

from parchemin.readers.case.levels import MEMBERS, NOTES
from parchemin.readers.case.nomenclatures import is_outer
from parchemin.readers.case.package import Package
from parchemin.readers.case.tree import IS_CHILD
from parchemin.readers.diagnostics import Findings, Place

_CARRIED = {
    "identifier", "uri", "lastChangeDateTime", "CFItemType", "CFItemTypeURI", "CFDocumentURI",
    "extensions", "language",
}  # fmt: skip
_HEADER = ("creator", "publisher", "version", "adoptionStatus", "statusStartDate", "statusEndDate")


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
