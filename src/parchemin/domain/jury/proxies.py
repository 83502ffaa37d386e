"""Proxies: whether an absent member may give this voice to that holder."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from parchemin.domain.french import counted, listed
from parchemin.domain.jury.members import Gravity, Juror, Jury, JuryFinding, Proxy
from parchemin.domain.rules.clause import Ruled
from parchemin.domain.rules.jury_rules import Majority, Permission, Proxies
from parchemin.domain.rules.keys import MAJORITY, PROXIES
from parchemin.domain.rules.reglement import Reglement


def proxy_findings(reglement: Reglement, name: str, jury: Jury, on: date) -> Iterator[JuryFinding]:
    """Every proxy that may not be used, each for its own reason, all blocking.

    Raises MissingRule when a proxy is given and the règlement does not say whether it may be.
    """
    if not jury.proxies:
        return
    key = PROXIES.at(name)
    rule = reglement.rule(key, on)
    cite = rule.origin.cite()
    if rule.value.allowed is Permission.FORBIDDEN:
        yield _stop("procuration_interdite", "Le règlement n'admet aucune procuration.", cite)
        return
    for proxy in jury.proxies:
        yield from _people(jury, proxy, cite)
        yield from _colleges(jury, proxy, rule, key.path)
    yield from _given_twice(jury, cite)
    yield from _circles(jury, cite)
    yield from _too_many(jury, rule, key.path)
    yield from _majority(reglement, name, on)


def _people(jury: Jury, proxy: Proxy, cite: str) -> Iterator[JuryFinding]:
    giver, holder = jury.member(proxy.giver), jury.member(proxy.holder)
    for identifier, member in ((proxy.giver, giver), (proxy.holder, holder)):
        if member is None:
            said = f"« {identifier} » ne siège pas dans ce jury : sa procuration est refusée."
            yield _stop("procuration_inconnue", said, cite)
        elif not member.voting:
            said = f"{member.name} siège sans voix : ni procuration à donner, ni à recevoir."
            yield _stop("procuration_sans_voix", said, cite, member)
    if giver is None or holder is None or giver.id == holder.id:
        return
    if giver.present:
        said = (
            f"{giver.name} est présent et vote lui-même : retirez la procuration donnée à "
            f"{holder.name}."
        )
        yield _stop("procuration_d_un_present", said, cite, giver)
    if not holder.present:
        said = (
            f"{giver.name} a donné procuration à {holder.name}, qui est absent : choisissez un "
            "membre présent."
        )
        yield _stop("procuration_a_un_absent", said, cite, holder)


def _colleges(jury: Jury, proxy: Proxy, rule: Ruled[Proxies], line: str) -> Iterator[JuryFinding]:
    giver, holder = jury.member(proxy.giver), jury.member(proxy.holder)
    if giver is None or holder is None or giver.college == holder.college:
        return
    pair = f"{giver.name} ({giver.college}) a donné procuration à {holder.name} ({holder.college})"
    if rule.value.same_college is True:
        said = f"{pair} : le mandataire doit être du même collège."
        yield _stop("procuration_autre_college", said, rule.origin.cite(), holder)
    elif rule.value.same_college is None:
        yield _unsaid(f"{pair} et le règlement ne dit pas si c'est permis", "college", line)


def _given_twice(jury: Jury, cite: str) -> Iterator[JuryFinding]:
    for giver, times in Counter(proxy.giver for proxy in jury.proxies).items():
        member = jury.member(giver)
        if times > 1 and member is not None:
            said = f"{member.name} a donné {times} procurations : gardez-en une seule."
            yield _stop("procuration_double", said, cite, member)


def _circles(jury: Jury, cite: str) -> Iterator[JuryFinding]:
    """Each circle once, said from the first of its members in the order of the proxies."""
    given = {proxy.giver: proxy.holder for proxy in jury.proxies}
    seen: set[str] = set()
    for start in given:
        chain = [start]
        while chain[-1] in given and given[chain[-1]] not in chain:
            chain.append(given[chain[-1]])
        if given.get(chain[-1]) == start and not seen.intersection(chain):
            members = [member for member in map(jury.member, chain) if member is not None]
            names = listed(member.name for member in members)
            said = (
                f"{names} s'est donné procuration à soi-même : retirez-la."
                if len(chain) == 1
                else f"{names} se donnent procuration en cercle : aucune de ces voix n'est portée."
            )
            yield _stop("procuration_en_cercle", said, cite)
            seen.update(chain)


def _too_many(jury: Jury, rule: Ruled[Proxies], line: str) -> Iterator[JuryFinding]:
    most = rule.value.per_member
    for holder, held in Counter(proxy.holder for proxy in jury.proxies).items():
        member = jury.member(holder)
        if member is None:
            continue
        has = f"{member.name} porte {counted(held, 'procuration')}"
        if most is None and held > 1:
            asked = f"{has} et le règlement ne dit pas combien un membre peut en porter"
            yield _unsaid(asked, "par_membre", line)
        elif most is not None and held > most:
            said = f"{has}, le règlement en admet {most} par membre : retirez-en {held - most}."
            yield _stop("procuration_en_trop", said, rule.origin.cite(), member)


def _majority(reglement: Reglement, name: str, on: date) -> Iterator[JuryFinding]:
    """A majority of those present cannot weigh voices of members who are not."""
    rule = reglement.rule_or_none(MAJORITY.at(name), on)
    if rule is not None and rule.value is Majority.PRESENT:
        said = (
            "La majorité se compte sur les membres présents, sans ceux qui sont représentés : "
            "retirez les procurations ou faites écrire « membres présents ou représentés »."
        )
        yield _stop("procuration_hors_majorite", said, rule.origin.cite())


def _unsaid(asked: str, field: str, line: str) -> JuryFinding:
    return JuryFinding(
        "regle_manquante",
        Gravity.BLOCKING,
        f"{asked} : écrivez « {field} » à la ligne [{line}].",
        line=line,
    )


def _stop(code: str, sentence: str, cite: str, member: Juror | None = None) -> JuryFinding:
    return JuryFinding(
        code, Gravity.BLOCKING, sentence, cite, juror="" if member is None else member.id
    )
