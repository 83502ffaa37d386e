"""Les lettres, la demande d'attestation et le tableau récapitulatif, relus dans leur PDF."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pypdfium2
import pytest

from parchemin.domain.errors import RefusedAct
from parchemin.domain.minutes import (
    CandidateDecision,
    Minutes,
    MinutesBloc,
    MinutesFigures,
    MinutesMember,
)
from parchemin.domain.notice import Notice, NoticeBloc, NoticeKind
from parchemin.writers import bloc_request_pdf, notice_pdf, recap

WON = NoticeBloc(code="BC01", title="Conduire un projet", decision="acquis", won=True)
LOST = NoticeBloc(
    code="BC02",
    title="Animer une équipe",
    decision="non acquis",
    won=False,
    reasons=("« Étude de cas » : non acquis.",),
    recommendations="Reprendre la conduite de réunion.",
)
NOTICE = Notice(
    number="NOT-2026-0001",
    kind=NoticeKind.PARTIAL,
    body="Association Exemple",
    addressee="Élodie Essai",
    certification="RNCP40657 : Manager",
    session="JURY-2026-0001 du 12/06/2026",
    minutes="PV-2026-0001",
    decided_on=date(2026, 6, 12),
    written_on=date(2026, 6, 15),
    place="Lyon",
    outcome="validation partielle",
    blocs=(WON, LOST),
)
MINUTES = Minutes(
    number="PV-2026-0001",
    certification="RNCP40657 : Manager",
    version="version 1",
    session="JURY-2026-0001 du 12/06/2026",
    body="Association Exemple",
    place="Lyon",
    opened_at=datetime(2026, 6, 12, 8, tzinfo=UTC),
    closed_at=datetime(2026, 6, 12, 16, tzinfo=UTC),
    members=(MinutesMember(name="Anouk Un", college="employeur", role="membre", present=True),),
    candidates=(
        CandidateDecision(
            name="Élodie Essai",
            reference="RNCP40657-0001",
            blocs=(
                MinutesBloc(code="BC01", title="Conduire", proposal="acquis", decision="acquis"),
            ),
            outcome="validation totale",
        ),
        CandidateDecision(
            name="=HYPERLINK(1)",
            reference="RNCP40657-0002",
            blocs=(),
            outcome="renvoyé à une autre session (absent)",
            recommendations="Revenir en octobre.",
        ),
    ),
    figures=MinutesFigures(registered=2, present=1, won=1, partial=0, failed=0),
)


def text_of(pdf: bytes) -> str:
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]
    return " ".join(" ".join(pages).split())


@pytest.mark.parametrize("kind", list(NoticeKind))
def test_chaque_nature_a_ses_mots(kind: NoticeKind) -> None:
    """L'objet et la première phrase de la lettre sont ceux de sa nature."""
    page = text_of(notice_pdf.render(replace(NOTICE, kind=kind)))
    assert notice_pdf.SUBJECTS[kind] in page
    assert notice_pdf.OPENINGS[kind][:60] in page


def test_une_lettre_dit_tout_du_bloc_manque_et_peu_du_bloc_acquis() -> None:
    """Les motifs et les recommandations vont aux blocs non acquis."""
    page = text_of(notice_pdf.render(NOTICE))
    for said in ("BC01 – acquis", "BC02 – non acquis", "Étude de cas", "conduite de réunion"):
        assert said in page
    assert "ne fixe pas de voie de recours" in page


@pytest.mark.parametrize(
    ("decision", "title"),
    [
        ("non acquis", "Blocs non acquis"),
        ("en attente", "Blocs qui restent à acquérir"),
        ("non présenté", "Blocs qui restent à acquérir"),
    ],
)
def test_un_bloc_en_attente_n_est_pas_dit_non_acquis(decision: str, title: str) -> None:
    """La lettre ne dit refusé que ce que le jury a refusé."""
    notice = replace(NOTICE, blocs=(WON, replace(LOST, decision=decision)))
    page = text_of(notice_pdf.render(notice))
    assert title in page
    assert ("Blocs non acquis" in page) is (decision == "non acquis")


