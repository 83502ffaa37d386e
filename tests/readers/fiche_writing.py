"""Fiches of the register, invented by hypothesis and written as the V4.1 export writes them."""

from collections.abc import Iterable
from datetime import date
from xml.sax.saxutils import escape

from hypothesis import strategies as st

from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import (
    Bloc,
    Certification,
    CertificationReference,
    Certifier,
    CodeLabel,
    Competency,
    Correspondence,
    CorrespondenceKind,
    PromotionStatistics,
    Register,
    RegistrationDates,
    RouteAccess,
)

JURY = {
    Route.STUDENT: "FI",
    Route.APPRENTICESHIP: "CA",
    Route.CONTINUING: "FC",
    Route.PROFESSIONALISATION: "CQ",
    Route.INDIVIDUAL: "CL",
    Route.EXPERIENCE: "VAE",
}
SEPARATORS = ("  ", "    ", "\n", " \n  ", "\r\n", "\u00a0\u00a0")
WORD = st.text("abéèœç’'-&<>«»1", min_size=1, max_size=8)
PHRASE = st.lists(WORD, max_size=6).map(lambda words: " ".join(["Évaluer", *words, "fin"]))
CODE = st.from_regex(r"[A-Z][0-9]{1,3}", fullmatch=True)
NUMBER = st.builds(
    "{}{}".format, st.sampled_from(list(Register)), st.integers(min_value=1, max_value=99_999)
)
WHOLE = st.integers(min_value=0, max_value=99_999)
MAYBE_WHOLE = st.none() | WHOLE
DAY = st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31))
LABELS = st.lists(
    st.builds(CodeLabel, code=CODE, label=st.none() | PHRASE), max_size=3
).map(tuple)  # fmt: skip
REFERENCES = st.lists(st.builds(CertificationReference, number=NUMBER), max_size=3).map(tuple)
BLOC_CODES = st.lists(CODE, max_size=3).map(tuple)


def kind_of(number: str, blocs: tuple[str, ...], targets: tuple[str, ...]) -> CorrespondenceKind:
    if number.startswith("RS"):
        return CorrespondenceKind.TOWARDS_RS
    return CorrespondenceKind.PARTIAL if blocs or targets else CorrespondenceKind.TOTAL


CORRESPONDENCE = st.builds(
    lambda number, blocs, targets: Correspondence(
        kind=kind_of(number, blocs, targets),
        blocs=blocs,
        certification=CertificationReference(number=number),
        target_blocs=targets,
    ),
    NUMBER,
    BLOC_CODES,
    BLOC_CODES,
)
CERTIFIER = st.builds(
    Certifier,
    name=PHRASE,
    siret=st.none() | st.from_regex(r"[0-9]{14}", fullmatch=True),
    trade_name=st.none() | PHRASE,
    website=st.none() | st.just("https://exemple.fr/?a=1&b=2"),
    active=st.none() | st.booleans(),
)
STATISTICS = st.builds(
    PromotionStatistics,
    year=st.integers(min_value=2000, max_value=2050),
    holders=MAYBE_WHOLE,
    vae_holders=MAYBE_WHOLE,
    insertion_6_months=MAYBE_WHOLE,
    target_job_6_months=MAYBE_WHOLE,
    target_job_2_years=MAYBE_WHOLE,
)
ACCESS = st.builds(
    RouteAccess,
    open=st.none() | st.booleans(),
    jury=st.none() | PHRASE,
    modified=st.none() | DAY,
)
COMPETENCIES = st.lists(
    st.builds(
        Competency,
        text=PHRASE,
        code=st.none() | st.from_regex(r"A[1-9]C[1-9]{1,2}|C\.?[1-9]|[1-9]\.[1-9]", fullmatch=True),
    ),
    max_size=5,
).map(tuple)
CERTIFICATION = st.builds(
    lambda number, **fields: Certification(
        number=number, register=Register(number.rstrip("0123456789")), **fields
    ),
    NUMBER,
    title=PHRASE,
    level=st.none() | st.integers(min_value=3, max_value=8),
    ccn=LABELS,
    nsf=LABELS,
    formacodes=LABELS,
    rome=LABELS,
    certifiers=st.lists(CERTIFIER, max_size=3).map(tuple),
    dates=st.builds(
        RegistrationDates,
        decision=st.none() | DAY,
        effect=st.none() | DAY,
        end_of_registration=st.none() | DAY,
        last_delivery=st.none() | DAY,
        duration_years=st.none() | st.integers(min_value=0, max_value=9),
    ),
    active=st.none() | st.booleans(),
    routes=st.dictionaries(st.sampled_from(list(Route)), ACCESS),
    blocs=st.lists(
        st.builds(Bloc, code=CODE, title=PHRASE, competencies=COMPETENCIES), max_size=3
    ).map(tuple),
    stated_competencies=COMPETENCIES,
    statistics=st.lists(STATISTICS, max_size=2).map(tuple),
    replaces=REFERENCES,
    replaced_by=REFERENCES,
    correspondences=st.lists(CORRESPONDENCE, max_size=3).map(tuple),
)


def element(tag: str, value: str | int | date | None) -> str:
    """An element, or nothing: the export leaves out what is empty."""
    if value is None or value == "":
        return ""
    shown = value.strftime("%d/%m/%Y") if isinstance(value, date) else escape(str(value))
    return f"<{tag}>{shown.replace(chr(13), '&#13;')}</{tag}>"


