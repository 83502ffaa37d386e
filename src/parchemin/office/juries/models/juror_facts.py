"""What is learnt of a member with time: mandates, availability, and all that may change."""

from django.conf import settings
from django.db import models

from parchemin.office.juries.models.pool import Juror


class Mandate(models.Model):
    """A mandate after the one the member came with; a renewal is a new row."""

    juror = models.ForeignKey(Juror, models.PROTECT, related_name="mandates")
    since = models.DateField("depuis le")
    until = models.DateField("jusqu'au", null=True, blank=True)
    named_by = models.CharField("désigné par", max_length=160, blank=True)
    recorded_at = models.DateTimeField("enregistré le", auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "mandat"
        ordering = ["since", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="un_mandat_ne_finit_pas_avant_de_commencer",
            )
        ]

    def __str__(self) -> str:
        return f"{self.juror} depuis le {self.since:%d/%m/%Y}"


class Availability(models.Model):
    """A member may or may not sit on these days, both included; the last word on a day counts."""

    juror = models.ForeignKey(Juror, models.PROTECT, related_name="availabilities")
    first_day = models.DateField("du")
    last_day = models.DateField("au")
    available = models.BooleanField("disponible")
    comment = models.CharField("précision", max_length=255, blank=True)
    recorded_at = models.DateTimeField("enregistrée le", auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "disponibilité"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")),
                name="une_disponibilite_ne_finit_pas_avant_de_commencer",
            )
        ]

    def __str__(self) -> str:
        word = "disponible" if self.available else "indisponible"
        return f"{word} du {self.first_day:%d/%m/%Y} au {self.last_day:%d/%m/%Y}"


class JurorFact(models.Model):
    """Something said of a member from a day on; of two facts of a family the latest counts."""

    class Kind(models.TextChoices):
        COMPETENT = "competence", "Compétent pour (certification ou bloc)"
        NO_LONGER_COMPETENT = "competence_retiree", "N'est plus compétent pour"
        YEARS = "annees_metier", "Années d'expérience du métier"
        IN_TRADE = "metier_exerce", "Exerce le métier"
        LEFT_TRADE = "metier_quitte", "A quitté le métier"
        QUALIFIED = "qualifie", "Qualifié pour la certification"
        NOT_QUALIFIED = "non_qualifie", "Non qualifié pour la certification"
        INSIDE = "certificateur", "Appartient au certificateur"
        OUTSIDE = "exterieur", "Extérieur au certificateur"
        FULL_VOICE = "voix_deliberative", "Voix délibérative"
        ADVISORY_VOICE = "voix_consultative", "Voix consultative"
        QUALITY = "qualite", "Qualité"

    juror = models.ForeignKey(Juror, models.PROTECT, related_name="facts")
    kind = models.CharField("fait", max_length=20, choices=Kind.choices)
    value = models.CharField("précision", max_length=160, blank=True)
    since = models.DateField("depuis le")
    recorded_at = models.DateTimeField("enregistré le", auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "fait sur un membre"
        verbose_name_plural = "faits sur les membres"
        ordering = ["since", "id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.value}".strip()
