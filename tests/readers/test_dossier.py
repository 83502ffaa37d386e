"""A dossier in TOML: its facts, its jury, and all its faults at once."""

import json
from datetime import date
from pathlib import Path

import pytest

from parchemin.domain.deliberation.facts import Closing, ResultOutcome
from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import AssessmentKind
from parchemin.domain.rules.acquisition import Attester
from parchemin.readers.diagnostics import Findings, UnreadableSource
from parchemin.readers.document import as_document
from parchemin.readers.dossier import DossierReading, read_dossier
from parchemin.readers.examples import example_text
from parchemin.readers.recognise import read
from parchemin.readers.referentiel_toml import read_referentiel

SAMPLES = Path(__file__).parents[1] / "samples" / "dossiers"
HEAD = """titre = "Essai"
certification = "referentiel.toml"
reglement = "RNCP40657"
date = 2026-06-15

[candidat]
nom = "Camille Exemple"
voie = "formation_continue"
"""


def reading(body: str = "", head: str = HEAD) -> DossierReading:
    """A dossier written beside the samples."""
    return read_dossier(head + body, SAMPLES)


def test_results_named_one_by_one_and_together() -> None:
    """« autres » fills what is not named, « sauf » leaves some out, a table says more."""
    made = reading("""
[resultats]
le = 2026-06-02
rang = 4
evaluateur = "le jury"
autres = "acquis"
sauf = ["BC02ME1"]
BC01ME1 = { resultat = "absent", id = "a1", note = "9,5", sur = 20 }
""")
    assert made.dossier is not None, made.diagnostics
    first, second = made.dossier.facts.results
    assert (first.subject, first.outcome, first.id) == ("RNCP1BC01ME1", ResultOutcome.ABSENT, "a1")
    assert (str(first.mark), str(first.out_of), first.rank) == ("9.5", "20", 4)
    assert (second.subject, second.outcome) == ("RNCP1BC01ME2", ResultOutcome.ACQUIRED)
    assert second.author == "le jury"
    assert second.on == date(2026, 6, 2)


def test_a_logbook_by_bloc_and_by_competency() -> None:
    """A whole bloc, single competencies, and a refusal with its reason."""
    made = reading("""
[[carnet]]
par = "tuteur"
le = 2026-05-12
blocs = ["BC01"]

[[carnet]]
par = "manager"
le = 2026-05-13
competences = ["BC01C1"]
refusees = ["BC01C2"]
motif = "pas encore"
""")
    assert made.dossier is not None, made.diagnostics
    found = [
        (item.subject[-2:], item.by, item.attested, item.reason)
        for item in made.dossier.facts.attestations
    ]
    assert found == [
        ("C1", Attester.TUTOR, True, ""),
        ("C2", Attester.TUTOR, True, ""),
        ("C1", Attester.MANAGER, True, ""),
        ("C2", Attester.MANAGER, False, "pas encore"),
    ]


def test_the_rest_of_a_dossier() -> None:
    """Closing, held blocs, claims, jury, votes, suspension and delivery are read."""
    made = reading("""
[cloture]
le = 2026-06-15

[[blocs_deja_acquis]]
bloc = "BC02"
le = 2024-01-01
preuve = "attestation"

[[correspondances]]
certification = "RNCP2"
blocs = ["RNCP2BC01"]
le = 2026-01-05
preuve = "certificat"
decision = "refusée"
decidee_par = "Mme S"
decidee_le = 2026-01-06

[jury]
preside = "m1"
preside_depuis = 2026-01-01

[[jury.membres]]
id = "m1"
nom = "Mme Employeuse"
college = "employeur"
present = "non"
lien = "l'a formé"

[votes]
autres = "selon la proposition"
BC01 = { pour = ["m1"], motif = "motif du jury" }

[[suspensions]]
depuis = 2026-01-01
motif = "m"
source = "s"

[delivrance]
acceptee = "non"
par = "la CPNEFP"
le = 2026-07-01

[attendu]
certification = "refus"
""")
    dossier = made.dossier
    assert dossier is not None, made.diagnostics
    assert dossier.facts.closing == Closing(on=date(2026, 6, 15))
    assert dossier.facts.held[0].bloc == "RNCP1BC02"
    decision = dossier.facts.claims[0].decision
    assert decision is not None
    assert not decision.granted
    assert dossier.jury is not None
    assert dossier.jury.chair == "m1"
    assert not dossier.jury.members[0].present
    assert list(dossier.jury.members[0].links) == ["Camille Exemple"]
    assert dossier.as_proposed
    assert dossier.votes["RNCP1BC01"].reason == "motif du jury"
    assert dossier.suspensions[0].until is None
    assert dossier.ratification is not None
    assert not dossier.ratification.accepted
    assert made.expected == {"certification": "refus"}


def test_without_a_jury_there_is_only_a_proposal() -> None:
    """A dossier without jury is complete."""
    made = reading()
    assert made.dossier is not None
    assert made.dossier.jury is None


def test_all_faults_at_once() -> None:
    """A dossier full of faults gives them all, at their lines."""
    made = read_dossier((SAMPLES / "plein-de-fautes.toml").read_text("utf-8"), SAMPLES)
    assert made.dossier is None
    assert sorted((item.place.line or 0, item.code) for item in made.diagnostics) == [
        (4, "valeur-impossible"),
        (8, "valeur-inconnue"),
        (12, "valeur-inconnue"),
        (13, "code-inconnu"),
        (14, "mot-inconnu"),
        (17, "valeur-inconnue"),
        (21, "champ-absent"),
        (26, "valeur-inconnue"),
        (28, "champ-absent"),
        (32, "valeur-impossible"),
        (33, "mot-inconnu"),
        (35, "mot-inconnu"),
    ]


