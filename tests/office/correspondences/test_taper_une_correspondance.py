"""Ce qu'une personne tape pour poser, finir ou chercher une correspondance, et ce qui en est lu."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role, User
from parchemin.office.correspondences.actions import chosen, end_rule, set_rule
from parchemin.office.correspondences.forms import CompareForm, RuleForm, as_registered
from parchemin.office.correspondences.models import Rule
from parchemin.office.correspondences.queries import followed, rules_towards, with_decided
from parchemin.office.referentiels.queries import certification_of
from tests.office.correspondences.texts import OTHER, another_text
from tests.office.promotion import NUMBER, Published

HERE = f"{NUMBER}BC01"
TODAY = timezone.localdate()
SAID: dict[str, Any] = {
    "kind": "partielle",
    "held_number": OTHER,
    "held_blocs": f"{OTHER}BC01 {OTHER}BC02",
    "given_blocs": [HERE],
    "decision": "CPNEFP, délibération 12",
    "decided_on": TODAY.isoformat(),
    "since": TODAY.isoformat(),
}


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("RNCP39868", "RNCP39868"),
        ("rncp39868", "RNCP39868"),
        (" Rncp 39868 ", "RNCP39868"),
        ("rs6626", "RS6626"),
        ("rncp39868bc02", "RNCP39868BC02"),
        ("cqp-Jardin", "cqp-Jardin"),
        ("RNCP", "RNCP"),
        ("n° 39868", "n° 39868"),
        ("RNCP39868 et RNCP2", "RNCP39868 et RNCP2"),
    ],
)
def test_un_numero_du_registre_se_lit_comme_il_s_ecrit(typed: str, read: str) -> None:
    """Casse et espace d'un numéro du registre n'y font rien ; un identifiant maison reste tel quel."""
    assert as_registered(typed) == read


def form(published: Published, **changes: Any) -> RuleForm:
    return RuleForm({**SAID, **changes}, here=certification_of(published.version))


@pytest.mark.parametrize(
    "written",
    [
        f"{OTHER}BC01 {OTHER}BC02",
        f"{OTHER}BC01,{OTHER}BC02",
        f" {OTHER}BC01 ; {OTHER}BC02 ; ",
        f"{OTHER}BC01\n{OTHER}BC02\n{OTHER}BC02",
        f"{OTHER}BC01 {OTHER}BC02".lower(),
    ],
)
def test_les_codes_de_blocs_se_separent_comme_on_veut(published: Published, written: str) -> None:
    """Espaces, virgules, points-virgules, lignes, minuscules : le même ensemble de deux blocs."""
    filled = form(published, held_blocs=written, held_number=OTHER.lower())
    assert filled.is_valid(), filled.errors
    assert filled.held == chosen(OTHER, [f"{OTHER}BC01", f"{OTHER}BC02"])


# ce qui est changé au formulaire → les mots de chaque faute dite
FAUTES = [
    ({"held_number": ""}, ["Ce champ est obligatoire"]),
    ({"held_number": NUMBER.lower(), "held_blocs": ""}, ["deux certifications différentes"]),
    ({"held_blocs": f"{OTHER}BC77"}, [f"le bloc {OTHER}BC77, que {OTHER} n'a pas"]),
    ({"given_blocs": [f"{NUMBER}BC77"]}, [f"{NUMBER}BC77"]),
    ({"decision": "   "}, ["Ce champ est obligatoire"]),
    ({"decided_on": "31/02/2026"}, ["date valide"]),
    ({"decided_on": (TODAY + timedelta(days=2)).isoformat()}, ["à venir"]),
    ({"until": (TODAY - timedelta(days=1)).isoformat()}, ["une fin après le début"]),
    ({"kind": "presque"}, ["presque"]),
    (
        {"held_blocs": f"{OTHER}BC77", "until": "2001-01-01"},
        [f"le bloc {OTHER}BC77", "une fin après le début"],
    ),
]


@pytest.mark.parametrize(("changes", "words"), FAUTES)
def test_chaque_faute_du_formulaire_est_dite(
    published: Published, changes: dict[str, Any], words: list[str]
) -> None:
    """Toutes les fautes à la fois, avec ce qui a été trouvé ; rien n'est posé."""
    another_text(published)
    filled = form(published, **changes)
    assert not filled.is_valid()
    said = str(filled.errors).replace("&#x27;", "'")
    assert [each for each in words if each not in said] == []
    assert not Rule.objects.exists()


@pytest.mark.parametrize("typed", [OTHER, OTHER.lower(), f" RNCP {OTHER[4:]} "])
def test_on_compare_avec_un_numero_tape_a_la_main(published: Published, typed: str) -> None:
    """Le numéro se retrouve quelle que soit sa casse."""
    another_text(published)
    asked = CompareForm({"avec": typed})
    assert asked.is_valid()
    assert asked.cleaned_data["avec"] == OTHER


def test_on_compare_avec_un_identifiant_maison(published: Published) -> None:
    """Une certification hors registre garde ses minuscules : elle se trouve comme on l'a nommée."""
    draft = another_text(published)
    draft.number = "cqp-voisin"
    draft.save()
    assert CompareForm({"avec": "cqp-voisin"}).is_valid()
    assert CompareForm({"avec": "cqp-lointain"}).errors["avec"] == [
        (
            "Ni l'office ni son catalogue n'ont de texte pour cqp-lointain : déposez la fiche, ou "
            "importez l'export du registre."
        )
    ]


