"""Fiches written as the register's site shows them, now and before, and as it exports them."""

import json
from collections.abc import Iterable
from datetime import date
from html import escape

from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import Bloc, Certification, CodeLabel, Competency
from tests.readers.fiche_writing import JURY

ROUTES = {
    Route.STUDENT: "Après un parcours de formation sous statut d’élève ou d’étudiant",
    Route.APPRENTICESHIP: "En contrat d’apprentissage",
    Route.CONTINUING: "Après un parcours de formation continue",
    Route.PROFESSIONALISATION: "En contrat de professionnalisation",
    Route.INDIVIDUAL: "Par candidature individuelle",
    Route.EXPERIENCE: "Par expérience",
}
ROUTE_TITLES = (
    "Voie d’accès à la certification",
    "Oui",
    "Non",
    "Composition des jurys",
    "Date de dernière modification",
)
STATISTICS_TITLES = (
    "Année d'obtention de la certification",
    "Nombre de certifiés",
    "Nombre de certifiés à la suite d’un parcours vae",
    "Taux d'insertion global à 6 mois (en %)",
    "Taux d'insertion dans le métier visé à 6 mois (en %)",
    "Taux d'insertion dans le métier visé à 2 ans (en %)",
)
Cells = Iterable[Iterable[str]]


def day(value: date | None) -> str:
    return f"{value:%d-%m-%Y}" if value else "-"


def paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(line, quote=False)}</p>" for line in text.split("\n"))


def table(titles: Iterable[str], rows: Cells) -> str:
    head = "".join(f'<th scope="col">{escape(title, quote=False)}</th>' for title in titles)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>\n" for row in rows)
    return (
        f'<div class="table-wrap"><table class="table"><thead><tr>{head}</tr></thead>\n'
        f"<tbody>{body}</tbody></table></div>\n"
    )


def bullets(items: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(item, quote=False)}</li>" for item in items) + "</ul>"


def section(title: str, inside: str) -> str:
    """A part of the page under its title, as nothing but its title tells it."""
    return f'<div class="section"><h3>{escape(title, quote=False)} :</h3>{inside}</div>\n'


def accordion(title: str, inside: str) -> str:
    return (
        f'<div class="accordion"><button type="button" aria-expanded="false"><span>{escape(title)}'
        f'</span></button><div class="accordion-content" style="display:none">\n{inside}</div></div>\n'
    )


def shown(competency: Competency) -> str:
    return f"{competency.code}. {competency.text}" if competency.code else competency.text


def bloc_cells(bloc: Bloc) -> tuple[str, str]:
    left = "".join(paragraphs(shown(each)) for each in bloc.competencies)
    return left, "".join(paragraphs(each.text) for each in bloc.assessments)


def bloc_on_site(bloc: Bloc) -> str:
    titles = ("Liste de compétences", "Modalités d'évaluation")
    heading = f"<h4>{escape(f'{bloc.code} - {bloc.title}', quote=False)}</h4>"
    return heading + table(titles, [bloc_cells(bloc)])


def route_rows(one: Certification) -> Cells:
    for route, access in one.routes.items():
        yield (
            escape(ROUTES[route], quote=False),
            "X" if access.open else "",
            "X" if access.open is False else "",
            paragraphs(access.jury) if access.jury else "-",
            day(access.modified),
        )


def statistics_rows(one: Certification) -> Cells:
    for each in one.statistics:
        figures = (
            each.holders,
            each.vae_holders,
            each.insertion_6_months,
            each.target_job_6_months,
            each.target_job_2_years,
        )
        yield (str(each.year), *("-" if value is None else str(value) for value in figures))


def certifier_rows(one: Certification) -> Cells:
    for each in one.certifiers:
        values = (each.name, each.siret, each.trade_name, each.website)
        yield tuple(escape(value, quote=False) if value else "-" for value in values)


def coded(codes: Iterable[CodeLabel], sign: str) -> list[str]:
    return [f"{each.code}{sign}{each.label}" for each in codes]


