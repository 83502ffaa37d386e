"""A règlement in TOML: every rule read, every fault said at once, with line and nearest word."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from parchemin.domain.pathway import Route
from parchemin.domain.rules.acquisition import (
    Assessments,
    Attester,
    ByAttestations,
    ByMark,
    Competencies,
    Every,
    Extent,
)
from parchemin.domain.rules.applications import YearlyFiles
from parchemin.domain.rules.delivery import (
    Appeal,
    Delivery,
    Duration,
    Retake,
    Steps,
    Unit,
    Validity,
)
from parchemin.domain.rules.jury_rules import (
    Chairing,
    Majority,
    Quorum,
    QuorumKind,
    Seats,
    TieBreak,
    Voting,
)
from parchemin.domain.rules.keys import BLOC, LAW_FILES, LAW_SIZE, LAW_TIE, MODALITY
from parchemin.domain.rules.reglement import Reglement
from parchemin.readers.diagnostics import Severity
from parchemin.readers.examples import example_names, example_reglement
from parchemin.readers.reglement import ReglementReading, read_law, read_reglement

SAMPLES = Path(__file__).parents[1] / "samples" / "reglements"
VALID = (SAMPLES / "valide.toml").read_text("utf-8")


def valid() -> Reglement:
    """The sample without fault."""
    reading = read_reglement(VALID)
    assert reading.reglement is not None, reading.errors
    return reading.reglement


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("acquisition.modalite", ByMark(Decimal("9.5"), Decimal(20))),
        (
            "acquisition.carnet_de_suivi",
            ByAttestations((Attester.TUTOR, Attester.MANAGER), Extent.KEY),
        ),
        ("acquisition.bloc", Every((Assessments(), Competencies(Extent.KEY)))),
        ("voies.apprentissage", False),
        ("jury.un.voies", (Route.CONTINUING,)),
        ("jury.un.colleges", Seats((("employeur", 2), ("salarié", 2)))),
        ("jury.un.presidence", Chairing(("employeur",))),
        ("jury.un.quorum", Quorum(QuorumKind.AT_LEAST, 3)),
        ("jury.un.vote", Voting.PER_COLLEGE),
        ("jury.un.majorite", Majority.ALL),
        ("jury.un.departage", None),
        ("delivrance.etapes", Delivery(Steps.TWO, "la CPNEFP")),
        ("delivrance.derniere_date", date(2030, 1, 31)),
        ("validite.bloc", Validity(Duration(24, Unit.MONTHS))),
        ("repasser", Retake(3, Duration(6, Unit.MONTHS))),
        ("delais.noms_des_membres", Duration(15, Unit.DAYS)),
        ("delais.absence_des_salaries", Duration(8, Unit.DAYS)),
        ("recours", Appeal("la CPNEFP", Duration(2, Unit.MONTHS))),
        ("convocation", Duration(15, Unit.DAYS)),
        ("conservation", Duration(5, Unit.YEARS)),
    ],
)
def test_every_line_is_read(path: str, value: Any) -> None:
    """Each line gives the rule its French words mean."""
    assert valid().clauses[path][0].value == value


def test_origins_are_kept() -> None:
    """Label, source, dates, mark and place are those of the file."""
    before, after = valid().clauses["acquisition.bloc"]
    assert (before.origin.label, before.origin.until) == ("Avant", date(2025, 12, 31))
    assert (after.origin.since, after.origin.demo_choice) == (date(2026, 1, 1), True)
    lines = VALID.splitlines()
    line = int(after.origin.place.rpartition(" ")[2])
    assert lines[line - 1] == "[[acquisition.bloc]]"
    assert lines[line] == 'regle = "nombre de modalités"'


def test_dates_choose_the_rule() -> None:
    """The rule of the day is taken on each side of the change."""
    assert valid().rule(BLOC, date(2025, 12, 31)).value == Every(
        (Assessments(), Competencies(Extent.KEY))
    )
    assert valid().rule(BLOC, date(2026, 1, 1)).value == Assessments(2)


def test_the_law_comes_on_top() -> None:
    """Every règlement carries the law of VAE, with its source."""
    law = valid().law_or_none(LAW_TIE, date(2026, 1, 1))
    assert law is not None
    assert law.value is TieBreak.CASTING_VOTE
    assert "D. 6412-6" in law.origin.source
    assert read_law()[LAW_SIZE.path][0].value == 2
    assert read_law()[LAW_FILES.path][0].value == YearlyFiles(1, 3)


FAULTY = read_reglement((SAMPLES / "plein-de-fautes.toml").read_text("utf-8"))


def faults(reading: ReglementReading) -> list[tuple[int | None, str]]:
    """Line and code of each error."""
    return [(item.place.line, item.code) for item in reading.errors]


def test_all_faults_at_once() -> None:
    """A file full of faults gives them all, each at its line, and no règlement."""
    assert FAULTY.reglement is None
    assert faults(FAULTY) == [
        (1, "champ-absent"),
        (2, "mot-inconnu"),
        (5, "valeur-inconnue"),
        (9, "mot-inconnu"),
        (14, "champ-absent"),
        (20, "valeur-impossible"),
        (31, "dates-contraires"),
        (32, "mot-inconnu"),
        (40, "deux-regles"),
        (51, "deux-jurys"),
        (61, "college-inconnu"),
        (67, "quorum-impossible"),
    ]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (2, "Écrivez plutôt « intitule »"),
        (5, "Écrivez plutôt « toutes les modalités »"),
        (9, "Écrivez plutôt « certification »"),
        (32, "libelle"),
        (61, "employeur, salarié"),
    ],
)
def test_the_nearest_word_is_given(line: int, words: str) -> None:
    """A mistyped word comes with the one that was probably meant, or the list of them."""
    (fault,) = [item for item in FAULTY.errors if item.place.line == line]
    assert words in fault.advice + fault.expected


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('seuil = "9,5"', "seuil = 21", "seuil-impossible"),
        ('seuil = "9,5"', 'seuil = "neuf"', "valeur-impossible"),
        ("sur = 20", "", "champ-absent"),
        ("nombre = 2", "nombre = 0", "valeur-impossible"),
        ("nombre = 2", "nombre = true", "valeur-impossible"),
        ("employeur = 2, 'salarié' = 2", "employeur = 0", "valeur-impossible"),
        ("jour = 2030-01-31", 'jour = "2030-01-31"', "valeur-impossible"),
        ("choix_de_demonstration = true", 'choix_de_demonstration = "oui"', "valeur-impossible"),
        ('voies = "formation_continue"', 'voies = "formation continue"', "valeur-inconnue"),
        ('source = "essai"', 'source = ""', "valeur-impossible"),
        ("[convocation]", "[convocations]", "mot-inconnu"),
        ('["tuteur", "manager"]', '["tuteur", "chef"]', "valeur-inconnue"),
        ('colleges = ["employeur"]', "colleges = 3", "valeur-impossible"),
    ],
)
def test_each_fault_refuses_the_file(old: str, new: str, code: str) -> None:
    """One wrong value anywhere is an error, and the file gives no règlement."""
    assert old in VALID
    reading = read_reglement(VALID.replace(old, new, 1))
    assert reading.reglement is None
    assert code in [item.code for item in reading.errors]


@pytest.mark.parametrize("body", ['duree = "15"\nunite = "jours"', "duree = 15"])
def test_a_wrong_value_is_not_called_silent(body: str) -> None:
    """What is written wrong is an error alone; only « muet » says that the text is silent."""
    about = 'libelle = "L"\nsource = "S"\n'
    reading = read_reglement(f'certification = "x"\nintitule = "y"\n[convocation]\n{about}{body}\n')
    assert len(reading.errors) == 1
    assert "texte-muet" not in [item.code for item in reading.diagnostics]


def test_the_usual_name_of_a_route_leads_to_its_word() -> None:
    """« vae » is what people write for « experience »; nearness alone would give another route."""
    reading = read_reglement(VALID.replace('voies = "formation_continue"', 'voies = "vae"', 1))
    assert "Écrivez plutôt « experience »." in [item.advice for item in reading.errors]


def test_a_rule_must_be_a_table() -> None:
    """A bare value in place of a table is refused: each rule cites its text."""
    reading = read_reglement('certification = "x"\nintitule = "y"\nvalidite = "à vie"\n')
    assert [item.code for item in reading.errors] == ["valeur-impossible"]
    reading = read_reglement('certification = "x"\nintitule = "y"\n[validite]\nbloc = "à vie"\n')
    assert faults(reading) == [(4, "valeur-impossible")]


def dated(*spans: tuple[str, str]) -> ReglementReading:
    """Un règlement dont la convocation change à ces dates (depuis, jusqu'au)."""
    lines = ['certification = "x"', 'intitule = "y"']
    for since, until in spans:
        lines += [
            "[[convocation]]",
            'libelle = "L"',
            'source = "S"',
            "duree = 15",
            'unite = "jours"',
        ]
        lines += [f"depuis = {since}"] * bool(since) + [f"jusqu_au = {until}"] * bool(until)
    return read_reglement("\n".join(lines))


@pytest.mark.parametrize(
    ("spans", "days"),
    [
        ([("", "2026-06-30"), ("2026-09-01", "")], "du 01/07/2026 au 31/08/2026"),
        ([("2026-09-01", ""), ("", "2026-08-30")], "du 31/08/2026 au 31/08/2026"),
        ([("", "2026-06-30"), ("2026-07-01", "")], ""),
        ([("2026-01-01", "2026-06-30")], ""),
    ],
)
def test_days_without_a_rule_are_a_warning_with_both_places(
    spans: list[tuple[str, str]], days: str
) -> None:
    """Between a rule that ended and the next one, no day is left unsaid without a warning."""
    reading = dated(*spans)
    assert reading.reglement is not None
    found = [item for item in reading.diagnostics if item.code == "jours-sans-regle"]
    assert [days in item.found for item in found] == ([True] if days else [])
    assert all(set(item.place.lines) == {3, 9} for item in found), found


def test_gaps_are_warnings_and_silences_information() -> None:
    """What is not written is a warning, what the text leaves silent an information."""
    reading = read_reglement('certification = "x"\nintitule = "y"\n')
    assert reading.reglement is not None
    assert {item.severity for item in reading.diagnostics} == {Severity.WARNING}
    assert f"[{MODALITY.path}]" in {item.place.sentence for item in reading.diagnostics}
    silent = [item for item in read_reglement(VALID).diagnostics if item.code == "texte-muet"]
    assert [item.place.sentence.rpartition(", ")[2] for item in silent] == ["[jury.un.departage]"]


def test_what_is_not_toml_is_one_fault() -> None:
    """A file that is not TOML gives one fault with its line."""
    reading = read_reglement('certification = "x\n')
    assert faults(reading) == [(1, "toml-illisible")]


@pytest.mark.parametrize("name", example_names())
def test_the_examples_are_sound(name: str) -> None:
    """The règlement of each example has no error and leaves no line unwritten."""
    reading = read_reglement(example_reglement(name))
    assert reading.reglement is not None
    assert [item for item in reading.diagnostics if item.severity is not Severity.INFORMATION] == []


@pytest.mark.parametrize("name", example_names())
def test_an_example_marks_what_its_text_does_not_say(name: str) -> None:
    """A rule whose source says that the text is silent is a marked choice, or is silent."""
    reglement = read_reglement(example_reglement(name)).reglement
    assert reglement is not None
    for clause in reglement.all_clauses():
        if "muet" in clause.origin.source.split(" ; ")[0]:
            assert clause.origin.demo_choice or clause.value is None, clause.path
        if clause.origin.demo_choice:
            assert clause.value is not None, clause.path


def test_the_four_examples_are_there() -> None:
    """The four certifications of the project have their règlement."""
    assert example_names() == (
        "RNCP36358",
        "RNCP40657",
        "RNCP40913",
        "cqp-delegue-assurance-maladie",
    )


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 30) | st.sampled_from(["muet", "à vie", "x", ""]),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(
            st.sampled_from(
                [
                    "acquisition",
                    "bloc",
                    "jury",
                    "un",
                    "voies",
                    "colleges",
                    "sieges",
                    "quorum",
                    "regle",
                    "duree",
                    "unite",
                    "seuil",
                    "sur",
                    "libelle",
                    "source",
                    "depuis",
                    "validite",
                    "recours",
                    "convocation",
                    "intitule",
                    "certification",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["acquisition", "jury", "recours", "validite"]), JUNK))
def test_any_toml_gives_faults_and_never_breaks(data: dict[str, Any]) -> None:
    """Any TOML file is answered by a règlement or by faults with a place."""
    text = tomlkit.dumps(_without_null(data))
    reading = read_reglement(text)
    assert reading.reglement is None
    assert all(item.found and item.expected and item.advice for item in reading.diagnostics)


def _without_null(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_null(item) for name, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_without_null(item) for item in value if item is not None]
    return value
