"""Ce que l'écran montre d'une version : chaque valeur en français, à sa place, ou son silence."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import (
    Assessment,
    AssessmentConditions,
    AssessmentKind,
    AssessorKind,
    Bloc,
    Certification,
    CertificationReference,
    CodeLabel,
    Competency,
    Correspondence,
    Criterion,
    Excerpt,
    Funding,
    Programme,
    ProgrammeBloc,
    ProgrammeModule,
    PromotionStatistics,
    Register,
    RegistrationDates,
    RouteAccess,
)
from parchemin.domain.replacement import chain_of
from parchemin.office.referentiels import structure
from parchemin.office.referentiels.chain_rows import chain_rows
from parchemin.office.referentiels.correctable import called, field_at, fields_of, in_words
from parchemin.office.referentiels.edits.laying import Laid, lay
from parchemin.office.referentiels.fields import FIELDS, LIST_NAMES, Shape
from parchemin.office.referentiels.models import Version
from parchemin.office.referentiels.wording import SILENT
from parchemin.readers.document import certification as as_document
from tests.office.referentiels.edits.contents import made

TEXT = Certification(
    number="RNCP90001",
    register=Register.RNCP,
    title="Veilleur de nuit",
    level=4,
    nsf=(CodeLabel(code="334t", label="Accueil"),),
    dates=RegistrationDates(decision=date(2026, 1, 9), duration_years=3),
    active=False,
    routes={Route.CONTINUING: RouteAccess(open=True, jury="Deux salariés.")},
    blocs=(
        Bloc(
            code="BC01",
            title="Veiller",
            leads=(Excerpt(text="Être capable de :"),),
            competencies=(
                Competency(text="Faire la ronde", heading="Sécurité", key=True),
                Competency(text="Alerter", heading="Sécurité", details=(Excerpt(text="le 18"),)),
                Competency(text="Accueillir", heading="Accueil", assessments=("BC01ME1",)),
                Competency(text="Écrire", criteria=(Criterion(text="La main courante est lue."),)),
            ),
            assessments=(
                Assessment(
                    code="BC01ME1",
                    title="Étude",
                    kind=AssessmentKind.CASE_STUDY,
                    text="Étude d'une nuit",
                    conditions=AssessmentConditions(
                        duration_minutes=30,
                        drawn_by_lot=False,
                        assessors=(AssessorKind.TUTOR, AssessorKind.MANAGER),
                        products=("un rapport", "un plan"),
                    ),
                ),
            ),
        ),
        Bloc(code="BC02", title="Rendre compte"),
    ),
    correspondences=(
        Correspondence(
            kind=None,
            blocs=("BC01", "BC02"),
            certification=CertificationReference(number="RNCP2"),
            target_blocs=(),
        ),
    ),
    statistics=(PromotionStatistics(year=2025, holders=0),),
    programme=Programme(
        hours=Decimal("10.5"),
        blocs=(
            ProgrammeBloc(
                title="Nuit", hours=None, modules=(ProgrammeModule(title="M", hours=Decimal(7)),)
            ),
        ),
        funding=Funding(
            hours=None, hourly_rate=Decimal("9.15"), stated_total=None, text="Pris en charge"
        ),
    ),
)


def read(text: Certification = TEXT, *acts: tuple[str, dict[str, Any]]) -> Laid:
    """A version of that text, with these edits."""
    edits = [made(rank, act, **args) for rank, (act, args) in enumerate(acts, start=1)]
    return lay(as_document(text), edits)


# forme, valeur gardée → ce que l'écran montre
DITS = [
    (Shape.LINE, "RNCP1", "RNCP1"), (Shape.LINE, None, ""), (Shape.LEVEL, 5, "5"),
    (Shape.YES_NO, True, "oui"), (Shape.YES_NO, False, "non"), (Shape.YES_NO, None, ""),
    (Shape.COUNT, 0, "0"), (Shape.COUNT, None, ""), (Shape.NUMBER, "10.5", "10,5"),
    (Shape.NUMBER, 7, "7"), (Shape.DATE, "2026-01-09", "09/01/2026"), (Shape.DATE, None, ""),
    (Shape.KIND, "qcm", "Questionnaire à choix multiples (QCM)"), (Shape.KIND, None, ""),
    (Shape.CORRESPONDENCE, "totale", "Correspondance totale"),
    (Shape.ASSESSORS, ["tuteur"], "Tuteur"),
    (Shape.ASSESSORS, ["tuteur", "manager"], "Tuteur et Responsable hiérarchique"),
    (Shape.ASSESSORS, [], ""), (Shape.LINES, ["un plan", "un devis"], "un plan\nun devis"),
    (Shape.LINES, [], ""), (Shape.TEXT, "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("shape", "value", "shown"), DITS)
def test_chaque_valeur_se_dit_en_francais(shape: Shape, value: object, shown: str) -> None:
    """« non » et zéro sont des valeurs ; rien et une liste vide sont un silence."""
    assert in_words(shape, value) == shown


C = "blocks.0.competencies"
NOMS = [
    ("title", "Intitulé"),
    ("dates.decision", "Décision d'enregistrement"),
    ("routes.formation_continue.jury", "Jury de la voie « Formation continue »"),
    ("nsf.0.code", "Code, n° 1"),
    ("blocks.1.title", "Intitulé du bloc 2"),
    (f"{C}.2.text", "Compétence du bloc 1, n° 3"),
    (f"{C}.1.details.0.text", "Détail du bloc 1, n° 2.1"),
    (f"{C}.3.criteria.0.text", "Critère du bloc 1, n° 4.1"),
    ("blocks.0.assessments.0.conditions.place", "Lieu du bloc 1, n° 1"),
    ("programme.hours", "Heures du programme"),
    ("programme.blocks.0.modules.0.title", "Intitulé du module, n° 1.1"),
    ("statistics.0.holders", "Certifiés, n° 1"),
]


@pytest.mark.parametrize(("path", "label"), NOMS)
def test_un_champ_dit_ou_il_se_trouve(path: str, label: str) -> None:
    """Le formulaire de correction nomme le bloc et le rang, comptés depuis un."""
    field = field_at(read().tree, path)
    assert field is not None
    assert field.label == label


@pytest.mark.parametrize("path", ["spans", "blocks", f"{C}.0.associations", "dates.nothing"])
def test_ce_qui_ne_se_corrige_pas_n_a_pas_de_champ(path: str) -> None:
    """Une liste entière ou une place de la source ne s'écrit pas à la main."""
    assert field_at(read().tree, path) is None


