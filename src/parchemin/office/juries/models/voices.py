"""Voices given otherwise than one by one: by proxy, or as hands counted in each college."""

from django.conf import settings
from django.db import models

from parchemin.office.juries.models.pool import Juror
from parchemin.office.juries.models.room import Vote
from parchemin.office.juries.models.sessions import Hearing, Jury


class ProxyAct(models.Model):
    """An absent member gives his voice to another, or takes it back; the last act counts.

    ``document`` says which paper shows it.
    """

    class Kind(models.TextChoices):
        GIVEN = "donnee", "Donnée"
        WITHDRAWN = "retiree", "Retirée"

    jury = models.ForeignKey(Jury, models.PROTECT, related_name="proxy_acts")
    giver = models.ForeignKey(Juror, models.PROTECT, related_name="+")
    holder = models.ForeignKey(Juror, models.PROTECT, related_name="+")
    kind = models.CharField("acte", max_length=10, choices=Kind.choices)
    document = models.CharField("pièce", max_length=200)
    recorded_at = models.DateTimeField("enregistré le", auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "acte de procuration"
        verbose_name_plural = "actes de procuration"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(document=""), name="une_procuration_dit_sa_piece"
            )
        ]

    def __str__(self) -> str:
        return f"{self.giver} à {self.holder} : {self.get_kind_display()}"


class ShownHands(models.Model):
    """A show of hands on one bloc; counted again, the last one counts.

    ``counts`` has one line for each college: its name, then those for, against, abstaining.
    ``chair_choice`` is the voice of whoever presides, empty when nobody needed it.
    """

    hearing = models.ForeignKey(Hearing, models.PROTECT, related_name="shown_hands")
    bloc_code = models.CharField("bloc", max_length=40)
    counts = models.JSONField("voix par collège")
    chair_choice = models.CharField(
        "voix de qui préside", max_length=10, choices=Vote.Choice.choices, blank=True
    )
    recorded_at = models.DateTimeField("enregistré le", auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "main levée"
        verbose_name_plural = "mains levées"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.bloc_code} : main levée"
