"""Le choix que fait une ligne déjà écrite, quand son formulaire se rouvre."""

from typing import Any

import pytest

from parchemin.office.referentiels.clause_values import chosen_of
from parchemin.readers.reglement_forms import line_form

OPEN = {"devant": "la CPNEFP", "duree": 2, "unite": "mois"}


@pytest.mark.parametrize(
    ("path", "values", "chosen"),
    [
        (("recours",), {**OPEN, "libelle": "Recours"}, ["ouvert"]),
        (("recours",), {**OPEN, "regle": "ouvert"}, ["ouvert"]),
        (("recours",), {"regle": "aucun"}, ["aucun"]),
        (("recours",), {"libelle": "Recours", "source": "Article 4"}, []),
        (("recours",), {"inconnu": 3}, []),
        (("repasser",), {"regle": "limité", "essais": 2}, ["limité"]),
        (("convocation",), {"duree": 2, "unite": "mois"}, ["repond"]),
    ],
)
def test_une_ligne_sans_mot_a_le_choix_de_ses_champs(
    path: tuple[str, ...], values: dict[str, Any], chosen: list[str]
) -> None:
    """What was written chooses its word again, with or without « regle »; a doubt chooses nothing."""
    line = line_form(path)
    assert line is not None
    assert chosen_of(line, values) == chosen
