"""The modalities that a competency names are those of its bloc."""

from parchemin.domain.referentiel import Bloc, Certification
from parchemin.readers.diagnostics import Findings, whole


def check_assessments(certification: Certification, findings: Findings) -> None:
    """Say which competencies name a modality that their bloc does not have."""
    for bloc in certification.blocs:
        _check(bloc, findings)


def _check(bloc: Bloc, findings: Findings) -> None:
    known = [assessment.code for assessment in bloc.assessments]
    for rank, competency in enumerate(bloc.competencies, start=1):
        for code in competency.assessments:
            if code not in known:
                findings.warn(
                    "modalite-inconnue",
                    whole(f"bloc {bloc.code}, compétence {competency.code or rank}"),
                    found=f"la modalité « {code} »",
                    expected=f"l'une de celles du bloc : {', '.join(known) or 'aucune'}",
                    advice="Corrigez le code, ou ajoutez la modalité au bloc.",
                )
