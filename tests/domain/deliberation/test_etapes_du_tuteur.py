"""Les évaluations que le tuteur fait aux étapes nommées par le règlement, dans le carnet."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.domain.deliberation.facts import Attestation, Closing, TutorAssessment
from parchemin.domain.deliberation.missing_sentences import say_missing
from parchemin.domain.deliberation.plan import prepare
from parchemin.domain.deliberation.reasons import BlocOutcome, BlocProposal, Cause
from parchemin.domain.deliberation.sentences import missing
from parchemin.domain.rules.acquisition import Attester, ByAttestations, Extent
from parchemin.domain.rules.roles import stages_asked
from tests.domain.builders import CERTIFICATION, TODAY, facts, reglement, result
from tests.domain.deliberation.asking import bloc

STAGES = ("positionnement", "mi-parcours", "fin")
RULES = reglement(
    acquisition__carnet_de_suivi=ByAttestations((Attester.TUTOR,), Extent.KEY, stages=STAGES)
)
SIGNED = (Attestation(subject="C-C", by=Attester.TUTOR, attested=True, on=TODAY, author="Mme T"),)


def assessed(*stages: str) -> tuple[TutorAssessment, ...]:
    return tuple(TutorAssessment(subject=each, on=TODAY, author="Mme T") for each in stages)


def second(*stages: TutorAssessment, **more: object) -> BlocProposal:
    """The second bloc, its modality won and its only key competency signed."""
    given = {"attestations": SIGNED, "stages": stages, **more}
    return bloc("B2", result("B2ME1"), rules=RULES, **given)


@pytest.mark.parametrize("done", [(), STAGES[:1], STAGES[:2], STAGES[1:]])
def test_une_etape_qui_manque_laisse_le_carnet_en_attente(done: tuple[str, ...]) -> None:
    """The bloc waits, and each stage that lacks is named."""
    found = second(*assessed(*done))
    assert found.outcome is BlocOutcome.UNDECIDED
    assert [each for each in missing(found) if "évaluation du tuteur" in each] == [
        f"il manque l'évaluation du tuteur « {each} »" for each in STAGES if each not in done
    ]


def test_les_trois_etapes_et_les_signatures_font_le_carnet() -> None:
    """With every stage and every signature the bloc is won; without a signature it waits."""
    assert second(*assessed(*STAGES)).outcome is BlocOutcome.WON
    unsigned = second(*assessed(*STAGES), attestations=())
    assert unsigned.outcome is BlocOutcome.UNDECIDED
    (logbook,) = [each for each in unsigned.reasons[0].children if each.cause is Cause.LOGBOOK]
    assert [each.cause for each in logbook.children] == [
        Cause.ATTESTATION_MISSING,
        *[Cause.STAGE_DONE] * 3,
    ]


def test_ce_qui_manque_nomme_les_etapes() -> None:
    """What would win the bloc is the stages that lack, with the signature when it lacks too."""
    plan = prepare(CERTIFICATION, RULES, on=TODAY)
    lacking = replace(facts(result("B2ME1")), attestations=SIGNED, stages=assessed("fin"))
    (said,) = say_missing(plan, lacking, "B2")
    assert said == (
        "Il manque l'évaluation du tuteur « positionnement » et l'évaluation du tuteur "
        "« mi-parcours »."
    )
    unsigned = replace(lacking, attestations=(), stages=assessed(*STAGES[1:]))
    (said,) = say_missing(plan, unsigned, "B2")
    assert "l'attestation du tuteur" in said
    assert "« positionnement »" in said


def test_apres_la_cloture_une_etape_ne_compte_pas() -> None:
    """An assessment recorded after the closing changes nothing."""
    late = tuple(replace(each, on=TODAY + timedelta(days=1)) for each in assessed("fin"))
    closing = Closing(on=TODAY)
    before = second(*assessed(*STAGES[:2]), closing=closing)
    assert second(*assessed(*STAGES[:2]), *late, closing=closing) == before


@given(st.permutations(assessed(*STAGES, "autre")), st.integers(0, 2))
def test_l_ordre_et_une_etape_de_trop_ne_comptent_pas(
    stages: list[TutorAssessment], kept: int
) -> None:
    """In any order the same; a stage that nobody asks changes nothing; one less and it waits."""
    whole = second(*stages)
    asked = tuple(each for each in stages if each.subject in STAGES)
    assert second(*asked) == whole
    assert second(*sorted(asked, key=lambda each: each.subject)) == whole
    assert whole.outcome is BlocOutcome.WON
    assert second(*asked[:kept]).outcome is BlocOutcome.UNDECIDED


def test_les_etapes_d_un_reglement() -> None:
    """The stages of every rule, each once; none where no rule asks."""
    assert stages_asked(RULES) == STAGES
    assert stages_asked(reglement()) == ()
