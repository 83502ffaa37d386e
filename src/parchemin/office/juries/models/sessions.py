"""A jury session: its règlement, its members, its candidates."""

import uuid

from django.db import models

from parchemin.office.candidates.models import Enrolment
from parchemin.office.juries.models.pool import Juror
from parchemin.office.referentiels.models import ReglementVersion


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
