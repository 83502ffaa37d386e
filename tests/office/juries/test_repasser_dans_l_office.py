"""Repasser un bloc refusé : ce que le dossier en dit, ce que la saisie et l'inscription refusent."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from parchemin.domain.errors import RefusedAct
from parchemin.office.candidates.actions.civil_status import correct_civil_status
from parchemin.office.candidates.admission import admission
from parchemin.office.candidates.files import FileReading, read_file
from parchemin.office.candidates.later import failed_on
from parchemin.office.candidates.models import Enrolment, Person
from parchemin.office.candidates.retake_guards import forbidden_sittings, refuse_exhausted
from parchemin.office.candidates.retakes import retakes_of
from parchemin.office.epreuves.actions.recording import record_results
from parchemin.office.epreuves.models import Outcome, Result
from parchemin.office.epreuves.sheets import ResultEntry
from parchemin.office.juries.models import Jury
from parchemin.office.referentiels.models import Version
from parchemin.office.referentiels.queries import reglement_of
from parchemin.readers.diagnostics import Diagnostic, Severity
from tests.office.juries.conftest import Office
from tests.office.juries.test_bloc_repasse import (
    BC03,
    FREE,
    SIX_MONTHS,
    TWICE,
    close,
    refused,
    ruled,
)

pytestmark = pytest.mark.django_db
Voted = Callable[..., Jury]
EARLY, LATE = date(2026, 12, 11), date(2026, 12, 12)
ONCE = '[repasser]\nregle = "limité"\nessais = 1\n'
SILENT = '[repasser]\nregle = "muet"\n'


def path_of(jury: Jury) -> Enrolment:
    return Enrolment.objects.select_related("reglement", "version").get(hearings__jury=jury)


def entry(path: Enrolment, on: date, outcome: str = Outcome.ACQUIRED) -> ResultEntry:
    """Une première modalité du bloc refusé, passée ce jour-là."""
    code = Result.objects.filter(enrolment=path, bloc_code=BC03).values_list("assessment_code")[0]
    return ResultEntry(
        enrolment=path, bloc_code=BC03, assessment_code=code[0], outcome=outcome, obtained_on=on
    )


@pytest.mark.parametrize(
    ("rule", "on", "expected"),
    [
        (SIX_MONTHS, EARLY, ("trop tôt", "soit à partir du 12/12/2026")),
        (SIX_MONTHS, LATE, ("peut être repassé", "peut être repassé le 12/12/2026")),
        (TWICE, EARLY, ("peut être repassé", "reste 1 présentation")),
        (ONCE, LATE, ("plus de présentation", "ne permet pas plus de 1 présentation")),
        (SILENT, LATE, ("à écrire au règlement", "[repasser]")),
    ],
    ids=["la veille", "le jour", "une reste", "aucune ne reste", "muet"],
)
def test_le_dossier_sait_quand_un_bloc_se_repasse(
    voted: Voted, office: Office, rule: str, on: date, expected: tuple[str, str]
) -> None:
    """Le bloc refusé, le premier jour permis, ce qui reste, la règle ; muet, la ligne à écrire."""
    word, said = expected
    path = path_of(refused(voted, ruled(office, rule)))
    (again,) = retakes_of([path], {}, on)[path.pk]
    assert (again.bloc, again.state[0]) == (BC03, word)
    assert said in again.sentence
    assert again.failures[0].on == date(2026, 6, 12)


def test_un_bloc_accorde_depuis_ne_se_repasse_plus(voted: Voted, office: Office) -> None:
    """Les blocs qu'un jury a accordés ne figurent pas parmi ceux à repasser."""
    path = path_of(refused(voted, office))
    won: Any = {path.pk: list(failed_on([path.pk])[path.pk])}
    assert retakes_of([path], won, LATE) == {path.pk: []}


def test_la_page_du_dossier_le_montre(
    voted: Voted, office: Office, signed_in: Callable[..., Client]
) -> None:
    """Le bloc à repasser, la phrase et le procès-verbal du refus se lisent sur le dossier."""
    jury = refused(voted, ruled(office, SIX_MONTHS))
    path = path_of(jury)
    page = signed_in(office.by).get(reverse("candidates:detail", args=[path.person_id]))
    shown = page.content.decode()
    assert "Blocs à repasser" in shown
    assert "Refusé le 12/06/2026 (procès-verbal PV-2026-" in shown
    assert "le règlement demande 6 mois" in shown or "peut être repassé le" in shown


def test_un_passage_trop_tot_n_est_pas_enregistre(voted: Voted, office: Office) -> None:
    """La veille du jour permis : refus qui nomme la règle, rien d'écrit ; le jour même : permis."""
    path = path_of(refused(voted, ruled(office, SIX_MONTHS)))
    before = Result.objects.count()
    assert "soit à partir du 12/12/2026" in "".join(forbidden_sittings([(path, BC03, EARLY)]))
    with pytest.raises(RefusedAct, match=r"6 mois après l'échec.*Règle : «"):
        record_results([entry(path, date(2026, 9, 7))], by=office.by)
    assert Result.objects.count() == before
    assert list(forbidden_sittings([(path, BC03, LATE)])) == []


def test_une_absence_n_est_pas_un_passage(voted: Voted, office: Office) -> None:
    """Un candidat absent n'a pas repassé : son absence s'écrit, même avant le jour permis."""
    path = path_of(refused(voted, ruled(office, SIX_MONTHS)))
    made = record_results([entry(path, date(2026, 9, 7), Outcome.ABSENT)], by=office.by)
    assert len(made.results) == 1


