"""Ce qu'on tape pour une date de naissance ou un jour, et comment deux saisies sont reconnues."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from uuid import uuid4

import pytest
from django import forms

from parchemin.domain.person import BirthDate, BirthPlace, CivilStatus, Sex
from parchemin.domain.version_move import RecordedFact
from parchemin.office.candidates import recorded
from parchemin.office.candidates.fields import BirthDateField, DayField
from parchemin.office.candidates.identity import LONGEST_NAME, KnownPerson, key_of
from parchemin.office.candidates.moments import moment_rank
from parchemin.office.candidates.standing import steps_of

# ce qui est tapé → la date de naissance lue
NAISSANCES = [
    ("05/11/1992", BirthDate(1992, 11, 5)),
    ("5/11/1992", BirthDate(1992, 11, 5)),
    (" 05/11/1992 ", BirthDate(1992, 11, 5)),
    ("1992-11-05", BirthDate(1992, 11, 5)),
    ("11/1992", BirthDate(1992, 11)),
    ("1992", BirthDate(1992)),
    ("31/02/1992", BirthDate(1992, 2, 31)),
]


@pytest.mark.parametrize(("typed", "read"), NAISSANCES)
def test_une_naissance_se_tape_entiere_ou_en_partie(typed: str, read: BirthDate) -> None:
    """Jour, mois et année, ou ce que l'état civil en sait ; les parties restent comme données."""
    assert BirthDateField().clean(typed) == read


@pytest.mark.parametrize(
    "typed", ["05-11-1992", "5 novembre 1992", "05/11/92", "1992/11/05", "05//1992", "?", "/1992"]
)
def test_une_naissance_illisible_est_citee(typed: str) -> None:
    """La phrase cite ce qui est tapé et dit les trois écritures attendues."""
    with pytest.raises(forms.ValidationError) as refused:
        BirthDateField().clean(typed)
    assert refused.value.messages == [
        (
            f"« {typed} » ne se lit pas comme une date. Écrivez JJ/MM/AAAA ; MM/AAAA ou AAAA "
            "seulement si l'état civil n'en sait pas plus."
        )
    ]


@pytest.mark.parametrize("shown", ["05/11/1992", "11/1992", "1992"])
def test_une_naissance_relue_au_formulaire_ne_change_pas(shown: str) -> None:
    """Ce que le champ montre se retape tel quel et donne la même date."""
    field = BirthDateField()
    assert field.prepare_value(field.clean(shown)) == shown
    assert BirthDateField(required=False).clean("") is None


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2026-11-22", date(2026, 11, 22)),
        ("22/11/2026", date(2026, 11, 22)),
        ("2/1/2026", date(2026, 1, 2)),
        ("31/02/2026", "Cette date n'existe pas ou s'écrit autrement : JJ/MM/AAAA."),
        ("11/22/2026", "Cette date n'existe pas ou s'écrit autrement : JJ/MM/AAAA."),
        ("hier", "Cette date n'existe pas ou s'écrit autrement : JJ/MM/AAAA."),
        ("", "Donnez la date, écrite JJ/MM/AAAA."),
    ],
)
def test_un_jour_se_tape_a_la_francaise(typed: str, read: date | str) -> None:
    """Le jour d'abord, jamais le mois ; un jour impossible ou oublié a sa phrase."""
    try:
        answer: date | str = DayField().clean(typed)
    except forms.ValidationError as refused:
        (answer,) = refused.messages
    assert answer == read


PERSON = CivilStatus(
    sex=Sex.FEMALE,
    birth_name="Le Goff",
    first_names=("Anaïs", "Marie"),
    birth_date=BirthDate(1992, 11, 5),
    birth_place=BirthPlace(label="Brest"),
)

# ce qui change dans la saisie → est-ce la même personne
PAREILS = [
    ({}, True),
    ({"birth_name": "LE GOFF"}, True),
    ({"birth_name": "Le-Goff"}, True),
    ({"first_names": ("ANAIS",)}, True),
    ({"first_names": ("Anaïs", "Jeanne")}, True),
    ({"first_names": ("Marie", "Anaïs")}, False),
    ({"birth_name": "Le Goffic"}, False),
    ({"birth_date": BirthDate(1992, 11)}, False),
    ({"birth_date": BirthDate(1992, 5, 11)}, False),
    ({"birth_place": BirthPlace(label="Quimper")}, True),
]


