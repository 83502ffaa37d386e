"""What is said of the blocs of a text once it is read whole."""

from collections import Counter

from parchemin.domain.referentiel import Certification, Register
from parchemin.readers.diagnostics import Findings, whole


def check_blocs(certification: Certification, findings: Findings) -> None:
    """Say that no bloc was read, or that one code names several: the text decides neither."""
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
