"""Ce que l'export écrit de travers : chaque manque a sa phrase, et rien n'est inventé."""

import pytest

from parchemin.domain.referentiel import Certification, Span
from parchemin.readers.diagnostics import Diagnostic
from parchemin.readers.fiche_xml.reader import FicheReading, read_fiches


def lue(content: str) -> FicheReading:
    head = "<NUMERO_FICHE>RNCP7</NUMERO_FICHE>\n<INTITULE>Essai</INTITULE>\n"
    (reading,) = read_fiches(f"<FICHES><FICHE>{head}{content}</FICHE></FICHES>".encode())
    return reading


def fiche(content: str) -> Certification:
    read = lue(content).certification
    assert read is not None
    return read


def constat(content: str) -> Diagnostic:
    (said,) = lue(content).diagnostics
    return said


def bloc(code: str, competencies: str = "", modalities: str = "") -> str:
    return (
        f"<BLOC_COMPETENCES><CODE>{code}</CODE><LIBELLE>Un bloc</LIBELLE>"
        f"<LISTE_COMPETENCES>{competencies}</LISTE_COMPETENCES>"
        f"<MODALITES_EVALUATION>{modalities}</MODALITES_EVALUATION></BLOC_COMPETENCES>"
    )


def blocs(*inside: str) -> str:
    return f"<BLOCS_COMPETENCES>{''.join(inside)}</BLOCS_COMPETENCES>"


def test_un_bloc_sans_code_est_lu_et_dit() -> None:
    """Le bloc garde son intitulé ; le constat donne sa ligne, la troisième du fichier."""
    content = blocs(bloc("", "Lire"))
    (read,) = fiche(content).blocs
    assert (read.code, read.title) == ("", "Un bloc")
    said = constat(content)
    assert (said.code, said.severity, said.place.line) == ("element-absent", "erreur", 3)
    assert said.found == "une fiche sans élément CODE"


def test_un_code_de_bloc_de_deux_chiffres_reste_tel_quel() -> None:
    """Deux vraies fiches codent un bloc « 01 » : il n'est ni refusé ni complété."""
    (read,) = fiche(blocs(bloc("01", modalities="Étude de cas"))).blocs
    assert read.code == "01"
    assert [each.code for each in read.assessments] == ["01ME1"]


def test_une_fiche_vide_n_a_rien() -> None:
    """Sans autre élément que son numéro et son intitulé, tout est vide ou inconnu."""
    read = fiche("")
    assert (read.level, read.active, read.blocs, read.routes) == (None, None, (), {})
    assert (read.dates.decision, read.dates.duration_years) == (None, None)
    assert (read.certifiers, read.statistics, read.correspondences) == ((), (), ())
    assert lue("").diagnostics == ()


@pytest.mark.parametrize("empty", ["<ACTIF/>", "<ACTIF></ACTIF>", "<ACTIF> \n </ACTIF>"])
def test_un_element_vide_vaut_un_element_absent(empty: str) -> None:
    """Vide, blanc ou absent : la valeur est inconnue et n'a pas de place."""
    read = fiche(empty)
    assert read.active is None
    assert "active" not in read.spans


@pytest.mark.parametrize(
    ("written", "active"),
    [("Oui", True), ("Non", False), ("oui", None), ("O", None), ("Actif", True), (" Non ", False)],
)
def test_oui_et_non_seulement(written: str, active: bool | None) -> None:
    """Un autre mot que ceux du registre ne décide rien."""
    assert fiche(f"<ACTIF>{written}</ACTIF>").active is active


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("29/02/2025", "la date « 29/02/2025 »"),
        ("31/04/2026", "la date « 31/04/2026 »"),
        ("2026-04-30", "la date « 2026-04-30 »"),
        ("30/04", "la date « 30/04 »"),
        ("30/04/20266", "la date « 30/04/20266 »"),
        ("x" * 60, f"la date « {'x' * 40} »"),
    ],
)
def test_une_date_impossible_est_citee(written: str, sentence: str) -> None:
    """La date est inconnue, sans place, et citée, écourtée à quarante caractères."""
    content = f"<DATE_EFFET>{written}</DATE_EFFET>"
    read = fiche(content)
    assert read.dates.effect is None
    assert "effect" not in read.dates.spans
    said = constat(content)
    assert said.found == sentence
    assert said.place.sentence == "RNCP7, DATE_EFFET, ligne 3"
    assert said.place.element == "FICHES/FICHE[1]/DATE_EFFET"


