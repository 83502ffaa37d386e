"""The catalogue of the questions a règlement answers: path of the line, question in French."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar

from parchemin.domain.pathway import Route
from parchemin.domain.rules.accreditation import (
    AccreditationCriteria,
    AccreditationTerm,
    Sanctions,
)
from parchemin.domain.rules.acquisition import (
    Absence,
    BlocRule,
    CertificationRule,
    Compensation,
    ModalityRule,
)
from parchemin.domain.rules.applications import YearlyFiles
from parchemin.domain.rules.delivery import (
    AppealRule,
    Delivery,
    Duration,
    Motives,
    Retake,
    Sending,
    Validity,
)
from parchemin.domain.rules.fraud import FraudRule
from parchemin.domain.rules.jury_rules import (
    Advisory,
    Chairing,
    Experience,
    Independence,
    Majority,
    Outsiders,
    Parity,
    Permission,
    Proxies,
    Quorum,
    Seats,
    TieBreak,
    VoteForm,
    Voting,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Key(Generic[T]):
    """A line of the règlement; ``*`` in the path stands for the name of a jury, kind or route."""

    path: str
    question: str

    def at(self, name: str) -> "Key[T]":
        """The same line for one jury, one kind of modality or one route."""
        return replace(self, path=self.path.replace("*", name))


BLOC: Key[BlocRule] = Key("acquisition.bloc", "À quelles conditions un bloc est-il acquis ?")
CERTIFICATION: Key[CertificationRule] = Key(
    "acquisition.certification", "À quelles conditions la certification est-elle acquise ?"
)
COMPENSATION: Key[Compensation] = Key(
    "acquisition.compensation", "Un bloc peut-il en compenser un autre ?"
)
MODALITY: Key[ModalityRule] = Key(
    "acquisition.modalite", "À quelles conditions une modalité d'évaluation est-elle acquise ?"
)
MODALITY_OF_KIND: Key[ModalityRule] = Key(
    "acquisition.*", "À quelles conditions cette sorte de modalité est-elle acquise ?"
)
BLOC_NAMED: Key[BlocRule] = Key(
    "acquisition.par_bloc.*", "À quelles conditions ce bloc est-il acquis ?"
)
MODALITY_NAMED: Key[ModalityRule] = Key(
    "acquisition.par_modalite.*", "À quelles conditions cette modalité est-elle acquise ?"
)
ABSENT: Key[Absence] = Key("absence.injustifiee", "Que devient la modalité d'un candidat absent ?")
EXCUSED: Key[Absence] = Key("absence.excusee", "Que devient la modalité d'un candidat excusé ?")
FRAUD: Key[FraudRule] = Key("fraude", "Que fait une fraude à ce que le candidat présente ?")
ROUTE_OPEN: Key[bool] = Key("voies.*", "Cette voie d'accès est-elle ouverte ?")

JURY_ROUTES: Key[tuple[Route, ...]] = Key("jury.*.voies", "Quelles voies ce jury juge-t-il ?")
SEATS: Key[Seats] = Key("jury.*.colleges", "Combien de sièges le jury a-t-il par collège ?")
PARITY: Key[Parity] = Key("jury.*.parite", "Le jury est-il paritaire ?")
CHAIRING: Key[Chairing] = Key("jury.*.presidence", "Qui préside le jury ?")
QUORUM: Key[Quorum] = Key("jury.*.quorum", "Combien de membres doivent être présents ?")
VOTING: Key[Voting] = Key("jury.*.vote", "Comment les voix sont-elles comptées ?")
MAJORITY: Key[Majority] = Key("jury.*.majorite", "À quelle majorité le jury décide-t-il ?")
TIE: Key[TieBreak] = Key("jury.*.departage", "Que décide le jury quand les voix sont égales ?")
EXPERIENCE: Key[Experience] = Key(
    "jury.*.experience", "Quelle expérience les membres doivent-ils avoir ?"
)
INDEPENDENCE: Key[Independence] = Key(
    "jury.*.independance", "Quels liens avec le candidat interdisent de siéger ?"
)
PROXIES: Key[Proxies] = Key("jury.*.procurations", "Un membre absent peut-il donner procuration ?")
VOTE_FORM: Key[VoteForm] = Key(
    "jury.*.scrutin", "Le vote est-il nominal, ou peut-il se faire à main levée ?"
)
ADVISORY: Key[Advisory] = Key("jury.*.sans_voix", "Qui assiste au jury sans voter ?")
OUTSIDERS: Key[Outsiders] = Key(
    "jury.*.exterieurs", "Quelle part du jury vient de l'extérieur du certificateur ?"
)
DEPARTURE: Key[Permission] = Key(
    "jury.*.ecart", "Le jury peut-il s'écarter des résultats des évaluateurs ?"
)

DELIVERY: Key[Delivery] = Key("delivrance.etapes", "Qui délivre la certification ?")
LAST_DELIVERY: Key[date] = Key(
    "delivrance.derniere_date", "Jusqu'à quel jour la certification peut-elle être délivrée ?"
)
VALIDITY: Key[Validity] = Key("validite.bloc", "Combien de temps un bloc reste-t-il acquis ?")
VALIDITY_OF_MODALITY: Key[Validity] = Key(
    "validite.modalite", "Combien de temps une modalité reste-t-elle acquise ?"
)
VALIDITY_OF_COMPETENCY: Key[Validity] = Key(
    "validite.competence", "Combien de temps une compétence reste-t-elle acquise ?"
)
RETAKE: Key[Retake] = Key("repasser", "Comment un candidat repasse-t-il un bloc ?")
APPEAL: Key[AppealRule] = Key("recours", "Comment un candidat conteste-t-il une décision ?")
MOTIVES: Key[Motives] = Key(
    "motifs", "La lettre donne-t-elle au candidat les motifs de la décision ?"
)
NOTICE: Key[Duration] = Key("convocation", "Combien de temps avant convoque-t-on ?")
MEMBERS_ASKED: Key[Duration] = Key(
    "delais.designation_des_membres",
    "Combien de temps avant le jury demande-t-on la désignation de ses membres ?",
)
FILES_TO_JURY: Key[Duration] = Key(
    "delais.dossiers_au_jury", "Combien de temps avant de siéger le jury reçoit-il les dossiers ?"
)
NAMES_TOLD: Key[Duration] = Key(
    "delais.noms_des_membres",
    "Combien de temps avant le jury les noms de ses membres sont-ils communiqués ?",
)
LEAVE_ASKED: Key[Duration] = Key(
    "delais.absence_des_salaries",
    "Combien de temps avant le jury un membre salarié prévient-il son employeur ?",
)
NOTIFICATION: Key[Duration] = Key(
    "delais.notification", "Dans quel délai la décision est-elle notifiée aux candidats ?"
)
MINUTES_SENT: Key[Sending] = Key(
    "delais.proces_verbal", "À qui, et dans quel délai, le procès-verbal est-il transmis ?"
)
TERM: Key[AccreditationTerm] = Key(
    "habilitation.duree", "Combien de temps un organisme est-il habilité ?"
)
CRITERIA: Key[AccreditationCriteria] = Key(
    "habilitation.criteres", "Que doit montrer un organisme pour être habilité ?"
)
SANCTIONS: Key[Sanctions] = Key(
    "habilitation.sanctions", "Que peut décider le certificateur d'un organisme qui manque ?"
)
RETENTION: Key[Duration] = Key("conservation", "Combien de temps conserve-t-on les dossiers ?")

LAW_SIZE: Key[int] = Key("vae.effectif", "Combien de membres la loi demande-t-elle au jury ?")
LAW_QUALIFIED: Key[int] = Key(
    "vae.qualifies", "Combien de membres qualifiés la loi demande-t-elle ?"
)
LAW_TIE: Key[TieBreak] = Key("vae.departage", "Que dit la loi d'un partage des voix ?")
LAW_BALANCE: Key[bool] = Key("vae.mixite", "La loi demande-t-elle des femmes et des hommes ?")
LAW_LIST: Key[Duration] = Key(
    "habilites.liste", "Dans quel délai la liste des organismes habilités est-elle mise à jour ?"
)
LAW_FILES: Key[YearlyFiles] = Key(
    "vae.dossiers", "Combien de dossiers une personne dépose-t-elle dans l'année ?"
)
LAW_INDEPENDENCE: Key[Independence] = Key("vae.independance", "Quels liens la loi exclut-elle ?")
