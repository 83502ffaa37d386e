"""Two certifications compared bloc by bloc."""

from collections import Counter
from dataclasses import replace
from datetime import date

from hypothesis import given

from parchemin.domain.comparison.certifications import (
    compare_certifications,
    compare_list_with_blocs,
)
from parchemin.domain.comparison.changes import ChangeKind
from parchemin.domain.comparison.sentences import competency_sentence, summary, value_sentence
from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import (
    AssessmentConditions,
    AssessorKind,
    Certification,
    Certifier,
    CodeLabel,
    RegistrationDates,
    RouteAccess,
)
from tests.domain.comparison.builders import (
    CERTIFICATIONS,
    TEXTS,
    bloc,
    certification,
    competency,
)

ADDED, REMOVED = ChangeKind.ADDED, ChangeKind.REMOVED
MIRROR = {ADDED: REMOVED, ChangeKind.SPLIT: ChangeKind.MERGED}
MIRROR |= {value: key for key, value in MIRROR.items()}


def fates(before: Certification, after: Certification) -> Counter[tuple[ChangeKind, str, str]]:
    """What became of each competency, by the texts of both sides."""
    return Counter(
        (
            change.kind,
            "|".join(sorted(item.competency.text for item in change.before)),
            "|".join(sorted(item.competency.text for item in change.after)),
        )
        for change in compare_certifications(before, after).competencies
    )


@given(CERTIFICATIONS)
def test_a_certification_and_itself_are_the_same(one: Certification) -> None:
    """Nothing differs between a certification and itself, and the sentence says so."""
    comparison = compare_certifications(one, one)
    assert comparison.same
    assert summary(comparison) == ("Les deux textes disent la même chose.",)


@given(CERTIFICATIONS, CERTIFICATIONS)
def test_exchanging_the_sides_turns_the_changes_round(
    one: Certification, other: Certification
) -> None:
    """What was added is removed, what was split is merged, the rest keeps its fate."""
    forth, back = fates(one, other), fates(other, one)
    turned = Counter({(MIRROR.get(k, k), b, a): n for (k, a, b), n in back.items()})
    assert forth == turned
    assert compare_certifications(one, other).same == compare_certifications(other, one).same


@given(CERTIFICATIONS, CERTIFICATIONS)
def test_every_competency_is_accounted_for_once(one: Certification, other: Certification) -> None:
    """Each competency of each side is in one change and one only, each bloc in one too."""
    comparison = compare_certifications(one, other)
    for side, text in (("before", one), ("after", other)):
        met = Counter(
            (item.bloc, item.rank) for c in comparison.competencies for item in getattr(c, side)
        )
        places = [
            (b, r) for b, each in enumerate(text.blocs) for r in range(len(each.competencies))
        ]
        assert met == Counter(places)
        blocs = [getattr(b, side).code for b in comparison.blocs if getattr(b, side)]
        assert sorted(blocs) == [each.code for each in text.blocs]


def test_a_reworded_competency_is_shown_word_by_word() -> None:
    """A word changed in a competency is one reworded competency, with that word alone."""
    before = certification(bloc(1, competency(TEXTS[0]), competency(TEXTS[1])))
    after = certification(
        bloc(1, competency(TEXTS[0]), competency(TEXTS[1].replace("brebis", "chèvres")))
    )
    comparison = compare_certifications(before, after)
    (change,) = comparison.blocs[0].competencies
    assert change.kind is ChangeKind.REWORDED
    assert change.certain
    assert [s.text.strip() for s in change.stretches if s.kind.value != "kept"] == [
        "brebis",
        "chèvres",
    ]
    assert comparison.blocs[0].unchanged == 1
    assert competency_sentence(change) == "RNCP1BC01 compétence 2 : reformulée"


def test_a_competency_that_changes_bloc_is_moved() -> None:
    """The same words in another bloc are neither an addition nor a removal."""
    moved = competency(TEXTS[2])
    before = certification(bloc(1, competency(TEXTS[0]), moved), bloc(2, competency(TEXTS[1])))
    after = certification(bloc(1, competency(TEXTS[0])), bloc(2, competency(TEXTS[1]), moved))
    comparison = compare_certifications(before, after)
    (change,) = [c for c in comparison.competencies if c.kind is not ChangeKind.SAME]
    assert change.kind is ChangeKind.MOVED
    assert competency_sentence(change) == (
        "RNCP1BC02 compétence 2 : vient de RNCP1BC01 compétence 2"
    )
    assert [len(each.competencies) for each in comparison.blocs] == [1, 1]


