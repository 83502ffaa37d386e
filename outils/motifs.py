"""Write what each typical case tells, word for word: `python -m outils.motifs`, then read the change.

What each bloc lacks, every reason of the proposal with its rule, each once, then the decision or
the refusal.
"""

from collections.abc import Iterator
from pathlib import Path

from outils.environment import ROOT
from parchemin.domain.deliberation.dossier import Deliberation, deliberate
from parchemin.domain.deliberation.lacks import lacks_of
from parchemin.domain.deliberation.sentences import explain, tree
from parchemin.domain.errors import MissingRule, RefusedAct
from parchemin.readers.dossier import read_dossier
from parchemin.writers.deliberation_report import decision_lines

CASES = ROOT / "tests" / "cases"
TOLD = CASES / "motifs"


def told(path: Path) -> str:
    """What the deliberation of one case tells."""
    dossier = read_dossier(path.read_text("utf-8"), path.parent).dossier
    assert dossier is not None
    deliberation = deliberate(dossier)
    return "\n".join([*_proposal(deliberation), "", *_decision(deliberation), ""])


def _proposal(deliberation: Deliberation) -> Iterator[str]:
    yield explain(deliberation.proposal)
    lacks = lacks_of(deliberation)
    seen: set[str] = set()
    for bloc in deliberation.proposal.blocs:
        yield ""
        yield f"Bloc {bloc.code} : {bloc.outcome.value}"
        yield from (f"- {sentence}" for sentence in lacks[bloc.code])
        for line in (line for reason in bloc.reasons for line in tree(reason).splitlines()):
            if line.strip() not in seen:
                seen.add(line.strip())
                yield line


def _decision(deliberation: Deliberation) -> Iterator[str]:
    refusal = deliberation.refusal
    if deliberation.decision is not None:
        yield from decision_lines(deliberation.decision)
    elif refusal is None:
        yield "Aucune décision."
    else:
        yield f"DÉCISION REFUSÉE. {refusal}"
        if isinstance(refusal, MissingRule):
            yield f"Ligne : {refusal.line}"
        elif isinstance(refusal, RefusedAct) and refusal.rule:
            yield f"Règle : {refusal.rule}"


def main() -> None:
    """Rewrite every file; those of cases that no longer exist go."""
    for path in TOLD.glob("*.txt"):
        path.unlink()
    for path in sorted(CASES.glob("*.toml")):
        (TOLD / f"{path.stem}.txt").write_text(told(path), "utf-8")


if __name__ == "__main__":
    main()
