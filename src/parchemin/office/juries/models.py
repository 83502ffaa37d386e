"""Paritary juries: who may sit, who sits, what they vote, what they decide."""

import uuid

from django.conf import settings
from django.db import models

from parchemin.office.candidates.models import Enrolment, Person
from parchemin.office.referentiels.models import ReglementVersion


class Juror(models.Model):
    """A person of the pool; ``college`` is a college of the règlement."""

    class Sex(models.TextChoices):
        F = "F", "Femme"
        M = "M", "Homme"

    name = models.CharField("nom", max_length=120)
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="juror",
        verbose_name="compte",
    )
    college = models.CharField("collège", max_length=40)
    quality = models.CharField("qualité", max_length=160, blank=True)
    sex = models.CharField("sexe", max_length=1, choices=Sex.choices)
    qualified = models.BooleanField("qualifié dans la certification", default=False)
    years_in_trade = models.PositiveSmallIntegerField(
        "années d'expérience du métier", null=True, blank=True
    )
    mandate_since = models.DateField("mandat depuis le", null=True, blank=True)
    mandate_until = models.DateField("mandat jusqu'au", null=True, blank=True)

    class Meta:
        verbose_name = "membre du vivier"
        ordering = ["college", "name"]

    def __str__(self) -> str:
        return self.name

    @property
    def college_label(self) -> str:
        """The college as one says it."""
        return self.college.replace("_", " ")


class Link(models.Model):
    """A link between a juror and a candidate that forbids the one to judge the other."""

    class Kind(models.TextChoices):
        TRAINED = "formateur", "A formé le candidat"
        SUPPORTED = "accompagnateur_vae", "A accompagné sa VAE"
        WORK = "professionnel", "Lien de travail, présent ou passé"
        PERSONAL = "personnel", "Lien personnel, présent ou passé"

    juror = models.ForeignKey(Juror, models.PROTECT, related_name="links")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    kind = models.CharField("nature", max_length=20, choices=Kind.choices)
    declared_at = models.DateTimeField("déclaré le", auto_now_add=True)
    declared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "lien déclaré"
        constraints = [
            models.UniqueConstraint(
                fields=["juror", "person", "kind"], name="un_lien_se_declare_une_fois"
            )
        ]

    def __str__(self) -> str:
        return f"{self.juror} : {self.get_kind_display()}"


class Jury(models.Model):
    """One jury session for one certification and one règlement."""

    class State(models.TextChoices):
        PREPARED = "prepare", "En préparation"
        OPEN = "ouvert", "Ouvert"
        CLOSED = "clos", "Clos"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField("référence", max_length=40, unique=True)
    number = models.CharField("certification", max_length=60)
    reglement = models.ForeignKey(ReglementVersion, models.PROTECT)
    held_on = models.DateField("date")
    place = models.CharField("lieu", max_length=160)
    state = models.CharField("état", max_length=10, choices=State.choices, default=State.PREPARED)
    chair_since = models.DateField("présidence depuis le", null=True, blank=True)
    opened_at = models.DateTimeField("ouvert le", null=True, blank=True)
    closed_at = models.DateTimeField("clos le", null=True, blank=True)

    class Meta:
        verbose_name = "jury"
        ordering = ["-held_on", "reference"]

    def __str__(self) -> str:
        return self.reference


class Seat(models.Model):
    """A juror's seat in one jury; ``chair`` for the one who presides."""

    jury = models.ForeignKey(Jury, models.PROTECT, related_name="seats")
    juror = models.ForeignKey(Juror, models.PROTECT, related_name="seats")
    chair = models.BooleanField("préside", default=False)
    present = models.BooleanField("présent", default=False)

    class Meta:
        verbose_name = "siège"
        ordering = ["-chair", "juror__college", "juror__name"]
        constraints = [
            models.UniqueConstraint(fields=["jury", "juror"], name="un_membre_siege_une_fois"),
            models.UniqueConstraint(
                fields=["jury"],
                condition=models.Q(chair=True),
                name="un_seul_president_par_jury",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.juror} au jury {self.jury}"


class Hearing(models.Model):
    """A candidate before a jury, in the order of the session.

    ``deferred`` says why the candidate is sent to another session; empty, the jury decides.
    """

    jury = models.ForeignKey(Jury, models.PROTECT, related_name="hearings")
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="hearings")
    position = models.PositiveIntegerField("ordre")
    deferred = models.CharField("motif du renvoi", max_length=255, blank=True)

    class Meta:
        verbose_name = "candidat présenté"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["jury", "enrolment"], name="un_candidat_passe_une_fois_par_jury"
            )
        ]

    def __str__(self) -> str:
        return f"{self.enrolment} devant {self.jury}"


