"""What a comparison says, in French sentences."""

from collections.abc import Iterator

from parchemin.domain.comparison.annex import AnnexComparison
from parchemin.domain.comparison.assessments import AssessmentChange
from parchemin.domain.comparison.blocs import BlocChange
from parchemin.domain.comparison.certifications import CertificationComparison
from parchemin.domain.comparison.changes import ChangeKind, ValueChange
from parchemin.domain.comparison.competencies import CompetencyChange
from parchemin.domain.comparison.placing import Placed
from parchemin.domain.french import counted, listed

WORDS = {
    ChangeKind.SAME: "identique",
    ChangeKind.REWORDED: "reformulée",
    ChangeKind.MOVED: "déplacée",
    ChangeKind.ADDED: "ajoutée",
    ChangeKind.REMOVED: "retirée",
    ChangeKind.SPLIT: "divisée",
    ChangeKind.MERGED: "regroupée",
}
BLOC_WORDS = {
    ChangeKind.SAME: "identique",
    ChangeKind.REWORDED: "modifié",
    ChangeKind.ADDED: "ajouté",
    ChangeKind.REMOVED: "retiré",
}
FATES = {
    ChangeKind.SAME: "{after} : même texte, ce qui l'entoure change",
    ChangeKind.REWORDED: "{after} : reformulée (était {before})",
    ChangeKind.MOVED: "{after} : vient de {before}",
    ChangeKind.ADDED: "{after} : ajoutée",
    ChangeKind.REMOVED: "{before} : retirée",
    ChangeKind.SPLIT: "{before} : semble divisée en {after}",
    ChangeKind.MERGED: "{after} : semble regrouper {before}",
}
NOTHING_NAMED = (
    "Le règlement ne nomme aucun bloc, aucune modalité ni aucune compétence par son code : il n'y a "
    "rien à rapprocher."
)
TO_CONFIRM = "rapprochement à confirmer"


def summary(comparison: CertificationComparison) -> tuple[str, ...]:
    """The counts, from the whole to the parts; one sentence when nothing differs."""
    if comparison.same:
        return ("Les deux textes disent la même chose.",)
    return tuple(_summary(comparison))


def _summary(comparison: CertificationComparison) -> Iterator[str]:
    if comparison.identity:
        found = counted(len(comparison.identity), "différence")
        yield f"Identité de la certification : {found}."
    kinds = [bloc.kind for bloc in comparison.blocs]
    said = [
        counted(kinds.count(kind), f"bloc {word}")
        for kind, word in BLOC_WORDS.items()
        if kind in kinds
    ]
    if kinds:
        yield f"{listed(said)}."
    fates = [
        f"{count} {word if count == 1 else word + 's'}"
        for kind, word in WORDS.items()
        if (count := comparison.count(kind))
    ]
    if fates:
        total = counted(len(comparison.competencies), "compétence")
        yield f"{total} des blocs : {listed(fates)}."
    if comparison.stated:
        yield f"Liste générale : {counted(len(comparison.stated), 'différence')}."
    if comparison.uncertain:
        doubts = counted(comparison.uncertain, "rapprochement")
        yield f"{doubts} à confirmer : le programme les propose, une personne décide."


def bloc_sentence(change: BlocChange) -> str:
    """What became of a bloc, and how it was recognised."""
    if change.after is None and change.before is not None:
        return f"{change.before.code}, « {change.before.title} » : retiré."
    if change.after is None:
        return ""
    name = f"{change.after.code}, « {change.after.title} »"
    if change.before is None:
        return f"{name} : ajouté."
    order = " Les compétences gardées y changent d'ordre." if change.reordered else ""
    if change.certain and change.before.code == change.after.code:
        return f"{name} : {BLOC_WORDS[change.kind]}.{order}"
    found = f"rapproché de {change.before.code} par : {change.basis}"
    doubt = "" if change.certain else f" ({TO_CONFIRM})"
    return f"{name} : {BLOC_WORDS[change.kind]}, {found}{doubt}.{order}"


def competency_sentence(change: CompetencyChange) -> str:
    """What became of a competency, and where."""
    said = _fate(change)
    return said if change.certain else f"{said} ({TO_CONFIRM})"


def _fate(change: CompetencyChange) -> str:
    before, after = _places(change.before), _places(change.after)
    if change.kind is ChangeKind.REWORDED and before == after:
        return f"{after} : reformulée"
    return FATES[change.kind].format(before=before, after=after)


def assessment_sentence(change: AssessmentChange) -> str:
    """What became of a modality."""
    shown = change.after or change.before
    title = shown.title if shown else ""
    doubt = "" if change.certain else f" ({TO_CONFIRM})"
    word = {ChangeKind.ADDED: "ajoutée", ChangeKind.REMOVED: "retirée"}.get(change.kind, "modifiée")
    return f"Modalité « {title} » : {word}{doubt}"


def value_sentence(change: ValueChange) -> str:
    """A value before and after; a side that is silent is said."""
    if change.before is None:
        return f"{change.label} : {_quoted(change.after)}, que le premier texte ne dit pas"
    if change.after is None:
        return f"{change.label} : {_quoted(change.before)}, que le second texte ne dit plus"
    return f"{change.label} : {_quoted(change.before)} devient {_quoted(change.after)}"


def annex_sentences(comparison: AnnexComparison) -> tuple[str, ...]:
    """What a référentiel and a règlement name each."""
    if comparison.silent:
        return (NOTHING_NAMED,)
    return (
        f"Codes nommés des deux côtés : {listed(comparison.common) or 'aucun'}.",
        *(f"{code} : nommé par le règlement seul." for code in comparison.only_reglement),
        *(
            f"{code}, « {title} » : au référentiel seul."
            for code, title in comparison.only_referentiel
        ),
    )


def _quoted(text: str | None) -> str:
    """A value on one line, between quotation marks."""
    return f"« {' '.join((text or '').split())} »"


def _places(side: tuple[Placed, ...]) -> str:
    return listed(item.place for item in side)
