"""Le recours ouvert ou non, et ce qui prépare une nouvelle présentation, dans un règlement."""

from pathlib import Path

import pytest

from parchemin.domain.rules.delivery import Appeal, Complement, Duration, Motives, NoAppeal, Unit
from parchemin.readers.reglement import read_reglement

VALID = (Path(__file__).parents[1] / "samples" / "reglements" / "valide.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("written", "ways"),
    [
        ('"formation"', (Complement.TRAINING,)),
        ('["formation", "expérience"]', (Complement.TRAINING, Complement.EXPERIENCE)),
        ('["formation", "formation"]', (Complement.TRAINING,)),
    ],
)
def test_how_a_retake_is_prepared(written: str, ways: tuple[Complement, ...]) -> None:
    """One word or several say how what is missing is made up for, each once."""
    label = 'libelle = "Trois fois"'
    reading = read_reglement(VALID.replace(label, f"completer_par = {written}\n{label}"))
    assert reading.reglement is not None, reading.errors
    assert reading.reglement.clauses["repasser"][0].value.completed_by == ways


def test_another_way_to_prepare_is_refused_with_the_words() -> None:
    """A way the language does not know is shown at its place in the list, with those it knows."""
    label = 'libelle = "Trois fois"'
    wrong = VALID.replace(label, f'completer_par = ["formation", "stage"]\n{label}')
    (fault,) = read_reglement(wrong).errors
    assert (fault.found, fault.expected) == ("« stage »", "un de ces mots : formation, expérience")
    assert wrong.splitlines()[fault.place.line - 1].startswith("completer_par")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ('regle = "aucun"', NoAppeal()),
        (
            'regle = "ouvert"\ndevant = "la CPNEFP"\nduree = 2\nunite = "mois"',
            Appeal("la CPNEFP", Duration(2, Unit.MONTHS)),
        ),
    ],
)
def test_an_appeal_is_open_or_not(written: str, value: object) -> None:
    """No appeal is a word; an open one says before whom and within what time."""
    old = 'devant = "la CPNEFP"\nduree = 2\nunite = "mois"'
    assert old in VALID
    reading = read_reglement(VALID.replace(old, written))
    assert reading.reglement is not None, reading.errors
    assert reading.reglement.clauses["recours"][0].value == value


def test_no_appeal_takes_no_authority() -> None:
    """Fields of an open appeal beside « aucun » are each shown as unknown there."""
    wrong = VALID.replace('devant = "la CPNEFP"', 'regle = "aucun"\ndevant = "la CPNEFP"')
    assert [fault.found for fault in read_reglement(wrong).errors] == [
        "« devant »",
        "« duree »",
        "« unite »",
    ]


@pytest.mark.parametrize("motives", list(Motives))
def test_the_motives_are_told_or_not(motives: Motives) -> None:
    """One of two words, each read as it is written."""
    origin = 'libelle = "Motifs"\nsource = "essai"\n'
    reading = read_reglement(f'{VALID}\n[motifs]\nregle = "{motives.value}"\n{origin}')
    assert reading.reglement is not None, reading.errors
    assert reading.reglement.clauses["motifs"][0].value is motives
