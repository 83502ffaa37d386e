"""A correspondence as a dated rule: what must be held there gives what it says here."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from parchemin.domain.finding import Finding, error
from parchemin.domain.french import day, listed
from parchemin.domain.referentiel import Certification, CorrespondenceKind, Register


@dataclass(frozen=True, slots=True, kw_only=True)
class BlocSet:
    """Blocs of one certification taken together; without any bloc, the whole certification."""

    number: str
    blocs: frozenset[str] = frozenset()

    @property
    def whole(self) -> bool:
        return not self.blocs

    def __str__(self) -> str:
        if self.whole:
            return f"{self.number} en entier"
        return f"{listed(sorted(self.blocs))} ({self.number})"


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrespondenceRule:
    """Whoever holds all of ``held`` may be granted all of ``given``, by a person's decision.

    In force from ``since`` to ``until``, both included; None where ``source`` gives no date.
    ``decision`` names the act that set the rule; R. 6113-9, 8° of the code du travail.
    """

    held: BlocSet
    given: BlocSet
    kind: CorrespondenceKind | None
    decision: str
    source: str
    since: date | None = None
    until: date | None = None

    def in_force(self, on: date) -> bool:
        """Whether the rule applies to a request made that day."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)

    @property
    def period(self) -> str:
        """« du 01/01/2025 au 31/12/2026 », as far as it is known."""
        if self.since and self.until:
            return f"du {day(self.since)} au {day(self.until)}"
        if self.since:
            return f"depuis le {day(self.since)}"
        return f"jusqu'au {day(self.until)}" if self.until else "sans date dans le texte"


def rules_stated(certification: Certification) -> Iterator[CorrespondenceRule]:
    """The correspondences that the public text of a certification states, towards itself.

    The register writes « blocs here → blocs there » without date nor decision.
    """
    number = certification.number or ""
    for each in certification.correspondences:
        yield CorrespondenceRule(
            held=BlocSet(number=each.certification.number, blocs=frozenset(each.target_blocs)),
            given=BlocSet(number=number, blocs=frozenset(each.blocs)),
            kind=each.kind,
            decision=f"fiche {number}",
            source=f"correspondances de la fiche {number}",
        )


def check_rule(
    rule: CorrespondenceRule, here: Certification, there: Certification | None
) -> Iterator[Finding]:
    """What forbids a new rule; ``there`` is None when the office does not have its text.

    The three kinds and the equality of levels are those of R. 6113-9, 8°.
    """
    if rule.held.number == rule.given.number:
        yield error(
            "same_certification",
            "held",
            f"{rule.given.number} des deux côtés",
            "deux certifications différentes",
            "Deux versions d'une même certification se comparent ; elles ne se correspondent pas.",
        )
    for side, certification in ((rule.given, here), (rule.held, there)):
        if certification is not None:
            yield from _unknown_blocs(side, certification)
    yield from _kind_fits(rule, here, there)
    if rule.since and rule.until and rule.until < rule.since:
        yield error(
            "dates_reversed",
            "until",
            f"une fin le {day(rule.until)}, avant le début le {day(rule.since)}",
            "une fin après le début",
            "Corrigez l'une des deux dates.",
        )


def _unknown_blocs(side: BlocSet, certification: Certification) -> Iterator[Finding]:
    known = {bloc.code for bloc in certification.blocs}
    for code in sorted(side.blocs - known):
        yield error(
            "unknown_bloc",
            "blocs",
            f"le bloc {code}, que {side.number} n'a pas",
            f"un bloc de {side.number} : {listed(sorted(known)) or 'aucun'}",
            "Corrigez le code, ou déposez la version qui contient ce bloc.",
        )


def _kind_fits(
    rule: CorrespondenceRule, here: Certification, there: Certification | None
) -> Iterator[Finding]:
    if rule.kind is CorrespondenceKind.TOTAL:
        yield from _total(rule, here, there)
    elif rule.kind is CorrespondenceKind.PARTIAL and (rule.held.whole or rule.given.whole):
        yield error(
            "partial_without_blocs",
            "blocs",
            f"une correspondance partielle entre {rule.held} et {rule.given}",
            "des blocs des deux côtés",
            "Choisissez les blocs, ou dites la correspondance totale.",
        )
    elif rule.kind is CorrespondenceKind.TOWARDS_RS and not _one_is_rs(rule, here, there):
        yield error(
            "no_rs_side",
            "kind",
            f"{rule.held.number} et {rule.given.number}, sans certification du répertoire spécifique",
            "une certification du répertoire spécifique (RS) d'un côté",
            "Choisissez une autre nature de correspondance.",
        )


def _total(
    rule: CorrespondenceRule, here: Certification, there: Certification | None
) -> Iterator[Finding]:
    if not (rule.held.whole and rule.given.whole):
        yield error(
            "total_with_blocs",
            "blocs",
            f"une correspondance totale entre {rule.held} et {rule.given}",
            "deux certifications entières",
            "Retirez les blocs, ou dites la correspondance partielle.",
        )
    if there is not None and here.level != there.level:
        yield error(
            "levels_differ",
            "kind",
            f"{_level(here)} ici, {_level(there)} là-bas",
            "deux certifications de même niveau (code du travail, R. 6113-9, 8°)",
            "Dites la correspondance partielle, bloc par bloc.",
        )


def _level(certification: Certification) -> str:
    return f"niveau {certification.level}" if certification.level else "aucun niveau"


def _one_is_rs(rule: CorrespondenceRule, here: Certification, there: Certification | None) -> bool:
    """The number alone tells the register of a certification whose text is not held."""
    towards = there.register is Register.RS if there else rule.held.number.startswith("RS")
    return towards or here.register is Register.RS