def test_le_29_fevrier_d_une_annee_bissextile_est_une_date() -> None:
    """La borne voisine de la date impossible est lue sans constat."""
    content = "<DATE_EFFET>29/02/2024</DATE_EFFET>"
    assert str(fiche(content).dates.effect) == "2024-02-29"
    assert lue(content).diagnostics == ()


@pytest.mark.parametrize(
    ("written", "years"), [("3", 3), ("0", 0), ("", None), ("trois", None), ("-1", None)]
)
def test_duree_d_enregistrement(written: str, years: int | None) -> None:
    """Une durée est un nombre d'années écrit en chiffres, ou elle est inconnue."""
    dates = fiche(f"<DUREE_ENREGISTREMENT>{written}</DUREE_ENREGISTREMENT>").dates
    assert dates.duration_years == years
    assert ("duration_years" in dates.spans) is (years is not None)


def statistique(year: str, holders: str) -> str:
    return (
        "<STATISTIQUES_PROMOTIONS><STATISTIQUES_PROMOTION>"
        f"<ANNEE>{year}</ANNEE><NOMBRE_CERTIFIES>{holders}</NOMBRE_CERTIFIES>"
        "</STATISTIQUES_PROMOTION></STATISTIQUES_PROMOTIONS>"
    )


@pytest.mark.parametrize("written", ["douze", "12,5", "-3", "1234567890", "²"])
def test_un_chiffre_illisible_est_vide_et_dit(written: str) -> None:
    """L'année reste, le chiffre est inconnu ; un nombre de plus de neuf chiffres en est un."""
    content = statistique("2024", written)
    (read,) = fiche(content).statistics
    assert (read.year, read.holders) == (2024, None)
    assert "holders" not in read.spans
    said = constat(content)
    assert (said.code, said.found) == ("nombre-illisible", f"« {written} »")


def test_une_promotion_sans_annee_n_est_pas_gardee() -> None:
    """Des chiffres qui ne disent pas leur année ne servent à rien."""
    assert fiche(statistique("", "12")).statistics == ()


def test_un_certificateur_sans_nom_n_est_pas_garde() -> None:
    """Un SIRET seul ne nomme personne."""
    inside = "<SIRET_CERTIFICATEUR>12345678901234</SIRET_CERTIFICATEUR>"
    group = f"<CERTIFICATEURS><CERTIFICATEUR>{inside}</CERTIFICATEUR></CERTIFICATEURS>"
    assert fiche(group).certifiers == ()


@pytest.mark.parametrize(
    "inside",
    [
        "<SOURCE><BLOC_COMPETENCES><CODE>RNCP7BC01</CODE></BLOC_COMPETENCES></SOURCE>",
        "<DESTINATION><NUMERO_FICHE> </NUMERO_FICHE></DESTINATION>",
        "<DESTINATION/>",
        "",
    ],
)
def test_une_correspondance_sans_destination_n_en_est_pas_une(inside: str) -> None:
    """Sans numéro de fiche en face, il n'y a rien à quoi correspondre."""
    group = f"<CORRESPONDANCES><CORRESPONDANCE>{inside}</CORRESPONDANCE></CORRESPONDANCES>"
    assert fiche(group).correspondences == ()


def test_les_codes_vides_d_une_correspondance_ne_decalent_pas_les_places() -> None:
    """La place d'un code compte tous les blocs de l'élément, même celui qui est vide."""
    group = (
        "<CORRESPONDANCES><CORRESPONDANCE><SOURCE>"
        "<BLOC_COMPETENCES><CODE/></BLOC_COMPETENCES><BLOC_COMPETENCES/>"
        "<BLOC_COMPETENCES><CODE>RNCP7BC03</CODE></BLOC_COMPETENCES>"
        "</SOURCE><DESTINATION><NUMERO_FICHE>RNCP8</NUMERO_FICHE></DESTINATION>"
        "</CORRESPONDANCE></CORRESPONDANCES>"
    )
    (read,) = fiche(group).correspondences
    assert read.blocs == ("RNCP7BC03",)
    element = read.spans["blocks.0"].element
    assert element is not None
    assert element.endswith("CORRESPONDANCE[1]/SOURCE/BLOC_COMPETENCES[3]/CODE")


