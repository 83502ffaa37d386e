"""Un vote compté, ou refusé, se dit d'une phrase entière et cite la règle qui le règle."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from parchemin.domain.errors import MissingRule, RefusedAct
from parchemin.domain.jury.hands import count_hands
from parchemin.domain.jury.members import Jury
from parchemin.domain.jury.tally import Ballot, Choice, HandCount, Tally
from parchemin.domain.jury.votes import count_votes
from parchemin.domain.pathway import Route
from parchemin.domain.rules.jury_rules import Majority, TieBreak, VoteForm, Voting
from tests.domain.builders import TODAY
from tests.domain.jury.constats import one
from tests.domain.jury.six import ALLOWED, SIX, rules, sitting

FOR, AGAINST, ABSTAIN = Choice.FOR, Choice.AGAINST, Choice.ABSTAIN
LETTERS = {"p": FOR, "c": AGAINST, "a": ABSTAIN}
TIE_RULE = "« règle jury.certification.departage » (essai)"
FORM_RULE = "« règle jury.certification.scrutin » (essai)"


def names(written: str) -> list[Ballot]:
    """Ballots written « e1p e2c »: for, against or abstaining."""
    return [Ballot(each[:-1], LETTERS[each[-1]]) for each in written.split()]


def voted(written: str, jury: Jury = SIX, **changes: Any) -> Tally:
    """A vote by name of continuing training."""
    route, also = changes.pop("route", Route.CONTINUING), changes.pop("also", ())
    return count_votes(rules(**changes), jury, names(written), route=route, on=TODAY, also=also)


def raised(*counts: HandCount, jury: Jury = SIX, chair: Choice | None = None, **more: Any) -> Tally:
    """A show of hands of continuing training."""
    also = more.pop("also", ())
    written = rules(scrutin=more.pop("form", VoteForm.HANDS), **more)
    route = Route.CONTINUING
    return count_hands(written, jury, counts, route=route, on=TODAY, chair=chair, also=also)


def college(name: str, *hands: int) -> HandCount:
    """For, against, abstentions."""
    return HandCount(
        college=name,
        **dict(zip(("votes_for", "votes_against", "abstentions"), hands, strict=False)),
    )


EVEN = "e1p e2p e3c s1c s2a s3a"


@pytest.mark.parametrize(
    ("written", "changes", "sentence"),
    [
        ("e1p e2p e3p s1c s2a s3a", {}, "3 pour, 1 contre, 2 abstentions : rejeté"),
        ("e1p e2p e3p s1p s2c s3a", {}, "4 pour, 1 contre, 1 abstention : adopté"),
        (
            EVEN,
            {"majorite": Majority.CAST},
            "2 pour, 2 contre, 2 abstentions ; partage des voix, voix prépondérante de E1 : adopté",
        ),
        (
            EVEN,
            {},
            (
                "2 pour, 2 contre, 2 abstentions ; partage des voix, voix prépondérante de E1, qui ne "
                "suffit pas à la majorité : rejeté"
            ),
        ),
        (
            "e1c e2p e3p s1c s2a s3a",
            {},
            "2 pour, 2 contre, 2 abstentions ; partage des voix, voix prépondérante de E1 : rejeté",
        ),
        (
            EVEN,
            {"departage": TieBreak.REJECTED},
            "2 pour, 2 contre, 2 abstentions ; partage des voix : rejeté",
        ),
        (
            EVEN,
            {"departage": TieBreak.REFERRED},
            "2 pour, 2 contre, 2 abstentions ; partage des voix : renvoyé à l'autorité qui délivre",
        ),
        (
            "e1p e2p e3c s1p s2c s3c",
            {"vote": Voting.PER_COLLEGE},
            "1 pour, 1 contre, 0 abstention ; partage des voix, voix prépondérante de E1 : adopté",
        ),
        (
            "e1p e2p e3c s1p s2c s3a",
            {"vote": Voting.PER_COLLEGE},
            "1 pour, 2 / 3 contre, 1 / 3 abstention : rejeté",
        ),
    ],
)
def test_la_phrase_d_un_vote(written: str, changes: dict[str, Any], sentence: str) -> None:
    """Les voix, le partage et ce qui le règle, l'issue."""
    assert voted(written, **changes).sentence() == sentence


def test_un_partage_garde_tout_le_compte() -> None:
    """Régler un partage n'efface ni les voix, ni la base, ni les règles appliquées."""
    for changes, adopted, referred in (
        ({"departage": TieBreak.REJECTED}, False, False),
        ({"departage": TieBreak.REFERRED}, False, True),
        ({"majorite": Majority.CAST}, True, False),
    ):
        tally = voted(EVEN, **changes)
        assert (tally.adopted, tally.referred, tally.tie) == (adopted, referred, True)
        assert (tally.votes_for, tally.votes_against, tally.abstentions) == (2, 2, 2)
        assert tally.base == (4 if "majorite" in changes else 6)
        assert [origin.label.rpartition(".")[2] for origin in tally.origins] == [
            "vote",
            "majorite",
            "departage",
        ]


def refusal(act: Any) -> tuple[str, str]:
    """The sentence of a refusal and the rule it cites."""
    with pytest.raises(RefusedAct) as error:
        act()
    return str(error.value), error.value.rule


ALL_FOR = "e1p e2p e3p s1p s2p s3p"


