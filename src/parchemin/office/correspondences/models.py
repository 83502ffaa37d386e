"""The correspondences that the certifier decides; a rule is never changed, it ends."""

from django.conf import settings
from django.db import models

from parchemin.domain.correspondences.rule import BlocSet, CorrespondenceRule
from parchemin.domain.referentiel import CorrespondenceKind


class Rule(models.Model):
    """Whoever holds all of ``held`` may be granted all of ``given``; without blocs, the whole."""

    class Kind(models.TextChoices):
        PARTIAL = CorrespondenceKind.PARTIAL.value, "Partielle : des blocs contre des blocs"
        TOTAL = CorrespondenceKind.TOTAL.value, "Totale : deux certifications de même niveau"
        TOWARDS_RS = CorrespondenceKind.TOWARDS_RS.value, "Avec une certification du RS"

    given_number = models.CharField("certification accordée", max_length=60)
    given_blocs = models.JSONField("blocs accordés", default=list)
    held_number = models.CharField("certification tenue", max_length=60)
    held_blocs = models.JSONField("blocs tenus", default=list)
    kind = models.CharField("nature", max_length=20, choices=Kind.choices)
    decision = models.CharField("décision", max_length=255)
    decided_on = models.DateField("décidée le")
    since = models.DateField("applicable depuis le")
    until = models.DateField("applicable jusqu'au", null=True, blank=True)
    recorded_at = models.DateTimeField("enregistrée le", auto_now_add=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="enregistrée par", related_name="+"
    )

    class Meta:
        verbose_name = "règle de correspondance"
        verbose_name_plural = "règles de correspondance"
        ordering = ["id"]
        indexes = [models.Index(fields=["given_number"], name="correspondances_vers")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(decision=""), name="une_correspondance_cite_sa_decision"
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="une_correspondance_finit_apres_son_debut",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.held} → {self.given}"

    @property
    def held(self) -> BlocSet:
        return BlocSet(number=self.held_number, blocs=frozenset(self.held_blocs))

    @property
    def given(self) -> BlocSet:
        return BlocSet(number=self.given_number, blocs=frozenset(self.given_blocs))

    def as_domain(self) -> CorrespondenceRule:
        """The rule as the domain knows it, ended when it has been."""
        ended = getattr(self, "end", None)
        last = min(filter(None, (self.until, ended.last_day if ended else None)), default=None)
        return CorrespondenceRule(
            held=self.held,
            given=self.given,
            kind=CorrespondenceKind(self.kind),
            decision=f"{self.decision}, {self.decided_on:%d/%m/%Y}",
            source="décision du certificateur",
            since=self.since,
            until=last,
        )


class RuleEnd(models.Model):
    """The last day of a rule, decided after it was set."""

    rule = models.OneToOneField(Rule, models.PROTECT, related_name="end")
    last_day = models.DateField("dernier jour")
    reason = models.CharField("motif", max_length=255)
    recorded_at = models.DateTimeField("enregistrée le", auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "fin d'une règle de correspondance"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(reason=""), name="la_fin_d_une_correspondance_dit_son_motif"
            )
        ]

    def __str__(self) -> str:
        return f"fin de {self.rule} le {self.last_day}"
