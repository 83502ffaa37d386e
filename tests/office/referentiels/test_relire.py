"""Relire un brouillon : corriger, répondre aux constats, revenir au texte lu."""

import copy
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from parchemin.domain.errors import RefusedAct
from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import AssessmentKind
from parchemin.office.accounts.models import Role, User
from parchemin.office.journal.models import Entry
from parchemin.office.referentiels import actions, queries
from parchemin.office.referentiels.correctable import field_at
from parchemin.office.referentiels.edits.tree import Tree
from parchemin.office.referentiels.models import Version
from tests.office.referentiels.builders import published, received
from tests.office.referentiels.edits.contents import content
from tests.readers.samples import PAGE_B, TABLE

pytestmark = pytest.mark.django_db
COMPETENCY = "blocks.1.competencies.0.text"


def test_une_correction_se_pose_sur_la_lecture(secretary: User) -> None:
    """The corrected text is served, the text read is kept, the journal says both and why."""
    draft = received(secretary)
    before = copy.deepcopy(draft.content)
    draft = actions.correct(
        on=draft, path=COMPETENCY, value="Autre texte", reason="Avis du 3 mars", by=secretary
    )
    assert queries.certification_of(draft).blocs[1].competencies[0].text == "Autre texte"
    assert Version.objects.get().content == before
    entry = Entry.objects.latest("id")
    assert entry.details["ecrit"] == "Autre texte"
    assert entry.details["lu"] == before["blocks"][1]["competencies"][0]["text"]
    assert entry.details["motif"] == "Avis du 3 mars"


def test_retablir_remet_le_texte_lu_sans_effacer_la_correction(secretary: User) -> None:
    """Going back is one more correction: both stay in the layer."""
    draft = received(secretary)
    read = queries.certification_of(draft)
    draft = actions.correct(on=draft, path=COMPETENCY, value="X", reason="essai", by=secretary)
    draft = actions.restore(on=draft, path=COMPETENCY, by=secretary)
    assert queries.certification_of(draft) == read
    assert draft.answers["modifications"][0]["args"]["value"] == "X"
    assert len(draft.answers["modifications"]) == 2


def test_choisir_la_nature_d_une_modalite_indecise(secretary: User) -> None:
    """The kind that the text leaves open is chosen by a person, then served."""
    draft = received(secretary, PAGE_B.read_bytes())
    assert queries.certification_of(draft).blocs[0].assessments[0].kind is None
    draft = actions.correct(
        on=draft, path="blocks.0.assessments.0.kind", value="etude_de_cas", reason="r", by=secretary
    )
    assert queries.certification_of(draft).blocs[0].assessments[0].kind is AssessmentKind.CASE_STUDY


def test_dire_qu_une_voie_muette_est_ouverte(secretary: User) -> None:
    """A table says nothing of the routes; the secretariat states one, the others stay unknown."""
    draft = received(secretary, TABLE.read_bytes())
    draft = actions.correct(
        on=draft, path="routes.experience.open", value=True, reason="L. 6411-1", by=secretary
    )
    routes = queries.certification_of(draft).routes
    assert routes[Route.EXPERIENCE].open is True
    assert Route.STUDENT not in routes


def test_donner_un_identifiant_range_le_brouillon(secretary: User) -> None:
    """A text without number takes the identifier given, and the next rank under it."""
    draft = received(secretary, TABLE.read_bytes())
    assert draft.number == ""
    draft = actions.correct(on=draft, path="number", value="CQP-X", reason="usage", by=secretary)
    assert (draft.number, draft.rank) == ("CQP-X", 1)


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        ("spans.title.line", 3, "ne se corrige pas"),
        ("blocks.9.title", "x", "ne se corrige pas"),
        ("blocks.0.assessments.0.kind", "oral", "ne convient pas"),
        ("dates.decision", "31/12/2025", "ne convient pas"),
        ("level", "quatre", "ne convient pas"),
        ("blocks.0.title", None, "ne convient pas"),
        ("number", "X" * 61, "60 caractères"),
    ],
)
def test_une_correction_impossible_ne_change_rien(
    path: str, value: object, sentence: str, secretary: User
) -> None:
    """A place that does not exist, a value that does not fit: a sentence, and the draft as it was."""
    draft = received(secretary)
    acts = Entry.objects.count()
    with pytest.raises(RefusedAct, match=sentence):
        actions.correct(on=draft, path=path, value=value, reason="r", by=secretary)
    assert Version.objects.get().answers == {}
    assert Entry.objects.count() == acts