def essentials(one: Certification) -> str:
    """The box of the present site: each label, then its values."""
    parts = [
        *((f"CCN{rank}", [line]) for rank, line in enumerate(coded(one.ccn, " - "), start=1)),
        ("Nomenclature<br>du niveau de qualification", [f"Niveau {one.level}"] * bool(one.level)),
        ("Code(s) NSF", coded(one.nsf, " : ")),
        ("Formacode(s)", coded(one.formacodes, " : ")),
        ("Date d’échéance<br>de l’enregistrement", [day(one.dates.end_of_registration)]),
    ]
    return "".join(
        f'<div class="card"><img src="icon.svg" alt="Icon"><dl><dt>{label}</dt>'
        + "".join(f"<dd>{escape(value, quote=False)}</dd>" for value in values)
        + "</dl></div>\n"
        for label, values in parts
        if values
    )


def correspondence_rows(one: Certification) -> Cells:
    for each in one.correspondences:
        title = f" - {each.certification.title}" if each.certification.title else ""
        yield (
            paragraphs(" ET\n".join(f"{code} - Un bloc" for code in each.blocs)),
            escape(f"{each.certification.number}{title}", quote=False),
            paragraphs(" ET\n".join(f"{code} - Un autre" for code in each.target_blocs)),
        )


def correspondences(one: Certification) -> str:
    titles = (
        "Bloc(s) de compétences concernés",
        "Code et intitulé de la certification professionnelle reconnue en correspondance partielle",
        "Bloc(s) de compétences en correspondance partielle",
    )
    title = "Certifications professionnelles enregistrées au RNCP en correspondance partielle"
    if not one.correspondences:
        return ""
    return section(title, table(titles, correspondence_rows(one)))


def body_below(one: Certification) -> str:
    """What stands under the blocs, the same in all the years."""
    dates = (
        ("Date de décision", day(one.dates.decision)),
        ("Durée de l'enregistrement en années", str(one.dates.duration_years or "")),
        ("Date d'échéance de l'enregistrement", day(one.dates.end_of_registration)),
        ("Date de dernière délivrance possible de la certification", day(one.dates.last_delivery)),
    )
    references = (
        ("Certification(s) antérieure(s)", one.replaces),
        ("Nouvelle(s) Certification(s)", one.replaced_by),
    )
    titles = ("Code de la fiche", "Intitulé de la certification")
    return (
        section("Code(s) ROME", bullets(coded(one.rome, " - ")))
        + accordion("Voies d’accès", table(ROUTE_TITLES, route_rows(one)))
        + correspondences(one)
        + section("Statistiques", table(STATISTICS_TITLES, statistics_rows(one)))
        + "".join(
            f"<table><tr><td>{label}</td><td>{value}</td></tr></table>\n"
            for label, value in dates
            if value.strip("-")
        )
        + "".join(
            section(
                title,
                table(
                    titles, [(each.number, escape(each.title or "", quote=False)) for each in named]
                ),
            )
            for title, named in references
            if named
        )
        + section("Lien internet vers le descriptif de la certification", "")
    )


def framed(title: str, inside: str) -> str:
    """A whole page: its menus and its scripts are no part of the fiche."""
    return (
        f'<!DOCTYPE html>\n<html lang="fr"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        "<style>.card{display:flex}</style><script>var a='<p>rien</p>';</script></head>\n<body>"
        '<nav><ul><li><a href="#">Certifications</a></li><li>Financer</li></ul></nav>\n'
        f"<main>{inside}</main>\n<footer><p>Mentions légales</p></footer></body></html>\n"
    )


def site_page(one: Certification, summary: str = "") -> str:
    """The page of the present site: a card, then parts that open, a table for each bloc."""
    state = {True: "<p>Active</p>", False: "<p>Inactive</p>", None: ""}[one.active]
    stated = "".join(paragraphs(shown(each)) for each in one.stated_competencies)
    return framed(
        str(one.number),
        f"<h1>{escape(f'{one.number} - {one.title}', quote=False)}</h1>{state}\n"
        f"<h2>L'essentiel</h2>{essentials(one)}"
        + table(("Nom légal", "Siret", "Nom commercial", "Site internet"), certifier_rows(one))
        + section("Activités visées", "<p>Les activités du métier.</p>")
        + section("Compétences attestées", stated)
        + section("Modalités d'évaluation", summary)
        + accordion("Blocs de compétences", "".join(map(bloc_on_site, one.blocs)))
        + body_below(one),
    )


