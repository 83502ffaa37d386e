"""What is said of the blocs of a text once it is read whole."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from parchemin.domain.french import counted
from parchemin.domain.referentiel import Bloc, Certification, Register
from parchemin.readers.diagnostics import Alternative, Findings, whole
from parchemin.readers.document_parts import bloc as written

_BY_CODE = "blocks:"


def in_bloc(code: str, path: str) -> str:
    """The path of a value of a bloc whose rank is not known yet; ``check_blocs`` puts the rank."""
    return f"{_BY_CODE}{code}/{path}"


def check_blocs(certification: Certification, findings: Findings) -> None:
    """Say that no bloc was read, or that one code names several: the text decides neither.

    The alternatives of the blocs get their path in the document; those of a repeated code are
    dropped, since nobody knows which bloc they are of.
    """
    _put_ranks(certification, findings)
    if not certification.blocs and certification.register is not Register.RS:
        findings.error(
            "blocs-absents",
            whole(),
            found="aucun bloc de compétences",
            expected="au moins un bloc, sauf pour une certification du RS",
            advice="Vérifiez que le document a été copié en entier, avec ses fins de ligne.",
        )
    for code, times in Counter(bloc.code for bloc in certification.blocs).items():
        if times > 1:
            findings.error(
                "bloc-repete",
                whole(f"bloc {code}"),
                found=f"le code {code} sur {times} blocs",
                expected="un code par bloc",
                advice="Vérifiez que le document n'a été copié qu'une fois.",
            )


def ask_for_one_whole(certification: Certification, findings: Findings) -> None:
    """On a fiche of the RS, which has no bloc, offer its competencies as one assessed whole."""
    if certification.register is not Register.RS or certification.blocs:
        return
    if not certification.stated_competencies:
        return
    one = Bloc(
        code="BC01",
        title=certification.title or "Ensemble de la certification",
        competencies=certification.stated_competencies,
        assessments=(),
    )
    findings.ask(
        "rs-sans-bloc",
        whole(),
        found=f"{counted(len(one.competencies), 'compétence')} et aucun bloc, comme toute "
        "certification du RS",
        expected="un ensemble auquel attacher les modalités d'évaluation",
        advice="Choisissez comment ranger les compétences ; leurs modalités n'ont de place que "
        "dans un bloc.",
        alternatives=(
            Alternative(
                label="Un seul ensemble, évalué d'un bloc", path="blocks", value=[written(one)]
            ),
            Alternative(label="Aucun bloc : les compétences seules", path="blocks", value=[]),
        ),
    )


def _put_ranks(certification: Certification, findings: Findings) -> None:
    times = Counter(bloc.code for bloc in certification.blocs)
    ranks = {
        f"{_BY_CODE}{bloc.code}": f"blocks.{rank}" if times[bloc.code] == 1 else None
        for rank, bloc in enumerate(certification.blocs)
    }
    for place, said in enumerate(findings.found):
        if any(each.path.partition("/")[0] in ranks for each in said.alternatives):
            findings.found[place] = replace(
                said, alternatives=tuple(_ranked(said.alternatives, ranks))
            )


def _ranked(
    alternatives: tuple[Alternative, ...], ranks: dict[str, str | None]
) -> Iterator[Alternative]:
    for each in alternatives:
        head, _, rest = each.path.partition("/")
        rank = ranks.get(head, head)
        if rank is not None:
            yield replace(each, path=f"{rank}.{rest}") if head in ranks else each