def test_une_convention_sans_numero_n_est_pas_gardee() -> None:
    """CCN_2 sans numéro est laissée ; CCN_3 prend le deuxième rang."""
    read = fiche(
        "<CCN_1><NUMERO>1996</NUMERO><LIBELLE>Pharmacie</LIBELLE></CCN_1>"
        "<CCN_2><LIBELLE>Sans numéro</LIBELLE></CCN_2><CCN_3><NUMERO>959</NUMERO></CCN_3>"
    )
    assert [(each.code, each.label) for each in read.ccn] == [("1996", "Pharmacie"), ("959", None)]
    assert read.spans["ccn.1"].element == "FICHES/FICHE[1]/CCN_3/NUMERO"


def test_les_competences_hors_de_la_liste_sont_comptees() -> None:
    """Une compétence de bloc absente de la liste est dite une fois, avec le premier texte."""
    stated = "<CAPACITES_ATTESTEES>Lire    Compter</CAPACITES_ATTESTEES>"
    content = stated + blocs(bloc("B1", "Lire    Écrire    Mesurer"))
    said = constat(content)
    assert (said.code, said.severity) == ("competences-hors-liste", "information")
    assert said.found.startswith("2 compétences des blocs absentes")
    assert "dont « Écrire »" in said.found


@pytest.mark.parametrize("written", ["L’atelier ;", "L'atelier.", "L’atelier"])
def test_une_apostrophe_ou_un_point_ne_font_pas_une_difference(written: str) -> None:
    """Le texte reste celui du bloc, mais l'écart d'écriture n'est pas une information."""
    stated = "<CAPACITES_ATTESTEES>L'atelier ;</CAPACITES_ATTESTEES>"
    content = stated + blocs(bloc("B1", written))
    assert lue(content).diagnostics == ()
    assert fiche(content).blocs[0].competencies[0].text == written


def test_sans_liste_il_n_y_a_rien_a_comparer() -> None:
    """Une fiche sans CAPACITES_ATTESTEES ne reçoit pas de constat d'écart."""
    assert lue(blocs(bloc("B1", "Lire"))).diagnostics == ()


def test_les_places_traversent_les_caracteres_invisibles() -> None:
    """Un caractère de largeur nulle disparaît du texte, mais compte dans les places."""
    content = blocs(bloc("B1", "Li\u200bre\nC2. Écrire"))
    first, second = fiche(content).blocs[0].competencies
    place = "FICHES/FICHE[1]/BLOCS_COMPETENCES/BLOC_COMPETENCES[1]/LISTE_COMPETENCES"
    assert (first.text, first.spans["text"]) == ("Lire", Span(3, 0, 5, place))
    assert (second.code, second.spans["code"]) == ("C2", Span(4, 6, 8, place))
    assert second.spans["text"] == Span(4, 10, 16, place)


def test_une_modalite_va_jusqu_a_la_suivante() -> None:
    """Un paragraphe qui n'annonce rien continue la modalité d'avant, comme dans le texte."""
    text = "Étude de cas    Elle dure deux heures    QCM de vingt questions"
    one, two = fiche(blocs(bloc("B1", modalities=text))).blocs[0].assessments
    assert (one.code, one.kind) == ("B1ME1", "etude_de_cas")
    assert one.text == "Étude de cas    Elle dure deux heures"
    assert (two.code, two.kind, two.text) == ("B1ME2", "qcm", "QCM de vingt questions")


def test_le_cdata_de_l_export_se_lit_comme_un_texte() -> None:
    """Le véritable export écrit ses longs textes en CDATA, échappés ici."""
    raw = "Lire &amp; écrire    Peser"
    cdata = "<![CDATA[Lire & écrire    Peser]]>"
    assert fiche(blocs(bloc("B1", raw))).blocs == fiche(blocs(bloc("B1", cdata))).blocs


@pytest.mark.parametrize("inside", ["<!-- note -->", "<?essai?>", "<AUTRE>x</AUTRE>"])
def test_ce_qui_n_est_pas_du_format_est_laisse(inside: str) -> None:
    """Un commentaire, une instruction ou un élément inconnu ne changent rien à la lecture."""
    plain = blocs(bloc("B1", "Lire")) + "<ACTIF>Oui</ACTIF>"
    odd = blocs(inside + bloc("B1", "Lire")) + inside + "<ACTIF>Oui</ACTIF>"
    assert fiche(odd) == fiche(plain)