@pytest.mark.parametrize(("changes", "same"), PAREILS)
def test_deux_saisies_d_une_personne_se_reconnaissent(
    changes: dict[str, object], *, same: bool
) -> None:
    """Casse, accents, traits d'union et autres prénoms n'y font rien ; nom, prénom et date décident."""
    assert (key_of(PERSON) == key_of(replace(PERSON, **changes))) is same  # type: ignore[arg-type]


def test_une_cle_tient_dans_sa_colonne() -> None:
    """Un nom démesuré est coupé dans la clé sans mordre sur le prénom ni sur la date."""
    key = key_of(replace(PERSON, birth_name="a" * 500, first_names=("b" * 500,)))
    assert key.split("|") == ["a" * LONGEST_NAME, "b" * LONGEST_NAME, "05/11/1992"]


def test_une_personne_connue_est_nommee_avec_ce_qu_il_faut_faire() -> None:
    """Le refus dit qui, née quand, et les deux issues : rattacher, ou dire l'homonyme."""
    assert str(KnownPerson([], PERSON)) == (
        "Anaïs Le Goff, née le 05/11/1992, a déjà un dossier : une personne, un dossier. "
        "Rattachez ce parcours au dossier connu, ou dites qu'il s'agit d'un homonyme."
    )


@pytest.mark.parametrize(
    ("reached", "states"),
    [
        (-1, ["en_cours", "a_venir", "a_venir", "a_venir", "a_venir"]),
        (0, ["fait", "en_cours", "a_venir", "a_venir", "a_venir"]),
        (3, ["fait", "fait", "fait", "fait", "en_cours"]),
        (4, ["fait"] * 5),
    ],
)
def test_le_parcours_montre_une_seule_etape_en_cours(reached: int, states: list[str]) -> None:
    """Ce qui est fait, la prochaine, puis le reste ; au bout, plus rien n'est en cours."""
    assert [step["state"] for step in steps_of(reached)] == states


def test_l_ordre_des_faits_ne_depend_pas_du_fuseau() -> None:
    """Le même instant dit de Paris ou de Londres a le même rang ; une microseconde suffit à suivre."""
    moment = datetime(2026, 11, 22, 12, 0, 0, 1, tzinfo=UTC)
    assert moment_rank(moment) == moment_rank(moment.astimezone(timezone(timedelta(hours=2))))
    assert moment_rank(moment + timedelta(microseconds=1)) == moment_rank(moment) + 1


@pytest.fixture
def nobody_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    """No later stage has registered anything."""
    monkeypatch.setattr(recorded, "FACT_TELLERS", [])
    monkeypatch.setattr(recorded, "MOVE_GUARDS", [])


def test_les_etapes_suivantes_disent_leurs_faits_une_seule_fois(nobody_yet: None) -> None:
    """Inscrites deux fois, elles ne sont écoutées qu'une ; un parcours inconnu n'a aucun fait."""
    path, fact = uuid4(), RecordedFact(what="un résultat", bloc="BC01", assessment="BC01ME1")
    asked = []

    def tells(paths: object) -> dict[object, tuple[RecordedFact, ...]]:
        asked.append(paths)
        return {path: (fact,)}

    for _ in range(2):
        recorded.tell_recorded(tells)  # type: ignore[arg-type]
    assert recorded.recorded_on(path) == (fact,)
    assert asked == [[path]]
    assert recorded.recorded_on(uuid4()) == ()


def test_chaque_refus_de_changer_de_version_est_dit(nobody_yet: None) -> None:
    """Deux étapes qui refusent donnent deux phrases ; une phrase vide n'est pas un refus."""
    path = uuid4()
    for sentence in ("Le parcours est clos.", "", "Un jury est convoqué."):
        recorded.forbid_move(lambda _paths, said=sentence: {path: said})  # type: ignore[misc]
    assert recorded.forbidden(path) == ["Le parcours est clos.", "Un jury est convoqué."]
    assert recorded.forbidden(uuid4()) == []
