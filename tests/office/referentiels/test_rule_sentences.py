"""Ce que le programme applique d'une règle, en une phrase."""

from dataclasses import is_dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from parchemin.domain.pathway import Route
from parchemin.domain.rules import (
    accreditation,
    acquisition,
    applications,
    assessors,
    delivery,
    fraud,
    jury_rules,
    marks,
)
from parchemin.domain.rules.accreditation import (
    AccreditationCriteria,
    AccreditationTerm,
    Sanctions,
)
from parchemin.domain.rules.acquisition import (
    Assessments,
    Attester,
    ByAttestations,
    ByMark,
    Competencies,
    Every,
    Extent,
)
from parchemin.domain.rules.applications import YearlyFiles
from parchemin.domain.rules.assessors import ByConcordance, ByOpinions, ByWeighting
from parchemin.domain.rules.delivery import (
    Appeal,
    Complement,
    Delivery,
    Duration,
    NoAppeal,
    Retake,
    RetakeScope,
    Sending,
    Steps,
    Unit,
    Validity,
)
from parchemin.domain.rules.fraud import FraudEffect, FraudRule
from parchemin.domain.rules.jury_rules import (
    Advisory,
    Chairing,
    Experience,
    Outsiders,
    Parity,
    Permission,
    Proxies,
    Quorum,
    QuorumKind,
    Seats,
    TieBreak,
)
from parchemin.domain.rules.marks import Counted, InOrder, Mean, Points, Share
from parchemin.domain.rules.options import CommonAndOptions
from parchemin.office.referentiels.clause_sentences import clause_sentence
from parchemin.office.referentiels.clause_wording import FIELD_LABELS
from parchemin.office.referentiels.rule_sentences import WORD_SENTENCES, rule_sentence
from parchemin.readers.reglement_forms import Box, every_line

