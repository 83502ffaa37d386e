"""Poser une règle de correspondance, la finir, et ce qu'elle change pour un candidat."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from parchemin.domain.correspondences.rule import BlocSet
from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role, User
from parchemin.office.correspondences.actions import end_rule, set_rule
from parchemin.office.correspondences.models import Rule, RuleEnd
from parchemin.office.correspondences.queries import recorded_rules, with_decided
from parchemin.office.correspondences.templatetags.rapprochement import marking
from parchemin.office.journal.models import Entry
from parchemin.office.referentiels.queries import certification_of
from tests.office.correspondences.texts import another_text
from tests.office.promotion import NUMBER, Published

HELD = BlocSet(number="RNCP77001", blocs=frozenset({"RNCP77001BC01", "RNCP77001BC02"}))
GIVEN = BlocSet(number=NUMBER, blocs=frozenset({f"{NUMBER}BC01"}))


def given_rule(by: User, **changes: object) -> Rule:
    today = timezone.localdate()
    said = {
        "given": GIVEN,
        "held": HELD,
        "kind": "partielle",
        "decision": "CPNEFP, délibération 12",
        "decided_on": today - timedelta(days=30),
        "since": today - timedelta(days=20),
        **changes,
    }
    return set_rule(by=by, **said)  # type: ignore[arg-type]


def test_une_regle_posee_est_ecrite_au_journal(published: Published, secretary: User) -> None:
    """La règle garde ses deux ensembles, sa décision et ses dates ; le journal dit qui l'a posée."""
    rule = given_rule(secretary)
    assert (rule.held, rule.given) == (HELD, GIVEN)
    entry = Entry.objects.latest("id")
    assert entry.act == "poser une correspondance"
    assert entry.details["decision"] == "CPNEFP, délibération 12"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"decision": " "}, "Nommez la décision"),
        ({"decided_on": timezone.localdate() + timedelta(days=1)}, "à venir"),
        ({"until": date(2001, 1, 1)}, "une fin après le début"),
        ({"given": BlocSet(number=NUMBER, blocs=frozenset({"BC99"}))}, "BC99"),
        ({"held": BlocSet(number=NUMBER)}, "deux certifications différentes"),
        ({"kind": "totale"}, "deux certifications entières"),
    ],
)
def test_une_regle_fausse_ne_s_ecrit_pas(
    published: Published, secretary: User, changes: dict[str, object], words: str
) -> None:
    """Chaque faute est dite avec ce qui est attendu, et rien n'est écrit."""
    with pytest.raises(RefusedAct, match=words):
        given_rule(secretary, **changes)
    assert not Rule.objects.exists()


def test_la_meme_regle_ne_se_pose_pas_deux_fois(published: Published, secretary: User) -> None:
    """Deux règles identiques le même jour seraient deux raisons pour un acte : la seconde est refusée."""
    first = given_rule(secretary)
    with pytest.raises(RefusedAct, match="existe déjà"):
        given_rule(secretary)
    end_rule(on=first, last_day=timezone.localdate(), reason="révision", by=secretary)
    given_rule(secretary, since=timezone.localdate() + timedelta(days=1))
    assert Rule.objects.count() == 2


def test_une_regle_finit_avec_son_motif(published: Published, secretary: User) -> None:
    """La fin est un fait de plus ; la règle posée reste telle quelle."""
    rule = given_rule(secretary)
    with pytest.raises(RefusedAct, match="motif"):
        end_rule(on=rule, last_day=timezone.localdate(), reason=" ", by=secretary)
    with pytest.raises(RefusedAct, match="précède le premier"):
        end_rule(on=rule, last_day=date(2001, 1, 1), reason="révision", by=secretary)
    end_rule(on=rule, last_day=timezone.localdate(), reason="révision", by=secretary)
    with pytest.raises(RefusedAct, match="déjà reçu sa fin"):
        end_rule(on=rule, last_day=timezone.localdate(), reason="encore", by=secretary)
    (recorded,) = recorded_rules([NUMBER])[NUMBER]
    assert recorded.rule.until == timezone.localdate()
    assert RuleEnd.objects.count() == 1


