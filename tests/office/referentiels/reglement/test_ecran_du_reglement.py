"""L'écran du règlement : ses thèmes, ses questions, la loi à part, qui le suit, ses versions."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from parchemin.office.accounts.models import Role, User
from parchemin.office.referentiels import actions, queries
from parchemin.office.referentiels.models import ReglementVersion
from parchemin.office.referentiels.reglement_themes import (
    LAW,
    OTHER,
    THEMES,
    missing_lines,
    theme_of,
    themes_of,
)
from parchemin.readers.reglement import read_reglement
from parchemin.readers.reglement_forms import every_line, law_lines
from tests.office.promotion import NUMBER, Published, enter
from tests.office.referentiels.builders import REGLEMENT, reglement
from tests.office.referentiels.reglement.builders import FIVE_YEARS, VALIDITY, draft_of, text_of

TEXT = REGLEMENT.read_text("utf-8")


def page(client: Client, name: str, *args: Any) -> str:
    """The page, its blanks made one."""
    return " ".join(client.get(reverse(f"referentiels:{name}", args=args)).content.decode().split())


def second_version(by: User) -> ReglementVersion:
    """RNCP40657's règlement once its blocs last five years."""
    draft = draft_of(by)
    actions.write_line(on=draft, path=VALIDITY, rank=0, values=FIVE_YEARS, by=by)
    return actions.put_reglement_in_force(
        on=draft, reason="CPNEFP du 12/03/2026", against=1, by=by, state=1
    )


def test_chaque_ligne_de_la_langue_a_son_theme() -> None:
    """No line falls among the other rules; those of the law are apart."""
    assert {theme_of(".".join(path)) for path, _ in every_line()} <= set(THEMES) - {OTHER, LAW}
    assert {theme_of(".".join(path)) for path, _ in law_lines()} == {LAW}


def test_les_themes_disent_tout_le_reglement_une_fois() -> None:
    """Every clause is shown once; what is missing is shown as a question, in its theme."""
    rules = read_reglement(TEXT).reglement
    assert rules is not None
    themes = themes_of(rules)
    shown = [answer for theme in themes for group in theme.groups for answer in group.answers]
    assert sorted(answer.path for answer in shown) == sorted(rules.clauses)
    assert len({answer.anchor for answer in shown}) == len(shown)
    assert sum(theme.open_questions for theme in themes) == len(rules.silences())
    assert LAW not in [theme.key for theme in themes]


def test_une_ligne_necessaire_absente_est_une_question() -> None:
    """Without its line on delivery the règlement asks who delivers."""
    text = TEXT.replace("[delivrance.etapes]", "[ignore]").partition("[ignore]")
    rules = read_reglement(text[0] + "[validite.bloc]" + text[2].partition("[validite.bloc]")[2])
    assert rules.reglement is not None
    assert missing_lines(rules.reglement) == ("delivrance.etapes",)
    (theme,) = (each for each in themes_of(rules.reglement) if each.key == "delivrance")
    assert [(answer.absent, answer.question) for answer in theme.groups[0].answers] == [
        (True, "Qui délivre la certification ?")
    ]


@pytest.mark.django_db
def test_la_loi_est_a_part_et_ne_se_modifie_pas(
    secretary: User, signed_in: Callable[..., Client]
) -> None:
    """Its part of the page holds its rules with their source, and no gesture."""
    shown = page(signed_in(), "reglement", reglement(secretary).pk)
    _, _, law = shown.partition('id="theme-loi"')
    law = law.partition("</section>")[0]
    assert "2 membres au moins." in law
    assert "D. 6412-6" in law
    assert "<form" not in law
    assert "<a " not in law


@pytest.mark.django_db
def test_qui_suit_cette_version(
    published: Published, secretary: User, signed_in: Callable[..., Client]
) -> None:
    """The candidates entered with a version are counted and named, with a way to their file."""
    path = enter(1, version=published.version, by=secretary)
    shown = page(signed_in(), "reglement", published.reglement.pk)
    assert "1 parcours" in shown
    assert path.reference in shown
    assert reverse("candidates:detail", args=[path.person_id]) in shown
    assert "0 jury" in shown


