"""What a person has to look at in the levels of a framework that another program wrote."""

from parchemin.domain.french import counted
from parchemin.readers.case.levels import MEMBERS, LevelReader
from parchemin.readers.case.package import among
from parchemin.readers.diagnostics import Findings


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
