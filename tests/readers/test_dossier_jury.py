"""What a dossier writes of its jury: proxies, replacements, hands, other routes, the authority."""

from datetime import date

import pytest

from parchemin.domain.jury.members import Juror, Proxy, Replacement
from parchemin.domain.jury.tally import Choice, HandCount
from parchemin.domain.pathway import Route
from tests.readers.test_dossier import HEAD, reading

JURY = """
[jury]
preside = "Mme A"
vice_preside = "M. B"

[[jury.membres]]
nom = "Mme A"
college = "employeur"

[[jury.membres]]
nom = "M. B"
college = "salarié"
present = "non"
vote = "non"
suppleant = "oui"
exterieur = "oui"
annees_hors_metier = 0
"""


def test_a_member_says_more() -> None:
    """Without a vote, supplementary, from outside, still in the trade; unsaid stays unknown."""
    made = reading(JURY).dossier
    assert made is not None
    assert made.jury is not None
    first, second = made.jury.members
    assert (first.voting, first.supplementary, first.outside, first.years_out) == (
        True,
        False,
        None,
        None,
    )
    assert second == Juror(
        id="M. B",
        name="M. B",
        college="salarié",
        present=False,
        years_out=0,
        outside=True,
        voting=False,
        supplementary=True,
    )
    assert made.jury.vice_chair == "M. B"


def test_proxies_and_replacements() -> None:
    """Each proxy and each replacement, in order; a stranger is left for the jury to refuse."""
    made = reading(
        f"""{JURY}
[[jury.procurations]]
de = "M. B"
a = "Mme A"

[[jury.procurations]]
de = "inconnu"
a = "Mme A"

[[jury.remplacements]]
de = "M. B"
par = "Mme A"
le = 2026-06-15
motif = "malade"
"""
    ).dossier
    assert made is not None
    assert made.jury is not None
    assert made.jury.proxies == (Proxy("M. B", "Mme A"), Proxy("inconnu", "Mme A"))
    assert made.jury.replacements == (
        Replacement(leaving="M. B", coming="Mme A", on=date(2026, 6, 15), reason="malade"),
    )


def test_a_show_of_hands() -> None:
    """Counts by college, zero where nothing is written, and the voice of the chair."""
    made = reading(
        f"""{JURY}
[votes.BC01]
voix_du_president = "pour"
main_levee = [{{ college = "employeur", pour = 1, contre = 2 }}, {{ college = "salarié" }}]
"""
    ).dossier
    assert made is not None
    (vote,) = made.votes.values()
    assert vote.chair is Choice.FOR
    assert vote.ballots == ()
    assert vote.hands == (
        HandCount(college="employeur", votes_for=1, votes_against=2),
        HandCount(college="salarié"),
    )


def test_the_authority_answers_on_ties() -> None:
    """The blocs the authority settles, won or not, by their short codes."""
    made = reading(
        """
[delivrance]
acceptee = "oui"
par = "la CPNEFP"
le = 2026-06-20
blocs_acquis = ["BC01"]
blocs_non_acquis = ["BC02"]
"""
    ).dossier
    assert made is not None
    assert made.ratification is not None
    assert made.ratification.settles == {"RNCP1BC01": True, "RNCP1BC02": False}


def test_other_routes_of_a_mixed_path() -> None:
    """The other routes are read by their names; none is the usual case."""
    made = reading("", HEAD + 'autres_voies = ["experience"]\n').dossier
    assert made is not None
    assert made.facts.other_routes == (Route.EXPERIENCE,)
    plain = reading().dossier
    assert plain is not None
    assert plain.facts.other_routes == ()


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('\n[[jury.procurations]]\nde = "M. B"\n', "champ-absent"),
        ('\n[[jury.procurations]]\nde = "M. B"\na = "Mme A"\nx = 1\n', "mot-inconnu"),
        ('\n[[jury.remplacements]]\nde = "M. B"\npar = "Mme A"\n', "champ-absent"),
        ('\n[votes.BC01]\nmain_levee = [{ college = "a", pour = -1 }]\n', "valeur-impossible"),
        ("\n[votes.BC01]\nmain_levee = [{ pour = 1 }]\n", "champ-absent"),
        ("\n[votes.BC01]\nmain_levee = 3\n", "valeur-impossible"),
        ('\n[votes.BC01]\nvoix_du_president = "oui"\n', "valeur-inconnue"),
    ],
)
def test_what_is_written_wrong_is_said(body: str, code: str) -> None:
    """A missing field, an unknown one, a negative count: the dossier is refused with the place."""
    made = reading(JURY + body)
    assert made.dossier is None
    assert code in [item.code for item in made.diagnostics]