@pytest.mark.django_db
def test_un_candidat_garde_le_reglement_de_son_entree(
    published: Published, secretary: User
) -> None:
    """A new version is for those who enter after it: nobody's rules change under them."""
    before = enter(1, version=published.version, by=secretary)
    draft = actions.open_reglement_draft(on=published.reglement, by=secretary)
    actions.write_line(on=draft, path=VALIDITY, rank=0, values=FIVE_YEARS, by=secretary)
    newer = actions.put_reglement_in_force(
        on=draft, reason="CPNEFP", against=published.reglement.rank, by=secretary, state=1
    )
    after = enter(2, version=published.version, by=secretary)
    before.refresh_from_db()
    assert (before.reglement, after.reglement) == (published.reglement, newer)
    assert newer.number == NUMBER


@pytest.mark.django_db
def test_l_historique_donne_le_motif_et_ce_qui_change(
    secretary: User, signed_in: Callable[..., Client]
) -> None:
    """Each version has its author, its reason and its comparison; the old one says it is replaced."""
    second = second_version(secretary)
    client = signed_in()
    first = ReglementVersion.objects.get(rank=1)
    shown = page(client, "reglement", second.pk)
    assert "CPNEFP du 12/03/2026" in shown
    assert reverse("referentiels:reglement_compare", args=[first.pk, second.pk]) in shown
    assert "remplacé depuis" in page(client, "reglement", first.pk)
    compared = page(client, "reglement_compare", first.pk, second.pk)
    assert "<del>À vie.</del>" in compared
    assert "<ins>Pendant 5 ans.</ins>" in compared
    assert compared.count('class="change"') == 1


@pytest.mark.django_db
def test_la_version_en_vigueur_seule_offre_ses_gestes(
    secretary: User, signed_in: Callable[..., Client]
) -> None:
    """A replaced version is only read; an auditor reads without any gesture."""
    second = second_version(secretary)
    edit = reverse("referentiels:reglement_edit", args=[second.pk])
    assert edit in page(signed_in(), "reglement", second.pk)
    old = ReglementVersion.objects.get(rank=1)
    old_edit = reverse("referentiels:reglement_edit", args=[old.pk])
    assert old_edit not in page(signed_in(), "reglement", old.pk)
    assert edit not in page(signed_in(Role.AUDITOR), "reglement", second.pk)


@pytest.mark.django_db
def test_repondre_ouvre_le_brouillon_sur_la_question(
    secretary: User, signed_in: Callable[..., Client]
) -> None:
    """From the question to its form in one click, and back to the same draft the next time."""
    published, client = reglement(secretary), signed_in(secretary)
    address = reverse("referentiels:reglement_edit", args=[published.pk])
    answer = client.post(address, {"ligne": "recours 0"})
    draft = queries.open_draft(published.number)
    assert draft is not None
    assert answer["Location"] == reverse(
        "referentiels:reglement_line", args=[draft.pk, "recours", 0]
    )
    assert client.post(address)["Location"] == reverse(
        "referentiels:reglement_draft", args=[draft.pk]
    )
    assert "Reprendre le brouillon" in page(client, "reglement", published.pk)


@pytest.mark.django_db
def test_le_brouillon_montre_chaque_faute_pres_de_sa_regle(
    secretary: User, signed_in: Callable[..., Client]
) -> None:
    """A fault stands in the rule it is about; one of no rule stands above them."""
    draft = draft_of(secretary)
    wrong = text_of(draft).replace('"à vie"', '"cinq ans"') + '\n[recour]\nregle = "muet"\n'
    actions.replace_draft_text(on=draft, name="r.toml", data=wrong.encode(), by=secretary)
    shown = page(signed_in(), "reglement_draft", draft.pk)
    _, _, rule = shown.partition('id="regle-validite-bloc-0"')
    rule = rule.partition("</li> </ul>")[0].partition('class="fiche-regle"')[0]
    assert 'data-etat="fautive"' in rule
    assert "« cinq ans »" in rule
    assert "à vie, durée" in rule
    above = shown.partition('id="theme-')[0]
    assert "« recours »" in above
    assert "2 erreurs" in above


