"""Le formulaire d'une règle : ses choix, ce que chacun demande, ses fautes près de chaque boîte."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from parchemin.office.accounts.models import User
from parchemin.office.referentiels import queries
from parchemin.office.referentiels.clause_boxes import box_for
from parchemin.office.referentiels.clause_forms import ClauseForm
from parchemin.office.referentiels.clause_pairs import GroupsField, PairsField
from parchemin.office.referentiels.clause_values import (
    as_typed,
    as_written,
    names_known,
    unknown_fields,
)
from parchemin.readers.reglement_forms import Box, FieldForm, LineForm, line_form
from tests.office.referentiels.builders import REGLEMENT
from tests.office.referentiels.reglement.builders import (
    FIVE_YEARS,
    QUORUM,
    RECOURS,
    VALIDITY,
    as_posted,
    clause_of,
    draft_of,
    form_for,
    text_of,
)

TEXT = REGLEMENT.read_text("utf-8")
SAID = {"libelle": "Un libellé", "source": "Art. 1"}
TOML = FieldForm("poids", Box.TOML, needed=True)


def test_chaque_choix_ouvre_ses_boites() -> None:
    """« note » asks for a threshold and a scale; « muet » comes last and asks for nothing."""
    form = form_for(("acquisition", "modalite"), {})
    opened = {
        str(option.choice.choice_label): [field.label for field in option.fields]
        for option in form.options
    }
    assert opened["Note"] == ["Seuil", "Sur"]
    assert list(opened)[-1] == "Le texte ne le dit pas"
    assert opened["Le texte ne le dit pas"] == []


def test_ce_que_tous_les_choix_demandent_est_demande_une_fois() -> None:
    """The colleges of the chair stand beside the choices; what one word says itself is under none."""
    form = form_for(("jury", "vae", "presidence"), {})
    own = [field.label for option in form.options for field in option.fields]
    common = [field.label for field in form.common]
    assert "Collèges" in common
    assert not set(own) & set(common)
    assert "Durée du mandat, en années (facultatif)" in own


def test_un_mot_qui_a_son_sens_l_explique() -> None:
    """A choice that its word alone does not explain has a sentence under it."""
    form = form_for(("acquisition", "bloc"), {})
    hints = {str(option.choice.choice_label): option.hint for option in form.options}
    assert hints["Avis concordants"].startswith("Tous favorables ou aucun")
    assert hints["Le texte ne le dit pas"] == ""


def test_un_mot_ne_devient_pas_un_college() -> None:
    """A field of the same name that takes words keeps its own, whatever colleges the jury has."""
    words = FieldForm("college", Box.WORD, needed=False, words=("le même", "indifférent"))
    box = box_for(words, None, ["employeur"])
    assert [word for word, _ in box.choices] == ["", "le même", "indifférent"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("path", "data", "fault"),
    [
        (VALIDITY, {}, "reponse"),
        (VALIDITY, {"reponse": "au hasard"}, "reponse"),
        (VALIDITY, {"reponse": "durée", "o1_unite": "ans"}, "o1_duree"),
        (VALIDITY, {"reponse": "durée", "o1_duree": "0", "o1_unite": "ans"}, "o1_duree"),
        (VALIDITY, {"reponse": "durée", "o1_duree": "9000", "o1_unite": "ans"}, "o1_duree"),
        (VALIDITY, {"reponse": "à vie", "libelle": ""}, "libelle"),
        (VALIDITY, {"reponse": "à vie", "source": "   "}, "source"),
        (VALIDITY, {"reponse": "à vie", "depuis": "31/31/2026"}, "depuis"),
        (VALIDITY, {"reponse": "à vie", "depuis": "2026-05-01", "jusqu_au": "2026-04-01"}, "jusqu_au"),
        (("acquisition", "modalite"), {"reponse": "note", "o1_seuil": "12", "o1_sur": "10"}, "o1_seuil"),
        (("acquisition", "bloc"), {"reponse": ["muet", "toutes les modalités"]}, "__all__"),
        (("jury", "x", "colleges"), {"reponse": "repond", "o0_sieges_0": "a", "o0_sieges_1": "1,5"}, "o0_sieges"),
    ],
)  # fmt: skip
def test_une_faute_est_dite_pres_de_sa_boite(
    path: tuple[str, ...], data: dict[str, Any], fault: str
) -> None:
    """What is missing or wrong has its sentence beside the box, and no clause comes out."""
    posted = as_posted(form_for(path, {}))
    for name, value in {**SAID, **data}.items():
        if isinstance(value, list):
            posted.setlist(name, value)
        else:
            posted[name] = value
    form = form_for(path, {}, posted)
    assert not form.is_valid()
    assert list(form.errors) == [fault]


def test_un_champ_d_un_autre_choix_ne_compte_pas() -> None:
    """What was typed under a choice that is not kept is not written."""
    data = as_posted(form_for(VALIDITY, {}), reponse="à vie", o1_duree="3", **SAID)
    form = form_for(VALIDITY, {}, data)
    assert form.is_valid(), form.errors
    assert form.values == {"regle": "à vie", **SAID}


def test_un_texte_muet_ne_demande_rien_de_plus() -> None:
    """Silence is written with its label and source alone."""
    data = as_posted(form_for(RECOURS, {}), reponse="muet", libelle="Rien", source="Fiche")
    form = form_for(RECOURS, {}, data)
    assert form.is_valid(), form.errors
    assert form.values == {"regle": "muet", "libelle": "Rien", "source": "Fiche"}


def test_changer_a_partir_d_un_jour_demande_le_jour() -> None:
    """The day is the one thing that gesture adds, and it is needed."""
    data = as_posted(form_for(VALIDITY, FIVE_YEARS))
    form = form_for(VALIDITY, FIVE_YEARS, data, from_a_day=True)
    assert not form.is_valid()
    assert list(form.errors) == ["depuis"]
    data["depuis"] = "2026-07-01"
    form = form_for(VALIDITY, FIVE_YEARS, data, from_a_day=True)
    assert form.is_valid(), form.errors
    assert form.values["depuis"] == date(2026, 7, 1)


def test_les_colleges_du_jury_se_cochent() -> None:
    """Where the seats are written, their names are ticked; a name of the clause alone stays."""
    known = names_known(TEXT, ("jury", "certification", "parite"))
    assert known["colleges"] == ["employeur", "salarié"]
    assert names_known(TEXT, ("jury", "certification", "colleges")) == {}
    assert names_known(TEXT, ("jury", "vae", "parite")) == {}
    assert names_known(TEXT, RECOURS) == {}
    box = box_for(FieldForm("colleges", Box.TEXTS, needed=True), ["expert"], known["colleges"])
    assert [word for word, _ in box.choices] == ["employeur", "salarié", "expert"]  # type: ignore[attr-defined]


def test_une_valeur_sans_boite_s_ecrit_en_toml() -> None:
    """Any value may be written as in the file, and what is no TOML is told."""
    assert as_written(TOML, '{ jury = 50, tuteur = "x" }') == {"jury": 50, "tuteur": "x"}
    assert as_typed(TOML, {"jury": 50}) == "{jury = 50}"
    assert as_written(TOML, "") is None
    with pytest.raises(ValueError, match="TOML"):
        as_written(TOML, "{ jury = ")


def test_un_champ_inconnu_du_fichier_est_annonce() -> None:
    """What saving would take out is said before it is."""
    line = line_form(VALIDITY)
    assert line is not None
    assert unknown_fields(line, {**FIVE_YEARS, "dureee": 3}) == ["dureee"]


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (["a", "1", "b", "2,5", "", ""], {"a": 1, "b": 2.5}),
        (["a", "", "", ""], "nombre de « a »"),
        (["", "3"], "Écrivez le nom"),
        (["a", "1", "a", "2"], "deux fois"),
        (["a", "-1"], "plus de 0"),
        (["a", "beaucoup"], "plus de 0"),
        (["a", "99999999999999999999"], "plus de 0"),
    ],
)
def test_un_nombre_par_nom(cells: list[str], found: Any) -> None:
    """Names and numbers by row; each fault names its row."""
    field = PairsField(rows=len(cells) // 2)
    if isinstance(found, dict):
        assert field.clean(cells) == found
        return
    with pytest.raises(Exception, match=found):
        field.clean(cells)


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (["Accueil", "BC03, BC04", "", ""], {"Accueil": ["BC03", "BC04"]}),
        (["Accueil", " , "], "ce qui va avec « Accueil »"),
        (["", "BC03"], "Écrivez le nom"),
    ],
)
def test_des_textes_par_nom(cells: list[str], found: Any) -> None:
    """Names and lists by row, as a certification with options needs them."""
    field = GroupsField(rows=len(cells) // 2)
    if isinstance(found, dict):
        assert field.clean(cells) == found
        assert field.widget.decompress(found)[:2] == ["Accueil", "BC03, BC04"]
        return
    with pytest.raises(Exception, match=found):
        field.clean(cells)


def test_une_liste_vide_qui_veut_dire_quelque_chose_s_ecrit() -> None:
    """Where no text at all is an answer, the empty box is written as an empty list."""
    line = LineForm((), several=False, fields={"": (FieldForm("x", Box.TEXTS, True, empty=True),)})
    data = {"reponse": "repond", **SAID}
    form = ClauseForm(data, path=("recours",), line=line, clause={})
    form.is_valid()
    assert form.values["x"] == []


@pytest.mark.django_db
def test_voir_la_phrase_n_enregistre_rien(
    secretary: User, signed_in: Callable[..., Client]
) -> None:
    """Asked by button or by script, the sentence is shown and the draft stays as it was."""
    draft, client = draft_of(secretary), signed_in(secretary)
    address = reverse("referentiels:reglement_line", args=[draft.pk, "validite.bloc", 0])
    data = as_posted(form_for(VALIDITY, FIVE_YEARS))
    shown = client.post(address, {**data.dict(), "voir": "oui"})
    assert shown.status_code == 200
    assert "Pendant 5 ans." in shown.content.decode()
    fragment = client.post(address, data, headers={"HX-Request": "true"}).content.decode()
    assert "Pendant 5 ans." in fragment
    assert "<html" not in fragment
    data["o1_duree"] = ""
    fragment = client.post(address, data, headers={"HX-Request": "true"}).content.decode()
    assert "À remplir" in fragment
    assert len(queries.edits_of(draft)) == 1


@pytest.mark.django_db
def test_enregistrer_puis_revenir_au_brouillon(
    secretary: User, signed_in: Callable[..., Client]
) -> None:
    """The form writes the clause and leads back to it in the draft."""
    draft, client = draft_of(secretary), signed_in(secretary)
    name = ".".join(QUORUM)
    address = reverse("referentiels:reglement_line", args=[draft.pk, name, 0])
    form = form_for(QUORUM, clause_of(draft, QUORUM))
    answer = client.post(
        address, as_posted(form, reponse="nombre de membres", o2_membres="2", etat="0")
    )
    assert answer["Location"].endswith(f"/{draft.pk}/#regle-jury-certification-quorum-0")
    assert clause_of(draft, QUORUM)["membres"] == 2
    changed = set(text_of(draft).splitlines()) - set(TEXT.splitlines())
    assert changed == {'regle = "nombre de membres"', "membres = 2"}


@pytest.mark.django_db
def test_deux_regles_le_meme_jour_se_disent_dans_le_formulaire(
    secretary: User, signed_in: Callable[..., Client]
) -> None:
    """The refusal of the act comes back in the form, both places named, the values kept."""
    draft, client = draft_of(secretary), signed_in(secretary)
    address = reverse("referentiels:reglement_line", args=[draft.pk, "validite.bloc", 1])
    answer = client.post(address, as_posted(form_for(VALIDITY, FIVE_YEARS), etat="0"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count("[validite.bloc], ligne") == 2
    assert "Un bloc se garde cinq ans" in page
    assert text_of(draft) == TEXT