def older_page(one: Certification) -> str:
    """The page of 2019 to 2023: « N° de fiche », labels with their values, one table of blocs."""
    state = {True: "<p>Active</p>", False: "<p>Inactive</p>", None: ""}[one.active]
    titles = ("N° et intitulé du bloc", "Liste de compétences", "Modalités d'évaluation")
    blocs = [(paragraphs(f"{bloc.code}\n{bloc.title}"), *bloc_cells(bloc)) for bloc in one.blocs]
    level = f"<p>Nomenclature du niveau de qualification : Niveau {one.level}</p>" * bool(one.level)
    end = one.dates.end_of_registration
    return framed(
        str(one.number),
        f"<p>Répertoire national des certifications professionnelles</p><p>{escape(str(one.title))}"
        f"</p>{state}<p>N° de fiche</p><p>{one.number}</p>{level}"
        f"<p>Code(s) NSF :</p>{bullets(coded(one.nsf, ' : '))}"
        f"<p>Formacode(s) :</p>{bullets(coded(one.formacodes, ' : '))}"
        + (f"<p>Date d’échéance de l’enregistrement : {day(end)}</p>" if end else "")
        + table(("Nom légal", "SIRET", "Nom commercial", "Site internet"), certifier_rows(one))
        + section("Activités visées", "<p>Les activités du métier.</p>")
        + section(
            "Compétences attestées",
            "".join(paragraphs(shown(each)) for each in one.stated_competencies),
        )
        + table(titles, blocs)
        + body_below(one),
    )


def api_fiche(one: Certification) -> dict[str, object]:
    """The fiche as the JSON interface gives it: plain arrays, real line ends."""

    def codes(named: Iterable[CodeLabel]) -> list[dict[str, str | None]]:
        return [{"CODE": each.code, "LIBELLE": each.label} for each in named]

    def slashed(value: date | None) -> str | None:
        return f"{value:%d/%m/%Y}" if value else None

    def listed(items: Iterable[Competency]) -> str:
        return "\r\n\r\n".join(shown(each) for each in items)

    fiche: dict[str, object] = {
        "NUMERO_FICHE": one.number,
        "INTITULE": one.title,
        "ACTIF": None if one.active is None else "Oui" if one.active else "Non",
        "NOMENCLATURE_EUROPE": {"NIVEAU": f"NIV{one.level}" if one.level else "AUCUN"},
        "FORMACODES": codes(one.formacodes),
        "CODES_NSF": codes(one.nsf),
        "CODES_ROME": codes(one.rome),
        "CAPACITES_ATTESTEES": listed(one.stated_competencies),
        "DATE_DECISION": slashed(one.dates.decision),
        "DATE_FIN_ENREGISTREMENT": slashed(one.dates.end_of_registration),
        "BLOCS_COMPETENCES": [
            {
                "CODE": bloc.code,
                "LIBELLE": bloc.title,
                "LISTE_COMPETENCES": listed(bloc.competencies),
                "MODALITES_EVALUATION": "\r\n\r\n".join(each.text for each in bloc.assessments),
            }
            for bloc in one.blocs
        ],
    }
    for route, access in one.routes.items():
        fiche[f"SI_JURY_{JURY[route]}"] = {
            "ACTIF": None if access.open is None else "Oui" if access.open else "Non",
            "COMPOSITION": access.jury,
            "DATE_DERNIERE_MODIFICATION": slashed(access.modified),
        }
    return fiche


def api_answer(*fiches: Certification) -> bytes:
    answer = {"nombreResultats": len(fiches), "fiches": [api_fiche(each) for each in fiches]}
    return json.dumps(answer, ensure_ascii=False, indent=1).encode()
