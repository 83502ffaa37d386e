"""What is said of a Word document beside its text."""

from parchemin.readers.diagnostics import Severity
from parchemin.readers.transcripts.remarks import Remark

TRACKED = Remark(
    "suivi-des-modifications",
    "modification suivie, lue comme si elle était acceptée",
    "modifications suivies, lues comme si elles étaient acceptées",
    "un document dont chaque modification est acceptée ou refusée",
    "Dans Word, onglet Révision, acceptez ou refusez chaque modification, puis relisez le document.",
    Severity.WARNING,
)
TEXT_BOX = Remark(
    "zone-de-texte",
    "zone de texte, lue après le paragraphe qui la porte",
    "zones de texte, chacune lue après le paragraphe qui la porte",
    "un texte qui se suit, hors des zones de texte",
    "Vérifiez que ce texte se trouve à sa place dans la lecture.",
    Severity.WARNING,
)
COMMENT = Remark(
    "commentaire",
    "commentaire, laissé de côté",
    "commentaires, laissés de côté",
    "un document sans commentaire en attente",
    "Lisez ces commentaires dans Word : le texte peut être appelé à changer.",
)
HIDDEN = Remark(
    "texte-masque",
    "passage masqué, laissé de côté",
    "passages masqués, laissés de côté",
    "un texte que l'on voit",
    "Affichez ce texte dans Word (police, case « Masqué ») s'il fait partie du référentiel.",
    Severity.WARNING,
)
NESTED = Remark(
    "tableau-dans-une-cellule",
    "tableau placé dans une cellule, lu paragraphe par paragraphe",
    "tableaux placés dans une cellule, lus paragraphe par paragraphe",
    "un tableau simple",
    "Vérifiez le texte lu de cette cellule.",
)
NOTE = Remark(
    "note-de-bas-de-page",
    "note de bas de page, lue à la fin du document",
    "notes de bas de page, lues à la fin du document",
    "un texte sans note",
    "Vérifiez que ces notes ne changent pas le sens du texte.",
)
CONTENTS = Remark(
    "table-des-matieres",
    "ligne d'une table des matières, laissée de côté",
    "lignes d'une table des matières, laissées de côté",
    "le texte du référentiel",
    "Rien à faire : les titres sont lus à leur place dans le document.",
)
EMBEDDED = Remark(
    "document-incorpore",
    "document incorporé, laissé de côté",
    "documents incorporés, laissés de côté",
    "un document d'un seul tenant",
    "Ouvrez le document incorporé, enregistrez-le à part et donnez-le à lire.",
    Severity.WARNING,
)