@pytest.mark.parametrize(
    ("act", "sentence", "rule"),
    [
        (
            lambda: voted(f"{ALL_FOR} zzp"),
            "« zz » ne siège pas dans ce jury : son vote est refusé.",
            "",
        ),
        (
            lambda: voted(ALL_FOR, one("s1", voting=False)),
            "S1 assiste au jury sans voix : son vote est refusé.",
            "",
        ),
        (
            lambda: voted(ALL_FOR, one("s1", present=False)),
            (
                "S1 est absent : son vote est refusé. Marquez sa présence ou retirez son vote."
            ),
            "",
        ),
        (
            lambda: voted(f"{ALL_FOR} e2c"),
            "E2 a voté deux fois : gardez un seul vote.",
            "",
        ),
        (
            lambda: voted("e1p e2p e3p s1p"),
            "Vote incomplet : il manque la voix de S2, S3 (pour, contre ou abstention).",
            "",
        ),
        (
            lambda: voted(EVEN, replace(SIX, chair=None)),
            (
                "Les voix sont partagées et personne ne préside : désignez le président présent, "
                "sa voix est prépondérante."
            ),
            TIE_RULE,
        ),
        (
            lambda: voted("e1a e2p e3p s1c s2c s3a"),
            (
                "Les voix sont partagées et E1, qui préside, ne s'est prononcé ni pour ni contre : "
                "sa voix prépondérante est nécessaire."
            ),
            TIE_RULE,
        ),
        (
            lambda: raised(college("employeur", 2, 1), college("salarié", 1, 2)),
            (
                "Les voix sont partagées : inscrivez la voix de E1, qui préside, elle est "
                "prépondérante."
            ),
            TIE_RULE,
        ),
        (
            lambda: raised(form=VoteForm.NAMED),
            "Le règlement veut un vote nominal : donnez la voix de chaque membre.",
            FORM_RULE,
        ),
        (
            lambda: raised(college("formateurs", 1)),
            (
                "Main levée : personne du collège « formateurs » n'est présent ni représenté, ses "
                "mains ne se comptent pas."
            ),
            "",
        ),
        (
            lambda: raised(college("employeur", 3), college("employeur", 3)),
            "Main levée : le collège « employeur » est compté deux fois, gardez un seul compte.",
            "",
        ),
        (
            lambda: raised(college("employeur", 2), college("salarié", 3)),
            (
                "Main levée : le collège « employeur » compte 2 voix pour 3 présents. Recomptez : "
                "chaque membre présent ou représenté est pour, contre ou s'abstient."
            ),
            "",
        ),
        (
            lambda: raised(
                college("employeur", 1), college("salarié", 1),
                jury=sitting("e1", "s1", proxies="e2>e1"),
            ),
            (
                "Main levée : le collège « employeur » compte 1 voix pour 1 présent et "
                "1 représenté. Recomptez : chaque membre présent ou représenté est pour, contre ou "
                "s'abstient."
            ),
            "",
        ),
        (
            lambda: raised(college("employeur", 3), college("salarié", 0, 3), chair=AGAINST),
            (
                "Main levée : E1 préside et aurait voté « contre », mais le collège « employeur » "
                "ne compte aucune voix de ce côté."
            ),
            "",
        ),
        (
            lambda: voted(ALL_FOR, sitting("e1", "s1", proxies="e2>s1")),
            (
                "E2 (employeur) a donné procuration à S1 (salarié) : le mandataire doit être du "
                "même collège."
            ),
            "« règle jury.certification.procurations » (essai)",
        ),
    ],
)  # fmt: skip
def test_un_vote_refuse(act: Any, sentence: str, rule: str) -> None:
    """Chaque refus dit ce qui ne va pas et quoi faire ; quand une règle l'impose, il la cite."""
    assert refusal(act) == (sentence, rule)


@pytest.mark.parametrize("hands", [(-1, 2, 2), (2, -1, 2), (2, 2, -1)])
def test_un_nombre_de_mains_negatif(hands: tuple[int, int, int]) -> None:
    """Un nombre négatif se refuse, de quelque côté qu'il soit."""
    assert refusal(lambda: raised(college("employeur", *hands), college("salarié", 3)))[0] == (
        "Main levée : un nombre de voix du collège « employeur » est négatif."
    )


def test_une_procuration_que_le_texte_ne_dit_pas() -> None:
    """Un vote attend la ligne qui manque sur les procurations."""
    silent = replace(ALLOWED, same_college=None)
    with pytest.raises(MissingRule) as error:
        voted(ALL_FOR, sitting("e1", "s1", proxies="e2>s1"), procurations=silent)
    assert error.value.line == "jury.certification.procurations"
    assert str(error.value).startswith("E2 (employeur) a donné procuration à S1 (salarié) et")


def test_un_parcours_mixte_suit_la_loi_pour_le_partage() -> None:
    """Dès qu'une voie est la VAE, la loi règle le partage, de vive voix comme à main levée."""
    also = (Route.EXPERIENCE,)
    cast = {"majorite": Majority.CAST, "departage": TieBreak.REJECTED}
    hands = (college("employeur", 2, 1), college("salarié", 1, 2))
    assert voted("e1p e2p e3c s1p s2c s3c", also=also, **cast).adopted
    assert raised(*hands, chair=FOR, also=also, **cast).adopted
    assert not raised(*hands, chair=FOR, **cast).adopted


def test_la_voix_de_plus_d_un_college_pese_moins() -> None:
    """Par collège, la voix prépondérante pèse une voix du collège le plus nombreux."""
    jury = sitting("e1", "s1", "s2", "s3")
    even = voted("e1a s1p s2c s3a", jury, vote=Voting.PER_COLLEGE, departage=TieBreak.REJECTED)
    assert (even.votes_for, even.base) == (Fraction(1, 3), Fraction(2))
