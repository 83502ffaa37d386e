"""Un référentiel en tableau, cellules fusionnées et saut de page compris."""

import pytest

from parchemin.domain.referentiel import AssessmentKind, Certification
from parchemin.readers.reading import Reading
from parchemin.readers.recognise import read
from tests.readers.samples import TABLE, codes_of, reading_of


@pytest.fixture
def reading() -> Reading:
    return reading_of(TABLE)


@pytest.fixture
def referentiel(reading: Reading) -> Certification:
    (found,) = reading.certifications
    return found


def test_ce_que_le_tableau_ne_dit_pas(referentiel: Certification, reading: Reading) -> None:
    """Ni numéro, ni niveau, ni voie : vides, et dits un à un."""
    assert referentiel.title == "CQP DELEGUE D'ASSURANCE MALADIE"
    assert (referentiel.number, referentiel.register, referentiel.level) == (None, None, None)
    assert referentiel.routes == {}
    assert codes_of(reading).count("valeur-absente") == 4


def test_blocs_et_competences(referentiel: Certification) -> None:
    """Trois blocs de 6, 5 et 4 compétences, avec leur activité."""
    assert [len(bloc.competencies) for bloc in referentiel.blocs] == [6, 5, 4]
    assert [bloc.code for bloc in referentiel.blocs] == ["BC01", "BC02", "BC03"]
    assert [bloc.title for bloc in referentiel.blocs][1] == "Gestion du risque"
    activity = referentiel.blocs[1].activity
    assert activity is not None
    assert activity.startswith("Accompagne les professionnels de santé en les informant")


def test_competences_cles(referentiel: Certification, reading: Reading) -> None:
    """Huit compétences clés par l'astérisque ; le gras annoncé ne survit pas à la copie."""
    keys = [[item.key for item in bloc.competencies] for bloc in referentiel.blocs]
    assert keys == [
        [False, True, True, False, True, False],
        [False, True, True, True, False],
        [False, True, True, False],
    ]
    assert not any("*" in item.text for bloc in referentiel.blocs for item in bloc.competencies)
    (said,) = [each for each in reading.diagnostics if "asterisque" in each.code]
    assert "en gras" in said.found
    assert said.severity == "information"


def test_criteres(referentiel: Certification) -> None:
    """Quarante-cinq critères, chacun sur la compétence de sa ligne."""
    counts = [[len(item.criteria) for item in bloc.competencies] for bloc in referentiel.blocs]
    assert counts == [[4, 2, 3, 2, 3, 2], [3, 4, 2, 3, 2], [9, 0, 3, 3]]
    assert sum(map(sum, counts)) == 45


def test_le_critere_coupe_par_un_saut_de_page(referentiel: Certification, reading: Reading) -> None:
    """Les deux morceaux sont réunis, chacun garde sa place, et c'est dit."""
    joined = referentiel.blocs[2].competencies[0].criteria[-1]
    assert joined.text == (
        "Adapte les techniques de verrouillage d'un groupe et sait conclure la réunion pluri "
        "professionnelle."
    )
    assert (joined.spans["text.0"].line, joined.spans["text.1"].line) == (29, 32)
    (said,) = [each for each in reading.diagnostics if each.code == "critere-coupe"]
    assert said.place.lines == (29, 32)


def test_un_critere_coupe_deux_fois() -> None:
    """Un critère en trois morceaux garde trois places."""
    text = TABLE.read_text(encoding="utf-8")
    end = "\t\t\tsait conclure la réunion pluri professionnelle."
    assert end in text
    cut = end.replace(" la réunion", "\n\t\t\tla réunion")
    criteria = read(text.replace(end, cut).encode(), "t").certifications[0].blocs[2].competencies[0]
    joined = criteria.criteria[-1]
    assert joined.text.endswith("d'un groupe et sait conclure la réunion pluri professionnelle.")
    assert list(joined.spans) == ["text.0", "text.1", "text.2"]


def test_la_cellule_fusionnee_reste_sur_sa_ligne(reading: Reading) -> None:
    """La compétence sans critère renvoie à la cellule du dessus, qui la couvre peut-être."""
    (said,) = [each for each in reading.diagnostics if each.code == "criteres-fusionnes"]
    assert said.place.lines == (29, 30)
    assert "la couvre peut-être" in said.found


def test_modalites(referentiel: Certification) -> None:
    """Un carnet et une épreuve par bloc ; l'entretien à part rejoint l'épreuve qu'il suit."""
    kinds = [[item.kind for item in bloc.assessments] for bloc in referentiel.blocs]
    oral, seen = AssessmentKind.ORAL_ON_SITUATIONS, AssessmentKind.REAL_SITUATION
    book = AssessmentKind.LOGBOOK
    assert kinds == [[book, oral], [book, oral], [book, seen]]
    texts = [bloc.assessments[1].text for bloc in referentiel.blocs]
    assert [
        f"Entretien de {time} mn" in text for time, text in zip((30, 35, 15), texts, strict=True)
    ]
    assert "<p>" not in texts[2]


def test_sans_note_les_cles_restent_inconnues() -> None:
    """Sans ligne qui annonce des compétences clés, aucune n'est vraie ni fausse."""
    note = "*Les compétences en gras sont les compétences désignées comme clés."
    text = TABLE.read_text(encoding="utf-8").replace(note, "")
    reading = read(text.encode(), "tableau")
    blocs = reading.certifications[0].blocs
    assert {item.key for bloc in blocs for item in bloc.competencies} == {None}


def test_bloc_sans_modalite() -> None:
    """Un bloc dont la colonne des modalités est vide est une erreur."""
    lines = TABLE.read_text(encoding="utf-8").splitlines(keepends=True)
    emptied = [
        _without_modality(line) if 18 < rank < 26 else line for rank, line in enumerate(lines)
    ]
    reading = read("".join(emptied).encode(), "tableau")
    assert reading.certifications[0].blocs[1].assessments == ()
    (said,) = [each for each in reading.diagnostics if each.code == "bloc-incomplet"]
    assert "Bloc 2" in said.found


def test_criteres_avant_toute_competence() -> None:
    """Des critères sans compétence ne sont rattachés à rien."""
    text = TABLE.read_text(encoding="utf-8")
    heading = "Bloc 2 : Gestion du risque\n"
    reading = read(
        text.replace(heading, heading + "\t\t\t- Un critère égaré\n").encode(), "tableau"
    )
    assert "criteres-sans-competence" in codes_of(reading)
    assert [len(bloc.competencies) for bloc in reading.certifications[0].blocs] == [6, 5, 4]


def _without_modality(line: str) -> str:
    cells = line.split("\t")
    if len(cells) > 2:
        cells[2] = ""
    return "\t".join(cells)
