"""Les dossiers de VAE d'une année : un par certification, trois certifications, la loi de ce jour."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.domain.errors import RefusedAct
from parchemin.domain.rules.applications import YearlyFiles
from parchemin.domain.rules.reglement import Reglement
from parchemin.domain.vae_files import VaeFile, check_vae_file
from tests.domain.builders import reglement

LAW = replace(
    reglement(),
    law=reglement(vae__dossiers=YearlyFiles(per_certification=1, certifications=3)).clauses,
)
MARCH = date(2026, 3, 2)
FILES = st.lists(
    st.builds(
        VaeFile,
        st.sampled_from(["RNCP1", "RNCP2", "RNCP3", "RNCP4", "RNCP5"]),
        st.dates(date(2025, 6, 1), date(2027, 6, 1)),
    )
)


def lodged(*certifications: str, on: date = MARCH) -> list[VaeFile]:
    return [VaeFile(each, on) for each in certifications]


def refused(earlier: list[VaeFile], *, rules: Reglement = LAW, on: date = MARCH) -> str:
    """The refusal of one more file for RNCP1; empty when it is accepted."""
    try:
        check_vae_file(rules, "RNCP1", earlier, on=on)
    except RefusedAct as refusal:
        return str(refusal)
    return ""


@pytest.mark.parametrize(
    ("earlier", "said"),
    [
        ([], ""),
        (lodged("RNCP2", "RNCP3"), ""),
        (lodged("RNCP1"), "1 dossier de VAE au plus pour RNCP1 dans l'année 2026"),
        (
            lodged("RNCP2", "RNCP3", "RNCP4"),
            (
                "3 dossiers de VAE au plus pour des certifications différentes dans l'année 2026 : "
                "l'office en connaît déjà pour RNCP2, RNCP3 et RNCP4."
            ),
        ),
        (lodged("RNCP2", "RNCP2", "RNCP3"), ""),
        (lodged("RNCP1", "RNCP2", "RNCP3", on=date(2025, 12, 31)), ""),
        (lodged("RNCP1", on=date(2027, 1, 1)), ""),
    ],
)
def test_l_annee_civile_compte_ses_dossiers(earlier: list[VaeFile], said: str) -> None:
    """Same certification, three others, another year: the sentence names what is already lodged."""
    assert refused(earlier).startswith(said) if said else not refused(earlier)


def test_le_refus_cite_la_loi() -> None:
    """The refusal carries the rule, and says what a file on blocs changes."""
    with pytest.raises(RefusedAct, match="ne vise que des blocs, dites-le") as raised:
        check_vae_file(LAW, "RNCP1", lodged("RNCP1"), on=MARCH)
    assert "vae.dossiers" in raised.value.rule


def test_sans_loi_ce_jour_rien_n_est_compte() -> None:
    """Where no law is in force that day, any number of files is accepted."""
    assert not refused(lodged("RNCP1", "RNCP2", "RNCP3", "RNCP4"), rules=reglement())


@given(FILES, st.randoms())
def test_l_ordre_des_dossiers_ne_compte_pas(earlier: list[VaeFile], order: object) -> None:
    """The same files in any order get the same answer; one file less never makes a refusal."""
    shuffled = list(earlier)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    assert refused(earlier) == refused(shuffled)
    for rank in range(len(earlier)):
        fewer = earlier[:rank] + earlier[rank + 1 :]
        assert not refused(fewer) or refused(earlier)