def test_chaque_liste_a_ses_champs_et_son_nom() -> None:
    """Ce qui s'ajoute a un nom avec son article et au moins un champ obligatoire ou à choisir."""
    assert set(FIELDS) - {""} == set(LIST_NAMES)
    assert all(name.startswith(("un ", "une ")) for name in LIST_NAMES.values())
    free = {place for place in LIST_NAMES if not any(k.needed for k in fields_of(place).values())}
    assert free == set()
    assert fields_of("") == {}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (f"{C}.0", "« Faire la ronde »"),
        ("blocks.1", "« Rendre compte »"),
        ("nsf.0", "« 334t »"),
        ("statistics.0", "« 2025 »"),
        ("programme.blocks.0", "« Nuit »"),
    ],
)
def test_un_objet_s_appelle_par_ses_premiers_mots(name: str, words: str) -> None:
    """Son texte ou son intitulé, sinon son code, son numéro ou son année."""
    assert called(read().tree, name) == words


@pytest.mark.parametrize(("letters", "shown"), [(80, "a" * 80), (81, "a" * 80 + "…")])
def test_un_long_texte_s_appelle_par_son_debut(letters: int, shown: str) -> None:
    """Quatre-vingts lettres tiennent ; au-delà, la coupe se voit."""
    bloc = replace(TEXT.blocs[0], title="a" * letters)
    assert called(read(replace(TEXT, blocs=(bloc,))).tree, "blocks.0") == f"« {shown} »"


def shown(rows: tuple[Any, ...]) -> list[tuple[str, str]]:
    return [(row.label, row.shown) for row in rows]


def test_une_version_montre_ce_qu_elle_dit_et_ce_qu_elle_tait() -> None:
    """En-tête, dates, voies, listes, programme et promotions : valeur ou silence, jamais vide."""
    said = structure.structure_of(read(), {"title": "s-title"})
    assert shown(said.header) == [
        ("Numéro ou identifiant", "RNCP90001"),
        ("Répertoire", "RNCP"),
        ("Intitulé", "Veilleur de nuit"),
        ("Niveau de qualification", "4"),
        ("Fiche active", "non"),
    ]
    assert [row.target for row in said.header] == ["", "", "s-title", "", ""]
    assert [row.shown for row in said.dates] == ["09/01/2026", SILENT, SILENT, SILENT, "3"]
    assert [row.silent for row in said.dates] == [False, True, True, True, False]
    routes = {each.name: (each.open.shown, each.jury.shown) for each in said.routes}
    assert len(routes) == len(Route)
    assert routes["Formation continue"] == ("oui", "Deux salariés.")
    assert routes["Contrat d'apprentissage"] == (SILENT, SILENT)
    assert {each.place: len(each.items) for each in said.lists} == {
        "ccn": 0, "nsf": 1, "formacodes": 0, "rome": 0, "certifiers": 0,
    }  # fmt: skip
    assert said.has_links
    assert ("Blocs d'ici, un code par ligne", "BC01\nBC02") in shown(said.links[0].items[0].rows)
    assert said.programme is not None
    assert said.programme.rows[0].shown == "10,5"
    assert [row.shown for row in said.programme.funding] == [
        "Pris en charge", SILENT, "9,15", SILENT,
    ]  # fmt: skip
    assert said.programme.blocs.items[0].inner[0].rows[1].shown == "7"
    assert shown(said.statistics.items[0].rows)[:2] == [("Année", "2025"), ("Certifiés", "0")]


