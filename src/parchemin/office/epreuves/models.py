"""What assessors found, modality by modality and competency by competency."""

from django.conf import settings
from django.db import models

from parchemin.office.candidates.models import Enrolment


class Assignment(models.Model):
    """An assessor charged with one candidate."""

    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="assignments")
    assessor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="assignments"
    )

    class Meta:
        verbose_name = "affectation"
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "assessor"], name="un_evaluateur_affecte_une_fois"
            )
        ]

    def __str__(self) -> str:
        return f"{self.assessor} évalue {self.enrolment}"


class Outcome(models.TextChoices):
    ACQUIRED = "acquis", "Acquis"
    NOT_ACQUIRED = "non_acquis", "Non acquis"
    ABSENT = "absent", "Absent"
    EXCUSED = "excuse", "Absent excusé"


class Result(models.Model):
    """The result of one modality (``assessment_code``) or of one competency of the bloc
    (``competency_rank``, from 1, without modality); ``mark`` and ``out_of`` go together.

    Never overwritten: a correction is a new row that names the row it ``supersedes`` and its reason.
    """

    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="results")
    bloc_code = models.CharField("bloc", max_length=40)
    assessment_code = models.CharField("modalité", max_length=50, blank=True)
    competency_rank = models.PositiveSmallIntegerField("compétence", null=True, blank=True)
    outcome = models.CharField("résultat", max_length=12, choices=Outcome.choices)
    mark = models.DecimalField("note", max_digits=5, decimal_places=2, null=True, blank=True)
    out_of = models.DecimalField("sur", max_digits=5, decimal_places=2, null=True, blank=True)
    comment = models.CharField("observations", max_length=1000, blank=True)
    obtained_on = models.DateField("épreuve du")
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    reason = models.CharField("motif de la correction", max_length=255, blank=True)
    recorded_at = models.DateTimeField("enregistré le", auto_now_add=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="enregistré par", related_name="+"
    )

    class Meta:
        verbose_name = "résultat"
        ordering = ["id"]
        indexes = [models.Index(fields=["enrolment", "bloc_code"], name="resultats_d_un_bloc")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(supersedes__isnull=True) | ~models.Q(reason=""),
                name="une_correction_de_resultat_dit_son_motif",
            ),
            models.UniqueConstraint(
                fields=["enrolment", "assessment_code", "obtained_on"],
                condition=models.Q(supersedes__isnull=True, competency_rank__isnull=True),
                name="un_passage_d_une_modalite_se_saisit_une_fois",
            ),
            models.UniqueConstraint(
                fields=["enrolment", "bloc_code", "competency_rank", "obtained_on"],
                condition=models.Q(supersedes__isnull=True, competency_rank__isnull=False),
                name="un_passage_d_une_competence_se_saisit_une_fois",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assessment_code} : {self.get_outcome_display()}"


class Opinion(models.Model):
    """What one assessor says, in a role that the règlement names, of a modality or of a bloc
    (``assessment_code`` empty); ``favourable`` is None when he only gives a mark.

    Never overwritten: a correction is a new row that names the row it ``supersedes`` and its reason.
    """

    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="opinions")
    bloc_code = models.CharField("bloc", max_length=40)
    assessment_code = models.CharField("modalité", max_length=50, blank=True)
    role = models.CharField("rôle", max_length=80)
    assessor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="évaluateur", related_name="+"
    )
    favourable = models.BooleanField("favorable", null=True, blank=True)
    mark = models.DecimalField("note", max_digits=5, decimal_places=2, null=True, blank=True)
    out_of = models.DecimalField("sur", max_digits=5, decimal_places=2, null=True, blank=True)
    comment = models.CharField("observations", max_length=1000, blank=True)
    given_on = models.DateField("avis du")
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    reason = models.CharField("motif de la correction", max_length=255, blank=True)
    recorded_at = models.DateTimeField("enregistré le", auto_now_add=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="enregistré par", related_name="+"
    )

    class Meta:
        verbose_name = "avis"
        verbose_name_plural = "avis"
        ordering = ["id"]
        indexes = [models.Index(fields=["enrolment", "bloc_code"], name="avis_d_un_bloc")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(supersedes__isnull=True) | ~models.Q(reason=""),
                name="une_correction_d_avis_dit_son_motif",
            ),
            models.CheckConstraint(
                condition=models.Q(favourable__isnull=False) | models.Q(mark__isnull=False),
                name="un_avis_dit_oui_ou_non_ou_donne_une_note",
            ),
            models.UniqueConstraint(
                fields=[
                    "enrolment",
                    "bloc_code",
                    "assessment_code",
                    "role",
                    "assessor",
                    "given_on",
                ],
                condition=models.Q(supersedes__isnull=True),
                name="un_evaluateur_donne_un_avis_par_jour",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assessment_code or self.bloc_code} : avis de {self.assessor}"


class FraudStep(models.Model):
    """One step about a fraud at one modality: noted, candidate heard, then upheld or dismissed.

    Never overwritten: what happens later is another step.
    """

    class Kind(models.TextChoices):
        NOTED = "relevee", "Fraude relevée"
        HEARD = "entendu", "Candidat entendu"
        UPHELD = "retenue", "Fraude retenue"
        DISMISSED = "ecartee", "Fraude écartée"

    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="fraud_steps")
    bloc_code = models.CharField("bloc", max_length=40)
    assessment_code = models.CharField("modalité", max_length=50)
    kind = models.CharField("étape", max_length=10, choices=Kind.choices)
    happened_on = models.DateField("le")
    text = models.CharField("compte rendu", max_length=2000)
    recorded_at = models.DateTimeField("enregistré le", auto_now_add=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="enregistré par", related_name="+"
    )

    class Meta:
        verbose_name = "étape d'une fraude"
        verbose_name_plural = "étapes des fraudes"
        ordering = ["id"]
        indexes = [models.Index(fields=["enrolment", "bloc_code"], name="fraudes_d_un_bloc")]

    def __str__(self) -> str:
        return f"{self.assessment_code} : {self.get_kind_display().lower()}"
