"""Une situation par constat que l'on peut faire d'un jury, sous le nom que l'essai lui donne."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from parchemin.domain.jury.attendance import quorum_state
from parchemin.domain.jury.chair import chair_findings
from parchemin.domain.jury.colleges import parity_findings, quorum_findings, seat_findings
from parchemin.domain.jury.composition import check_composition
from parchemin.domain.jury.independence import independence_findings
from parchemin.domain.jury.law import law_findings
from parchemin.domain.jury.members import Juror, Jury, JuryFinding, Link, Replacement
from parchemin.domain.jury.proxies import proxy_findings
from parchemin.domain.jury.replacements import replacement_findings
from parchemin.domain.jury.skills import experience_findings, outsider_findings
from parchemin.domain.pathway import Route
from parchemin.domain.rules.clause import Origin, Ruled
from parchemin.domain.rules.jury_rules import (
    Chairing,
    Experience,
    Independence,
    Majority,
    Outsiders,
    Parity,
    Permission,
    Quorum,
    QuorumKind,
    Seats,
)
from parchemin.domain.rules.reglement import Reglement
from tests.domain.builders import TODAY, reglement
from tests.domain.jury.six import ALLOWED, COLLEGES, SIX, juror, rules, sitting

NAME = "certification"
EARLIER, LATER = date(2026, 6, 14), date(2026, 6, 16)
THREE_EACH = Seats((("employeur", 3), ("salarié", 3)))
LEAST = replace(THREE_EACH, at_least=True)
ANY_CHAIR = Chairing(COLLEGES)


def one(identifier: str, **changes: Any) -> Jury:
    """The jury of six where that member differs."""
    return replace(
        SIX,
        members=tuple(
            replace(member, **changes) if member.id == identifier else member
            for member in SIX.members
        ),
    )


def guest(jury: Jury = SIX, **more: Any) -> Jury:
    """The same jury with one more member, G4."""
    return replace(jury, members=(*jury.members, juror("g4", **more)))


def chair(jury: Jury, rule: Chairing = ANY_CHAIR, on: date = TODAY) -> Iterable[JuryFinding]:
    return chair_findings(rules(presidence=rule), NAME, jury, on)


def proxies(given: str, there: str = "e1 e2 s1", **rule: Any) -> Iterable[JuryFinding]:
    """What is found of these proxies; ``majority`` changes the majority, the rest the line."""
    changes = {"majorite": rule.pop("majority")} if "majority" in rule else {}
    written = rules(procurations=replace(ALLOWED, **rule), **changes)
    return proxy_findings(written, NAME, sitting(*there.split(), proxies=given), TODAY)


def replaced(jury: Jury = SIX, seats: Seats = THREE_EACH, **changes: Any) -> Iterable[JuryFinding]:
    """What is found when S4 takes the seat of S1, with these changes."""
    values: dict[str, Any] = {"leaving": "s1", "coming": "s4", "on": TODAY, "reason": "malade"}
    change = Replacement(**{**values, **changes})
    jury = replace(jury, members=(*jury.members, juror("s4")), replacements=(change,))
    return replacement_findings(rules(colleges=seats), NAME, jury, TODAY)


def experience(out: int | None = None, **member: Any) -> Iterable[JuryFinding]:
    rule = Experience("salarié", 2, years_out=out)
    jury = Jury(members=(juror("e1"), juror("s1", **member)))
    return experience_findings(rules(experience=rule), NAME, jury, TODAY)


def outside(*known: bool | None, percent: str = "50") -> Iterable[JuryFinding]:
    names = ("e1", "e2", "e3", "s1", "s2", "s3")
    members = tuple(juror(name, outside=each) for name, each in zip(names, known, strict=False))
    rule = Outsiders(Decimal(percent))
    return outsider_findings(rules(exterieurs=rule), NAME, Jury(members=members), TODAY)


def law(*members: Juror, on: date = TODAY) -> Iterable[JuryFinding]:
    return law_findings(reglement(), Jury(members=members), on)


def linked(rule: Independence | None, link: Link) -> Iterable[JuryFinding]:
    ruled = None if rule is None else Ruled(rule, Origin("Liens", "art. 9"))
    jury = one("s1", links={"c2": link})
    return independence_findings(ruled, jury, ("c1", "c2"), line="jury.certification.independance")


def checked(jury: Jury = SIX, **more: Any) -> Iterable[JuryFinding]:
    """Everything found of the jury of six, its route changed where asked."""
    values = {"route": Route.CONTINUING, "on": TODAY, **more}
    return check_composition(values.pop("written", rules()), jury, **values)


def doubled(path: str) -> Reglement:
    """The règlement for six where that line is written twice, without dates."""
    written = rules()
    line = written.clauses[path][0]
    return replace(written, clauses={**written.clauses, path: (line, line)})


def quorum(rule: Quorum, there: str, seats: Seats = THREE_EACH, **more: Any) -> str:
    """The sentence on the quorum."""
    jury = sitting(*there.split(), proxies=more.pop("given", ""))
    written = rules(quorum=rule, colleges=seats, **more)
    return quorum_state(written, jury, route=Route.CONTINUING, on=TODAY).sentence


SIX_RULES: dict[str, Any] = {
    "colleges": THREE_EACH,
    "parite": ...,
    "presidence": ANY_CHAIR,
    "quorum": Quorum(QuorumKind.ONE_PER_COLLEGE),
}

SITUATIONS: dict[str, Callable[[], Iterable[JuryFinding]]] = {
    "personne ne préside": lambda: chair(replace(SIX, chair=None)),
    "le président est absent": lambda: chair(one("e1", present=False)),
    "le président siège sans voix": lambda: chair(one("e1", voting=False)),
    "le président est d'un autre collège": lambda: chair(
        replace(SIX, chair="s1"), Chairing(("employeur", "formateur"))
    ),
    "le vice-président manque": lambda: chair(SIX, Chairing(COLLEGES, vice=True)),
    "le vice-président n'est pas prévu": lambda: chair(
        replace(one("e1", present=False), vice_chair="s1")
    ),
    "un vice-président du même collège": lambda: chair(
        replace(SIX, vice_chair="e2"), Chairing(COLLEGES, vice=True)
    ),
    "un mandat fini": lambda: chair(one("s1", mandate_until=EARLIER)),
    "un mandat pas commencé": lambda: chair(one("s1", mandate_from=LATER)),
    "un mandat aux deux bornes": lambda: chair(
        one("s1", mandate_from=date(2025, 1, 1), mandate_until=EARLIER)
    ),
    "le début du mandat de présidence est inconnu": lambda: chair(
        SIX, Chairing(COLLEGES, mandate_years=2)
    ),
    "le mandat de présidence est fini": lambda: chair(
        replace(SIX, chair_since=date(2024, 1, 1)), Chairing(COLLEGES, mandate_years=2)
    ),
    "la présidence n'alterne pas": lambda: chair(
        replace(SIX, previous_chair_college="employeur"), Chairing(COLLEGES, alternates=True)
    ),
    "un collège inconnu": lambda: seat_findings(rules(), NAME, guest(college="formateurs"), TODAY),
    "un siège de trop": lambda: seat_findings(rules(), NAME, guest(college="salarié"), TODAY),
    "un siège vacant": lambda: seat_findings(
        rules(), NAME, replace(SIX, members=SIX.members[:5]), TODAY
    ),
    "un collège au-dessous du moins qu'il faut": lambda: seat_findings(
        rules(colleges=LEAST), NAME, replace(SIX, members=SIX.members[:5]), TODAY
    ),
    "un collège absent": lambda: seat_findings(rules(), NAME, sitting("e1", "e2"), TODAY),
    "la parité est rompue": lambda: parity_findings(
        rules(parite=Parity(COLLEGES)), NAME, sitting("e1", "e2", "s1"), TODAY
    ),
    "la parité est rompue avec un représenté": lambda: parity_findings(
        rules(parite=Parity(COLLEGES)), NAME, sitting("e1", "s1", proxies="e2>e1"), TODAY
    ),
    "le quorum manque": lambda: quorum_findings(
        rules(quorum=Quorum(QuorumKind.ALL_SEATS)), NAME, sitting("e1", "s1"), TODAY
    ),
    "aucune procuration n'est admise": lambda: proxies("e3>e1", allowed=Permission.FORBIDDEN),
    "une procuration d'un inconnu": lambda: proxies("zz>e1"),
    "une procuration à un inconnu": lambda: proxies("e3>zz"),
    "une procuration d'un présent": lambda: proxies("e2>e1"),
    "une procuration à un absent": lambda: proxies("e2>e3", "e1 s1"),
    "une procuration à l'autre collège": lambda: proxies("e3>s1"),
    "une procuration dont le collège n'est pas dit": lambda: proxies("e3>s1", same_college=None),
    "deux procurations d'un même membre": lambda: proxies("e3>e1 e3>e2"),
    "une procuration à soi-même": lambda: proxies("e3>e3", per_member=2),
    "des procurations en cercle": lambda: proxies("e2>e3 e3>e2", "e1 s1"),
    "une procuration de trop": lambda: proxies("e2>e1 e3>e1", "e1 s1"),
    "un nombre de procurations pas dit": lambda: proxies("e2>e1 e3>e1", "e1 s1", per_member=None),
    "une procuration qui ne pèse rien": lambda: proxies("e3>e1", majority=Majority.PRESENT),
    "une procuration sans voix": lambda: proxy_findings(
        rules(),
        NAME,
        replace(sitting("e1", "s1", proxies="g4>e1"), members=guest(voting=False).members),
        TODAY,
    ),
    "un remplacement inconnu": lambda: replaced(leaving="zz"),
    "se remplacer soi-même": lambda: replaced(one("s1", present=False), coming="s1"),
    "remplacer dans un autre collège": lambda: replaced(one("e2", present=False), leaving="e2"),
    "remplacer un présent": replaced,
    "remplacer sans motif": lambda: replaced(one("s1", present=False), reason="  "),
    "remplacer plus tard": lambda: replaced(one("s1", present=False), on=LATER),
    "un suppléant de trop": lambda: replacement_findings(
        rules(),
        NAME,
        replace(SIX, members=(*SIX.members, *(juror(f"s{n}", supplementary=True) for n in (4, 5)))),
        TODAY,
    ),
    "une expérience trop courte": lambda: experience(experience_years=1),
    "une expérience pas dite": experience,
    "hors du métier depuis trop longtemps": lambda: experience(5, experience_years=2, years_out=6),
    "une sortie du métier pas dite": lambda: experience(5, experience_years=2),
    "trop peu de membres extérieurs": lambda: outside(True, False, False),
    "aucun membre extérieur": lambda: outside(False),
    "deux extérieurs sur cinq": lambda: outside(True, True, False, False, False, percent="62.5"),
    "un extérieur à confirmer": lambda: outside(False, None),
    "deux extérieurs à confirmer": lambda: outside(False, None, None),
    "un jury de VAE trop petit": lambda: law(juror("e1", qualified=True)),
    "un jury de VAE sans qualifié": lambda: law(
        juror("e1", qualified=None), juror("e2", qualified=False)
    ),
    "un jury de VAE d'hommes": lambda: law(juror("e2"), juror("s2")),
    "un jury de VAE au genre pas dit": lambda: law(juror("e1"), juror("s2", gender=None)),
    "un lien écarté": lambda: linked(Independence.NO_TRAINING, Link.TRAINED),
    "un lien que rien n'écarte": lambda: linked(Independence.NO_TRAINING, Link.WORK),
    "un lien sur lequel le règlement est muet": lambda: linked(None, Link.PERSONAL),
    "une personne en double": lambda: checked(
        replace(SIX, members=(*SIX.members[:5], replace(SIX.members[0], college="salarié")))
    ),
    "une voie sans jury": lambda: checked(route=Route.STUDENT),
    "deux règles le même jour": lambda: checked(written=doubled("jury.certification.quorum")),
    "une règle muette": lambda: checked(written=rules(quorum=None)),
    "deux jurys pour un parcours mixte": lambda: checked(
        written=replace(
            reglement(
                **{f"jury__certification__{name}": value for name, value in SIX_RULES.items()},
                jury__certification__voies=(Route.CONTINUING,),
                jury__vae__voies=(Route.EXPERIENCE,),
            ),
            juries=("certification", "vae"),
        ),
        also=(Route.EXPERIENCE,),
    ),
    "une autre voie sans jury": lambda: checked(also=(Route.STUDENT,)),
}
