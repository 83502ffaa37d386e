"""`parchemin comparer`: two texts of a certification, bloc by bloc and word by word."""

import argparse
import json
import sys
from pathlib import Path

from parchemin.commands.faults import print_diagnostics
from parchemin.domain.comparison.annex import compare_with_reglement
from parchemin.domain.comparison.certifications import (
    compare_certifications,
    compare_list_with_blocs,
)
from parchemin.domain.comparison.sentences import annex_sentences
from parchemin.domain.referentiel import Certification
from parchemin.domain.rules.reglement import Reglement
from parchemin.readers.certification_source import certification_named, text_of
from parchemin.readers.diagnostics import Findings, Severity
from parchemin.readers.reglement import read_reglement
from parchemin.writers.comparison_json import annex_to_json, comparison_to_json
from parchemin.writers.comparison_report import comparison_report

NAME = "comparer"
HELP = "Comparer deux textes d'une certification, bloc par bloc et mot à mot."

SAME, DIFFERENT, UNREADABLE = 0, 1, 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The two texts, and how to print what differs."""
    what = "fiche, référentiel, sortie de « parchemin lire --json » ou nom d'un exemple livré"
    parser.add_argument("avant", metavar="AVANT", help=what)
    parser.add_argument(
        "apres", metavar="APRES", help=f"{what} ; ou règlement.toml, dont les codes sont rapprochés"
    )
    parser.add_argument("--json", action="store_true", help="écrire la comparaison en JSON")
    parser.epilog = (
        "Les mots retirés sont écrits [-ainsi-], les mots ajoutés {+ainsi+}. État de sortie : 0 si "
        "les deux textes disent la même chose ; 1 s'ils diffèrent ; 2 si l'un d'eux ne se lit pas."
    )


def run(args: argparse.Namespace) -> int:
    """Print what differs; 1 when something does, 2 when a text cannot be read."""
    before = _read(args.avant)
    reglement = _reglement(args.apres)
    if before is None:
        return UNREADABLE
    if reglement is not None:
        return _against_reglement(before, reglement, as_json=args.json)
    after = _read(args.apres)
    if after is None:
        return UNREADABLE
    comparison, inside = compare_certifications(before, after), compare_list_with_blocs(after)
    if args.json:
        _print_json(comparison_to_json(comparison, inside))
    else:
        sys.stdout.write(comparison_report(comparison, inside if not comparison.same else ()))
    return SAME if comparison.same else DIFFERENT


def _against_reglement(before: Certification, reglement: Reglement, *, as_json: bool) -> int:
    comparison = compare_with_reglement(before, reglement)
    if as_json:
        _print_json(annex_to_json(comparison))
    else:
        print("\n".join(annex_sentences(comparison)))
    return SAME if comparison.same else DIFFERENT


def _read(name: str) -> Certification | None:
    findings = Findings()
    certification = certification_named(name, Path(), findings)
    if certification is None or any(said.severity is Severity.ERROR for said in findings):
        print_diagnostics(findings, Path(name).name)
        return None
    return certification


def _reglement(name: str) -> Reglement | None:
    """The règlement of that file, None when it is something else."""
    path = Path(name)
    if path.suffix != ".toml" or not path.is_file():
        return None
    return read_reglement(text_of(path)).reglement


def _print_json(form: object) -> None:
    json.dump(form, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
