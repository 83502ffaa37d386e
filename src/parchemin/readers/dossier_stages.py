"""The tutor's assessments at the stages that the règlement names, as a dossier writes them."""

from collections.abc import Iterator, Sequence

from parchemin.domain.deliberation.facts import TutorAssessment
from parchemin.readers.dossier_codes import moment_of
from parchemin.readers.toml_table import Table, nearest, tables


def read_stages(root: Table, stages: Sequence[str]) -> Iterator[TutorAssessment]:
    """The assessments of [[evaluations_du_tuteur]]; ``stages`` are those the règlement asks."""
    for table in tables(root, "evaluations_du_tuteur"):
        on, rank = moment_of(table)
        stage, author = table.text("etape"), table.text("nom", needed=False)
        table.finish()
        if stage and stage not in stages:
            asked = ", ".join(stages) or "aucune : son règlement n'en demande pas"
            advice = nearest(stage, stages) if stages else "Retirez-la, ou changez de règlement."
            table.fault(
                "etape",
                "etape-inconnue",
                f"« {stage} »",
                f"une étape du règlement : {asked}",
                advice,
            )
        elif stage:
            yield TutorAssessment(subject=stage, on=on, rank=rank, author=author)
