"""The minutes of a jury, read back by another engine."""

from dataclasses import replace
from datetime import UTC, datetime

from parchemin.domain.minutes import (
    CandidateDecision,
    Minutes,
    MinutesBloc,
    MinutesFigures,
    MinutesMember,
    Votes,
)
from parchemin.writers import minutes_pdf
from tests.fixtures.pdf import metadata, page_texts

WON = MinutesBloc(
    code="RNCP40657BC01",
    title="Préparer son intervention",
    proposal="acquis",
    decision="acquis",
    votes=Votes(favour=2, against=0),
)
TIED = MinutesBloc(
    code="RNCP40657BC02",
    title="Installer le dispositif",
    proposal="non acquis",
    decision="acquis",
    votes=Votes(favour=1, against=1, abstention=1, casting="pour"),
    reasons=("L’entretien n’est pas acquis (règle : toutes les modalités du bloc).",),
    recommendations="S’exercer à l’entretien.",
)
MINUTES = Minutes(
    number="PV-2026-007",
    certification="RNCP40657 – CQP Intervenant médico-technique à domicile",
    version="Version 1 du 23 mai 2025",
    session="Session de juin 2026",
    body="Association paritaire APAN DMT",
    place="Paris",
    opened_at=datetime(2026, 6, 12, 7, 0, tzinfo=UTC),
    closed_at=datetime(2026, 6, 12, 15, 5, tzinfo=UTC),
    members=(
        MinutesMember(
            name="Camille Fictive", college="employeurs", role="titulaire", present=True, chair=True
        ),
        MinutesMember(name="Dominique Inventé", college="salariés", role="titulaire", present=True),
        MinutesMember(
            name="Claude Imaginaire",
            college="salariés",
            role="suppléant",
            present=False,
            absence="excusé",
            represented_by="Dominique Inventé",
        ),
    ),
    candidates=(
        CandidateDecision(
            name="Aurore Exemple",
            reference="EX-001",
            blocs=(WON, TIED),
            outcome="validation partielle",
            recommendations="Se représenter à la prochaine session.",
        ),
    ),
    figures=MinutesFigures(registered=3, present=2, won=1, partial=1, failed=0),
    incidents=("Panne de courant de 10 h 10 à 10 h 25.",),
    observations="Le jury salue la préparation des dossiers.",
    rules=("Un bloc est acquis quand toutes ses modalités le sont (article 4).",),
)


def text_of(minutes: Minutes) -> str:
    return " ".join(page_texts(minutes_pdf.render(minutes)))


def test_the_minutes_hold_all_that_minutes_must() -> None:
    """Number, certification, version, session, place, members, incidents and closing are there."""
    text = text_of(MINUTES)
    for told in (
        "n° PV-2026-007",
        "RNCP40657 – CQP Intervenant médico-technique à domicile",
        "Version 1 du 23 mai 2025",
        "Session de juin 2026",
        "Association paritaire APAN DMT",
        "12 juin 2026 à 9 h 00",
        "Camille Fictive employeurs titulaire, préside oui",
        "Claude Imaginaire salariés suppléant non sans objet",
        "Absences et pouvoirs : Claude Imaginaire (excusé), pouvoir donné à Dominique Inventé.",
        "Un bloc est acquis quand toutes ses modalités le sont (article 4).",
        "Panne de courant de 10 h 10 à 10 h 25.",
        "Le jury salue la préparation des dossiers.",
        "close le 12 juin 2026 à 17 h 05 à Paris",
        "Signature de la présidence",
    ):
        assert told in text


def test_each_decision_shows_proposal_votes_and_reason() -> None:
    """A departure from the proposal is named, with the casting vote, the reason and the advice."""
    text = text_of(MINUTES)
    assert "RNCP40657BC01 Préparer son intervention acquis acquis 2 pour, 0 contre" in text
    assert "1 pour, 1 contre, 1 abstention, voix prépondérante : pour" in text
    assert text.count("s’écarte de la proposition") == 1
    assert "L’entretien n’est pas acquis" in text
    assert "Recommandation : S’exercer à l’entretien." in text
    assert "Décision pour la certification : validation partielle." in text
    assert "Recommandations : Se représenter à la prochaine session." in text


def test_the_statistics_stand_under_their_names() -> None:
    """The five figures are written in the order of their headings."""
    headings = "Inscrits Présents Certifiés Validations partielles Ajournés"
    assert f"{headings} 3 2 1 1 0" in text_of(MINUTES)


def test_nothing_to_report_is_said() -> None:
    """Without incident, absence nor vote, the minutes say so instead of leaving a gap."""
    quiet = replace(
        MINUTES,
        incidents=(),
        members=MINUTES.members[:2],
        candidates=(replace(MINUTES.candidates[0], blocs=(replace(WON, votes=None),)),),
    )
    text = text_of(quiet)
    assert "Aucun incident n’a été signalé." in text
    assert "Tous les membres convoqués sont présents." in text
    assert "sans vote" in text


def test_a_rectifying_document_names_the_one_it_corrects() -> None:
    """Minutes that rectify others say which, and that those are kept."""
    text = text_of(replace(MINUTES, number="PV-2026-008", rectifies="PV-2026-007"))
    assert "il corrige le procès-verbal PV-2026-007, qui est conservé" in text
    assert "rectificatif" not in text_of(MINUTES)


def test_a_large_session_is_numbered_page_by_page() -> None:
    """A hundred candidates give many pages, each with its number, the total and the session."""
    many = tuple(replace(MINUTES.candidates[0], reference=f"EX-{rank:03d}") for rank in range(100))
    pages = page_texts(minutes_pdf.render(replace(MINUTES, candidates=many)))
    assert all(f"Page {rank} sur {len(pages)}" in page for rank, page in enumerate(pages, 1))
    assert all("Procès-verbal PV-2026-007" in page for page in pages[1:])
    assert all(f"EX-{rank:03d}" in " ".join(pages) for rank in range(100))


def test_a_bloc_is_never_cut_by_a_page() -> None:
    """The code of a bloc and its last reason stand on the same page, wherever pages end."""
    bloc = replace(WON, code="EX-BLOC", reasons=("Motif.",) * 12 + ("Dernier motif.",))
    one = replace(MINUTES.candidates[0], blocs=(bloc,) * 4)
    pages = page_texts(minutes_pdf.render(replace(MINUTES, candidates=(one,) * 20)))
    assert len(pages) > 5
    assert all(page.count("EX-BLOC") == page.count("Dernier motif.") for page in pages)


def test_reasons_longer_than_a_page_run_over_it() -> None:
    """A bloc whose reasons exceed a page is shown to its last word."""
    bloc = replace(WON, reasons=("Un motif très développé. " * 300 + "Fin des motifs.",))
    one = replace(MINUTES.candidates[0], blocs=(bloc,))
    assert "Fin des motifs." in text_of(replace(MINUTES, candidates=(one,)))


def test_the_same_minutes_give_the_same_bytes() -> None:
    """The closing time is the only date of the file, so that its hash proves the minutes."""
    document = minutes_pdf.render(MINUTES)
    assert document == minutes_pdf.render(MINUTES)
    assert metadata(document)["CreationDate"].startswith("D:20260612150500")
