"""What a person answered to a quality finding."""

from django.conf import settings
from django.db import models


class Answer(models.Model):
    """An answer to one finding of a certification; the last one counts.

    ``key`` names the rule and the words it was about: the answer follows the words from one version
    of the référentiel to the next, and falls when they change.
    """

    class Verdict(models.TextChoices):
        TO_MEND = "a_reprendre", "À reprendre dans la prochaine version"
        JUSTIFIED = "justifie", "Justifié : rien à changer"
        WRONG = "sans_objet", "Sans objet : le constat se trompe"

    number = models.CharField("certification", max_length=60)
    key = models.CharField("constat", max_length=64)
    rule = models.CharField("règle", max_length=60)
    quote = models.TextField("mots")
    verdict = models.CharField("réponse", max_length=20, choices=Verdict.choices)
    note = models.CharField("note", max_length=500)
    recorded_at = models.DateTimeField("enregistrée le", auto_now_add=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="par", related_name="+"
    )

    class Meta:
        verbose_name = "réponse à un constat"
        verbose_name_plural = "réponses aux constats"
        ordering = ["id"]
        indexes = [models.Index(fields=["number", "key"], name="reponses_par_constat")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(note=""), name="une_reponse_a_un_constat_dit_pourquoi"
            )
        ]

    def __str__(self) -> str:
        return f"{self.rule} : {self.get_verdict_display()}"
