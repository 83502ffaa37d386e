"""`parchemin deliberer` and `parchemin controler`, as a person types them."""

import json
from pathlib import Path

import pytest

from parchemin.cli import main

CASES = Path(__file__).parents[1] / "cases"
SAMPLES = Path(__file__).parents[1] / "samples"


def case(start: str) -> str:
    """The path of the typical case of that number."""
    (path,) = CASES.glob(f"{start}-*.toml")
    return str(path)


def test_a_decision_is_printed_with_its_rules(capsys: pytest.CaptureFixture[str]) -> None:
    """The proposal, the votes, the decision and the source of each rule are on the output."""
    assert main(["deliberer", case("01")]) == 0
    text = capsys.readouterr().out
    for words in (
        "PROPOSITION",
        "DÉCISION du 15/06/2026 : validation totale",
        "Vote : 2 pour, 0 contre, 0 abstention : adopté",
        "Fiche RNCP40657, modalités d'acquisition",
        "choix de démonstration",
    ):
        assert words in text


def test_the_whole_tree_on_demand(capsys: pytest.CaptureFixture[str]) -> None:
    """--arbre shows every step of the reasoning, even those that went well."""
    main(["deliberer", case("02"), "--arbre"])
    assert "    [oui] « Intervention au domicile" in capsys.readouterr().out


def test_what_is_missing_is_under_each_bloc_not_won(capsys: pytest.CaptureFixture[str]) -> None:
    """A bloc that does not count says what would win it; the others say nothing."""
    main(["deliberer", case("03")])
    text = capsys.readouterr().out
    assert text.count("  Ce qui manque :\n  - Il manque la modalité « ") == 1


def test_json_says_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    """The same sentences are in the JSON, empty for a bloc won."""
    main(["deliberer", "--json", case("03")])
    blocs = json.loads(capsys.readouterr().out)["proposition"]["blocs"]
    said = [bloc["ce_qui_manque"] for bloc in blocs]
    assert [bool(each) for each in said].count(True) == 1
    assert all(bool(bloc["manque"]) is bool(bloc["ce_qui_manque"]) for bloc in blocs)


def test_a_refused_act_names_the_line(capsys: pytest.CaptureFixture[str]) -> None:
    """A tie without rule exits with 1 and names the line to write."""
    assert main(["deliberer", case("22")]) == 1
    text = capsys.readouterr().out
    assert "DÉCISION REFUSÉE" in text
    assert "Ligne à écrire dans le règlement : [jury.certification.departage]" in text


def test_a_forbidden_act_names_its_rule(capsys: pytest.CaptureFixture[str]) -> None:
    """An act a rule forbids exits with 1 and cites the rule."""
    assert main(["deliberer", case("34")]) == 1
    assert "Règle : « La présidence du jury est assurée par mandat alternant" in (
        capsys.readouterr().out
    )


def test_json_holds_the_tree(capsys: pytest.CaptureFixture[str]) -> None:
    """--json gives one document: proposal with its reasons, decision, refusal."""
    assert main(["deliberer", "--json", case("02")]) == 0
    form = json.loads(capsys.readouterr().out)
    assert form["decision"]["certification"] == "validation partielle"
    bloc = form["proposition"]["blocs"][1]
    assert bloc["resultat"] == "non acquis"
    assert bloc["raisons"][0]["etat"] == "non"
    assert bloc["raisons"][0]["regle"]["choix_de_demonstration"] is False
    assert [step["etat"] for step in bloc["raisons"][0]["raisons"]] == ["oui", "non"]
    assert form["refus"] is None


def test_json_of_a_refusal(capsys: pytest.CaptureFixture[str]) -> None:
    """A refusal in JSON carries its sentence and the line to write."""
    assert main(["deliberer", "--json", case("22")]) == 1
    form = json.loads(capsys.readouterr().out)
    assert form["decision"] is None
    assert form["refus"]["ligne"] == "jury.certification.departage"


def test_a_faulty_dossier_says_all(capsys: pytest.CaptureFixture[str]) -> None:
    """A dossier with faults exits with 2 and prints nothing but its faults, on the error output."""
    path = SAMPLES / "dossiers" / "plein-de-fautes.toml"
    assert main(["deliberer", str(path)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert (
        "plein-de-fautes.toml, ligne 12, colonne 11, [resultats.BC01ME1.resultat] : erreur : « aquis »"
        in captured.err
    )
    assert "Écrivez plutôt « acquis »." in captured.err


@pytest.mark.parametrize("data", [None, b'titre = "\xe9"'])
def test_a_file_that_cannot_be_read(
    data: bytes | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A missing file, or one that is not UTF-8, gives one sentence and status 2."""
    path = tmp_path / "dossier.toml"
    if data is not None:
        path.write_bytes(data)
    assert main(["deliberer", str(path)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_an_example_is_checked_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    """An example's règlement is printed line by line with its silences and choices."""
    assert main(["controler", "RNCP40913"]) == 0
    captured = capsys.readouterr()
    assert "[jury.certification.departage] muet : « La fiche ne dit pas" in captured.out
    assert "choisies pour la démonstration" in captured.out
    assert "texte muet" in captured.err


def test_a_faulty_reglement(capsys: pytest.CaptureFixture[str]) -> None:
    """A règlement with faults exits with 2, counts them and prints them all."""
    assert main(["controler", str(SAMPLES / "reglements" / "plein-de-fautes.toml")]) == 2
    captured = capsys.readouterr()
    assert captured.out == "12 erreurs : le règlement n'est pas utilisable.\n"
    assert captured.err.count(": erreur : ") == 12


def test_dates_of_rules_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """A rule that begins or ends is printed with its dates."""
    assert main(["controler", str(SAMPLES / "reglements" / "valide.toml")]) == 0
    text = capsys.readouterr().out
    assert "« Avant » (essai) jusqu'au 31/12/2025" in text
    assert "depuis le 01/01/2026" in text
