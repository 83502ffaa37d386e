"""What is said in session: adjusted results, votes, notes."""

from django.conf import settings
from django.db import models

from parchemin.office.juries.models.sessions import Hearing, Jury, Seat


class Adjustment(models.Model):
    """A result changed by the jury: a new layer with its reason, the assessor's result stays.

    ``assessment_code`` is empty for a bloc that its assessors judge as a whole. ``mark`` and
    ``out_of`` are given together, or not at all.
    """

    hearing = models.ForeignKey(Hearing, models.PROTECT, related_name="adjustments")
    bloc_code = models.CharField("bloc", max_length=40)
    assessment_code = models.CharField("modalité", max_length=50)
    outcome = models.CharField("résultat", max_length=12)
    mark = models.DecimalField("note", max_digits=5, decimal_places=2, null=True, blank=True)
    out_of = models.DecimalField("sur", max_digits=5, decimal_places=2, null=True, blank=True)
    reason = models.CharField("motif", max_length=500)
    recorded_at = models.DateTimeField("enregistré le", auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "ajustement du jury"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(reason=""), name="un_ajustement_du_jury_dit_son_motif"
            )
        ]

    def __str__(self) -> str:
        return f"{self.assessment_code or self.bloc_code} ajusté"


class Vote(models.Model):
    """A member's vote on one bloc; a member who changes mind adds a row, the last one counts."""

    class Choice(models.TextChoices):
        FOR = "pour", "Pour"
        AGAINST = "contre", "Contre"
        ABSTAIN = "abstention", "Abstention"

    hearing = models.ForeignKey(Hearing, models.PROTECT, related_name="votes")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="votes")
    bloc_code = models.CharField("bloc", max_length=40)
    choice = models.CharField("vote", max_length=10, choices=Choice.choices)
    recorded_at = models.DateTimeField("enregistré le", auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "vote"
        ordering = ["id"]
        indexes = [models.Index(fields=["hearing", "bloc_code"], name="votes_sur_un_bloc")]

    def __str__(self) -> str:
        return f"{self.bloc_code} : {self.get_choice_display()}"


class Note(models.Model):
    """Words of the jury for its minutes; of two notes on one thing the last one counts.

    ``hearing`` is null for a note on the whole session, ``bloc_code`` empty for a whole candidate.
    """

    class Kind(models.TextChoices):
        DEPARTURE = "ecart", "Motif de l'écart"
        RECOMMENDATION = "recommandation", "Recommandation"
        INCIDENT = "incident", "Incident"
        OBSERVATION = "observation", "Observation"

    jury = models.ForeignKey(Jury, models.PROTECT, related_name="notes")
    hearing = models.ForeignKey(
        Hearing, models.PROTECT, null=True, blank=True, related_name="notes"
    )
    bloc_code = models.CharField("bloc", max_length=40, blank=True)
    kind = models.CharField("nature", max_length=20, choices=Kind.choices)
    text = models.CharField("texte", max_length=1000)
    recorded_at = models.DateTimeField("enregistré le", auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "note de séance"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(text=""), name="une_note_de_seance_dit_quelque_chose"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} : {self.text}"
