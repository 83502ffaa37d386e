"""Calling people to a jury: letters, sendings, answers, files sent, members replaced."""

from django.conf import settings
from django.db import models

from parchemin.office.candidates.models import Enrolment
from parchemin.office.juries.models.pool import Juror
from parchemin.office.juries.models.sessions import Jury

MEANS = [
    ("courrier", "Courrier simple"),
    ("recommande", "Lettre recommandée"),
    ("courriel", "Courriel"),
    ("main_propre", "Remise en main propre"),
]


class Substitute(models.Model):
    """Who takes a seat of his college if its holder cannot come, in the order of ``rank``."""

    jury = models.ForeignKey(Jury, models.PROTECT, related_name="substitutes")
    juror = models.ForeignKey(Juror, models.PROTECT, related_name="substitutions")
    rank = models.PositiveSmallIntegerField("rang")

    class Meta:
        verbose_name = "suppléant"
        ordering = ["juror__college", "rank", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["jury", "juror"], name="un_suppleant_est_nomme_une_fois"
            )
        ]

    def __str__(self) -> str:
        return f"{self.juror}, suppléant au jury {self.jury}"


class Call(models.Model):
    """The letter that calls a member or a candidate to a jury, kept byte for byte.

    ``latest_on`` is the last day the règlement gave, null when it is silent; a letter written after
    that day says why.
    """

    jury = models.ForeignKey(Jury, models.PROTECT, related_name="calls")
    juror = models.ForeignKey(Juror, models.PROTECT, null=True, blank=True, related_name="calls")
    enrolment = models.ForeignKey(
        Enrolment, models.PROTECT, null=True, blank=True, related_name="calls"
    )
    number = models.CharField("numéro", max_length=40, unique=True)
    content = models.JSONField("contenu")
    pdf = models.BinaryField("PDF")
    sha256 = models.CharField("empreinte du PDF", max_length=64)
    written_on = models.DateField("écrite le")
    latest_on = models.DateField("au plus tard le", null=True, blank=True)
    rule = models.CharField("règle", max_length=1000, blank=True)
    late_reason = models.CharField("motif du retard", max_length=500, blank=True)
    recorded_at = models.DateTimeField("enregistrée le", auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "convocation"
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(juror=None, enrolment__isnull=False)
                | models.Q(juror__isnull=False, enrolment=None),
                name="une_convocation_appelle_une_seule_personne",
            ),
            models.CheckConstraint(
                condition=models.Q(latest_on=None)
                | models.Q(written_on__lte=models.F("latest_on"))
                | ~models.Q(late_reason=""),
                name="une_convocation_tardive_dit_son_motif",
            ),
            models.UniqueConstraint(
                fields=["jury", "juror"], name="un_membre_est_convoque_une_fois"
            ),
            models.UniqueConstraint(
                fields=["jury", "enrolment"], name="un_candidat_est_convoque_une_fois"
            ),
        ]

    def __str__(self) -> str:
        return self.number


class CallSending(models.Model):
    """One sending of a call; those after the first are reminders."""

    call = models.ForeignKey(Call, models.PROTECT, related_name="sendings")
    means = models.CharField("moyen", max_length=20, choices=MEANS)
    sent_on = models.DateField("envoyée le")
    recorded_at = models.DateTimeField("enregistré le", auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "envoi d'une convocation"
        ordering = ["sent_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["call", "means", "sent_on"], name="un_envoi_de_convocation_se_note_une_fois"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_means_display()}, le {self.sent_on:%d/%m/%Y}"


class CallAnswer(models.Model):
    """What the person called answered; the last answer counts."""

    class Choice(models.TextChoices):
        ACCEPTED = "accepte", "Accepte"
        REFUSED = "refuse", "Refuse"

    call = models.ForeignKey(Call, models.PROTECT, related_name="answers")
    choice = models.CharField("réponse", max_length=10, choices=Choice.choices)
    reason = models.CharField("motif", max_length=500, blank=True)
    recorded_at = models.DateTimeField("enregistrée le", auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "réponse à une convocation"
        verbose_name_plural = "réponses à une convocation"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.get_choice_display()


class FilesSent(models.Model):
    """The candidates' files were sent to the members that day."""

    jury = models.ForeignKey(Jury, models.PROTECT, related_name="files_sent")
    sent_on = models.DateField("envoyés le")
    means = models.CharField("moyen", max_length=20, choices=MEANS)
    comment = models.CharField("précision", max_length=500, blank=True)
    recorded_at = models.DateTimeField("enregistré le", auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "envoi des dossiers au jury"
        verbose_name_plural = "envois des dossiers au jury"
        ordering = ["sent_on", "id"]

    def __str__(self) -> str:
        return f"{self.get_means_display()}, le {self.sent_on:%d/%m/%Y}"


class Replacement(models.Model):
    """A member leaves a jury and another takes his seat, from that moment, for that reason."""

    jury = models.ForeignKey(Jury, models.PROTECT, related_name="replacements")
    left = models.ForeignKey(Juror, models.PROTECT, related_name="+", verbose_name="remplacé")
    joined = models.ForeignKey(Juror, models.PROTECT, related_name="+", verbose_name="remplaçant")
    effective_at = models.DateTimeField("à compter du")
    reason = models.CharField("motif", max_length=500)
    recorded_at = models.DateTimeField("enregistré le", auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "remplacement"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(reason=""), name="un_remplacement_dit_son_motif"
            ),
            models.CheckConstraint(
                condition=~models.Q(left=models.F("joined")), name="on_ne_se_remplace_pas_soi_meme"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.joined} remplace {self.left}"
