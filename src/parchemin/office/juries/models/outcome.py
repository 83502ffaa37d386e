"""What a jury leaves: decisions, minutes, the answer of the authority that delivers."""

import uuid

from django.conf import settings
from django.db import models

from parchemin.office.juries.models.sessions import Hearing, Jury


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
    """The second step, when the règlement has one: what the authority answered to the jury.

    ``settles`` has one line for each tie it settled: the hearing, the bloc, whether it is won.
    """

    jury = models.OneToOneField(Jury, models.PROTECT, related_name="ratification")
    accepted = models.BooleanField("accepté")
    authority = models.CharField("autorité", max_length=160)
    decided_on = models.DateField("décidé le")
    reason = models.CharField("motif ou référence", max_length=500, blank=True)
    settles = models.JSONField("départages", null=True, blank=True)
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
