"""Un référentiel tiré au hasard, mis en page au hasard, se relit tel quel."""

from collections.abc import Sequence

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from parchemin.domain.referentiel import Certification
from parchemin.readers.diagnostics import Findings
from parchemin.readers.table.reader import read_table
from parchemin.readers.transcripts.composing import compose
from tests.readers.table.random_layouts import Drawn, DrawnBloc, Look, blocs, laid_out, looks

UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)
"""A failing layout is readable as it is; making it smaller takes minutes."""


def again(certification: Certification) -> list[DrawnBloc]:
    """What was read, in the form that was drawn; an unmarked key counts as no key."""
    return [
        DrawnBloc(
            bloc.title,
            bloc.activity or "",
            " + ".join(each.text for each in bloc.assessments),
            tuple(
                Drawn(
                    each.text,
                    each.code,
                    bool(each.key),
                    tuple(criterion.text for criterion in each.criteria),
                )
                for each in bloc.competencies
            ),
        )
        for bloc in certification.blocs
    ]


@settings(max_examples=120, deadline=None, phases=UNSHRUNK)
@given(blocs(), looks())
def test_tout_revient(drawn: Sequence[DrawnBloc], look: Look) -> None:
    """Blocs, activités, modalités, compétences, codes, clés et critères, quelle que soit la page."""
    every = [each.key for bloc in drawn for each in bloc.competencies]
    if look.mark == "bold" and all(every):
        return
    transcript = compose(laid_out(drawn, look))
    (certification,) = read_table(transcript, Findings())
    assert again(certification) == list(drawn)
    for bloc in certification.blocs:
        codes = tuple(each.code for each in bloc.assessments)
        assert all(each.assessments == codes for each in bloc.competencies)


@settings(max_examples=50, deadline=None, phases=UNSHRUNK)
@given(blocs(), looks())
def test_chaque_valeur_garde_sa_place(drawn: Sequence[DrawnBloc], look: Look) -> None:
    """Le texte à la place donnée est celui qui a été lu, pour les compétences et les critères."""
    transcript = compose(laid_out(drawn, look))
    (certification,) = read_table(transcript, Findings())
    for bloc in certification.blocs:
        for each in (*bloc.competencies, *(c for x in bloc.competencies for c in x.criteria)):
            span = each.spans["text"]
            assert transcript.source.text[span.start : span.end] == each.text


@settings(max_examples=50, deadline=None, phases=UNSHRUNK)
@given(blocs(), looks(), st.integers(1, 4))
def test_une_en_tete_repetee_ne_change_rien(
    drawn: Sequence[DrawnBloc], look: Look, place: int
) -> None:
    """Les en-têtes répétées en haut de page ne deviennent jamais du contenu."""
    body = laid_out(drawn, look)
    if look.merged or look.titles == "column":
        return
    for part in body:
        if isinstance(part, list) and len(part) > place:
            part.insert(place + 1, part[0])
    (certification,) = read_table(compose(body), Findings())
    assert [bloc.title for bloc in again(certification)] == [bloc.title for bloc in drawn]
    counted = [len(bloc.competencies) for bloc in certification.blocs]
    assert counted == [len(bloc.competencies) for bloc in drawn]