def test_un_titre_de_groupe_n_est_montre_qu_une_fois() -> None:
    """Deux compétences sous le même titre : la première l'ouvre ; sans titre, rien ne s'ouvre."""
    first, second = structure.structure_of(read(), {}).blocs
    assert [each.opens for each in first.competencies] == [True, False, True, False]
    assert [each.next for each in first.competencies] == [f"{C}.1", f"{C}.2", f"{C}.3", ""]
    assert first.competencies[2].modalities == ("BC01ME1",)
    assert [row.shown for row in first.competencies[1].details] == ["le 18"]
    assert [row.shown for row in first.competencies[3].criteria] == ["La main courante est lue."]
    assert (second.counts, second.competencies, second.identifier) == ((0, 0), (), "bloc-blocks-1")


def test_les_conditions_d_une_modalite_se_lisent_toutes() -> None:
    """Durée, tirage au sort, qui évalue, ce qui est remis ; les autres disent le silence."""
    (modality,) = structure.structure_of(read(), {}).blocs[0].assessments
    assert modality.kind.shown == "Étude de cas"
    said = {row.label: row.shown for row in modality.conditions}
    assert len(said) == 9
    assert {label: each for label, each in said.items() if each != SILENT} == {
        "Tirage au sort": "non",
        "Durée totale (minutes)": "30",
        "Qui évalue": "Tuteur et Responsable hiérarchique",
        "Ce que le candidat remet": "un rapport\nun plan",
    }


def test_une_valeur_corrigee_garde_ce_qui_etait_lu() -> None:
    """Le badge dit le geste ; la valeur d'avant se lit à côté, son silence compris."""
    acts = (
        ("ecrire", {"place": "title", "value": "Veilleuse"}),
        ("ecrire", {"place": "dates.effect", "value": "2026-02-01"}),
    )
    said = structure.structure_of(read(TEXT, *acts), {})
    title, effect, number = said.header[2], said.dates[1], said.header[0]
    assert (title.shown, title.read, title.badge) == ("Veilleuse", "Veilleur de nuit", "corrigé")
    assert (effect.shown, effect.read) == ("01/02/2026", SILENT)
    assert (number.corrected, number.read, number.badge) == (False, "", "")


@pytest.mark.parametrize(
    ("asked", "opened"),
    [
        ((), {"blocks.0"}), (("blocks.1",), {"blocks.1"}), (("blocks.9",), {"blocks.0"}),
        (("blocks.0", "blocks.1"), {"blocks.0", "blocks.1"}),
    ],
)  # fmt: skip
def test_un_grand_referentiel_s_ouvre_bloc_par_bloc(
    asked: tuple[str, ...], opened: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Les blocs demandés, sinon le premier ; un bloc fermé garde son intitulé et ses comptes."""
    assert structure.blocs_to_open(read(), asked) is None
    monkeypatch.setattr(structure, "MOST_NODES_OPEN", 3)
    chosen = structure.blocs_to_open(read(), asked)
    assert chosen == opened
    said = structure.structure_of(read(), {}, chosen)
    assert {each.name for each in said.blocs if each.open} == opened
    assert [each.counts for each in said.blocs] == [(4, 1), (0, 0)]
    assert all(not each.competencies for each in said.blocs if not each.open)
    assert structure.bloc_of(read(), "blocks.0", {}).open


def certified(number: str, *replaces: str, end: date | None = None) -> Certification:
    """A certification registered since 2020 that replaces others."""
    links = tuple(CertificationReference(number=each) for each in replaces)
    dates = RegistrationDates(decision=date(2020, 1, 1), end_of_registration=end)
    return Certification(number=number, register=None, title=None, replaces=links, dates=dates)


def test_une_chaine_se_lit_de_la_plus_ancienne_a_la_plus_recente() -> None:
    """Chaque maillon dit sa place et s'il est ouvert ; on compare toujours l'ancien au nouveau."""
    known = {
        "C1": certified("C1", end=date(2022, 1, 1)),
        "C2": certified("C2", "C1", end=date(2026, 6, 1)),
        "C3": certified("C3", "C2"),
        "C4": certified("C4", "C3", end=date(2030, 1, 1)),
    }
    held = {number: Version(pk=rank, number=number) for rank, number in enumerate(known, 1)}
    rows = chain_rows(chain_of("C3", known), held, date(2026, 6, 1))
    assert [(row.link.number, row.place, row.state) for row in rows] == [
        ("C1", "remplacée par elle (à 2 remplacements)", "fermée aux inscriptions"),
        ("C2", "remplacée par elle", "ouverte aux inscriptions"),
        ("C3", "celle-ci", "une date manque"),
        ("C4", "la remplace", "ouverte aux inscriptions"),
    ]
    assert [(row.earlier, row.later) for row in rows] == [(1, 3), (2, 3), (3, 3), (3, 4)]
    del held["C2"]
    assert chain_rows(chain_of("C3", known), held, date(2026, 6, 1))[1].earlier is None