def test_une_correction_sans_raison_est_refusee(secretary: User) -> None:
    """Nobody corrects without saying where it comes from."""
    with pytest.raises(RefusedAct, match="d'où vient"):
        actions.correct(on=received(secretary), path="title", value="x", reason="  ", by=secretary)


def test_une_version_publiee_ne_se_corrige_plus(secretary: User) -> None:
    """Correct, answer, abandon: all refused once published, even with a draft held in memory."""
    version = published(secretary)
    for act in (
        lambda: actions.correct(on=version, path="title", value="x", reason="r", by=secretary),
        lambda: actions.acknowledge(on=version, ranks={0}, by=secretary),
        lambda: actions.abandon(on=version, by=secretary),
    ):
        with pytest.raises(RefusedAct, match="ne change plus"):
            act()


def test_abandonner_efface_le_brouillon_et_garde_la_source(secretary: User) -> None:
    """The draft goes, its source and the trace of its answers stay; it can be reviewed again."""
    draft = received(secretary)
    source = draft.source
    actions.abandon(on=draft, by=secretary)
    assert not Version.objects.exists()
    assert Entry.objects.latest("id").act == "abandonner une relecture"
    assert actions.start_draft(source=source, position=0, by=secretary).number == "RNCP40657"


def test_lire_un_constat_inconnu_est_refuse(secretary: User) -> None:
    """A rank that is not of this reading is refused."""
    with pytest.raises(RefusedAct, match="n'est pas de cette relecture"):
        actions.acknowledge(on=received(secretary), ranks={9999}, by=secretary)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SECRETARIAT])
def test_seul_le_secretariat_relit(
    role: Role, secretary: User, account: Callable[..., User]
) -> None:
    """The acts of the review refuse every other role."""
    draft, other = received(secretary), account(role)
    with pytest.raises(PermissionDenied):
        actions.correct(on=draft, path="title", value="x", reason="r", by=other)
    with pytest.raises(PermissionDenied):
        actions.acknowledge(on=draft, ranks={0}, by=other)
    with pytest.raises(PermissionDenied):
        actions.abandon(on=draft, by=other)


def test_l_ecran_montre_la_source_et_chaque_silence(
    secretary: User, signed_in: Callable[..., Client]
) -> None:
    """Each competency leads to its mark in the source; what the text leaves out says so."""
    draft = received(secretary, PAGE_B.read_bytes())
    page = signed_in(secretary).get(reverse("referentiels:review", args=[draft.pk]))
    text = page.content.decode()
    assert 'href="#s-blocks-3-competencies-12-text"' in text
    assert 'id="s-blocks-3-competencies-12-text"' in text
    assert "le texte ne le dit pas" in text
    assert text.count('name="constat"') == sum(
        finding.waits for finding in queries.findings_of(draft)
    )


def test_corriger_a_l_ecran(secretary: User, signed_in: Callable[..., Client]) -> None:
    """The form shows the value in force, keeps the correction, and can go back."""
    client, draft = signed_in(secretary), received(secretary)
    url = reverse("referentiels:correct", args=[draft.pk, "dates.decision"])
    assert 'value="2025-05-23"' in client.get(url).content.decode()
    empty = client.post(url, {"value": "2025-05-24", "reason": ""})
    assert empty.status_code == 200
    client.post(url, {"value": "2025-05-24", "reason": "Décision publiée"})
    review = client.get(reverse("referentiels:review", args=[draft.pk])).content.decode()
    assert "24/05/2025" in review
    assert "lu : « 23/05/2025 »" in review
    client.post(reverse("referentiels:restore", args=[draft.pk, "dates.decision"]))
    assert "24/05/2025" not in client.get(url).content.decode()


