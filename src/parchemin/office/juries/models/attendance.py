"""Who was in the room, from when to when, and the sheet they signed."""

from django.conf import settings
from django.db import models

from parchemin.office.juries.models.pool import Juror
from parchemin.office.juries.models.sessions import Jury


class Passage(models.Model):
    """A member comes in or goes out at that time; the last one says whether he is there."""

    class Kind(models.TextChoices):
        ARRIVAL = "arrivee", "Arrivée"
        LEAVING = "depart", "Départ"

    jury = models.ForeignKey(Jury, models.PROTECT, related_name="passages")
    juror = models.ForeignKey(Juror, models.PROTECT, related_name="passages")
    kind = models.CharField("passage", max_length=10, choices=Kind.choices)
    at = models.DateTimeField("à")
    recorded_at = models.DateTimeField("enregistré le", auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "passage d'un membre"
        verbose_name_plural = "passages des membres"
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.juror} : {self.get_kind_display()}"


class SignedSheet(models.Model):
    """The attendance sheet as it was signed, byte for byte; ``kind`` is what its bytes are."""

    jury = models.ForeignKey(Jury, models.PROTECT, related_name="signed_sheets")
    name = models.CharField("nom du fichier", max_length=255)
    kind = models.CharField("sorte", max_length=20)
    content = models.BinaryField("contenu")
    size = models.PositiveIntegerField("taille")
    sha256 = models.CharField("empreinte", max_length=64)
    recorded_at = models.DateTimeField("déposée le", auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "feuille d'émargement signée"
        verbose_name_plural = "feuilles d'émargement signées"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["jury", "sha256"], name="une_feuille_signee_se_depose_une_fois"
            )
        ]

    def __str__(self) -> str:
        return self.name