def test_a_split_is_offered_and_its_merger_too() -> None:
    """Two new competencies that share the words of a lost one are said to be its parts."""
    parts = TEXTS[0], TEXTS[1]
    whole = f"{parts[0]} et {parts[1].lower()}"
    before = certification(bloc(1, competency(whole), competency(TEXTS[4])))
    after = certification(bloc(1, *map(competency, parts), competency(TEXTS[4])))
    comparison = compare_certifications(before, after)
    assert comparison.count(ChangeKind.SPLIT) == 1
    assert comparison.uncertain == 1
    assert compare_certifications(after, before).count(ChangeKind.MERGED) == 1
    said = competency_sentence(comparison.blocs[0].competencies[0])
    assert said == (
        "RNCP1BC01 compétence 1 : semble divisée en RNCP1BC01 compétence 1 et "
        "RNCP1BC01 compétence 2 (rapprochement à confirmer)"
    )


def test_two_rivals_leave_a_doubt() -> None:
    """A text that is as near to two others is paired with one, and the doubt is said."""
    before = certification(bloc(1, competency("Tenir le registre sanitaire de la ferme ovine")))
    after = certification(
        bloc(
            1,
            competency("Tenir le registre sanitaire de la ferme caprine"),
            competency("Tenir le registre sanitaire de la ferme bovine"),
        )
    )
    (reworded,) = [
        c
        for c in compare_certifications(before, after).competencies
        if c.kind is ChangeKind.REWORDED
    ]
    assert not reworded.certain


def test_blocs_of_a_successor_are_recognised_by_their_contents() -> None:
    """Another number, another order: each bloc finds its predecessor, the code change is said."""
    one, two = map(competency, TEXTS[:2]), map(competency, TEXTS[2:4])
    lists = tuple(one), tuple(two)
    before = certification(bloc(1, *lists[0], title="Élevage"), bloc(2, *lists[1], title="Vente"))
    after = certification(
        bloc(1, *lists[1], title="Vente", number="RNCP2"),
        bloc(2, *lists[0], title="Élevage", number="RNCP2"),
        number="RNCP2",
    )
    comparison = compare_certifications(before, after)
    assert [(b.before and b.before.title, b.certain, b.basis) for b in comparison.blocs] == [
        ("Vente", True, "intitulés et contenus voisins"),
        ("Élevage", True, "intitulés et contenus voisins"),
    ]
    assert comparison.count(ChangeKind.SAME) == 4
    assert value_sentence(comparison.identity[0]) == "Numéro : « RNCP1 » devient « RNCP2 »"


def test_one_code_for_two_different_blocs_is_said_uncertain() -> None:
    """A code that now names something else pairs the blocs, and asks for confirmation."""
    before = certification(bloc(1, competency(TEXTS[0]), title="Accueil"))
    after = certification(bloc(1, competency(TEXTS[4]), title="Fabrication"))
    comparison = compare_certifications(before, after)
    assert (comparison.blocs[0].basis, comparison.blocs[0].certain) == ("même code", False)
    assert (comparison.count(ADDED), comparison.count(REMOVED)) == (1, 1)


def test_criteria_and_key_marks_are_compared() -> None:
    """A criterion reworded, one added and a key mark taken away are said under the competency."""
    old = replace(competency(TEXTS[0], "Le geste est sûr et précis"), key=True)
    new = replace(
        competency(TEXTS[0], "Le geste est sûr et rapide", "Le client est salué"), key=False
    )
    (change,) = (
        compare_certifications(certification(bloc(1, old)), certification(bloc(1, new)))
        .blocs[0]
        .competencies
    )
    assert change.kind is ChangeKind.SAME
    assert [each.kind for each in change.criteria] == [ChangeKind.REWORDED, ADDED]
    assert list(map(value_sentence, change.values)) == [
        "Marque : « compétence clé » devient « compétence non clé »"
    ]


