"""Ranger un brouillon : chaque geste à l'écran, son annulation, et deux personnes à la fois."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role, User
from parchemin.office.journal.models import Entry
from parchemin.office.referentiels import actions, queries
from parchemin.office.referentiels.models import Version
from tests.office.referentiels.builders import answered, published, received
from tests.readers.samples import EXPORTS, TABLE

pytestmark = pytest.mark.django_db
C0, C1 = "blocks.0.competencies.0", "blocks.0.competencies.1"
M0, M1 = "blocks.0.assessments.0", "blocks.0.assessments.1"


def bloc(draft: Version, rank: int = 0) -> Any:
    draft.refresh_from_db()
    return queries.certification_of(draft).blocs[rank]


def do(client: Client, draft: Version, gesture: str, **more: Any) -> Any:
    url = reverse("referentiels:gesture", args=[draft.pk])
    return client.post(url, {"geste": gesture, **more}, follow=not more.get("headers"))


def arrange(client: Client, draft: Version, place: str, **given: Any) -> Any:
    return client.post(reverse("referentiels:arrange", args=[draft.pk, place]), given, follow=True)


def test_fusionner_annuler_refaire_a_l_ecran(
    draft: Version, secretary: User, signed_in: Callable[..., Client]
) -> None:
    """Without any script: merge, undo, redo; the history tells the three, the journal too."""
    client, before = signed_in(secretary), bloc(draft)
    page = do(client, draft, f"fusionner {C0}").content.decode()
    assert "Réuni avec le suivant" in page
    assert "Fusion de" in page
    assert len(bloc(draft).competencies) == len(before.competencies) - 1
    do(client, draft, "annuler 1")
    assert bloc(draft) == before
    page = do(client, draft, "refaire 1").content.decode()
    assert len(bloc(draft).competencies) == len(before.competencies) - 1
    assert "Remise du n° 1" in page
    acts = Entry.objects.filter(act="modifier une lecture").values_list("details", flat=True)
    assert [each["geste"] for each in acts] == ["fusionner", "annuler", "refaire"]


@pytest.mark.parametrize(
    ("gesture", "check"),
    [
        (f"descendre {C0}", lambda one, other: one[0] == other[1]),
        (f"monter {C1}", lambda one, other: one[0] == other[1]),
        (f"supprimer {C0}", lambda one, other: one[1:] == other),
        (f"cle {C1}", lambda _, other: other[1].key is True),
        (f"noncle {C1}", lambda _, other: other[1].key is False),
    ],
)
def test_un_geste_d_un_clic(
    gesture: str,
    check: Callable[[Any, Any], bool],
    draft: Version,
    secretary: User,
    signed_in: Callable[..., Client],
) -> None:
    """Down, up, remove, mark: what the button says is done, and undoing it gives all back."""
    client, before = signed_in(secretary), bloc(draft).competencies
    do(client, draft, gesture)
    assert check(before, bloc(draft).competencies)
    do(client, draft, "annuler 1")
    assert bloc(draft).competencies == before


def test_couper_sur_l_etabli_garde_les_places(
    draft: Version, secretary: User, signed_in: Callable[..., Client]
) -> None:
    """Each line becomes a competency whose span holds its own words in the source."""
    client, text = signed_in(secretary), bloc(draft).competencies[0].text
    head, _, tail = text.partition(" en ")
    arrange(client, draft, C0, geste="couper", texte=f"{head}\r\nen {tail}")
    first, second = bloc(draft).competencies[:2]
    assert (first.text, second.text) == (head, f"en {tail}")
    source = queries.text_of(draft.source)
    span = second.spans["text"]
    assert source[span.start : span.end].startswith("en ")


def test_couper_un_export_garde_les_places_dans_l_element(secretary: User) -> None:
    """In an export, the parts keep the element they were read in."""
    draft = received(secretary, EXPORTS[3].read_bytes(), "export.xml")
    words = bloc(draft).competencies[0].text.split()
    parts = [" ".join(words[:2]), " ".join(words[2:])]
    draft = actions.split(on=draft, node=C0, parts=parts, by=secretary)
    first, second = bloc(draft).competencies[:2]
    assert first.spans["text"].element == second.spans["text"].element
    assert first.spans["text"].end <= second.spans["text"].start


def test_coller_et_rattacher_sur_l_etabli(
    draft: Version, secretary: User, signed_in: Callable[..., Client]
) -> None:
    """Criteria pasted one per line lose their bullets; the ticked modalities are attached."""
    client, before = signed_in(secretary), len(bloc(draft).competencies[0].criteria)
    arrange(
        client, draft, C0,
        geste="coller", liste=f"{C0}.criteria", texte="- Nomme le lieu\r\n\r\n• Date la visite\r\n",
    )  # fmt: skip
    added = bloc(draft).competencies[0].criteria[before:]
    assert [each.text for each in added] == ["Nomme le lieu", "Date la visite"]
    arrange(client, draft, C0, geste="rattacher", modalites=[M1])
    assert bloc(draft).competencies[0].assessments == (bloc(draft).assessments[1].code,)
    arrange(client, draft, C0, geste="rattacher")
    assert bloc(draft).competencies[0].assessments == ()


def test_deplacer_titrer_et_detailler(
    draft: Version, secretary: User, signed_in: Callable[..., Client]
) -> None:
    """A competency goes to another bloc, another becomes the heading of the next ones."""
    client, text = signed_in(secretary), bloc(draft).competencies[0].text
    page = client.get(reverse("referentiels:arrange", args=[draft.pk, C0])).content.decode()
    target = next(part for part in page.split('value="') if part.startswith("blocks.1.comp"))
    arrange(client, draft, C0, geste="deplacer", destination=target.partition('"')[0])
    assert bloc(draft, 1).competencies[-1].text == text
    add = reverse("referentiels:add", args=[draft.pk, "blocks.1.competencies"])
    client.post(add, {"text": "Savoir accueillir", "code": "C9"})
    client.post(add, {"text": "Se présenter"})
    arrange(client, draft, "e2", geste="titrer", jusqua="e3")
    assert bloc(draft, 1).competencies[-1].heading == "Savoir accueillir"
    do(client, draft, "detailler e3")
    assert bloc(draft, 1).competencies[-1].details[0].text == "Se présenter"


def test_ajouter_une_modalite_prend_un_code_neuf(
    draft: Version, secretary: User, signed_in: Callable[..., Client]
) -> None:
    """Codes are never given twice, even after one was removed; the others do not move."""
    client, codes = signed_in(secretary), [each.code for each in bloc(draft).assessments]
    do(client, draft, f"supprimer {M0}")
    add = reverse("referentiels:add", args=[draft.pk, "blocks.0.assessments"])
    client.post(add, {"title": "Oral", "text": "Oral de vingt minutes", "kind": ""})
    assert [each.code for each in bloc(draft).assessments] == [
        *codes[1:],
        f"BC01ME{len(codes) + 1}",
    ]


@pytest.mark.parametrize(
    ("place", "given", "found"),
    [
        ("nsf", {"code": "331", "label": "Santé"}, lambda c: c.nsf[0].label),
        ("certifiers", {"name": "CPNEFP", "active": "oui"}, lambda c: c.certifiers[0].active),
        ("replaces", {"number": "RNCP1"}, lambda c: c.replaces[0].number),
        (
            "correspondences",
            {"kind": "totale", "blocks": "BC01", "certification__number": "RNCP2"},
            lambda c: c.correspondences[0].blocs,
        ),
        ("statistics", {"year": "2025", "holders": "12"}, lambda c: c.statistics[0].holders),
    ],
)
def test_tout_s_ajoute_et_se_corrige(
    place: str,
    given: dict[str, str],
    found: Callable[[Any], object],
    draft: Version,
    signed_in: Callable[..., Client],
) -> None:
    """Codes, certifiers, replacements, correspondences, figures: a form each, then a correction."""
    client = signed_in(Role.SECRETARIAT)
    assert client.get(reverse("referentiels:add", args=[draft.pk, place])).status_code == 200
    client.post(reverse("referentiels:add", args=[draft.pk, place]), given)
    draft.refresh_from_db()
    said = [*given.values(), True, 12, ("BC01",)]
    assert found(queries.certification_of(draft)) in said
    field = next(iter(given)).replace("__", ".")
    page = client.get(reverse("referentiels:correct", args=[draft.pk, f"e1.{field}"]))
    assert page.status_code == 200
    assert client.post(reverse("referentiels:add", args=[draft.pk, place]), {}).status_code == 200


@pytest.mark.parametrize(
    ("path", "typed", "kept"),
    [
        ("conditions.duration_minutes", "45", 45),
        ("conditions.drawn_by_lot", "oui", True),
        ("conditions.assessors", ["formateur", "tuteur"], ["formateur", "tuteur"]),
        ("conditions.products", "Rapport\r\n\r\nAffiche", ["Rapport", "Affiche"]),
        ("conditions.place", "", None),
        ("code", "BC01ME9", "BC01ME9"),
    ],
)
def test_les_conditions_d_une_modalite_se_corrigent(
    path: str, typed: Any, kept: object, draft: Version, signed_in: Callable[..., Client]
) -> None:
    """Durations, lots, assessors, products, place, code: typed, then served."""
    url = reverse("referentiels:correct", args=[draft.pk, f"{M0}.{path}"])
    signed_in().post(url, {"value": typed, "reason": "Référentiel, page 4"})
    draft.refresh_from_db()
    assert queries.laid_of(draft).tree.value(f"{M0}.{path}") == kept


def test_choisir_une_lecture_repond_au_constat(
    draft: Version, secretary: User, signed_in: Callable[..., Client]
) -> None:
    """The chosen alternative writes its value and answers the finding; undone, it waits again."""
    rows = [*draft.findings]
    rows[0] = {
        **rows[0], "severity": "avertissement",
        "alternatives": [
            {"label": "C'est un QCM", "path": f"{M0}.kind", "value": "qcm"},
            {"label": "C'est un projet", "path": f"{M0}.kind", "value": "projet"},
        ],
    }  # fmt: skip
    Version.objects.filter(pk=draft.pk).update(findings=rows)
    client = signed_in(secretary)
    page = client.get(reverse("referentiels:review", args=[draft.pk])).content.decode()
    assert "C&#x27;est un projet" in page
    do(client, draft, "choisir 0 1")
    assert bloc(draft).assessments[0].kind == "projet"
    assert queries.findings_of(draft)[0].note == "C'est un projet"
    do(client, draft, "annuler 1")
    draft.refresh_from_db()
    assert queries.findings_of(draft)[0].waits
    with pytest.raises(RefusedAct, match="n'est pas de cette relecture"):
        actions.choose(on=draft, finding=0, choice=7, by=secretary)


def test_une_reponse_a_un_constat_s_annule(secretary: User) -> None:
    """What was said read can be taken back: it keeps publication waiting again."""
    draft = answered(secretary, TABLE.read_bytes())
    assert not any(finding.waits for finding in queries.findings_of(draft))
    draft = actions.undo(on=draft, number=1, by=secretary)
    assert any(finding.waits for finding in queries.findings_of(draft))


def test_une_annulation_dont_la_suite_depend_est_refusee(draft: Version, secretary: User) -> None:
    """The sentence names what to undo first; nothing changes."""
    draft = actions.merge(on=draft, node=C0, by=secretary)
    draft = actions.correct(on=draft, path=f"{C0}.text", value="X", reason="vu", by=secretary)
    with pytest.raises(RefusedAct, match="annulez d'abord n° 2"):
        actions.undo(on=draft, number=1, by=secretary)
    with pytest.raises(RefusedAct, match="n'est pas annulée"):
        actions.redo(on=draft, number=1, by=secretary)
    with pytest.raises(RefusedAct, match="pas de modification n° 9"):
        actions.undo(on=draft, number=9, by=secretary)
    draft = actions.undo(on=draft, number=2, by=secretary)
    with pytest.raises(RefusedAct, match="déjà annulée"):
        actions.undo(on=draft, number=2, by=secretary)
    draft = actions.undo(on=draft, number=1, by=secretary)
    with pytest.raises(RefusedAct, match="ne se corrige pas"):
        actions.correct(on=draft, path="e1.text", value="x", reason="r", by=secretary)


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        (lambda d, by: actions.merge(on=d, node="blocks.0", by=by), "rien à lui joindre"),
        (lambda d, by: actions.merge(on=d, node="e40", by=by), "n'est plus là"),
        (lambda d, by: actions.split(on=d, node=C0, parts=["un"], by=by), "au moins deux"),
        (lambda d, by: actions.split(on=d, node=C0, parts=["a", "b"], by=by), "ne redonnent pas"),
        (lambda d, by: actions.shift(on=d, node=C0, by_ranks=-1, by=by), "bout de sa liste"),
        (
            lambda d, by: actions.move(
                on=d, node=C0, into="blocks.1.assessments", after=None, by=by
            ),
            "ne va pas dans cette liste",
        ),
        (lambda d, by: actions.paste(on=d, into=f"{C0}.criteria", texts=[" "], by=by), "au moins"),
        (lambda d, by: actions.add(on=d, into="spans", values={}, by=by), "ne s'ajoute"),
        (lambda d, by: actions.make_detail(on=d, node=C1, by=by), "a des critères"),
        (lambda d, by: actions.mark_key(on=d, node=M0, key=True, by=by), "n'est plus là"),
        (
            lambda d, by: actions.correct(
                on=d, path="blocks.1.code", value="BC01", reason="r", by=by
            ),
            "déjà pris",
        ),
    ],
)
def test_un_geste_impossible_ne_change_rien(
    act: Callable[[Version, User], object], sentence: str, draft: Version, secretary: User
) -> None:
    """Each gesture that does not fit has its sentence, and the draft stays as it was."""
    acts = Entry.objects.count()
    with pytest.raises(RefusedAct, match=sentence):
        act(draft, secretary)
    draft.refresh_from_db()
    assert draft.answers == {}
    assert Entry.objects.count() == acts


def test_un_bloc_cite_par_une_correspondance_ne_se_supprime_pas(
    draft: Version, secretary: User
) -> None:
    """Removing it would turn the correspondence into one of the whole certification."""
    values = {"blocks": ["BC01"], "certification.number": "RNCP1"}
    draft = actions.add(on=draft, into="correspondences", values=values, by=secretary)
    with pytest.raises(RefusedAct, match="correspondance"):
        actions.remove(on=draft, node="blocks.0", by=secretary)


def test_le_refus_se_dit_dans_la_page_ouverte(
    draft: Version, secretary: User, signed_in: Callable[..., Client]
) -> None:
    """In the page already open, a refusal is a sentence beside the way back, nothing else moves."""
    client = signed_in(secretary)
    url = reverse("referentiels:gesture", args=[draft.pk])
    headers = {"HX-Request": "true"}
    text = client.post(url, {"geste": "annuler 4"}, headers=headers).content.decode()
    assert 'id="annonce"' in text
    assert "pas de modification n° 4" in text
    assert "bloc-" not in text


def test_un_geste_ne_redessine_que_son_bloc(
    draft: Version, secretary: User, signed_in: Callable[..., Client]
) -> None:
    """The answer to the open page holds the bloc that changed, the history, and the state."""
    client = signed_in(secretary)
    url = reverse("referentiels:gesture", args=[draft.pk])
    headers = {"HX-Request": "true"}
    answer = client.post(url, {"geste": f"fusionner {C0}", "etat": 0}, headers=headers)
    text = answer.content.decode()
    assert 'id="bloc-blocks-0"' in text
    assert 'id="bloc-blocks-1"' not in text
    assert 'name="etat" value="1"' in text
    assert "relu" in answer.headers["HX-Trigger-After-Settle"]
    text = client.post(url, {"geste": "annuler 1", "etat": 1}, headers=headers).content.decode()
    assert 'id="bloc-blocks-0"' in text


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SECRETARIAT])
def test_seul_le_secretariat_range(
    role: Role, draft: Version, account: Callable[..., User], signed_in: Callable[..., Client]
) -> None:
    """Every other role is refused by the acts, and by the addresses."""
    other = account(role)
    for act in (
        lambda: actions.merge(on=draft, node=C0, by=other),
        lambda: actions.undo(on=draft, number=1, by=other),
        lambda: actions.add(on=draft, into="nsf", values={"code": "1"}, by=other),
    ):
        with pytest.raises(PermissionDenied):
            act()
    client = signed_in(other)
    assert do(client, draft, f"fusionner {C0}").status_code == 403
    for name, place in (("arrange", C0), ("add", "nsf"), ("bloc", "blocks.0")):
        assert (
            client.get(reverse(f"referentiels:{name}", args=[draft.pk, place])).status_code == 403
        )


def test_une_version_publiee_ne_se_range_plus(
    secretary: User, signed_in: Callable[..., Client]
) -> None:
    """Once published, no gesture finds the draft, and no act changes it."""
    version = published(secretary)
    with pytest.raises(RefusedAct, match="ne change plus"):
        actions.merge(on=version, node=C0, by=secretary)
    assert do(signed_in(secretary), version, f"fusionner {C0}").status_code == 404


@pytest.mark.parametrize("place", ["e99", "title", "blocks.0.spans", "blocks.0.title"])
def test_une_place_inventee_n_a_pas_d_etabli(
    place: str, draft: Version, secretary: User, signed_in: Callable[..., Client]
) -> None:
    """What is not an object has no workbench, no bloc, and takes no addition."""
    client = signed_in(secretary)
    for name in ("arrange", "bloc", "add"):
        page = client.get(reverse(f"referentiels:{name}", args=[draft.pk, place]))
        assert page.status_code == 404


@pytest.mark.parametrize("gesture", ["", "danser blocks.0", "annuler x", "choisir 1", "<script>"])
def test_un_geste_invente_est_refuse(
    gesture: str, draft: Version, secretary: User, signed_in: Callable[..., Client]
) -> None:
    """A gesture that does not exist is a sentence, and nothing is changed."""
    page = do(signed_in(secretary), draft, gesture)
    assert page.status_code == 409
    draft.refresh_from_db()
    assert draft.answers == {}