@pytest.mark.django_db
def test_la_comparaison_avant_la_mise_en_vigueur(
    secretary: User, signed_in: Callable[..., Client]
) -> None:
    """What is added, changed and withdrawn is shown by theme; the act asks for a reason."""
    draft, client = draft_of(secretary), signed_in(secretary)
    actions.write_line(on=draft, path=VALIDITY, rank=0, values=FIVE_YEARS, by=secretary)
    actions.withdraw_line(on=draft, path=("convocation",), rank=0, by=secretary)
    actions.write_line(
        on=draft, path=("voies", "experience"), rank=0, by=secretary,
        values={"regle": "ouverte", "libelle": "Ouverte", "source": "Décision"},
    )  # fmt: skip
    address = reverse("referentiels:reglement_put_in_force", args=[draft.pk])
    shown = client.get(address).content.decode()
    for kind in ("ajoutée", "changée", "retirée"):
        assert shown.count(f'data-sorte="{kind}"') == 1
    answer = client.post(address, {"etat": 3, "contre": 1, "motif": ""})
    assert answer.status_code == 422
    assert "Dites pourquoi" in answer.content.decode()
    answer = client.post(address, {"etat": 3, "contre": 1, "motif": "Décision 7"}, follow=True)
    assert "version 2" in answer.content.decode()
    version = queries.latest_reglement(draft.number)
    assert version is not None
    assert (version.rank, version.reason) == (2, "Décision 7")
    assert "clos" in page(client, "reglement_draft", draft.pk)


@pytest.mark.django_db
def test_le_toml_se_telecharge_se_modifie_et_revient(
    secretary: User, signed_in: Callable[..., Client]
) -> None:
    """The file of the draft is its text; deposited again, changed, it is the draft."""
    draft, client = draft_of(secretary), signed_in(secretary)
    file = client.get(reverse("referentiels:reglement_draft_file", args=[draft.pk]))
    assert file.content.decode() == TEXT
    assert file["Content-Disposition"].startswith("attachment")
    changed = TEXT.replace("15 jours avant", "quinze jours avant")
    address = reverse("referentiels:reglement_draft_deposit", args=[draft.pk])
    assert client.post(address, {"text": changed, "etat": 0}).status_code == 302
    assert text_of(draft) == changed
    answer = client.post(address, {"text": "certification = [", "etat": 1})
    assert answer.status_code == 422
    assert 'id="ligne-1" data-gravite="erreur"' in answer.content.decode()
    assert text_of(draft) == changed


@pytest.mark.django_db
def test_ajouter_une_regle_dont_le_reglement_ne_parle_pas(
    secretary: User, signed_in: Callable[..., Client]
) -> None:
    """A question is chosen by its theme; one about a jury asks which, in one word."""
    draft, client = draft_of(secretary), signed_in(secretary)
    address = reverse("referentiels:reglement_line_add", args=[draft.pk])
    assert "Questionnaire à choix multiples" in client.get(address).content.decode()
    answer = client.post(address, {"ligne": "acquisition.qcm"})
    assert answer["Location"] == reverse(
        "referentiels:reglement_line", args=[draft.pk, "acquisition.qcm", 0]
    )
    for name in ("", "deux mots", "a.b"):
        assert client.post(address, {"ligne": "jury.*.vote", "nom": name}).status_code == 422
    answer = client.post(address, {"ligne": "jury.*.vote", "nom": "vae"})
    assert "jury.vae.vote/0/" in answer["Location"]
    assert client.get(answer["Location"]).status_code == 200
    assert client.post(address, {"ligne": "recours"}).status_code == 422


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("reglement_line", ("n.importe.quoi", 0)),
        ("reglement_line", ("recours", 2)),
        ("reglement_line", ("jury.certification", 0)),
        ("reglement_line_from", ("recours", 1)),
        ("reglement_line_from", ("acquisition.qcm", 0)),
    ],
)
def test_une_ligne_qui_n_existe_pas_n_a_pas_de_page(
    name: str, args: tuple[Any, ...], secretary: User, signed_in: Callable[..., Client]
) -> None:
    """What the language does not know, or what is not written yet, is nowhere."""
    draft = draft_of(secretary)
    address = reverse(f"referentiels:{name}", args=[draft.pk, *args])
    assert signed_in().get(address).status_code == 404


def test_une_question_dont_le_reglement_ne_parle_pas_se_repond_d_ici(
    signed_in: Callable[..., Client], secretary: User
) -> None:
    """Sur la version en vigueur, chaque question tue mène à son formulaire ; l'auditeur la lit."""
    shown = reglement(by=secretary)
    rules = read_reglement(TEXT).reglement
    assert rules is not None
    path = next(item.path for theme in themes_of(rules) for item in theme.unraised)
    client = signed_in(secretary)
    field = f'name="ligne" value="{path} 0"'
    assert field in page(client, "reglement", shown.pk)
    address = reverse("referentiels:reglement_edit", args=[shown.pk])
    opened = client.post(address, {"ligne": f"{path} 0"}, follow=True)
    assert opened.status_code == 200
    assert opened.redirect_chain[-1][0].endswith(f"/regles/{path}/0/")