def test_the_conditions_of_a_modality_are_compared() -> None:
    """Length, draw and assessors are told apart, whatever the code of the modality."""
    old = bloc(1, competency(TEXTS[0]))
    (assessment,) = old.assessments
    conditions = AssessmentConditions(
        duration_minutes=90, drawn_by_lot=True, assessors=(AssessorKind.TUTOR,)
    )
    new = replace(old, assessments=(replace(assessment, code="X", conditions=conditions),))
    (change,) = compare_certifications(certification(old), certification(new)).blocs[0].assessments
    assert list(map(value_sentence, change.values)) == [
        "Durée : « 90 min », que le premier texte ne dit pas",
        "Tirage au sort : « oui », que le premier texte ne dit pas",
        "Évaluateur : « tuteur », que le premier texte ne dit pas",
    ]


def test_the_identity_is_compared_field_by_field() -> None:
    """Dates, routes, codes and certifiers each give their sentence."""
    before = replace(
        certification(),
        dates=RegistrationDates(end_of_registration=date(2025, 4, 25)),
        rome=(CodeLabel(code="J1303", label="Assistance"),),
        routes={Route.EXPERIENCE: RouteAccess(open=True)},
    )
    after = replace(
        certification(),
        dates=RegistrationDates(end_of_registration=date(2030, 6, 25)),
        certifiers=(Certifier(name="CPNEFP du fromage"),),
        routes={Route.EXPERIENCE: RouteAccess(open=False)},
    )
    assert [value_sentence(each) for each in compare_certifications(before, after).identity] == [
        "Certificateur : « CPNEFP du fromage », que le premier texte ne dit pas",
        "Code ROME : « J1303, Assistance », que le second texte ne dit plus",
        "Fin de l'enregistrement : « 25/04/2025 » devient « 25/06/2030 »",
        "Voie « expérience (VAE) » : « ouverte » devient « fermée »",
    ]


def test_a_date_is_shown_whole_and_a_long_value_word_by_word() -> None:
    """Nobody reads half a date; a long title shows the word that changed."""
    dates = [
        RegistrationDates(effect=date(2025, 4, 25)),
        RegistrationDates(effect=date(2030, 4, 25)),
    ]
    titles = [f"Conduire et entretenir les machines de la {place}" for place in ("ferme", "cave")]
    before, after = (
        replace(certification(), dates=each, title=title)
        for each, title in zip(dates, titles, strict=True)
    )
    title, effect = compare_certifications(before, after).identity
    assert [each.text for each in effect.stretches] == ["25/04/2025", "25/04/2030"]
    assert [each.text.strip() for each in title.stretches][1:] == ["ferme", "cave"]


def test_another_order_is_a_difference() -> None:
    """The same competencies in another order are not the same text."""
    one, two = competency(TEXTS[0]), competency(TEXTS[1])
    comparison = compare_certifications(
        certification(bloc(1, one, two)), certification(bloc(1, two, one))
    )
    assert not comparison.same
    assert comparison.blocs[0].reordered
    assert comparison.blocs[0].competencies == ()


def test_the_general_list_is_held_against_the_blocs() -> None:
    """What the summary of a fiche says and its blocs do not, and the other way round, is told."""
    text = replace(
        certification(bloc(1, competency(TEXTS[0], "critère"), competency(TEXTS[4]))),
        stated_competencies=(competency(TEXTS[0]), competency(TEXTS[7])),
    )
    assert [competency_sentence(each) for each in compare_list_with_blocs(text)] == [
        "RNCP1BC01 compétence 2 : ajoutée",
        "Liste générale compétence 2 : retirée",
    ]
    assert compare_list_with_blocs(certification()) == ()


def test_hundreds_of_competencies_are_compared_in_good_time() -> None:
    """Six hundred competencies that look alike, the worst case, end and are all there."""
    many = [competency(f"Conduire l'essai de la machine numéro {rank}") for rank in range(600)]
    before = certification(bloc(1, *many))
    after = certification(bloc(1, *many[300:], competency("Ranger l'atelier")))
    comparison = compare_certifications(before, after)
    assert comparison.count(ChangeKind.SAME) == 300
    assert comparison.count(ADDED) == 1
    assert comparison.count(REMOVED) == 300