@pytest.mark.parametrize(
    ("path", "typed", "kept"),
    [
        ("level", "5", 5),
        ("level", "", None),
        ("register", "RS", "RS"),
        ("routes.experience.open", "non", False),
        ("routes.experience.open", "", None),
        ("routes.experience.jury", "", None),
        ("blocks.0.assessments.0.kind", "qcm", "qcm"),
    ],
)
def test_ce_qui_est_tape_devient_la_valeur_publiee(
    path: str, typed: str, kept: object, secretary: User, signed_in: Callable[..., Client]
) -> None:
    """Levels, registers, yes and no, kinds and silences are written as the published form does."""
    draft = received(secretary)
    url = reverse("referentiels:correct", args=[draft.pk, path])
    signed_in(secretary).post(url, {"value": typed, "reason": "vu"})
    draft.refresh_from_db()
    assert draft.answers["modifications"][-1]["args"]["value"] == kept


def test_une_place_inventee_n_a_pas_de_page(
    secretary: User, signed_in: Callable[..., Client]
) -> None:
    """A path that may not be corrected, or a draft of nobody, look alike: not found."""
    client, draft = signed_in(secretary), received(secretary)
    for arguments in ([draft.pk, "spans"], [draft.pk, "blocks.40.title"], [draft.pk + 1, "title"]):
        assert client.get(reverse("referentiels:correct", args=arguments)).status_code == 404


def test_cocher_rien_le_dit(secretary: User, signed_in: Callable[..., Client]) -> None:
    """Confirming without a box checked changes nothing and says what to do."""
    draft = received(secretary)
    url = reverse("referentiels:acknowledge", args=[draft.pk])
    page = signed_in(secretary).post(url, {}, follow=True).content.decode()
    assert "Cochez les constats" in page
    draft.refresh_from_db()
    assert draft.answers == {}


@given(st.from_regex(r"[a-z0-9.]{1,40}", fullmatch=True))
def test_aucun_chemin_hors_de_la_liste_ne_se_corrige(path: str) -> None:
    """Only the families written in the table may be corrected, whatever is asked."""
    field = field_at(Tree(content()), path)
    starts = ("number", "title", "register", "level", "active", "dates.", "routes.", "blocks.")
    assert field is None or path.startswith((*starts, "programme.", "nsf."))


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("dates.decision", "23/05/2025"),
        ("dates.effect", "le texte ne le dit pas"),
        ("routes.experience.open", ">oui<"),
        ("routes.eleve_etudiant.open", ">non<"),
        ("blocks.0.assessments.0.kind", ">Étude de cas<"),
        ("title", ">CQP Intervenant médico-technique à domicile<"),
    ],
)
def test_la_page_d_une_correction_montre_ce_qui_a_ete_lu(
    path: str, shown: str, secretary: User, signed_in: Callable[..., Client]
) -> None:
    """Beside the box, the value that was read, in words, or its silence."""
    url = reverse("referentiels:correct", args=[received(secretary).pk, path])
    page = signed_in(secretary).get(url).content.decode()
    assert shown in page.partition("Ce qui a été lu")[2]


def test_une_correction_renvoyee_telle_quelle_par_le_navigateur_ne_change_rien(
    secretary: User, signed_in: Callable[..., Client]
) -> None:
    """A browser sends lines ended by CR LF; the value keeps the line ends of the text."""
    draft = received(secretary)
    url = reverse("referentiels:correct", args=[draft.pk, "blocks.0.assessments.0.text"])
    signed_in(secretary).post(url, {"value": "Première ligne\r\nseconde ligne", "reason": "p. 2"})
    draft.refresh_from_db()
    assert draft.answers["modifications"][-1]["args"]["value"] == "Première ligne\nseconde ligne"
