"""What a newer export changes in a fiche, in the words of a person who follows it."""

from collections.abc import Callable, Iterable

from parchemin.domain.french import counted, day
from parchemin.domain.referentiel import Bloc, Certification, CodeLabel
from parchemin.office.catalogue.sheet import Sheet, read_sheet

Said = dict[str, str]
LONGEST = 400
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
    found += _blocs(old.certification, new.certification)
    return found or [_said("Autres éléments", "", "partenaires, statistiques ou mise en forme")]


def _said(what: str, before: str, after: str) -> Said:
    return {"quoi": what, "avant": before[:LONGEST], "apres": after[:LONGEST]}


def _date(name: str) -> Callable[[Sheet], str]:
    def told(sheet: Sheet) -> str:
        value = getattr(sheet.certification.dates, name)
        return day(value) if value else ""

    return told


def _codes(codes: Iterable[CodeLabel]) -> str:
    return ", ".join(code.code for code in codes)


COMPARED: tuple[tuple[str, Callable[[Sheet], str]], ...] = (
    ("Intitulé", lambda sheet: sheet.certification.title or ""),
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
    ("Compétences attestées", lambda sheet: _items(sheet.certification.stated_competencies)),
    ("Partenaires", lambda sheet: str(sheet.partners)),
)


def _items(items: Iterable[object]) -> str:
    return counted(len(tuple(items)), "compétence")


def _blocs(old: Certification, new: Certification) -> list[Said]:
    """Blocs that came or went, and what changed in those that stayed."""
    before, after = ({bloc.code: bloc for bloc in one.blocs} for one in (old, new))
    found = [_said(f"Bloc {code} retiré", before[code].title, "") for code in before.keys() - after]
    found += [_said(f"Bloc {code} ajouté", "", after[code].title) for code in after.keys() - before]
    for code in before.keys() & after:
        found += _bloc(code, before[code], after[code])
    return sorted(found, key=lambda said: said["quoi"])


def _bloc(code: str, old: Bloc, new: Bloc) -> list[Said]:
    found = []
    if old.title != new.title:
        found.append(_said(f"Bloc {code}, intitulé", old.title, new.title))
    first = [item.text for item in old.competencies]
    second = [item.text for item in new.competencies]
    if first != second:
        changed = len(set(second) - set(first))
        found.append(
            _said(
                f"Bloc {code}, compétences",
                _items(first),
                f"{_items(second)}, dont {changed} au texte nouveau",
            )
        )
    if [one.text for one in old.assessments] != [one.text for one in new.assessments]:
        found.append(_said(f"Bloc {code}, modalités d'évaluation", "", "texte changé"))
    return found
