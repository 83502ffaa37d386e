"""Un tableau rempli à la main : tout ce qui ne va pas est dit d'un coup, à sa cellule."""

import io

import pytest
from openpyxl import Workbook, load_workbook

from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import AssessmentKind, Certification, Register
from parchemin.readers.diagnostics import Diagnostic, UnreadableSource
from parchemin.readers.framework.doors import CSV, WORKBOOK
from parchemin.readers.reading import Reading
from parchemin.readers.recognise import read
from parchemin.writers.workbook import framework_workbook
from tests.readers.samples import codes_of

HEAD = "nature;code;intitulé;texte;clé;modalités;type d'épreuve;durée (minutes);niveau;siret;année"
START = f"{HEAD}\ncertification;RNCP90001;Régleur;;;;;;4"


def reading_of_lines(*lines: str) -> Reading:
    return read("\n".join((START, *lines)).encode(), "essai.csv")


def only(reading: Reading) -> Diagnostic:
    said = [each for each in reading.diagnostics if each.code != "blocs-absents"]
    assert len(said) == 1, said
    return said[0]


def test_un_tableau_simple() -> None:
    """Quatre colonnes suffisent : la place de chaque ligne dit sous quoi elle va."""
    reading = reading_of_lines(
        "bloc;BC01;Préparer",
        "compétence;C1;;Contrôler les organes;oui;BC01ME1",
        "critère;;;L'usure est mesurée",
        "savoir-faire;;;Lire un plan",
        "compétence;;;Graisser;non",
        "modalité;BC01ME1;Mise en situation;Sur une machine;;;Mise en situation;45",
    )
    assert reading.diagnostics == ()
    certification = reading.certifications[0]
    bloc = certification.blocs[0]
    assert (certification.number, certification.level) == ("RNCP90001", 4)
    assert [(each.text, each.key) for each in bloc.competencies] == [
        ("Contrôler les organes", True),
        ("Graisser", False),
    ]
    assert bloc.competencies[0].assessments == ("BC01ME1",)
    assert bloc.assessments[0].kind is AssessmentKind.SITUATION
    assert bloc.assessments[0].conditions.duration_minutes == 45


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_les_separateurs_et_les_encodages(separator: str, encoding: str) -> None:
    """Point-virgule, virgule ou tabulation, en UTF-8, UTF-16 ou Windows-1252 : le même tableau."""
    lines = ["nature;code;intitulé;texte", "certification;RNCP1;Été", "bloc;BC01;Élève"]
    data = "\r\n".join(lines).replace(";", separator).encode(encoding)
    certification = read(data, "essai.csv").certifications[0]
    assert (certification.title, certification.blocs[0].title) == ("Été", "Élève")


def test_les_en_tetes_d_un_tableur_presse() -> None:
    """Capitales, accents oubliés, ordre des colonnes et lignes vides ne gênent pas."""
    data = b"\n\nTEXTE;Nature;INTITULE;Code\n;;;\n;Certification;Titre;RS1\nLire;competence annoncee;;\n"
    certification = read(data, "essai.csv").certifications[0]
    assert (certification.number, certification.title) == ("RS1", "Titre")
    assert certification.stated_competencies[0].text == "Lire"


@pytest.mark.parametrize(
    ("line", "code", "where", "found", "expected"),
    [
        ("blok;BC01;T", "nature-inconnue", "ligne 3 (colonne « nature »)", "« blok »", "« bloc »"),
        (";BC01;T", "nature-inconnue", "ligne 3 (colonne « nature »)", "rien", "l'une des natures"),
        ("critère;;;X", "nature-mal-placee", "ligne 3", "« critère »", "« compétence »"),
        ("NSF;;Santé", "valeur-manquante", "ligne 3 (colonne « code »)", "« NSF »", "« code »"),
        ("NSF;331;Santé;;oui", "valeur-sans-objet", "ligne 3 (colonne « clé »)", "« oui »", "rien"),
        (
            "certificateur;;Nous;;;;;;;1,2E+13",
            "valeur-illisible",
            "ligne 3 (colonne « siret »)",
            "« 1,2E+13 »",
            "un code écrit en entier",
        ),
        (
            "promotion;;;;;;;;;;l'an dernier",
            "valeur-illisible",
            "ligne 3 (colonne « année »)",
            "« l'an dernier »",
            "un nombre entier",
        ),
        ("programme\nprogramme", "ligne-repetee", "ligne 4", "une deuxième", "une seule"),
        ("voie;experience\nvoie;Expérience", "ligne-repetee", "ligne 4", "une deuxième", "une"),
        ("voie;par la poste", "valeur-illisible", "ligne 3 (colonne « code »)", "« par", "apprent"),
    ],
)
def test_chaque_faute_a_sa_cellule(
    line: str, code: str, where: str, found: str, expected: str
) -> None:
    """Où, ce qui a été trouvé, ce qui était attendu, que faire."""
    said = only(reading_of_lines(line))
    assert (said.code, said.place.sentence) == (code, where)
    assert found in said.found
    assert expected in said.expected
    assert said.advice.endswith(".")


