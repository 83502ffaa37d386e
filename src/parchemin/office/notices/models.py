"""What follows a closed jury: letters to the candidates, their sending, appeals."""

from django.conf import settings
from django.db import models

from parchemin.domain.appeal import AppealOutcome
from parchemin.domain.deliberation.reasons import CertificationOutcome
from parchemin.domain.notice import NoticeKind
from parchemin.office.juries.models import Hearing, Minutes


class Letter(models.Model):
    """The letter that tells a candidate the decision: its words as data, and the PDF made of them."""

    hearing = models.OneToOneField(
        Hearing, models.PROTECT, related_name="letter", verbose_name="candidat"
    )
    number = models.CharField("numéro", max_length=40, unique=True)
    kind = models.CharField(
        "nature", max_length=40, choices=[(kind.value, kind.value) for kind in NoticeKind]
    )
    content = models.JSONField("contenu")
    pdf = models.BinaryField("PDF")
    sha256 = models.CharField("empreinte du PDF", max_length=64)
    written_on = models.DateField("écrite le")
    recorded_at = models.DateTimeField("enregistrée le", auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "notification"
        ordering = ["number"]

    def __str__(self) -> str:
        return self.number

    @property
    def decision(self) -> str:
        """What it notifies, in the words of the minutes."""
        won = self.kind == NoticeKind.FULL.value
        return CertificationOutcome.FULL.value if won else self.kind


class Sending(models.Model):
    """One sending of a letter; the time to appeal runs from the first one."""

    class Means(models.TextChoices):
        POST = "courrier", "Courrier simple"
        REGISTERED = "recommande", "Lettre recommandée"
        EMAIL = "courriel", "Courriel"
        HAND = "main_propre", "Remise en main propre"

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="sendings")
    means = models.CharField("moyen", max_length=20, choices=Means.choices)
    sent_on = models.DateField("envoyée le")
    recorded_at = models.DateTimeField("enregistré le", auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "envoi d'une notification"
        ordering = ["sent_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["letter", "means", "sent_on"], name="un_envoi_se_note_une_fois"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_means_display()}, le {self.sent_on:%d/%m/%Y}"


class Appeal(models.Model):
    """A candidate contests a decision; what follows is written in its steps."""

    hearing = models.ForeignKey(
        Hearing, models.PROTECT, related_name="appeals", verbose_name="candidat"
    )
    number = models.CharField("numéro", max_length=40, unique=True)
    filed_on = models.DateField("déposé le")
    grounds = models.TextField("ce qui est contesté, et pourquoi", max_length=4000)
    recorded_at = models.DateTimeField("enregistré le", auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "recours"
        verbose_name_plural = "recours"
        ordering = ["-filed_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(grounds=""), name="un_recours_dit_ce_qu_il_conteste"
            )
        ]

    def __str__(self) -> str:
        return self.number


class AppealStep(models.Model):
    """What happened to an appeal: somebody was heard, or the authority decided, with a reason."""

    class Kind(models.TextChoices):
        HEARING = "audition", "Audition"
        DECISION = "decision", "Décision"

    appeal = models.ForeignKey(Appeal, models.PROTECT, related_name="steps")
    kind = models.CharField("étape", max_length=20, choices=Kind.choices)
    happened_on = models.DateField("le")
    authority = models.CharField("devant", max_length=160)
    outcome = models.CharField(
        "décision",
        max_length=60,
        blank=True,
        choices=[(item.value, item.value) for item in AppealOutcome],
    )
    text = models.TextField("compte rendu ou motif", max_length=4000)
    recorded_at = models.DateTimeField("enregistrée le", auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "étape d'un recours"
        verbose_name_plural = "étapes d'un recours"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(text=""), name="une_etape_de_recours_dit_son_motif"
            ),
            models.CheckConstraint(
                condition=models.Q(kind="audition", outcome="")
                | (models.Q(kind="decision") & ~models.Q(outcome="")),
                name="seule_une_decision_de_recours_conclut",
            ),
            models.UniqueConstraint(
                fields=["appeal"],
                condition=models.Q(kind="decision"),
                name="un_recours_se_decide_une_fois",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} du {self.happened_on:%d/%m/%Y}"


class Rectification(models.Model):
    """Rectifying minutes: the words corrected, why, and the PDF made from them.

    The minutes they correct, or the rectifying minutes before them, stay as they were sealed.
    """

    minutes = models.ForeignKey(
        Minutes, models.PROTECT, related_name="rectifications", verbose_name="procès-verbal"
    )
    number = models.CharField("numéro", max_length=40, unique=True)
    rank = models.PositiveIntegerField("rang")
    content = models.JSONField("contenu")
    reason = models.CharField("motif", max_length=500)
    pdf = models.BinaryField("PDF")
    sha256 = models.CharField("empreinte du PDF", max_length=64)
    recorded_at = models.DateTimeField("enregistré le")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "procès-verbal rectificatif"
        verbose_name_plural = "procès-verbaux rectificatifs"
        ordering = ["minutes", "rank"]
        constraints = [
            models.UniqueConstraint(
                fields=["minutes", "rank"], name="deux_rectificatifs_ne_corrigent_pas_le_meme_texte"
            ),
            models.CheckConstraint(
                condition=~models.Q(reason=""), name="un_rectificatif_dit_son_motif"
            ),
        ]

    def __str__(self) -> str:
        return self.number
