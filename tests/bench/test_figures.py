"""The measures measure what they say: same work for both rivals, real fiches, honest ratios."""

import json
import time
from dataclasses import asdict
from pathlib import Path

import pytest
from lxml import etree

from bench import __main__ as command
from bench import read_xml
from bench.declaration import bare_writing, shape_of
from bench.figures import Figure, interleaved, rate
from bench.invented import batch, certificate
from bench.read_xml import bare_pass, build
from parchemin.domain.certificate_checks import mentions_missing
from parchemin.writers.declaration import profile_1_1_2, render, validate


def test_rivals_are_run_in_turn() -> None:
    """After one warm-up of each, every round runs both, in the other order than the last."""
    calls: list[str] = []
    interleaved(lambda: calls.append("a"), lambda: calls.append("b"), rounds=3)
    assert "".join(calls) == "ab" + "ba" + "ab" + "ba"


def test_the_median_ignores_one_slow_round() -> None:
    """A round disturbed by the machine does not move the figure."""
    pauses = iter([0.0, 0.001, 0.2, 0.001, 0.001, 0.001])
    mine, theirs = interleaved(lambda: time.sleep(next(pauses)), lambda: None, rounds=5)
    assert theirs < mine < 0.1


def test_a_ratio_above_one_means_faster_than_the_rival() -> None:
    """Half the time for the same work is twice the rate."""
    figure = rate("essai", 100, "choses/s", "rival", (0.5, 1.0))
    assert (figure.value, figure.ratio) == (200.0, 2.0)


def test_the_export_is_made_of_real_fiches(tmp_path: Path) -> None:
    """The file to read holds as many fiches as asked, or a few more, and is whole XML."""
    export = tmp_path / "export.xml"
    count = build(export, 7)
    assert count >= 7
    assert bare_pass(export) == count
    numbers = {one.text for one in etree.parse(export).iterfind("FICHE/NUMERO_FICHE")}
    assert {"RNCP34762", "RS6604"} <= numbers


def test_reading_is_measured_whole_and_by_headings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two figures under two names: nothing read lightly passes for a whole reading."""
    monkeypatch.setattr(read_xml, "FICHES", 6)
    monkeypatch.setattr(read_xml, "ROUNDS", 1)
    whole, headings = read_xml.measure()
    assert (whole.name, headings.name) == ("read_xml", "read_xml_catalogue")
    assert whole.against == headings.against
    assert whole.ratio
    assert headings.ratio


def test_bare_lxml_writes_the_same_bytes() -> None:
    """The rival of the declaration gives byte for byte the file it is compared with."""
    ((_, content),) = render(batch(13), profile_1_1_2(), stem="m", mint_flow_id=lambda: "f")
    root = etree.fromstring(content)
    assert bare_writing(shape_of(root), dict(root.nsmap)) == content
    assert validate(content, profile_1_1_2()) == ()


def test_invented_certificates_may_be_issued() -> None:
    """What is measured is a real certificate, with all its mentions and a number of its own."""
    made = [certificate(rank) for rank in range(1, 40)]
    assert len({one.number for one in made}) == len(made)
    assert len({one.holder.birth_name for one in made}) == len(made)
    assert all(mentions_missing(one) == () for one in made)


def test_results_are_written_as_the_list_that_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """results.json is a list of name, value, unit, against and ratio; the screen says the same."""
    figure = Figure(name="essai", value=2.5, unit="ms", against="rien", ratio=0.5)
    monkeypatch.setattr(command, "MEASURES", {"essai": lambda: [figure]})
    monkeypatch.setattr(command, "RESULTS", tmp_path / "results.json")
    assert command.main([]) == 0
    assert json.loads((tmp_path / "results.json").read_text("utf-8")) == [asdict(figure)]
    assert "essai : 2.5 ms ; 0.5 × rien" in capsys.readouterr().out


def test_an_unknown_measure_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """A misspelt name measures nothing and lists what exists."""
    assert command.main(["declarations"]) == 2
    assert "declaration" in capsys.readouterr().out


def test_a_measure_asked_for_apart_leaves_the_results_as_they_were(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Figures of different runs never meet in the same file."""
    figure = Figure(name="essai", value=1.0, unit="s")
    monkeypatch.setattr(command, "MEASURES", {"essai": lambda: [figure]})
    monkeypatch.setattr(command, "RESULTS", tmp_path / "results.json")
    assert command.main(["essai"]) == 0
    assert not (tmp_path / "results.json").exists()