def test_toutes_les_fautes_d_un_coup() -> None:
    """Un fichier plein de fautes les dit toutes, et rend ce qui se lit."""
    reading = reading_of_lines(
        "bloc;;Préparer",
        "compétence;C1;;;peut-être",
        "critère;;;Sous une compétence sans texte",
        "compétence;C2;;Graisser;peut-être;ME9",
        "modalité;BC01ME1;Épreuve;Sur machine;;;devinette;une heure",
        "ligne perdue",
    )
    assert codes_of(reading) == [
        "valeur-manquante",
        "valeur-illisible",
        "valeur-manquante",
        "valeur-illisible",
        "valeur-illisible",
        "valeur-illisible",
        "nature-inconnue",
        "modalite-inconnue",
    ]
    bloc = reading.certifications[0].blocs[0]
    assert bloc.code == "BC01"
    assert [each.text for each in bloc.competencies] == ["Graisser"]
    assert (bloc.assessments[0].kind, bloc.assessments[0].text) == (None, "Sur machine")


def test_un_tableau_sans_ligne_de_certification() -> None:
    """Les blocs seuls sont lus, et l'on demande le numéro et l'intitulé sans les inventer."""
    reading = read(b"nature;code;intitule;texte\nbloc;BC01;Tenir la caisse\n", "essai.csv")
    certification = reading.certifications[0]
    assert (certification.number, certification.title) == (None, None)
    assert codes_of(reading) == ["certification-absente"]


def test_les_colonnes_de_trop() -> None:
    """Une colonne inconnue ou répétée est dite, avec le nom auquel elle ressemble."""
    reading = read(
        b"nature;texte;code;texte;dure (minutes);zzz;intitule\ncertification\n", "essai.csv"
    )
    said = {each.code: each for each in reading.diagnostics}
    assert said["colonne-repetee"].found == "deux colonnes « texte »"
    unknown = [each for each in reading.diagnostics if each.code == "colonne-inconnue"]
    assert [each.expected for each in unknown] == [
        "« durée (minutes) »",
        "une des colonnes du modèle",
    ]


def test_un_tableau_vide() -> None:
    """Un modèle déposé sans être rempli est refusé à la lecture avec son conseil."""
    reading = read(b"nature;code;intitule;texte\n;;;\n", "essai.csv")
    assert reading.certifications == ()
    assert codes_of(reading) == ["tableau-vide"]


def test_un_guillemet_jamais_ferme_ne_perd_rien_en_silence() -> None:
    """Une cellule démesurée, faute de guillemet, est un refus qui nomme sa ligne."""
    with pytest.raises(UnreadableSource) as refusal:
        reading_of_lines('bloc;BC01;"' + "x" * 200_000)
    assert refusal.value.code == "csv-illisible"
    assert "ligne 3" in str(refusal.value)


def test_un_autre_csv_n_est_pas_pris_pour_un_referentiel() -> None:
    """Un fichier de candidats, une page ou un CSV quelconque ne passent pas par cette porte."""
    for data in (
        b"nom;prenom;nature\nA;B;C\n",
        b"nature et texte",
        b"",
        b"\xff\xfe\x00",
        b"PK\x03\x04",
    ):
        assert not CSV.accepts(data)
        assert not WORKBOOK.accepts(data)


def workbook(rows: list[list[object]], *others: str) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Mon CQP"
    for row in rows:
        sheet.append(row)
    for name in others:
        book.create_sheet(name).append(["nature", "texte", "code"])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_un_classeur_rempli_a_la_main() -> None:
    """Nombres, booléens et dates d'un tableur sont lus comme ce qu'ils montrent."""
    data = workbook(
        [
            ["nature", "code", "intitulé", "texte", "niveau", "répertoire", "ouverte", "heures"],
            ["certification", "RNCP7", "Vendangeur", None, 5.0, "rncp"],
            ["voie", "experience", None, None, None, None, True],
            ["bloc", "BC01", "Cueillir"],
            ["programme", None, None, None, None, None, None, 12.5],
        ],
        "Brouillon",
    )
    reading = read(data, "essai.xlsx")
    certification = reading.certifications[0]
    assert reading.diagnostics == ()
    assert (certification.level, certification.register) == (5, Register.RNCP)
    assert certification.routes[Route.EXPERIENCE].open is True
    assert certification.programme is not None
    assert str(certification.programme.hours) == "12.5"
    assert reading.transcript is not None
    assert "bloc\tBC01\tCueillir" in reading.transcript


def test_une_formule_n_est_pas_une_valeur() -> None:
    """Une cellule calculée est dite par sa feuille et sa lettre ; sa formule n'est pas gardée."""
    data = workbook(
        [["nature", "code", "intitulé", "texte"], ["certification", "RNCP7", '="A"&"B"']]
    )
    reading = WORKBOOK.read(data, "essai.xlsx")
    said = only(reading)
    assert said.place.sentence == "feuille « Mon CQP », cellule C2 (colonne « intitulé »)"
    assert said.found == "une formule"
    assert reading.certifications[0].title is None


def test_un_classeur_exporte_n_a_pas_de_formule() -> None:
    """Aucune cellule d'un export n'est calculée, même quand son texte commence par « = »."""
    certification = Certification(number="@SUM(1)", register=None, title="=1+1")
    book = load_workbook(io.BytesIO(framework_workbook([certification])))
    assert {cell.data_type for sheet in book for row in sheet for cell in row} <= {"s", "n"}
    assert book.sheetnames == ["Référentiel", "Mode d'emploi"]