class Adjustment(models.Model):
    """A result changed by the jury: a new layer with its reason, the assessor's result stays."""

    hearing = models.ForeignKey(Hearing, models.PROTECT, related_name="adjustments")
    bloc_code = models.CharField("bloc", max_length=40)
    assessment_code = models.CharField("modalité", max_length=50)
    outcome = models.CharField("résultat", max_length=12)
    reason = models.CharField("motif", max_length=500)
    recorded_at = models.DateTimeField("enregistré le", auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "ajustement du jury"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(reason=""), name="un_ajustement_du_jury_dit_son_motif"
            )
        ]

    def __str__(self) -> str:
        return f"{self.assessment_code} ajusté"


class Vote(models.Model):
    """A member's vote on one bloc; a member who changes mind adds a row, the last one counts."""

    class Choice(models.TextChoices):
        FOR = "pour", "Pour"
        AGAINST = "contre", "Contre"
        ABSTAIN = "abstention", "Abstention"

    hearing = models.ForeignKey(Hearing, models.PROTECT, related_name="votes")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="votes")
    bloc_code = models.CharField("bloc", max_length=40)
    choice = models.CharField("vote", max_length=10, choices=Choice.choices)
    recorded_at = models.DateTimeField("enregistré le", auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "vote"
        ordering = ["id"]
        indexes = [models.Index(fields=["hearing", "bloc_code"], name="votes_sur_un_bloc")]

    def __str__(self) -> str:
        return f"{self.bloc_code} : {self.get_choice_display()}"


class Note(models.Model):
    """Words of the jury for its minutes; of two notes on one thing the last one counts.

    ``hearing`` is null for a note on the whole session, ``bloc_code`` empty for a whole candidate.
    """

    class Kind(models.TextChoices):
        DEPARTURE = "ecart", "Motif de l'écart"
        RECOMMENDATION = "recommandation", "Recommandation"
        INCIDENT = "incident", "Incident"
        OBSERVATION = "observation", "Observation"

    jury = models.ForeignKey(Jury, models.PROTECT, related_name="notes")
    hearing = models.ForeignKey(
        Hearing, models.PROTECT, null=True, blank=True, related_name="notes"
    )
    bloc_code = models.CharField("bloc", max_length=40, blank=True)
    kind = models.CharField("nature", max_length=20, choices=Kind.choices)
    text = models.CharField("texte", max_length=1000)
    recorded_at = models.DateTimeField("enregistré le", auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "note de séance"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(text=""), name="une_note_de_seance_dit_quelque_chose"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} : {self.text}"


class Decision(models.Model):
    """What the jury decided: one row per bloc, and one with an empty ``bloc_code`` for the whole.

    ``outcome`` and ``reasons`` are the words of the domain (rule, source, facts, votes);
    ``awaits`` names the authority whose word is still needed when delivery takes two steps.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    hearing = models.ForeignKey(Hearing, models.PROTECT, related_name="decisions")
    bloc_code = models.CharField("bloc", max_length=40, blank=True)
    outcome = models.CharField("décision", max_length=30)
    won = models.BooleanField("acquis")
    proposed = models.CharField("proposition", max_length=30)
    reasons = models.JSONField("motifs", default=list)
    votes = models.JSONField("votes", default=dict)
    decided_on = models.DateField("décidé le")
    awaits = models.CharField("en attente de", max_length=160, blank=True)

    class Meta:
        verbose_name = "décision"
        ordering = ["hearing", "bloc_code"]
        constraints = [
            models.UniqueConstraint(
                fields=["hearing", "bloc_code"], name="une_decision_par_candidat_et_par_bloc"
            )
        ]

    def __str__(self) -> str:
        return f"{self.bloc_code or 'certification'} : {self.outcome}"


class Minutes(models.Model):
    """The minutes of a closed jury: its acts as data, and the PDF made from them at the closing.

    The PDF is kept byte for byte, so that a later change of its template leaves it as it was signed.
    """

    jury = models.OneToOneField(Jury, models.PROTECT, related_name="minutes")
    number = models.CharField("numéro de procès-verbal", max_length=40, unique=True)
    content = models.JSONField("contenu")
    pdf = models.BinaryField("PDF", null=True)
    sha256 = models.CharField("empreinte du PDF", max_length=64)
    closed_at = models.DateTimeField("clos le")
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "procès-verbal"
        verbose_name_plural = "procès-verbaux"

    def __str__(self) -> str:
        return self.number


class Ratification(models.Model):
    """The second step, when the règlement has one: what the authority answered to the jury."""

    jury = models.OneToOneField(Jury, models.PROTECT, related_name="ratification")
    accepted = models.BooleanField("accepté")
    authority = models.CharField("autorité", max_length=160)
    decided_on = models.DateField("décidé le")
    reason = models.CharField("motif ou référence", max_length=500, blank=True)
    recorded_at = models.DateTimeField("enregistré le", auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "seconde étape"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(accepted=True) | ~models.Q(reason=""),
                name="un_refus_de_delivrance_dit_son_motif",
            )
        ]

    def __str__(self) -> str:
        return f"{self.authority} : {'accepté' if self.accepted else 'refusé'}"
