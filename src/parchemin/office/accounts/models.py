"""Who may sign in, and in which role."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class Role(models.TextChoices):
    """The roles of the office; one account has one role."""

    SECRETARIAT = "secretariat", "Secrétariat du certificateur"
    BODY = "organisme", "Organisme habilité"
    CANDIDATE = "candidat", "Candidat"
    TUTOR = "tuteur", "Tuteur ou manager"
    ASSESSOR = "evaluateur", "Évaluateur"
    JUROR = "jury", "Membre de jury"
    AUDITOR = "auditeur", "Auditeur"


class User(AbstractUser):
    """An account; the username is what the journal shows as author."""

    role = models.CharField("rôle", max_length=20, choices=Role.choices)

    class Meta(AbstractUser.Meta):
        verbose_name = "compte"
        verbose_name_plural = "comptes"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values), name="le_role_est_un_role_connu"
            )
        ]
