"""What is said of a workbook beside its text."""

from parchemin.readers.diagnostics import Severity
from parchemin.readers.transcripts.remarks import Remark

SHEETS = Remark(
    "plusieurs-feuilles",
    "feuille lue",
    "feuilles lues l'une après l'autre",
    "un référentiel, sur une ou plusieurs feuilles",
    "Vérifiez que chacune de ces feuilles fait partie du référentiel.",
)
HIDDEN_SHEET = Remark(
    "feuille-masquee",
    "feuille masquée, laissée de côté",
    "feuilles masquées, laissées de côté",
    "des feuilles que l'on voit",
    "Si elle fait partie du référentiel, affichez-la dans Excel (clic droit sur un onglet, "
    "« Afficher »), enregistrez et relisez le classeur.",
    Severity.WARNING,
)
HIDDEN_ROW = Remark(
    "ligne-masquee",
    "ligne masquée ou filtrée, lue avec les autres",
    "lignes masquées ou filtrées, lues avec les autres",
    "des lignes que l'on voit",
    "Retirez-les de la lecture si elles ne font pas partie du référentiel.",
    Severity.WARNING,
)
HIDDEN_COLUMN = Remark(
    "colonne-masquee",
    "colonne masquée, lue avec les autres",
    "colonnes masquées, lues avec les autres",
    "des colonnes que l'on voit",
    "Supprimez-la du classeur et relisez-le si elle ne fait pas partie du référentiel.",
    Severity.WARNING,
)
FORMULA = Remark(
    "formule-calculee",
    "formule, lue avec sa dernière valeur calculée",
    "formules, lues avec leur dernière valeur calculée",
    "du texte et des nombres",
    "Rien à faire si le classeur a été enregistré par Excel après sa dernière modification.",
)
UNCOMPUTED = Remark(
    "formule-sans-valeur",
    "formule sans valeur enregistrée, laissée vide",
    "formules sans valeur enregistrée, laissées vides",
    "une valeur",
    "Ouvrez le classeur dans Excel, enregistrez-le pour que les valeurs y soient écrites, puis "
    "relisez-le.",
    Severity.WARNING,
)
FAULT = Remark(
    "valeur-en-erreur",
    "cellule en erreur dans le classeur, lue telle quelle",
    "cellules en erreur dans le classeur, lues telles quelles",
    "une valeur",
    "Corrigez la formule dans Excel, puis relisez le classeur.",
    Severity.WARNING,
)