def group(tag: str, *content: str) -> str:
    inside = "".join(content)
    return f"<{tag}>{inside}</{tag}>" if inside else ""


def labels(parent: str, tag: str, codes: Iterable[CodeLabel]) -> str:
    return group(
        parent,
        *(group(tag, element("CODE", one.code), element("LIBELLE", one.label)) for one in codes),
    )


def yes(value: bool | None, words: tuple[str, str] = ("Oui", "Non")) -> str | None:
    return None if value is None else words[0 if value else 1]


def listed(competencies: Iterable[Competency], separator: str) -> str:
    """The list as one text; a code is followed by a point and a space."""
    return separator.join(
        f"{one.code}. {one.text}" if one.code else one.text for one in competencies
    )


def _certifier(one: Certifier) -> str:
    return group(
        "CERTIFICATEUR",
        element("SIRET_CERTIFICATEUR", one.siret),
        element("NOM_CERTIFICATEUR", one.name),
        element("ETAT_CERTIFICATEUR", yes(one.active, ("Actif", "Inactif"))),
        element("NOM_COMMERCIAL", one.trade_name),
        element("SITE_INTERNET", one.website),
    )


def _route(route: Route, access: RouteAccess) -> str:
    inside = (
        element("ACTIF", yes(access.open))
        + element("COMPOSITION", access.jury)
        + element("DATE_DERNIERE_MODIFICATION", access.modified)
    )
    return f"<SI_JURY_{JURY[route]}>{inside}</SI_JURY_{JURY[route]}>"


def _statistics(one: PromotionStatistics) -> str:
    return group(
        "STATISTIQUES_PROMOTION",
        element("ANNEE", one.year),
        element("NOMBRE_CERTIFIES", one.holders),
        element("NOMBRE_CERTIFIES_VAE", one.vae_holders),
        element("TAUX_INSERTION_GLOBAL_6MOIS", one.insertion_6_months),
        element("TAUX_INSERTION_METIER_6MOIS", one.target_job_6_months),
        element("TAUX_INSERTION_METIER_2ANS", one.target_job_2_years),
    )


def _codes(codes: Iterable[str]) -> str:
    return "".join(group("BLOC_COMPETENCES", element("CODE", code)) for code in codes)


def _correspondence(one: Correspondence) -> str:
    return group(
        "CORRESPONDANCE",
        group("SOURCE", _codes(one.blocs)),
        group(
            "DESTINATION",
            element("NUMERO_FICHE", one.certification.number),
            _codes(one.target_blocs),
        ),
    )


def _references(parent: str, tag: str, references: Iterable[CertificationReference]) -> str:
    return group(
        parent, *(group(tag, element(f"ID_FICHE_{tag}", one.number)) for one in references)
    )


def _bloc(bloc: Bloc, separator: str) -> str:
    return group(
        "BLOC_COMPETENCES",
        element("CODE", bloc.code),
        element("LIBELLE", bloc.title),
        element("LISTE_COMPETENCES", listed(bloc.competencies, separator)),
    )


def fiche(one: Certification, separator: str = "    ") -> str:
    """The FICHE element of a certification, with partners and texts that are not read."""
    level = element("NIVEAU", f"NIV{one.level}" if one.level else "AUCUN")
    return group(
        "FICHE",
        element("ID_FICHE", 1),
        element("NUMERO_FICHE", one.number),
        _references("NOUVELLES_CERTIFICATIONS", "NOUVELLE_CERTIFICATION", one.replaced_by),
        _references("ANCIENNES_CERTIFICATIONS", "ANCIENNE_CERTIFICATION", one.replaces),
        element("INTITULE", one.title),
        labels("FORMACODES", "FORMACODE", one.formacodes),
        group("NOMENCLATURE_EUROPE", level),
        labels("CODES_NSF", "NSF", one.nsf),
        group("CERTIFICATEURS", *map(_certifier, one.certifiers)),
        group("PARTENAIRES", group("PARTENAIRE", element("NOM_PARTENAIRE", "Étranger & fils"))),
        element("CAPACITES_ATTESTEES", listed(one.stated_competencies, separator)),
        labels("CODES_ROME", "ROME", one.rome),
        *(_route(route, access) for route, access in one.routes.items()),
        group("STATISTIQUES_PROMOTIONS", *map(_statistics, one.statistics)),
        element("DATE_FIN_ENREGISTREMENT", one.dates.end_of_registration),
        element("DATE_EFFET", one.dates.effect),
        element("DATE_DECISION", one.dates.decision),
        element("DUREE_ENREGISTREMENT", one.dates.duration_years),
        element("DATE_LIMITE_DELIVRANCE", one.dates.last_delivery),
        group("BLOCS_COMPETENCES", *(_bloc(bloc, separator) for bloc in one.blocs)),
        group("CORRESPONDANCES", *map(_correspondence, one.correspondences)),
        element("ACTIF", yes(one.active)),
        *(
            group(f"CCN_{rank}", element("NUMERO", code.code), element("LIBELLE", code.label))
            for rank, code in enumerate(one.ccn, start=1)
        ),
    )


def export(*fiches: str) -> bytes:
    inside = "\n".join(fiches)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<FICHES>\n<VERSION_FLUX>4.1</VERSION_FLUX>\n'
        f"{inside}\n</FICHES>\n"
    ).encode()
