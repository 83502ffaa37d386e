"""The certifier itself and the bodies it has accredited."""

from django.conf import settings
from django.db import models


class Certifier(models.Model):
    """The certifier this office works for: what its certificates and declarations must show.

    One row per state of the identity, never overwritten; the newest is in force.
    """

    legal_name = models.CharField("dénomination légale", max_length=255)
    trade_name = models.CharField("nom commercial", max_length=255, blank=True)
    siret = models.CharField("SIRET", max_length=14, blank=True)
    place = models.CharField("lieu de délivrance", max_length=120)
    signatory_name = models.CharField("signataire", max_length=120)
    signatory_title = models.CharField("qualité du signataire", max_length=160)
    cdc_client = models.CharField(
        "identifiant client à la Caisse des Dépôts", max_length=8, blank=True
    )
    cdc_contract = models.CharField("identifiant de contrat", max_length=20, blank=True)
    recorded_at = models.DateTimeField("enregistré le", auto_now_add=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="enregistré par", related_name="+"
    )

    class Meta:
        verbose_name = "identité du certificateur"
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.legal_name


class Registration(models.Model):
    """What the certifier states of one certification when its public text is silent.

    One row per statement, never overwritten; the newest for a number is in force. Each date is
    null when not stated.
    """

    number = models.CharField("numéro de certification", max_length=60)
    decision = models.DateField("date de la décision d'enregistrement", null=True, blank=True)
    end_of_registration = models.DateField("fin d'enregistrement", null=True, blank=True)
    last_delivery = models.DateField("dernière délivrance possible", null=True, blank=True)
    source = models.CharField("source", max_length=255)
    recorded_at = models.DateTimeField("enregistré le", auto_now_add=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="enregistré par", related_name="+"
    )

    class Meta:
        verbose_name = "complément d'enregistrement"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"enregistrement de {self.number}"


class Body(models.Model):
    """An accredited training or assessing body; ``members`` are its accounts."""

    name = models.CharField("nom", max_length=255, unique=True)
    siret = models.CharField("SIRET", max_length=14, blank=True)
    members = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="bodies", verbose_name="comptes"
    )

    class Meta:
        verbose_name = "organisme"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Accreditation(models.Model):
    """What a body may do, for which certification, between which dates (R. 6113-16)."""

    class Scope(models.TextChoices):
        TRAIN = "former", "Former"
        ASSESS = "organiser", "Organiser l'évaluation"
        BOTH = "former_et_organiser", "Former et organiser l'évaluation"

    body = models.ForeignKey(Body, models.PROTECT, related_name="accreditations")
    number = models.CharField("numéro de certification", max_length=60)
    scope = models.CharField("rôle", max_length=20, choices=Scope.choices)
    since = models.DateField("depuis le")
    until = models.DateField("jusqu'au", null=True, blank=True)

    class Meta:
        verbose_name = "habilitation"
        ordering = ["body", "number", "since"]

    def __str__(self) -> str:
        return f"{self.body} : {self.get_scope_display()} {self.number}"
