"""What a newer export changes in a fiche, in the words of a person who follows it."""

from collections.abc import Callable, Iterable

from parchemin.domain.french import counted, day
from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import (
    Bloc,
    Certification,
    CodeLabel,
    Competency,
    Correspondence,
    RouteAccess,
)
from parchemin.office.catalogue.sheet import TEXTS, Sheet, read_sheet
from parchemin.office.catalogue.wording import ROUTE_LABELS

Said = dict[str, str]
LONGEST = 400
SHARED = 80
"""Letters that two long texts share and that are shown before the first one that differs."""
CHANGED = "texte changé"
YES_NO = {True: "oui", False: "non", None: ""}


def differences(before: bytes, after: bytes) -> list[Said]:
    """Each thing that changed as ``{"quoi", "avant", "apres"}``; never empty.

    A difference in what is not compared one by one is said as « autres éléments ».
    """
    old, new = read_sheet(before), read_sheet(after)
    if old is None or new is None:
        return [_said("Fiche", "", "le texte ne se lit plus entièrement")]
    found = [
        _said(label, first, second)
        for label, told in COMPARED
        if (first := told(old)) != (second := told(new))
    ]
    found += _texts(old, new)
    found += _routes(old.certification, new.certification)
    found += _competencies(
        "Compétences attestées",
        old.certification.stated_competencies,
        new.certification.stated_competencies,
    )
    found += _blocs(old.certification, new.certification)
    return found or [_said("Autres éléments", "", "partenaires, statistiques ou mise en forme")]


def _said(what: str, before: str, after: str) -> Said:
    skipped = 0
    if before[:LONGEST] == after[:LONGEST]:
        pairs = zip(before, after, strict=False)
        alike = next((at for at, (one, two) in enumerate(pairs) if one != two), LONGEST)
        skipped = max(min(alike, len(before), len(after)) - SHARED, 0)
    head = "…" if skipped else ""
    return {
        "quoi": what,
        "avant": (head + before[skipped:])[:LONGEST],
        "apres": (head + after[skipped:])[:LONGEST],
    }


def _date(name: str) -> Callable[[Sheet], str]:
    def told(sheet: Sheet) -> str:
        value = getattr(sheet.certification.dates, name)
        return day(value) if value else ""

    return told


def _codes(codes: Iterable[CodeLabel]) -> str:
    return ", ".join(code.code for code in codes)


COMPARED: tuple[tuple[str, Callable[[Sheet], str]], ...] = (
    ("Intitulé", lambda sheet: sheet.certification.title or ""),
    ("Type", lambda sheet: sheet.abbreviation),
    ("Active", lambda sheet: YES_NO[sheet.certification.active]),
    ("État de la fiche", lambda sheet: sheet.state),
    ("Niveau", lambda sheet: str(sheet.certification.level or "")),
    ("Décision", _date("decision")),
    ("Date d'effet", _date("effect")),
    ("Fin d'enregistrement", _date("end_of_registration")),
    ("Dernière délivrance", _date("last_delivery")),
    ("Certificateurs", lambda sheet: ", ".join(one.name for one in sheet.certification.certifiers)),
    ("Codes NSF", lambda sheet: _codes(sheet.certification.nsf)),
    ("Codes ROME", lambda sheet: _codes(sheet.certification.rome)),
    ("Formacodes", lambda sheet: _codes(sheet.certification.formacodes)),
    ("Conventions collectives", lambda sheet: _codes(sheet.certification.ccn)),
    ("Remplace", lambda sheet: ", ".join(o.number for o in sheet.certification.replaces)),
    ("Remplacée par", lambda sheet: ", ".join(o.number for o in sheet.certification.replaced_by)),
    ("Correspondances", lambda sheet: _links(sheet.certification.correspondences)),
    ("Partenaires", lambda sheet: str(sheet.partners)),
)


def _items(items: Iterable[object]) -> str:
    return counted(len(tuple(items)), "compétence")


def _links(correspondences: Iterable[Correspondence]) -> str:
    """« RNCP1BC01 → RNCP2BC02 (RNCP2) »; « tout » for a whole certification."""
    return " ; ".join(
        f"{', '.join(one.blocs) or 'tout'} → {', '.join(one.target_blocs) or 'tout'} "
        f"({one.certification.number})"
        for one in correspondences
    )


def _texts(old: Sheet, new: Sheet) -> list[Said]:
    """The texts of the fiche that came, went or changed, in the order of its page."""
    before, after = dict(old.texts), dict(new.texts)
    return [
        _said(label, " ".join(before.get(label, ())), " ".join(after.get(label, ())))
        for label in TEXTS.values()
        if before.get(label) != after.get(label)
    ]


def _routes(old: Certification, new: Certification) -> list[Said]:
    """The routes that opened or closed, and those whose jury changed."""
    found = []
    for route in Route:
        first, second = old.routes.get(route), new.routes.get(route)
        for what, told in (("", _open), (", jury", _jury)):
            if told(first) != told(second):
                label = f"Voie « {ROUTE_LABELS[route]} »{what}"
                found.append(_said(label, told(first), told(second)))
    return found


def _open(access: RouteAccess | None) -> str:
    return YES_NO[access.open] if access else ""


def _jury(access: RouteAccess | None) -> str:
    return (access.jury or "") if access else ""


def _competencies(what: str, old: Iterable[Competency], new: Iterable[Competency]) -> list[Said]:
    """Two lists of competencies counted, and how many texts of the second are not in the first."""
    first, second = [item.text for item in old], [item.text for item in new]
    if first == second:
        return []
    changed = len(set(second) - set(first))
    told = f"{_items(second)}, dont {changed} au texte nouveau" if changed else _items(second)
    moved = not changed and sorted(first) == sorted(second)
    return [_said(what, _items(first), f"{told}, dans un autre ordre" if moved else told)]


def _blocs(old: Certification, new: Certification) -> list[Said]:
    """Blocs that came or went, and what changed in those that stayed."""
    before, after = ({bloc.code: bloc for bloc in one.blocs} for one in (old, new))
    found = [_said(f"Bloc {code} retiré", before[code].title, "") for code in before.keys() - after]
    found += [_said(f"Bloc {code} ajouté", "", after[code].title) for code in after.keys() - before]
    for code in before.keys() & after:
        found += _bloc(code, before[code], after[code])
    return sorted(found, key=lambda said: said["quoi"])


def _bloc(code: str, old: Bloc, new: Bloc) -> list[Said]:
    found: list[Said] = []
    if old.title != new.title:
        found.append(_said(f"Bloc {code}, intitulé", old.title, new.title))
    found += _competencies(f"Bloc {code}, compétences", old.competencies, new.competencies)
    if [one.text for one in old.assessments] != [one.text for one in new.assessments]:
        found.append(_said(f"Bloc {code}, modalités d'évaluation", "", CHANGED))
    return found
