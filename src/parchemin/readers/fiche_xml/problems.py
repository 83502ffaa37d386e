"""The diagnostics of one XML fiche: their place is an element and a line."""

from collections.abc import Iterable

from parchemin.domain.french import counted
from parchemin.readers.diagnostics import Findings, Place
from parchemin.readers.fiche_xml.spans import Raw


class Problems:
    """What is said of one fiche; nothing is built until there is something to say."""

    __slots__ = ("_name", "findings")

    def __init__(self, name: str) -> None:
        self._name = name
        self.findings = Findings()

    def impossible_date(self, text: str, raw: Raw) -> None:
        self.findings.error(
            "date-impossible",
            self.place(raw),
            found=f"la date « {text[:40]} »",
            expected="une date du calendrier, écrite JJ/MM/AAAA",
            advice="Vérifiez cette date sur le site du registre.",
        )

    def not_a_number(self, text: str, raw: Raw) -> None:
        self.findings.warn(
            "nombre-illisible",
            self.place(raw),
            found=f"« {text[:40]} »",
            expected="un nombre entier",
            advice="Vérifiez ce chiffre sur le site du registre.",
        )

    def missing(self, tag: str, line: int) -> None:
        self.findings.error(
            "element-absent",
            Place(line=line, lines=(line,), element=tag, sentence=self._name),
            found=f"une fiche sans élément {tag}",
            expected=f"un élément {tag}, obligatoire dans l'export du registre",
            advice="Téléchargez de nouveau l'export ; le fichier est peut-être incomplet.",
        )

    def lists_differ(self, alone: Iterable[str], raw: Raw) -> None:
        texts = list(alone)
        self.findings.inform(
            "competences-hors-liste",
            self.place(raw),
            found=f"{counted(len(texts), 'compétence')} des blocs "
            f"{'absente' if len(texts) == 1 else 'absentes'} de CAPACITES_ATTESTEES, "
            f"dont « {texts[0][:100]} »",
            expected="les mêmes compétences dans la liste de la fiche et dans ses blocs",
            advice="Le texte des blocs est retenu ; vérifiez s'il s'agit d'une réécriture.",
        )

    def place(self, raw: Raw, what: str = "") -> Place:
        line, _, _, element = raw
        sentence = f"{self._name}, {what or element.rsplit('/', 1)[-1]}, ligne {line}"
        return Place(line=line, lines=(line,), element=element, sentence=sentence)
