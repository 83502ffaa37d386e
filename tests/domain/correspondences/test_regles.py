"""Ce qui interdit une règle de correspondance, et ce que proposent les textes."""

from dataclasses import replace
from datetime import date

import pytest

from parchemin.domain.correspondences.proposals import propose
from parchemin.domain.correspondences.rule import BlocSet, CorrespondenceRule, check_rule
from parchemin.domain.referentiel import (
    Bloc,
    Certification,
    Competency,
    CorrespondenceKind,
    Register,
)


def certification(number: str, level: int | None, *texts: str) -> Certification:
    blocs = tuple(
        Bloc(
            code=f"{number}BC{rank:02}",
            title=text,
            competencies=tuple(Competency(text=part) for part in text.split(" ; ")),
        )
        for rank, text in enumerate(texts, start=1)
    )
    register = Register.RS if number.startswith("RS") else Register.RNCP
    return Certification(number=number, register=register, title=number, level=level, blocs=blocs)


HERE = certification(
    "RNCP2",
    4,
    "Nettoyer le matériel médical avant sa restitution ; Contrôler l'état du matériel restitué",
    "Accueillir les patients au cabinet ; Orienter les patients vers le praticien",
)
THERE = certification(
    "RNCP1",
    4,
    "Accueillir chaque patient du cabinet ; Informer les patients",
    "Désinfecter puis contrôler le matériel médical restitué",
    "Calculer la paie des salariés",
)
RS = certification("RS7", None)
RULE = CorrespondenceRule(
    held=BlocSet(number="RNCP1", blocs=frozenset({"RNCP1BC01"})),
    given=BlocSet(number="RNCP2", blocs=frozenset({"RNCP2BC02"})),
    kind=CorrespondenceKind.PARTIAL,
    decision="décision 2025-3",
    source="registre des décisions",
)
TOTAL = replace(
    RULE,
    held=BlocSet(number="RNCP1"),
    given=BlocSet(number="RNCP2"),
    kind=CorrespondenceKind.TOTAL,
)

REFUSED = {
    "same_certification": (replace(RULE, held=RULE.given), HERE, HERE),
    "unknown_bloc": (
        replace(RULE, held=BlocSet(number="RNCP1", blocs=frozenset({"RNCP1BC09"}))),
        HERE,
        THERE,
    ),
    "partial_without_blocs": (replace(RULE, held=BlocSet(number="RNCP1")), HERE, THERE),
    "total_with_blocs": (replace(RULE, kind=CorrespondenceKind.TOTAL), HERE, THERE),
    "levels_differ": (TOTAL, HERE, replace(THERE, level=5)),
    "no_rs_side": (replace(RULE, kind=CorrespondenceKind.TOWARDS_RS), HERE, THERE),
    "dates_reversed": (
        replace(RULE, since=date(2026, 2, 1), until=date(2026, 1, 1)),
        HERE,
        THERE,
    ),
}


@pytest.mark.parametrize(
    ("rule", "there"),
    [
        (RULE, THERE),
        (RULE, None),
        (TOTAL, THERE),
        (
            replace(RULE, held=BlocSet(number="RS7"), kind=CorrespondenceKind.TOWARDS_RS),
            RS,
        ),
    ],
)
def test_une_regle_juste_passe(rule: CorrespondenceRule, there: Certification | None) -> None:
    """Partielle, totale à niveau égal ou vers le RS : rien à redire."""
    assert not list(check_rule(rule, HERE, there))


@pytest.mark.parametrize("code", REFUSED)
def test_une_regle_fausse_est_refusee(code: str) -> None:
    """Chaque faute a son constat : trouvé, attendu, que faire."""
    findings = list(check_rule(*REFUSED[code]))
    assert [finding.code for finding in findings] == [code]
    assert findings[0].blocks
    assert findings[0].advice.endswith(".")


def test_les_textes_classent_les_paires() -> None:
    """Le bloc d'accueil rejoint le bloc d'accueil, celui du matériel celui du matériel."""
    pairs = [(match.here.code[-2:], match.there.code[-2:]) for match in propose(HERE, THERE)]
    assert set(pairs[:2]) == {("01", "02"), ("02", "01")}
    assert not [there for _, there in pairs if there == "03"]


def test_une_proposition_montre_ses_mots() -> None:
    """Mots communs et mots propres à chacun, et pour chaque compétence la plus proche."""
    match = next(each for each in propose(HERE, THERE) if each.here.code == "RNCP2BC01")
    assert {"matériel", "médical"} <= set(match.words.common)
    assert "désinfecter" in match.words.only_second
    assert [each.there for each in match.matches] == [
        "Désinfecter puis contrôler le matériel médical restitué"
    ] * 2
    assert match.matches[1].likeness > 0


def test_une_certification_se_ressemble_a_elle_meme() -> None:
    """Each bloc's closest counterpart in the same text is itself, with a likeness of one."""
    for match in propose(HERE, HERE, at_least=0.99):
        assert match.here == match.there
        assert match.likeness == pytest.approx(1)


@pytest.mark.parametrize(("number", "codes"), [("RS6626", []), ("RNCP1", ["no_rs_side"])])
def test_le_numero_dit_le_repertoire_d_un_texte_absent(number: str, codes: list[str]) -> None:
    """Sans le texte de l'autre certification, son numéro suffit à dire son répertoire."""
    towards = CorrespondenceRule(
        held=BlocSet(number=number),
        given=BlocSet(number="RNCP2", blocs=frozenset({"RNCP2BC01"})),
        kind=CorrespondenceKind.TOWARDS_RS,
        decision="décision du 2 mai 2026",
        source="décision",
    )
    assert [each.code for each in check_rule(towards, HERE, None)] == codes
