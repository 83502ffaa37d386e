"""The last line of « make test » never says better than what happened."""

from pathlib import Path

import pytest

from outils.verify import STEPS, Count, chosen, read_report

REPORT = (
    """<testsuites><testsuite tests="{}" failures="{}" errors="{}" skipped="{}"/></testsuites>"""
)


def report(folder: Path, *figures: int) -> Path:
    """A report such as pytest writes."""
    written = folder / "rapport.xml"
    written.write_text(REPORT.format(*figures), "utf-8")
    return written


def test_passed_tests_are_what_remains(tmp_path: Path) -> None:
    """Failures, errors and skips are taken away from the total."""
    assert read_report(report(tmp_path, 10, 2, 1, 3), 1) == Count(passed=4, failed=3, skipped=3)


def test_a_run_without_report_is_a_failure(tmp_path: Path) -> None:
    """A run that died before its report counts as failed, whatever its exit status."""
    assert read_report(tmp_path / "absent.xml", 0) == Count(failed=1)


def test_a_bad_exit_without_failed_test_is_a_failure(tmp_path: Path) -> None:
    """A run that collected nothing, or broke after its tests, is not a success."""
    assert read_report(report(tmp_path, 5, 0, 0, 0), 5) == Count(passed=5, failed=1)


def test_counts_add_up() -> None:
    """The total of two steps is the sum of each figure."""
    assert Count(1, 2, 3) + Count(10, 20, 30) == Count(11, 22, 33)


def test_an_unknown_step_names_the_known_ones() -> None:
    """A typing error in the name of a step lists the steps."""
    with pytest.raises(SystemExit, match=r"sqlit\. Étapes connues : style"):
        chosen(["sqlit"])


def test_every_step_runs_by_default_in_order() -> None:
    """Without a name, all steps run, cheapest first, both engines included."""
    assert chosen([]) == list(STEPS)
    assert {"sqlite", "postgresql", "parcours", "coeur"} <= {step.name for step in STEPS}
