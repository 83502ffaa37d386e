"""The logbook: what the tutor and the manager attest of each competency at work."""

from django.conf import settings
from django.db import models

from parchemin.office.candidates.models import Enrolment


class Mentor(models.Model):
    """A person at work who may attest for one candidate, in one function."""

    class Function(models.TextChoices):
        TUTOR = "tuteur", "Tuteur"
        MANAGER = "manager", "Manager"

    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="mentors")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="mentored")
    function = models.CharField("fonction", max_length=10, choices=Function.choices)

    class Meta:
        verbose_name = "tuteur ou manager"
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "account", "function"], name="un_accompagnant_par_fonction"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_function_display()} de {self.enrolment}"


class Attestation(models.Model):
    """One statement on one competency; a refusal says why, a later statement adds to it."""

    mentor = models.ForeignKey(Mentor, models.PROTECT, related_name="attestations")
    bloc_code = models.CharField("bloc", max_length=40)
    competency_rank = models.PositiveSmallIntegerField("rang de la compétence")
    mastered = models.BooleanField("maîtrisée")
    comment = models.CharField("commentaire", max_length=1000, blank=True)
    stated_on = models.DateField("le")
    recorded_at = models.DateTimeField("enregistré le", auto_now_add=True)

    class Meta:
        verbose_name = "attestation"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.bloc_code} compétence {self.competency_rank}"


class StageAssessment(models.Model):
    """The tutor assessed the candidate at one stage that the règlement names; facts are added."""

    mentor = models.ForeignKey(Mentor, models.PROTECT, related_name="stages")
    stage = models.CharField("étape", max_length=120)
    happened_on = models.DateField("le")
    comment = models.CharField("observations", max_length=1000, blank=True)
    recorded_at = models.DateTimeField("enregistré le", auto_now_add=True)

    class Meta:
        verbose_name = "évaluation du tuteur"
        verbose_name_plural = "évaluations du tuteur"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["mentor", "stage", "happened_on"],
                name="une_evaluation_par_etape_et_par_jour",
            )
        ]

    def __str__(self) -> str:
        return f"évaluation « {self.stage} »"
