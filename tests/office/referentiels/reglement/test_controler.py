"""Contrôler un règlement : toutes ses fautes d'un coup, sur ses lignes, sans rien garder."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from parchemin.office.accounts.models import Role
from parchemin.office.referentiels.models import ReglementDraft, ReglementVersion
from parchemin.office.referentiels.reglement_check import checked_text
from tests.office.referentiels.builders import REGLEMENT

TEXT = REGLEMENT.read_text("utf-8")
WRONG = (
    TEXT.replace('"toutes les modalités"', '"toutes les modalitées"')
    .replace("mandat_ans = 2", 'mandat_ans = "deux"')
    .replace("[repasser]", "[repaser]")
)
ADDRESS = "referentiels:reglement_check"


def line_of(words: str, text: str = WRONG) -> int:
    """The number of the line that says these words."""
    return next(n for n, line in enumerate(text.splitlines(), 1) if words in line)


def test_chaque_faute_marque_sa_ligne() -> None:
    """Three faults, three lines marked as errors, each naming what is found and the nearest word."""
    checked = checked_text(WRONG)
    marked = {line.number for line in checked.lines if line.severity == "erreur"}
    assert marked == {line_of("modalitées"), line_of('"deux"'), line_of("[repaser]")}
    assert checked.errors == 3
    said = " ".join(f"{finding.found} {finding.advice}" for _, finding in checked.findings)
    for words in ("« toutes les modalités »", "« deux »", "« repasser »"):
        assert words in said
    assert checked.sentence.startswith("3 erreurs")


def test_le_mot_fautif_est_souligne_a_sa_colonne() -> None:
    """The line is cut where the fault begins; put together it is the line of the file."""
    lines = {line.number: line for line in checked_text(WRONG).lines}
    wrong = lines[line_of("modalitées")]
    assert (wrong.text, wrong.marked) == ("regle = ", '"toutes les modalitées"')
    assert lines[line_of("[repaser]")].marked.startswith(("[repaser]", "repaser]"))
    whole = [f"{line.text}{line.marked}" for line in lines.values()]
    assert whole == WRONG.splitlines()


def test_les_erreurs_viennent_d_abord_et_une_regle_fautive_n_est_pas_muette() -> None:
    """The errors head the list; what could not be read is not said to be silent."""
    checked = checked_text(WRONG)
    kinds = [finding.severity.value for _, finding in checked.findings]
    assert kinds == sorted(kinds, key=["erreur", "avertissement", "information"].index)
    silent = [finding.found for _, finding in checked.findings if finding.code == "texte-muet"]
    assert not any("mandat" in each for each in silent)
    assert len(silent) == 2


def test_un_texte_qui_n_est_pas_du_toml_montre_sa_ligne() -> None:
    """The line where the reading stopped is marked; no draft can come of it."""
    checked = checked_text("certification = 'X'\nregle = [\n")
    assert not checked.readable
    assert checked.errors == 1
    assert sum(bool(line.severity) for line in checked.lines) == 1


def test_un_texte_sans_faute_le_dit() -> None:
    """Nothing to say: one sentence, no line marked."""
    text = "\n".join(f"[{path}]\nregle = {rule}\nlibelle = 'a'\nsource = 'b'" for path, rule in (
        ("acquisition.modalite", "'résultat des évaluateurs'"),
        ("acquisition.bloc", "'toutes les modalités'"),
        ("acquisition.certification", "'tous les blocs'"),
        ("absence.injustifiee", "'non acquis'"),
        ("absence.excusee", "'en attente'"),
        ("delivrance.etapes", "'une étape'\nautorite = 'le jury'"),
        ("validite.bloc", "'à vie'"),
    ))  # fmt: skip
    checked = checked_text(f"certification = 'X'\nintitule = 'Y'\n{text}\n")
    assert [finding.found for _, finding in checked.findings] == []
    assert checked.sentence == "Aucune faute : ce règlement se lit en entier."


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.AUDITOR])
def test_controler_ne_garde_rien(role: Role, signed_in: Callable[..., Client]) -> None:
    """The page shows the faults on the text, with links both ways; no version, no draft."""
    answer = signed_in(role).post(reverse(ADDRESS), {"text": WRONG})
    page = answer.content.decode()
    number = line_of('"deux"')
    assert answer.status_code == 200
    assert f'href="#ligne-{number}"' in page
    assert f'id="ligne-{number}" data-gravite="erreur"' in page
    assert 'href="#faute-1"' in page
    assert ("En faire un brouillon" in page) is (role is Role.SECRETARIAT)
    assert not ReglementVersion.objects.exists()
    assert not ReglementDraft.objects.exists()


@pytest.mark.django_db
def test_un_texte_controle_devient_un_brouillon(signed_in: Callable[..., Client]) -> None:
    """On purpose, and by the secretariat only; a second time is refused in a sentence."""
    data = {"text": WRONG, "brouillon": "oui"}
    assert signed_in(Role.AUDITOR).post(reverse(ADDRESS), data).status_code == 403
    client = signed_in()
    answer = client.post(reverse(ADDRESS), data)
    draft = ReglementDraft.objects.get()
    assert answer["Location"] == reverse("referentiels:reglement_draft", args=[draft.pk])
    again = client.post(reverse(ADDRESS), data)
    assert again.status_code == 422
    assert "déjà ouvert" in again.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "Choisissez un fichier"),
        ({"text": "a\x00b"}, "caractère"),
        ({"text": "   "}, "Choisissez un fichier"),
    ],
)
def test_rien_a_controler_se_dit(
    data: dict[str, str], sentence: str, signed_in: Callable[..., Client]
) -> None:
    """Nothing, blanks, a null character: a sentence."""
    answer = signed_in().post(reverse(ADDRESS), data)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


@pytest.mark.django_db
def test_un_depot_refuse_montre_aussi_ses_lignes(signed_in: Callable[..., Client]) -> None:
    """The page of the deposit marks the same lines as the control."""
    answer = signed_in().post(reverse("referentiels:reglement_upload"), {"text": WRONG})
    assert answer.status_code == 422
    assert f'id="ligne-{line_of("modalitées")}" data-gravite="erreur"' in answer.content.decode()