@pytest.mark.parametrize("rule", [FREE, SILENT], ids=["sans limite", "muet"])
def test_un_reglement_qui_ne_limite_rien_laisse_saisir(
    voted: Voted, office: Office, rule: str
) -> None:
    """Sans limite, ou muet : le passage s'écrit ; la clôture du jury demandera la ligne."""
    path = path_of(refused(voted, ruled(office, rule)))
    assert record_results([entry(path, date(2026, 9, 7))], by=office.by).results


@pytest.mark.parametrize(("rule", "forbidden"), [(ONCE, True), (TWICE, False), (SILENT, False)])
def test_une_nouvelle_inscription_sans_presentation_est_refusee(
    voted: Voted, office: Office, rule: str, *, forbidden: bool
) -> None:
    """Tous les blocs à gagner sont épuisés : la phrase nomme la règle ; sinon l'inscription passe."""
    office = ruled(office, rule)
    path = path_of(refused(voted, office))
    admitted: Any = Admitted(office)
    entered: Any = Entered()
    if forbidden:
        with pytest.raises(RefusedAct, match=r"aucune présentation ne reste.*Règle : «"):
            refuse_exhausted([path.person], [entered], admitted)
    else:
        refuse_exhausted([path.person], [entered], admitted)


@pytest.mark.parametrize(("rule", "refused_lines"), [(ONCE, [2, 4]), (TWICE, [])])
def test_un_fichier_nomme_chaque_ligne_sans_presentation(
    voted: Voted, office: Office, rule: str, refused_lines: list[int]
) -> None:
    """Deux personnes sans présentation parmi trois : chacune à sa ligne, avec les autres fautes."""
    office = ruled(office, rule)
    jury = voted(office, candidates=2, BC03="non_acquis")
    close(jury, office)
    first, second = Enrolment.objects.filter(hearings__jury=jury).order_by("hearings__position")
    rename(first.person, "Fictif-Un", office)
    rename(second.person, "Fictif-Deux", office)
    made = admission(next_version(office), None)
    content = in_a_file(first, None, second)
    reading = read_file(content, "retour.csv", admitted=made, entered_on=LATE, on=LATE)
    told = [item.place.sentence for item in errors(reading)]
    assert told == [f"ligne {line}, colonne nom_naissance" for line in refused_lines]
    assert all("Retirez cette ligne. Cette inscription" in item.advice for item in errors(reading))
    assert len(reading.lines) == (0 if refused_lines else 3)
    faulty = content.replace(b"Fictif-Neuf;Ada;01/01/1990", b"Fictif-Neuf;Ada;01/01/2027")
    both = read_file(faulty, "retour.csv", admitted=made, entered_on=LATE, on=date(2027, 6, 1))
    assert [item.place.line for item in errors(both)] == sorted([3, *refused_lines])


def errors(reading: FileReading) -> list[Diagnostic]:
    """Ce qui refuse le fichier, dans l'ordre dit."""
    return [item for item in reading.diagnostics if item.severity is Severity.ERROR]


def rename(person: Person, name: str, office: Office) -> None:
    """Un nom de naissance qu'un fichier accepte."""
    assert person.civil_status is not None
    status = replace(person.civil_status.as_domain(), birth_name=name)
    correct_civil_status(status, on=person, reason="Relu", email="", phone="", by=office.by)
    person.refresh_from_db()


def next_version(office: Office) -> Version:
    """La version suivante du même référentiel, publiée."""
    row = office.version
    return Version.objects.create(
        source=row.source, number=row.number, title=row.title, rank=2, content=row.content,
        digest="v2", published_by=office.by, published_at="2026-11-01T08:00:00+00:00",
    )  # fmt: skip


def in_a_file(*paths: Enrolment | None) -> bytes:
    """Un fichier de candidats : les personnes de ces parcours, et une nouvelle pour chaque None."""
    lines = ["nom_naissance;prenoms;date_naissance;sexe;voie_acces"]
    for path in paths:
        said = "Fictif-Neuf;Ada;01/01/1990"
        if path is not None and path.person.civil_status is not None:
            known = path.person.civil_status.as_domain()
            born = known.birth_date.as_date()
            said = f"{known.birth_name};{' '.join(known.first_names)};{born:%d/%m/%Y}"
        lines.append(f"{said};F;formation_continue")
    return "\n".join(lines).encode()


class Entered:
    """Une entrée, ce jour-là."""

    entered_on = LATE


class Admitted:
    """Ce qui décide d'une entrée dans la version suivante de la même certification."""

    def __init__(self, office: Office) -> None:
        self.version, self.certification = office.version, office.certification
        self.rules = reglement_of(office.reglement)


def test_les_refus_se_lisent_en_autant_de_requetes(voted: Voted, office: Office) -> None:
    """Un candidat ou cinq : autant de questions à la base."""
    jury = voted(office, candidates=5, BC03="non_acquis")
    close(jury, office)
    paths = list(Enrolment.objects.filter(hearings__jury=jury).select_related("reglement"))
    costs = []
    for some in (paths[:1], paths):
        with CaptureQueriesContext(connection) as made:
            assert len(retakes_of(some, {}, LATE)) == len(some)
            list(forbidden_sittings([(each, BC03, EARLY) for each in some]))
        costs.append(len(made))
    assert costs[0] == costs[1] <= 7
    assert failed_on([]) == {}
