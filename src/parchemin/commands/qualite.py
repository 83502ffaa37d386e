"""``parchemin qualite``: what an examiner of the register would object to in a référentiel."""

import argparse
import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from parchemin.domain.french import counted
from parchemin.domain.quality.finding import QualityFinding
from parchemin.domain.quality.review import review_quality
from parchemin.domain.referentiel import Certification
from parchemin.readers.quality.guide import national_guide
from parchemin.readers.recognise import read_file

NAME = "qualite"
HELP = "Relire un référentiel comme le ferait France compétences : chaque constat avec sa règle."

NOTHING_TO_SAY, FINDINGS = 0, 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The document, the day of the rules, and how to print."""
    parser.add_argument("fichier", metavar="FICHIER", type=Path, help="fiche ou référentiel")
    parser.add_argument(
        "--le",
        metavar="AAAA-MM-JJ",
        type=date.fromisoformat,
        help="jour des règles appliquées ; aujourd'hui si rien n'est dit",
    )
    parser.add_argument("--json", action="store_true", help="écrire les constats en JSON")
    parser.epilog = (
        "État de sortie : 0 s'il n'y a rien à dire, 1 s'il y a des constats, 2 si le document est "
        "refusé. Les copies d'autres fiches se cherchent dans l'office, qui tient le catalogue."
    )


def run(args: argparse.Namespace) -> int:
    """Print the findings of every certification of the document."""
    on = args.le or datetime.now(tz=UTC).astimezone().date()
    reviews = [
        (certification, review_quality(certification, national_guide(), on=on))
        for certification in read_file(args.fichier).certifications
    ]
    if args.json:
        json.dump(
            [document(*review) for review in reviews], sys.stdout, ensure_ascii=False, indent=2
        )
        sys.stdout.write("\n")
    else:
        for review in reviews:
            _print(*review)
    return FINDINGS if any(findings for _, findings in reviews) else NOTHING_TO_SAY


def document(certification: Certification, findings: tuple[QualityFinding, ...]) -> dict[str, Any]:
    """The findings of one certification as JSON values."""
    return {
        "number": certification.number,
        "title": certification.title,
        "findings": [
            {
                "code": finding.rule.code,
                "rule": finding.rule.label,
                "source": finding.rule.source,
                "path": finding.remark.path,
                "place": finding.remark.place,
                "quote": finding.remark.quote,
                "reason": finding.remark.reason,
                "advice": finding.remark.advice,
            }
            for finding in findings
        ],
    }


def _print(certification: Certification, findings: tuple[QualityFinding, ...]) -> None:
    name = " · ".join(filter(None, (certification.number, certification.title)))
    print(f"{name or 'certification sans nom'} : {counted(len(findings), 'constat')}")
    by_rule: dict[str, list[QualityFinding]] = {}
    for finding in findings:
        by_rule.setdefault(finding.rule.code, []).append(finding)
    for found in sorted(by_rule.values(), key=len, reverse=True):
        _print_rule(found)


def _print_rule(found: list[QualityFinding]) -> None:
    rule = found[0].rule
    print(f"\n  {rule.label} ({len(found)})\n  règle {rule.code}, {rule.source}")
    for finding in found:
        print(f"    {finding.remark.place} : {finding.remark.reason}")
        if finding.remark.quote:
            print(f"      « {finding.remark.quote} »")
    print(f"    → {found[0].remark.advice}")
