"""Ce qu'une notification dit d'une décision : sa nature, ses blocs, ses délais."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.domain.capitalisation import BlocValidity
from parchemin.domain.deliberation.reasons import BlocOutcome, CertificationOutcome
from parchemin.domain.minutes import CandidateDecision, MinutesBloc
from parchemin.domain.notice import (
    NoticeKind,
    appeal_sentence,
    blocs_of,
    kind_of,
    last_day_to_appeal,
    motives_told,
    validity_sentence,
)
from parchemin.domain.rules.clause import Origin, Ruled
from parchemin.domain.rules.delivery import Appeal, Duration, Motives, NoAppeal, Unit
from parchemin.domain.rules.reglement import Reglement
from tests.domain.builders import reglement

ORIGIN = Origin("Recours", "Règlement, article 9")
WON = [outcome for outcome in BlocOutcome if outcome.favourable]
LOST = [outcome for outcome in BlocOutcome if not outcome.favourable]


def decision(outcome: str, *blocs: BlocOutcome) -> CandidateDecision:
    return CandidateDecision(
        name="Élodie Essai",
        reference="RNCP40657-0001",
        outcome=outcome,
        blocs=tuple(
            MinutesBloc(
                code=f"BC{rank:02d}", title=f"Bloc {rank}", proposal=bloc.value, decision=bloc.value
            )
            for rank, bloc in enumerate(blocs, start=1)
        ),
    )


@pytest.mark.parametrize(
    ("outcome", "blocs", "delivered", "kind"),
    [
        ("validation totale", [BlocOutcome.WON], True, NoticeKind.FULL),
        ("validation totale", [BlocOutcome.WON], False, NoticeKind.NOT_DELIVERED),
        (
            "validation partielle",
            [BlocOutcome.WON, BlocOutcome.NOT_WON],
            True,
            NoticeKind.PARTIAL,
        ),
        (
            "validation partielle",
            [BlocOutcome.HELD, BlocOutcome.NOT_WON],
            False,
            NoticeKind.NOT_DELIVERED,
        ),
        ("refus", [BlocOutcome.NOT_WON], True, NoticeKind.REFUSAL),
        ("refus", [BlocOutcome.NOT_WON], False, NoticeKind.REFUSAL),
        ("ajournement", [BlocOutcome.UNDECIDED], True, NoticeKind.PENDING),
        ("ajournement", [BlocOutcome.WON, BlocOutcome.UNDECIDED], True, NoticeKind.PENDING),
        ("absent", [BlocOutcome.NOT_WON], True, NoticeKind.PENDING),
    ],
)
def test_la_nature_suit_la_decision(
    outcome: str, blocs: list[BlocOutcome], delivered: bool, kind: NoticeKind
) -> None:
    """Totale, partielle, refus, reportée ; et, quand l'autorité refuse ce qui fut accordé, non délivrée."""
    assert kind_of(decision(outcome, *blocs), delivered=delivered) is kind


@given(
    st.sampled_from([item.value for item in CertificationOutcome] + ["absent", "excusé"]),
    st.lists(st.sampled_from(list(BlocOutcome)), max_size=6),
    st.booleans(),
)
def test_toute_decision_a_sa_lettre(
    outcome: str, blocs: list[BlocOutcome], delivered: bool
) -> None:
    """Quelle que soit la décision, une nature existe, et aucun bloc ne se perd."""
    decided = decision(outcome, *blocs)
    assert kind_of(decided, delivered=delivered) in NoticeKind
    told = blocs_of(decided)
    assert [bloc.won for bloc in told] == [bloc in WON for bloc in blocs]
    assert [bloc.decision for bloc in told] == [bloc.value for bloc in blocs]


@pytest.mark.parametrize(
    ("expires", "said"),
    [(None, "sans limite de durée"), (date(2031, 6, 12), "jusqu'au 12/06/2031 exclu")],
)
def test_la_duree_des_blocs_cite_sa_regle(expires: date | None, said: str) -> None:
    """À vie ou jusqu'à un jour, avec la règle et sa source."""
    sentence = validity_sentence(BlocValidity(date(2026, 6, 12), expires, ORIGIN))
    assert said in sentence
    assert "Règlement, article 9" in sentence


def test_le_recours_dit_devant_qui_et_jusqu_a_quand() -> None:
    """La lettre nomme l'instance, le délai et la règle ; le dernier jour se calcule."""
    rule = Ruled(Appeal("la CPNEFP", Duration(2, Unit.MONTHS)), ORIGIN)
    assert "devant la CPNEFP, dans un délai de 2 mois" in appeal_sentence(rule)
    assert last_day_to_appeal(rule.value, date(2026, 6, 15)) == date(2026, 8, 15)


def test_the_reasons_are_those_of_the_proposal_where_the_jury_departed() -> None:
    """Followed, the paragraph starts after the bloc and its decision; departed from, it says so."""
    paragraph = "Bloc B1 « Titre » : non acquis. Une modalité manque."
    bloc = MinutesBloc(code="B1", title="Titre", proposal="non acquis", decision="non acquis")
    decided = CandidateDecision(name="x", reference="y", blocs=(bloc,), outcome="refus")
    (same,) = blocs_of(decided, {"B1": paragraph})
    assert same.motives == "Une modalité manque."
    departed = replace(decided, blocs=(replace(bloc, decision="acquis"),))
    (other,) = blocs_of(departed, {"B1": paragraph})
    assert other.motives.startswith("Ce que les règles proposaient, et dont le jury s'est écarté")
    assert other.motives.endswith(paragraph)
    assert blocs_of(decided)[0].motives == ""


def test_sans_recours_la_lettre_le_dit_avec_la_regle() -> None:
    """A règlement that opens no appeal is told as such, with its source; no authority is named."""
    sentence = appeal_sentence(Ruled(NoAppeal(), ORIGIN))
    assert "n'ouvre pas de recours contre cette décision" in sentence
    assert "Règlement, article 9" in sentence


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        (reglement(), True),
        (reglement(motifs=Motives.TOLD), True),
        (reglement(motifs=Motives.KEPT), False),
    ],
)
def test_les_motifs_sont_donnes_sauf_regle_contraire(rules: Reglement, told: bool) -> None:
    """Only a règlement that says so keeps the reasons from the candidate."""
    assert motives_told(rules, date(2026, 6, 15)) is told
