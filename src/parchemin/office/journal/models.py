"""The journal: every act of the office, each entry sealed by the hash of the one before."""

from django.db import models


class Entry(models.Model):
    """One act: who, when, what, on which object; ``details`` names no person."""

    at = models.DateTimeField("date et heure")
    actor = models.CharField("auteur", max_length=150)
    act = models.CharField("acte", max_length=80)
    object_type = models.CharField("objet", max_length=60)
    object_id = models.CharField("identifiant", max_length=64)
    details = models.JSONField("détails", default=dict)
    previous_hash = models.CharField("empreinte précédente", max_length=64)
    hash = models.CharField("empreinte", max_length=64, unique=True)

    class Meta:
        ordering = ["id"]
        verbose_name = "écriture du journal"
        verbose_name_plural = "écritures du journal"
        constraints = [
            models.UniqueConstraint(
                fields=["previous_hash"], name="une_seule_ecriture_suit_une_ecriture"
            )
        ]

    def __str__(self) -> str:
        return f"{self.id} {self.act} {self.object_type} {self.object_id}"
