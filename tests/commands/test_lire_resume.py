"""Le résumé d'une lecture : ce qui manque se lit aussi bien que ce qui est là."""

from dataclasses import replace
from decimal import Decimal

import pytest

from parchemin.commands.lire_diagnostics import diagnostics_lines
from parchemin.commands.lire_summary import summary
from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import (
    Bloc,
    Certification,
    Competency,
    Criterion,
    Funding,
    Programme,
    ProgrammeBloc,
    ProgrammeModule,
    RouteAccess,
)
from parchemin.readers.diagnostics import Diagnostic, Place, Severity
from parchemin.readers.reading import Reading, Source

BARE = Certification(number=None, register=None, title=None)
SOURCE = Source(kind="table", name="essai.txt", sha256="0", encoding="utf-8", characters=1)


def shown(*certifications: Certification) -> list[str]:
    return summary(
        Reading(source=SOURCE, certifications=certifications, diagnostics=())
    ).splitlines()


def said(severity: Severity, rank: int = 1) -> Diagnostic:
    return Diagnostic(
        severity=severity,
        code="essai",
        place=Place(line=rank, lines=(rank,), sentence=f"ligne {rank}"),
        found=f"constat {rank} " + "long " * 30,
        expected="autre chose",
        advice="Relisez.",
    )


def lines(*diagnostics: Diagnostic, in_full: bool = False) -> list[str]:
    return list(diagnostics_lines(diagnostics, in_full=in_full))


def test_ce_qui_est_inconnu_se_dit_en_toutes_lettres() -> None:
    """Sans rien de lu, chaque ligne du résumé le dit, sans jamais écrire « None »."""
    assert shown(BARE) == [
        "essai.txt : référentiel en tableau, utf-8",
        "",
        "Sans numéro · sans intitulé · niveau non précisé",
        "Dates : aucune",
        "Voies d'accès : non précisées",
        "Aucun bloc ; 0 compétence attestée",
        "",
        "Rien à signaler.",
    ]


def test_un_programme_sans_durees_ne_montre_pas_de_vide() -> None:
    """Une durée que la page n'annonce pas est dite non annoncée, pour le tout et pour un bloc."""
    programme = Programme(blocs=(ProgrammeBloc(title="Accueil", hours=None),))
    found = shown(replace(BARE, programme=programme))
    assert "Programme : 0 module, durée non annoncée" in found
    (line,) = [line for line in found if "Accueil" in line]
    assert line.endswith("durée non annoncée, 0 module")
    assert not any("None" in line for line in found)


def test_un_programme_montre_ses_heures_a_la_francaise() -> None:
    """Les heures ont une virgule, les modules leur pluriel, le financement son texte."""
    module = ProgrammeModule(title="Lire", hours=None)
    bloc = ProgrammeBloc(title="B", hours=Decimal("3.50"), modules=(module, module))
    funding = Funding(hours=None, hourly_rate=None, stated_total=None, text="40 €/h")
    programme = Programme(blocs=(bloc,), hours=Decimal("10.5"), funding=funding)
    found = shown(replace(BARE, programme=programme))
    assert "Programme : 2 modules, 10,5 heures" in found
    assert any(line.endswith(" 3,5 h, 2 modules") for line in found)
    assert found[-3] == "  Financement : 40 €/h"


def test_les_blocs_sont_comptes() -> None:
    """Compétences, critères et modalités de chaque bloc sont dans leurs colonnes."""
    criteria = (Criterion(text="a"), Criterion(text="b"))
    bloc = Bloc(
        code="B1", title="T" * 60, competencies=(Competency(text="c", criteria=criteria),) * 3
    )
    (line,) = [line for line in shown(replace(BARE, blocs=(bloc,))) if line.startswith("B1")]
    assert line.split()[2:] == ["3", "6", "0"]
    assert "T" * 51 + "…" in line


@pytest.mark.parametrize(
    ("opened", "state"), [(True, "ouvertes"), (False, "fermées"), (None, "à préciser")]
)
def test_une_voie_est_ouverte_fermee_ou_a_preciser(opened: bool | None, state: str) -> None:
    """Une voie que le texte ne décide pas n'est rangée ni avec les ouvertes, ni les fermées."""
    routes = {
        route: RouteAccess(open=not opened if opened is not None else True) for route in Route
    }
    routes[Route.EXPERIENCE] = RouteAccess(open=opened)
    assert f"Voies {state} : expérience (VAE)" in shown(replace(BARE, routes=routes))


@pytest.mark.parametrize(("count", "short"), [(3, False), (4, True)])
def test_au_dela_de_trois_une_ligne_par_certification(count: int, short: bool) -> None:
    """Trois certifications sont détaillées ; à quatre, chacune tient sur une ligne."""
    found = shown(*[BARE] * count)
    assert (f"{count} certifications" in found) is short
    assert ("Dates : aucune" in found) is not short
    assert sum("(sans numéro)" in line for line in found) == (count if short else 0)


def test_les_erreurs_viennent_avant_le_reste() -> None:
    """Quel que soit l'ordre de lecture, ce qui perd une valeur est dit d'abord."""
    kinds = [Severity.INFORMATION, Severity.WARNING, Severity.ERROR]
    headings = [line for line in lines(*map(said, kinds)) if line[0].isdigit()]
    assert headings == ["1 erreur", "1 avertissement", "1 information"]


@pytest.mark.parametrize(("count", "rest"), [(12, None), (13, "  et 1 de plus")])
def test_douze_constats_sont_montres(count: int, rest: str | None) -> None:
    """Le treizième n'est que compté, et le résumé dit comment tout voir."""
    found = lines(*[said(Severity.WARNING, rank) for rank in range(1, count + 1)])
    assert found[0] == f"{count} avertissements"
    assert sum(line.startswith("  ligne ") for line in found) == 12
    assert (found[-2] if rest else None) == rest
    assert found[-1] == "Tout le détail, et que faire : --details"


def test_une_ligne_du_resume_est_ecourtee_et_le_detail_ne_l_est_pas() -> None:
    """Cent dix-huit caractères à l'écran ; tout, avec --details, sans inviter à le demander."""
    short, whole = lines(said(Severity.ERROR)), lines(said(Severity.ERROR), in_full=True)
    assert max(map(len, short)) == 118
    assert whole[1:] == [
        "  ligne 1 [essai]",
        f"      trouvé : {said(Severity.ERROR).found}",
        "      attendu : autre chose",
        "      que faire : Relisez.",
    ]