YEAR = Duration(1, Unit.YEARS)


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (ByMark(Decimal("10.5"), Decimal(20)), "La modalité est acquise à partir de 10,5 sur 20."),
        (
            ByAttestations((Attester.TUTOR, Attester.MANAGER), Extent.KEY),
            "Attestation par tuteur et manager : compétences clés du bloc.",
        ),
        (Assessments(), "Toutes les modalités du bloc sont acquises."),
        (Assessments(2), "2 modalités du bloc au moins."),
        (
            Every((Assessments(), Competencies(Extent.ALL))),
            "Toutes les modalités du bloc sont acquises. Et : Toutes les compétences du bloc ont un résultat favorable.",
        ),
        (Seats((("employeur", 1), ("salarié", 1))), "2 membres : 1 employeur et 1 salarié."),
        (
            Parity(("employeur", "organisme_de_formation")),
            "Autant de membres présents de chaque collège : employeur et organisme de formation.",
        ),
        (
            Chairing(("employeur", "salarié"), True, 2),
            "La présidence alterne entre les collèges employeur et salarié, par mandat de 2 ans.",
        ),
        (
            Chairing(("employeur",), False, None),
            "La présidence revient au collège employeur.",
        ),
        (Seats((("a", 1), ("b", 2)), True), "Au moins 1 a et 2 b."),
        (
            Chairing(("a", "b"), True, 1, True),
            "La présidence alterne entre les collèges a et b, par mandat de 1 an. Un vice-président d'un autre collège préside en son absence.",
        ),
        (
            Quorum(QuorumKind.SHARE, share=Fraction(2, 3)),
            "Au moins 2/3 des sièges sont occupés par un membre présent.",
        ),
        (
            Quorum(QuorumKind.SHARE, share=Fraction(1, 2), more=True),
            "Plus de 1/2 des sièges sont occupés par un membre présent.",
        ),
        (
            Quorum(QuorumKind.PER_COLLEGE, by_college=(("a", 1), ("b", 2))),
            "Présents au moins : 1 a et 2 b.",
        ),
        (Proxies(Permission.FORBIDDEN), "Les procurations sont interdites."),
        (Proxies(Permission.ALLOWED), "Les procurations sont permises."),
        (
            Proxies(Permission.ALLOWED, 1, True, False),
            "Les procurations sont permises, 1 au plus par membre, entre membres d'un même collège. Seuls les présents comptent pour le quorum.",
        ),
        (
            Proxies(Permission.ALLOWED, None, False, True),
            "Les procurations sont permises, quel que soit le collège. Un membre représenté compte pour le quorum.",
        ),
        (Advisory(("expert",)), "Les membres du collège expert assistent au jury sans voter."),
        (Advisory(("a", "b")), "Les membres des collèges a et b assistent au jury sans voter."),
        (
            Outsiders(Decimal(50)),
            "50 % du jury au moins est extérieur au certificateur et à l'évaluateur.",
        ),
        (
            Experience("a", 3, 5, ("b",)),
            "3 ans d'expérience au moins pour les collèges a et b, et pas hors du métier depuis plus de 5 ans.",
        ),
        (Quorum(QuorumKind.ALL_SEATS), "Un membre est présent pour chaque siège."),
        (
            Mean(Decimal(12), Decimal(20), (("ME1", Decimal(2)), ("oral", Decimal("0.5")))),
            "La moyenne des notes du bloc, avec pour poids ME1 2 et oral 0,5, est d'au moins 12 sur 20.",
        ),
        (
            CommonAndOptions(
                ("BC01", "BC02"), (("Accueil", ("BC03",)), ("Vente", ("BC04", "BC05"))), 1
            ),
            "Les blocs communs (BC01 et BC02) et ceux de 1 option au choix : « Accueil » (BC03) ; « Vente » (BC04 et BC05).",
        ),
        (
            CommonAndOptions((), (("A", ("BC1",)), ("B", ("BC2",)), ("C", ("BC3",))), 2),
            "Les blocs de 2 options au choix : « A » (BC1) ; « B » (BC2) ; « C » (BC3).",
        ),
        (Points(Decimal(26), Decimal(40)), "Le total des points du bloc est d'au moins 26 sur 40."),
        (
            Share(Decimal(70), Counted.COMPETENCIES),
            "70 % au moins des compétences du bloc sont acquises.",
        ),
        (
            InOrder(("ME1", "ME2")),
            "Toutes les modalités sont acquises, chacune ouvrant la suivante : ME1, puis ME2.",
        ),
        (InOrder(), "Toutes les modalités sont acquises, chacune ouvrant la suivante."),
        (
            ByWeighting(
                (("formateur", Decimal(30)), ("jury", Decimal(70))), Decimal(10), Decimal(20)
            ),
            "La moyenne des notes des évaluateurs, avec pour poids formateur 30 et jury 70, est d'au moins 10 sur 20.",
        ),
        (
            ByConcordance(("tuteur", "formateur")),
            "Acquis si tous sont favorables (tuteur et formateur), non acquis si aucun ne l'est ; sinon le jury décide.",
        ),
        (
            ByOpinions(("a", "b", "c"), 2, 3, "bien"),
            "2 avis favorables au moins parmi : a, b et c. Mention « bien » à partir de 3.",
        ),
        (
            ByAttestations((Attester.TUTOR,), Extent.ALL, True, 15),
            "Attestation par tuteur : toutes les compétences du bloc. Personne ne signe une compétence à deux titres, sauf dans une entreprise de moins de 15 salariés.",
        ),
        (Quorum(QuorumKind.AT_LEAST, 1), "1 membre présent au moins."),
        (Quorum(QuorumKind.ONE_PER_COLLEGE), "Un membre au moins de chaque collège est présent."),
        (
            Experience("professionnel", 2),
            "2 ans d'expérience au moins pour le collège professionnel.",
        ),
        (Delivery(Steps.TWO, "la CPNEFP"), "En deux étapes, par : la CPNEFP."),
        (Validity(None), "À vie."),
        (Validity(Duration(5, Unit.YEARS)), "Pendant 5 ans."),
        (Retake(None, None), "Sans limite d'essais."),
        (Retake(1, Duration(6, Unit.MONTHS)), "1 essai au plus, après 6 mois."),
        (
            Retake(2, None, RetakeScope.MISSING),
            "2 essais au plus. Seul ce qui manque est repris.",
        ),
        (
            Retake(None, YEAR, RetakeScope.WHOLE_BLOC),
            "Sans limite d'essais, après 1 an. Le bloc est repris en entier.",
        ),
        (
            ByAttestations((Attester.TUTOR,), Extent.ALL, stages=("mi-parcours", "fin")),
            (
                "Attestation par tuteur : toutes les compétences du bloc. Le tuteur évalue aussi : "
                "mi-parcours et fin."
            ),
        ),
        (
            FraudRule(FraudEffect.BLOC, hearing=True),
            "Le bloc n'est pas acquis quand une fraude est retenue. Le candidat est entendu d'abord.",
        ),
        (
            FraudRule(FraudEffect.ALL_BLOCS, hearing=False),
            "Aucun bloc présenté n'est acquis quand une fraude est retenue. Sans audition exigée.",
        ),
        (NoAppeal(), "Aucun recours n'est ouvert devant le certificateur."),
        (
            Retake(completed_by=(Complement.TRAINING, Complement.EXPERIENCE)),
            "Sans limite d'essais. Ce qui manque se complète par : formation ou expérience.",
        ),
        (
            AccreditationTerm(Duration(2, Unit.YEARS), YEAR),
            "Pour 2 ans, puis 1 an à chaque renouvellement.",
        ),
        (AccreditationTerm(YEAR), "Pour 1 an."),
        (
            AccreditationCriteria(("des formateurs qualifiés", "un plateau")),
            "Il faut montrer : des formateurs qualifiés ; un plateau.",
        ),
        (
            Sanctions(("avertissement", "retrait")),
            "De la plus légère à la plus lourde : avertissement, puis retrait.",
        ),
        (
            YearlyFiles(per_certification=1, certifications=3),
            "Dans une année civile, 1 dossier par certification, pour 3 certifications au plus.",
        ),
        (
            Sending("la commission paritaire", Duration(3, Unit.MONTHS)),
            "À la commission paritaire, dans un délai de 3 mois.",
        ),
        (Appeal("la CPNEFP", YEAR), "Devant la CPNEFP, dans un délai de 1 an."),
        (TieBreak.CASTING_VOTE, "Le président a voix prépondérante."),
        ((Route.APPRENTICESHIP,), "Contrat d'apprentissage"),
        (date(2030, 6, 5), "05/06/2030"),
        (True, "Oui"),
        (3, "3"),
    ],
    ids=str,
)
def test_la_phrase(value: object, sentence: str) -> None:
    """Each kind of rule says in French what will be applied, with its figures."""
    assert rule_sentence(value) == sentence


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        ("voies.experience", False, "La voie est fermée."),
        (
            "jury.vae.voies",
            (Route.EXPERIENCE,),
            "Ce jury juge : Validation des acquis de l'expérience (VAE).",
        ),
        ("delivrance.derniere_date", date(2030, 6, 25), "Jusqu'au 25/06/2030, compris."),
        ("convocation", Duration(15, Unit.DAYS), "15 jours avant."),
        ("conservation", YEAR, "Pendant 1 an."),
        ("delais.notification", YEAR, "Dans un délai de 1 an."),
        ("delais.dossiers_au_jury", Duration(5, Unit.DAYS), "5 jours avant le jury."),
        ("vae.effectif", 2, "2 membres au moins."),
        ("vae.qualifies", 1, "1 membre qualifié au moins."),
        ("vae.mixite", True, "Le jury réunit des femmes et des hommes."),
        ("jury.x.departage", TieBreak.REJECTED, "La proposition est rejetée."),
    ],
)
def test_la_phrase_d_une_ligne_dit_de_quoi_elle_parle(
    path: str, value: object, sentence: str
) -> None:
    """A date, a duration, a yes or no is a sentence once its line is known."""
    assert clause_sentence(path, value) == sentence


