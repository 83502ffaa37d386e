"""Chains of certifications that replace one another."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from parchemin.domain.referentiel import (
    Certification,
    CertificationReference,
    Register,
    RegistrationDates,
)
from parchemin.domain.replacement import FARTHEST, beginning, chain_of


def text(
    number: str,
    *,
    replaces: str = "",
    replaced_by: str = "",
    dates: RegistrationDates | None = None,
) -> Certification:
    """A certification that names others, space between numbers."""
    return Certification(
        number=number,
        register=Register.RNCP,
        title=f"Titre de {number}",
        dates=dates or RegistrationDates(),
        replaces=tuple(CertificationReference(number=each) for each in replaces.split()),
        replaced_by=tuple(CertificationReference(number=each) for each in replaced_by.split()),
    )


def known(*texts: Certification) -> dict[str, Certification]:
    """Texts by number."""
    return {each.number or "": each for each in texts}


def test_a_chain_is_read_from_either_text() -> None:
    """The one replaced and the one that replaces say the same link; each is met once."""
    chain = chain_of("B", known(text("A"), text("B", replaces="A"), text("C", replaces="B")))
    assert [(link.number, link.distance) for link in chain.predecessors] == [("A", -1)]
    assert [(link.number, link.distance) for link in chain.successors] == [("C", 1)]
    assert chain_of("A", known(text("A", replaced_by="B"))).successors[0].known is False


def test_a_chain_is_followed_to_its_end() -> None:
    """Several replacements in a row, one of them by two certifications."""
    texts = known(
        text("A", replaced_by="B"), text("B", replaced_by="C D"), text("D", replaced_by="E")
    )
    chain = chain_of("A", texts)
    assert [(link.number, link.distance) for link in chain.successors] == [
        ("B", 1),
        ("C", 2),
        ("D", 2),
        ("E", 3),
    ]
    assert chain.loop == ()


def test_a_circle_is_told_and_ends() -> None:
    """Three certifications that replace one another in a circle are all named, once around."""
    texts = known(
        text("A", replaced_by="B"), text("B", replaced_by="C"), text("C", replaced_by="A")
    )
    assert chain_of("A", texts).loop == ("A", "B", "C", "A")
    assert chain_of("X", known(text("X", replaced_by="X"))).loop == ("X", "X")
    further = known(
        text("A", replaced_by="B"), text("B", replaced_by="C"), text("C", replaced_by="B")
    )
    assert chain_of("A", further).loop == ("B", "C", "B")


def test_two_ways_to_one_successor_are_no_circle() -> None:
    """A certification split in two that become one again does not turn in a circle."""
    texts = known(
        text("A", replaced_by="B C"), text("B", replaced_by="D"), text("C", replaced_by="D")
    )
    chain = chain_of("A", texts)
    assert chain.loop == ()
    assert [link.number for link in chain.successors] == ["B", "C", "D"]


def test_the_successors_open_on_a_day() -> None:
    """Only a registration that runs that day is open; a missing date decides nothing."""
    runs = RegistrationDates(decision=date(2025, 6, 25), end_of_registration=date(2030, 6, 25))
    over = RegistrationDates(decision=date(2020, 1, 1), end_of_registration=date(2024, 1, 1))
    texts = known(
        text("A", replaced_by="B C D"), text("B", dates=runs), text("C", dates=over), text("D")
    )
    chain = chain_of("A", texts)
    assert [link.number for link in chain.successors_open(date(2026, 1, 1))] == ["B"]
    assert [link.open_on(date(2026, 1, 1)) for link in chain.successors] == [True, False, None]


def test_a_registration_begins_with_the_later_of_two_days() -> None:
    """Decision and effect both have to be past; without either nobody knows."""
    decided, effective = date(2025, 6, 25), date(2025, 9, 1)
    assert beginning(RegistrationDates(decision=decided, effect=effective)) == effective
    assert beginning(RegistrationDates(decision=decided)) == decided
    assert beginning(RegistrationDates()) is None


@given(st.dictionaries(st.sampled_from("ABCDEF"), st.text("ABCDEF", max_size=3), max_size=6))
def test_any_chain_ends_with_each_certification_once(links: dict[str, str]) -> None:
    """Whatever replaces what, circles included, the walk ends and repeats nobody."""
    texts = known(*(text(each, replaced_by=" ".join(after)) for each, after in links.items()))
    for number in "ABCDEF":
        chain = chain_of(number, texts)
        for side in (chain.predecessors, chain.successors):
            numbers = [link.number for link in side]
            assert len(numbers) == len(set(numbers))
            assert number not in numbers
        reachable = number in {n for link in chain.successors for n in links.get(link.number, "")}
        assert not (reachable or number in links.get(number, "")) or chain.loop


def test_a_title_told_once_is_kept() -> None:
    """Two texts name one successor, the second without its title: the title told stays."""
    told = CertificationReference(number="D", title="CQP Fromager")
    bare = CertificationReference(number="D")
    for sides in ((told, bare), (bare, told)):
        texts = known(
            text("A", replaced_by="B C"),
            *(
                replace(text(number), replaced_by=(each,))
                for number, each in zip("BC", sides, strict=True)
            ),
        )
        assert chain_of("A", texts).successors[-1].title == "CQP Fromager"


def test_a_certification_that_replaces_itself_is_said() -> None:
    """A circle of one is a circle; the certification is not its own successor."""
    chain = chain_of("A", known(text("A", replaced_by="A")))
    assert chain.loop == ("A", "A")
    assert chain.successors == ()


@given(st.sets(st.tuples(st.sampled_from("ABCDE"), st.sampled_from("ABCDE"))))
def test_a_circle_is_found_where_there_is_one(arrows: set[tuple[str, str]]) -> None:
    """The loop is there just when a certification reached replaces one that leads back to it."""
    texts = known(
        *(
            text(one, replaced_by=" ".join(b for a, b in sorted(arrows) if a == one))
            for one in "ABCDE"
        )
    )
    loop = chain_of("A", texts).loop
    reached = {"A"} | {link.number for link in chain_of("A", texts).successors}
    circular = any(
        one == link.number
        for one, other in arrows
        if one in reached
        for link in chain_of(other, texts).successors
    ) or any((one, one) in arrows for one in reached)
    assert bool(loop) == circular
    assert not loop or loop[0] == loop[-1]
    assert all(pair in arrows for pair in pairwise(loop))


def test_a_chain_without_end_is_followed_so_far_and_no_further() -> None:
    """Beyond the fiftieth replacement the chain stops, instead of reading a whole register."""
    texts = known(*(text(f"N{rank}", replaced_by=f"N{rank + 1}") for rank in range(FARTHEST + 5)))
    assert [link.distance for link in chain_of("N0", texts).successors][-1] == FARTHEST
    assert chain_of(f"N{FARTHEST + 3}", texts).predecessors[-1].distance == -FARTHEST
