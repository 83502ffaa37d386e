"""A comparison as JSON (docs/commandes.md, « parchemin comparer »)."""

from collections.abc import Sequence
from typing import Any

from parchemin.domain.comparison.annex import AnnexComparison
from parchemin.domain.comparison.assessments import AssessmentChange
from parchemin.domain.comparison.blocs import BlocChange
from parchemin.domain.comparison.certifications import CertificationComparison
from parchemin.domain.comparison.changes import ChangeKind, TextChange, ValueChange
from parchemin.domain.comparison.competencies import CompetencyChange
from parchemin.domain.comparison.sentences import (
    annex_sentences,
    assessment_sentence,
    bloc_sentence,
    competency_sentence,
    summary,
)
from parchemin.domain.comparison.words import Stretch

KINDS = {
    ChangeKind.SAME: "identique",
    ChangeKind.REWORDED: "modifie",
    ChangeKind.MOVED: "deplace",
    ChangeKind.ADDED: "ajoute",
    ChangeKind.REMOVED: "retire",
    ChangeKind.SPLIT: "divise",
    ChangeKind.MERGED: "regroupe",
}
STRETCHES = {"kept": "garde", "removed": "retire", "added": "ajoute"}


def comparison_to_json(
    comparison: CertificationComparison, inside: Sequence[CompetencyChange] = ()
) -> dict[str, Any]:
    """The whole comparison; ``inside`` is what the second text's own list and blocs differ by."""
    return {
        "identiques": comparison.same,
        "resume": list(summary(comparison)),
        "a_confirmer": comparison.uncertain,
        "identite": [_value(change) for change in comparison.identity],
        "blocs": [_bloc(change) for change in comparison.blocs],
        "liste_generale": [_competency(change) for change in comparison.stated],
        "liste_et_blocs": [_competency(change) for change in inside],
    }


def annex_to_json(comparison: AnnexComparison) -> dict[str, Any]:
    """What a référentiel and a règlement name each."""
    return {
        "identiques": comparison.same,
        "resume": list(annex_sentences(comparison)),
        "communs": list(comparison.common),
        "reglement_seul": list(comparison.only_reglement),
        "referentiel_seul": [
            {"code": code, "intitule": title} for code, title in comparison.only_referentiel
        ],
    }


def _bloc(change: BlocChange) -> dict[str, Any]:
    return {
        "sort": KINDS[change.kind],
        "phrase": bloc_sentence(change),
        "avant": change.before.code if change.before else None,
        "apres": change.after.code if change.after else None,
        "sur": change.certain,
        "valeurs": [_value(each) for each in change.values],
        "introductions": [_text(each) for each in change.leads],
        "competences": [_competency(each) for each in change.competencies],
        "competences_inchangees": change.unchanged,
        "autre_ordre": change.reordered,
        "modalites": [_assessment(each) for each in change.assessments],
    }


def _competency(change: CompetencyChange) -> dict[str, Any]:
    return {
        "sort": KINDS[change.kind],
        "phrase": competency_sentence(change),
        "sur": change.certain,
        "avant": [item.competency.text for item in change.before],
        "apres": [item.competency.text for item in change.after],
        "mots": _words(change.stretches),
        "valeurs": [_value(each) for each in change.values],
        "criteres": [_text(each) for each in change.criteria],
        "details": [_text(each) for each in change.details],
    }


def _assessment(change: AssessmentChange) -> dict[str, Any]:
    return {
        "sort": KINDS[change.kind],
        "phrase": assessment_sentence(change),
        "sur": change.certain,
        "valeurs": [_value(each) for each in change.values],
    }


def _value(change: ValueChange) -> dict[str, Any]:
    return {"nom": change.label, "avant": change.before, "apres": change.after}


def _text(change: TextChange) -> dict[str, Any]:
    return {"sort": KINDS[change.kind], "mots": _words(change.stretches)}


def _words(stretches: Sequence[Stretch]) -> list[list[str]]:
    return [[STRETCHES[stretch.kind.value], stretch.text] for stretch in stretches]