def test_chaque_mot_seul_a_sa_phrase() -> None:
    """Each word of each line that asks for no field is said by a sentence, not repeated."""
    for (kind, word), sentence in WORD_SENTENCES.items():
        assert sentence.endswith(".")
        assert rule_sentence(kind(word)) == sentence


def test_chaque_regle_de_la_langue_a_sa_phrase() -> None:
    """No rule that a règlement can write is shown as a Python object."""
    modules = (
        accreditation,
        acquisition,
        applications,
        assessors,
        delivery,
        fraud,
        jury_rules,
        marks,
    )
    rules = {
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type) and is_dataclass(value) and value.__module__ == module.__name__
    }
    default = rule_sentence.dispatch(object)
    assert {rule.__name__ for rule in rules if rule_sentence.dispatch(rule) is default} == set()


def test_chaque_champ_de_la_langue_a_son_nom() -> None:
    """A form never shows the name of the file in place of a label."""
    asked = {
        field.name for _, form in every_line() for one in form.fields.values() for field in one
    }
    assert asked - set(FIELD_LABELS) == set()


def test_chaque_champ_de_la_langue_a_sa_boite() -> None:
    """No field has to be written as TOML: each one has a box of its own."""
    boxes = {
        field.name for _, form in every_line() for one in form.fields.values() for field in one
        if field.box is Box.TOML
    }  # fmt: skip
    assert boxes == set()