@pytest.mark.parametrize("field", ["appeal", "validity", "delivery", "recommendations"])
def test_ce_qui_est_su_s_imprime(field: str) -> None:
    """Recours, durée de validité, réponse de l'autorité, recommandation : chacun se lit s'il est su."""
    sentence = f"Une phrase pour {field}."
    assert sentence in text_of(notice_pdf.render(replace(NOTICE, **{field: sentence})))


def test_les_memes_donnees_donnent_les_memes_octets() -> None:
    """Une lettre refaite est identique, seule ou parmi d'autres."""
    assert notice_pdf.render(NOTICE) == notice_pdf.render(NOTICE)
    both = [NOTICE, replace(NOTICE, number="NOT-2026-0002")]
    assert notice_pdf.render_all(both) == notice_pdf.render_all(both)
    assert len(pypdfium2.PdfDocument(notice_pdf.render_all(both))) == 2


def test_chaque_lettre_compte_ses_pages_et_garde_la_place_d_une_signature() -> None:
    """Une lettre longue puis une courte : « 1 sur 2 », « 2 sur 2 », puis « 1 sur 1 », au bon numéro."""
    told = "« Étude de cas » : non acquis, comme l'écrit chaque évaluateur. " * 12
    blocs = (WON, *(replace(LOST, code=f"BC1{rank}", reasons=(told,)) for rank in range(5)))
    both = [replace(NOTICE, blocs=blocs), replace(NOTICE, number="NOT-2026-0002")]
    pages = [
        " ".join(page.get_textpage().get_text_range().split())
        for page in pypdfium2.PdfDocument(notice_pdf.render_all(both))
    ]
    feet = ["0001 Page 1 sur 2", "0001 Page 2 sur 2", "0002 Page 1 sur 1"]
    assert [foot in page for page, foot in zip(pages, feet, strict=True)] == [True] * 3
    assert ["Pour Association Exemple" in page for page in pages] == [False, True, True]


def test_la_demande_ne_porte_que_les_blocs_acquis() -> None:
    """Une case par bloc acquis ; sans bloc acquis, un refus."""
    page = text_of(bloc_request_pdf.render(NOTICE))
    assert "Conduire un projet" in page
    assert "Animer une équipe" not in page
    with pytest.raises(RefusedAct, match="NOT-2026-0001"):
        bloc_request_pdf.render(replace(NOTICE, blocs=(LOST,)))


def test_le_tableau_a_une_colonne_par_bloc_et_une_ligne_par_candidat() -> None:
    """Le CSV et le PDF disent la même chose ; une cellule ne devient jamais une formule."""
    head, first, second = "".join(recap.csv_of(MINUTES)).lstrip("\ufeff").splitlines()
    assert head == "Candidat;Parcours;BC01;Décision;Recommandations"
    assert first == "Élodie Essai;RNCP40657-0001;acquis;validation totale;"
    assert second.startswith("'=HYPERLINK(1);RNCP40657-0002;—;renvoyé")
    page = text_of(recap.render(MINUTES))
    for said in ("Élodie Essai", "validation totale", "Revenir en octobre.", "BC01 : Conduire"):
        assert said in page
    assert recap.render(MINUTES) == recap.render(MINUTES)


def test_un_jury_sans_decision_a_un_tableau_vide_de_blocs() -> None:
    """Sans aucun bloc décidé, le tableau se compose quand même."""
    bare = replace(MINUTES, candidates=MINUTES.candidates[1:])
    assert "Revenir en octobre." in text_of(recap.render(bare))


def test_les_motifs_remplacent_la_ligne() -> None:
    """Acquis ou non, le paragraphe s'imprime, suivi du motif du jury ; la ligne n'est pas répétée."""
    told = replace(
        LOST,
        motives="Bloc BC02 « Animer une équipe » : non acquis. L'entretien n'est pas acquis.",
        reasons=("La ligne du tableau.", "Motif du jury : le dossier."),
    )
    won = replace(WON, motives="Bloc BC01 « Conduire un projet » : acquis. Tout est acquis.")
    page = text_of(notice_pdf.render(replace(NOTICE, blocs=(won, told))))
    for said in (
        "Tout est acquis.",
        "L'entretien n'est pas acquis.",
        "Motif du jury : le dossier.",
    ):
        assert said in page
    assert "La ligne du tableau" not in page