def rule(by: User, **changes: Any) -> Rule:
    """A rule in force for ten days already, with no planned end."""
    said: dict[str, Any] = {
        "given": chosen(NUMBER, [HERE]),
        "held": chosen(OTHER, [f"{OTHER}BC01"]),
        "kind": "partielle",
        "decision": "CPNEFP, délibération 12",
        "decided_on": TODAY - timedelta(days=20),
        "since": TODAY - timedelta(days=10),
    }
    return set_rule(by=by, **{**said, **changes})


@pytest.mark.parametrize(
    ("first", "second", "met"),
    [
        ((-10, None), (0, None), True),
        ((-10, 0), (0, 5), True),
        ((-10, -1), (0, 5), False),
        ((0, 5), (-10, -1), False),
        ((0, 5), (-10, 0), True),
        ((-10, 10), (-2, 2), True),
    ],
)
def test_deux_memes_regles_ne_courent_jamais_le_meme_jour(
    published: Published, secretary: User, first: Any, second: Any, *, met: bool
) -> None:
    """Bornes comprises : un seul jour commun suffit à refuser la seconde."""

    def days(period: tuple[int, int | None]) -> dict[str, date | None]:
        start, end = period
        return {
            "since": TODAY + timedelta(days=start),
            "until": None if end is None else TODAY + timedelta(days=end),
        }

    rule(secretary, **days(first))
    if met:
        with pytest.raises(RefusedAct, match="mettez-y fin avant"):
            rule(secretary, **days(second))
    else:
        rule(secretary, **days(second))
    assert Rule.objects.count() == (1 if met else 2)


@pytest.mark.parametrize(
    ("last", "sentence"),
    [(-11, "précède le premier"), (-10, ""), (0, ""), (30, ""), (31, "La règle finit déjà le")],
)
def test_le_dernier_jour_tient_dans_la_regle(
    published: Published, secretary: User, last: int, sentence: str
) -> None:
    """Du premier jour à la fin prévue, tous deux compris ; au dehors, la phrase dit la borne."""
    posed = rule(secretary, until=TODAY + timedelta(days=30))
    day = TODAY + timedelta(days=last)
    if sentence:
        with pytest.raises(RefusedAct, match=sentence):
            end_rule(on=posed, last_day=day, reason="révision", by=secretary)
        day = TODAY + timedelta(days=30)
    else:
        end_rule(on=posed, last_day=day, reason="révision", by=secretary)
    assert Rule.objects.get().as_domain().until == day


def test_une_regle_finie_ne_s_ajoute_plus_au_texte(published: Published, secretary: User) -> None:
    """Le dernier jour elle court encore ; le lendemain, le texte est celui du registre."""
    text = certification_of(published.version)
    end_rule(on=rule(secretary), last_day=TODAY, reason="révision", by=secretary)
    assert len(with_decided({1: text}, TODAY)[1].correspondences) == len(text.correspondences) + 1
    assert with_decided({1: text}, TODAY + timedelta(days=1))[1] == text
    assert with_decided({1: replace(text, number=None)}, TODAY)[1].number is None


def test_les_regles_du_texte_passent_avant_celles_du_certificateur(
    published: Published, secretary: User
) -> None:
    """Ce que dit la fiche, puis ce que l'office a décidé, chacune avec sa source."""
    text = certification_of(published.version)
    rule(secretary)
    *stated, decided = rules_towards(text)
    assert len(stated) == len(text.correspondences)
    assert decided.source == "décision du certificateur"
    assert decided.decision == f"CPNEFP, délibération 12, {TODAY - timedelta(days=20):%d/%m/%Y}"
    ((version, from_text, from_office),) = followed()
    assert (version.number, from_text, from_office) == (NUMBER, len(stated), 1)


def test_seul_le_secretariat_voit_les_gestes(
    published: Published, secretary: User, signed_in: Callable[..., Client]
) -> None:
    """L'auditeur lit la règle sans pouvoir la poser ni la finir ; un candidat ne la voit pas."""
    posed = rule(secretary)
    address = f"/correspondances/{NUMBER}/"
    auditor, candidate = signed_in(Role.AUDITOR), signed_in(Role.CANDIDATE)
    page = auditor.get(address).content.decode()
    assert "CPNEFP, délibération 12" in page
    assert f"{address}poser/" not in page
    assert f"{address}{posed.pk}/finir/" not in page
    for gesture in ("poser/", f"{posed.pk}/finir/"):
        assert auditor.post(f"{address}{gesture}", SAID).status_code == 403
    assert candidate.get(address).status_code == 403
    assert Rule.objects.count() == 1


def test_une_paire_proposee_arrive_remplie(
    published: Published, signed_in: Callable[..., Client]
) -> None:
    """Du rapprochement au formulaire : numéro, blocs tenus et bloc accordé y sont déjà."""
    query = {"avec": OTHER, "tenu": [f"{OTHER}BC01", f"{OTHER}BC02"], "accorde": [HERE]}
    page = signed_in().get(f"/correspondances/{NUMBER}/poser/", query).content.decode()
    assert f'value="{OTHER}"' in page
    assert f'value="{OTHER}BC01 {OTHER}BC02"' in page
    assert page.count("checked") == 1