def test_a_line_written_in_place_of_another() -> None:
    """« a_la_place » replaces one line of the règlement and its faults keep their place."""
    made = reading('\n[a_la_place.validite.bloc]\nregle = "muet"\nlibelle = "x"\nsource = "y"\n')
    assert made.dossier is not None, made.diagnostics
    assert made.dossier.reglement.clauses["validite.bloc"][0].value is None
    wrong = reading('\n[a_la_place.validite.bloc]\nregle = "a vie"\nlibelle = "x"\nsource = "y"\n')
    assert [item.place.line for item in wrong.diagnostics] == [11]
    assert "« à vie »" in wrong.diagnostics[0].advice


def test_a_faulty_reglement_is_quoted(tmp_path: Path) -> None:
    """The faults of a règlement named by a dossier are said with its file and line."""
    (tmp_path / "r.toml").write_text('certification = "x"\nintitule = 3\n', "utf-8")
    (tmp_path / "referentiel.toml").write_text(
        (SAMPLES / "referentiel.toml").read_text("utf-8"), "utf-8"
    )
    made = read_dossier(HEAD.replace("RNCP40657", "r.toml"), tmp_path)
    assert made.dossier is None
    assert "r.toml, ligne 2" in made.diagnostics[0].found


@pytest.mark.parametrize("line", ["certification", "reglement"])
def test_a_file_that_is_not_there(line: str) -> None:
    """A name that is neither a file nor an example is refused with the list of examples."""
    old = {"certification": "referentiel.toml", "reglement": "RNCP40657"}[line]
    with pytest.raises(UnreadableSource, match="RNCP40913"):
        reading(head=HEAD.replace(old, "absent.toml"))


def test_a_certification_as_json_or_as_a_fiche(tmp_path: Path) -> None:
    """The same certification is found in the JSON of a reading and in the fiche itself."""
    file, data = example_text("RNCP40657")
    read_fiche = read(data, file)
    certification = read_fiche.certifications[0]
    (tmp_path / "fiche.txt").write_bytes(data)
    (tmp_path / "fiche.json").write_text(json.dumps(as_document(read_fiche)), "utf-8")
    for name in ("fiche.txt", "fiche.json", "RNCP40657"):
        made = read_dossier(HEAD.replace("referentiel.toml", name), tmp_path)
        assert made.dossier is not None, made.diagnostics
        assert made.dossier.certification == certification


def test_a_referentiel_by_hand() -> None:
    """A référentiel written by hand gives codes, kinds, key competencies and correspondences."""
    findings = Findings()
    made = read_referentiel((SAMPLES / "referentiel.toml").read_text("utf-8"), findings)
    assert list(findings) == []
    assert made is not None
    first, second = made.blocs
    assert [item.code for item in first.assessments] == ["RNCP1BC01ME1", "RNCP1BC01ME2"]
    assert first.assessments[1].kind is AssessmentKind.LOGBOOK
    assert [item.key for item in first.competencies] == [False, True]
    assert second.assessments[0].title == "Oral"
    assert made.routes[Route.APPRENTICESHIP].open is False
    assert Route.STUDENT not in made.routes
    assert made.correspondences[0].target_blocs == ("RNCP2BC01",)


@pytest.mark.parametrize("text", ["", "titre = ", 'titre = "x"\n'])
def test_an_empty_or_broken_dossier(text: str) -> None:
    """A dossier that says nothing is refused with what it lacks."""
    made = read_dossier(text, SAMPLES)
    assert made.dossier is None
    assert made.diagnostics


@pytest.mark.parametrize(
    "text", ["{", "[]", "{}", '{"certifications": []}', '{"certifications": [3]}', "\udcff"]
)
def test_a_json_that_is_no_certification(text: str, tmp_path: Path) -> None:
    """A JSON file that is not the document of one certification is refused in one sentence."""
    (tmp_path / "fiche.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(UnreadableSource, match=r"fiche\.json"):
        read_dossier(HEAD.replace("referentiel.toml", "fiche.json"), tmp_path)


SECTIONS = [
    "candidat",
    "resultats",
    "competences",
    "carnet",
    "ajustements",
    "blocs_deja_acquis",
    "correspondances",
    "cloture",
    "jury",
    "votes",
    "suspensions",
    "delivrance",
    "a_la_place",
    "attendu",
]


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize(
    "value", ["3", '"x"', "[]", "[3]", "{}", "{ x = 1 }", "[{ x = 1 }]", "1979-05-27"]
)
def test_a_section_of_another_shape_never_breaks(section: str, value: str) -> None:
    """Whatever stands in place of a table, the reader answers with faults, never a failure."""
    head = HEAD.replace("[candidat]", "").replace("nom =", "#").replace("voie =", "#")
    body = f"{section} = {value}\n"
    if section != "candidat":
        body += '[candidat]\nnom = "C"\nvoie = "formation_continue"\n'
    made = read_dossier(head + body, SAMPLES)
    assert made.dossier is not None or made.diagnostics