def test_une_regle_ne_se_modifie_ni_ne_s_efface(published: Published, secretary: User) -> None:
    """La base elle-même refuse de changer une règle posée ou sa fin."""
    rule = given_rule(secretary)
    end_rule(on=rule, last_day=timezone.localdate(), reason="révision", by=secretary)
    for rows in (Rule.objects.filter(pk=rule.pk), RuleEnd.objects.all()):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        Rule.objects.filter(pk=rule.pk).update(decision="autre")


def test_seul_le_secretariat_pose_une_regle(
    published: Published, account: Callable[..., User]
) -> None:
    """Un auditeur lit les règles et n'en pose aucune."""
    with pytest.raises(PermissionDenied):
        given_rule(account(Role.AUDITOR))


def test_une_regle_en_vigueur_s_ajoute_au_texte(published: Published, secretary: User) -> None:
    """Ce que le certificateur décide s'ajoute aux correspondances lues, avec sa décision, ce jour-là."""
    given_rule(secretary)
    text = certification_of(published.version)
    today = timezone.localdate()
    added = with_decided({1: text}, today)[1].correspondences[len(text.correspondences) :]
    assert [each.target_blocs for each in added] == [("RNCP77001BC01", "RNCP77001BC02")]
    assert "délibération 12" in (added[0].decision or "")
    assert with_decided({1: text}, today - timedelta(days=1))[1] == text


def test_les_regles_de_cent_certifications_en_une_question(
    published: Published, secretary: User, django_assert_num_queries: Callable[[int], object]
) -> None:
    """Reading the rules of two or of many certifications asks the database once."""
    given_rule(secretary)
    text = certification_of(published.version)
    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        with_decided(dict.fromkeys(range(100), text), timezone.localdate())


def test_les_ecrans(signed_in: Callable[..., Client], published: Published) -> None:
    """On pose une règle au formulaire, on la lit, on la finit ; un formulaire faux dit tout."""
    client = signed_in()
    address = f"/correspondances/{NUMBER}/"
    today = timezone.localdate().isoformat()
    said = {
        "kind": "partielle",
        "held_number": "RNCP77001",
        "held_blocs": "RNCP77001BC01, RNCP77001BC02",
        "given_blocs": [f"{NUMBER}BC01"],
        "decision": "CPNEFP, délibération 12",
        "decided_on": today,
        "since": today,
    }
    wrong = client.post(f"{address}poser/", {**said, "held_number": NUMBER})
    assert wrong.status_code == 422
    assert "deux certifications différentes" in wrong.content.decode()
    assert client.post(f"{address}poser/", said).status_code == 302
    page = client.get(address).content.decode()
    assert "RNCP77001BC01 et RNCP77001BC02 (RNCP77001)" in page
    assert "en vigueur" in page
    rule = Rule.objects.get()
    done = client.post(f"{address}{rule.pk}/finir/", {"last_day": today, "reason": "révision"})
    assert done.status_code == 302
    assert client.get("/correspondances/").status_code == 200
    assert client.get("/correspondances/RNCP00000/").status_code == 404
    assert client.get(f"/correspondances/RNCP77001/{rule.pk}/finir/").status_code == 404


def test_rapprocher_deux_textes(signed_in: Callable[..., Client], published: Published) -> None:
    """L'écran de rapprochement propose les textes de l'office et montre les mots communs."""
    another_text(published)
    client = signed_in()
    address = f"/correspondances/{NUMBER}/rapprocher/"
    assert "RNCP77001" in client.get(address).content.decode()
    page = client.get(address, {"avec": "RNCP77001"}).content.decode()
    assert "Mots communs" in page
    assert "Préparer la règle de cette paire" in page
    assert "Aucun mot commun entre ces deux textes" not in page
    assert "<strong>" in page.partition("Ici</span>")[2].partition("</p>")[0]


def test_les_mots_communs_se_marquent_dans_la_phrase() -> None:
    """Pluriel, casse et accents mis à part, chaque mot commun est en gras ; le reste est échappé."""
    marked = marking("Évaluer <les> Risques et l'état du risque", ["risques", "évaluer"])
    assert marked == (
        "<strong>Évaluer</strong> &lt;les&gt; <strong>Risques</strong> et l&#x27;état du "
        "<strong>risque</strong>"
    )
