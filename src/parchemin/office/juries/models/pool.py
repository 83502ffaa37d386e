"""Who may sit: the pool of members and what ties them to candidates."""

from django.conf import settings
from django.db import models

from parchemin.office.candidates.models import Person


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
