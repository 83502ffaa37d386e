"""One person, one file; the paths the person enters; the blocs the person holds."""

import uuid

from django.conf import settings
from django.db import models

from parchemin.office.partners.models import Body
from parchemin.office.referentiels.models import ReglementVersion, Version


class Person(models.Model):
    """A person, once and for all; ``civil_status`` points at the status in force."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="person",
        verbose_name="compte",
    )
    civil_status = models.OneToOneField(
        "CivilStatus", models.PROTECT, null=True, related_name="+", verbose_name="état civil"
    )
    email = models.EmailField("courriel", blank=True)
    phone = models.CharField("téléphone", max_length=30, blank=True)

    class Meta:
        verbose_name = "personne"

    def __str__(self) -> str:
        return str(self.civil_status or self.id)


class CivilStatus(models.Model):
    """A civil status as recorded one day; a correction is a new row with its reason."""

    class Sex(models.TextChoices):
        F = "F", "Féminin"
        M = "M", "Masculin"

    person = models.ForeignKey(Person, models.PROTECT, related_name="civil_statuses")
    birth_name = models.CharField("nom de naissance", max_length=60)
    use_name = models.CharField("nom d'usage", max_length=60, blank=True)
    first_names = models.JSONField("prénoms", default=list)
    birth_year = models.PositiveSmallIntegerField("année de naissance")
    birth_month = models.PositiveSmallIntegerField("mois de naissance", null=True, blank=True)
    birth_day = models.PositiveSmallIntegerField("jour de naissance", null=True, blank=True)
    sex = models.CharField("sexe", max_length=1, choices=Sex.choices)
    birth_commune_code = models.CharField("code INSEE de naissance", max_length=5, blank=True)
    birth_commune_label = models.CharField("commune de naissance", max_length=60, blank=True)
    birth_country_code = models.CharField("code INSEE du pays", max_length=5, blank=True)
    birth_country_label = models.CharField("pays de naissance", max_length=60, blank=True)
    reason = models.CharField("motif de la correction", max_length=255, blank=True)
    recorded_at = models.DateTimeField("enregistré le", auto_now_add=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="enregistré par", related_name="+"
    )

    class Meta:
        verbose_name = "état civil"
        ordering = ["id"]
        indexes = [models.Index(fields=["birth_name", "birth_year"], name="etat_civil_recherche")]

    def __str__(self) -> str:
        first = self.first_names[0] if self.first_names else ""
        return f"{(self.use_name or self.birth_name).upper()} {first}"


class CandidateFile(models.Model):
    """A file of candidates read without fault, waiting for a person to confirm it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField("nom du fichier", max_length=255)
    content = models.BinaryField("contenu")
    sha256 = models.CharField("empreinte", max_length=64)
    version = models.ForeignKey(Version, models.PROTECT)
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True)
    received_at = models.DateTimeField("reçu le", auto_now_add=True)
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    imported_at = models.DateTimeField("importé le", null=True, blank=True)

    class Meta:
        verbose_name = "fichier de candidats"
        ordering = ["-received_at"]

    def __str__(self) -> str:
        return self.name


class Enrolment(models.Model):
    """A path into one certification: the référentiel version and règlement are frozen at entry."""

    class RouteChoice(models.TextChoices):
        STUDENT = "eleve_etudiant", "Statut d'élève ou d'étudiant"
        APPRENTICESHIP = "apprentissage", "Contrat d'apprentissage"
        CONTINUING = "formation_continue", "Formation continue"
        PROFESSIONALISATION = "contrat_professionnalisation", "Contrat de professionnalisation"
        INDIVIDUAL = "candidature_individuelle", "Candidature individuelle"
        EXPERIENCE = "experience", "Expérience (VAE)"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField("référence", max_length=40, unique=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="enrolments")
    version = models.ForeignKey(Version, models.PROTECT, related_name="enrolments")
    reglement = models.ForeignKey(ReglementVersion, models.PROTECT, related_name="enrolments")
    route = models.CharField("voie d'accès", max_length=30, choices=RouteChoice.choices)
    entered_on = models.DateField("entrée le")
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, verbose_name="organisme")
    recorded_at = models.DateTimeField("enregistré le", auto_now_add=True)

    class Meta:
        verbose_name = "parcours"
        verbose_name_plural = "parcours"
        ordering = ["reference"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "version"], name="une_personne_entre_une_fois_dans_une_version"
            )
        ]

    def __str__(self) -> str:
        return self.reference


class HeldBloc(models.Model):
    """A bloc already won elsewhere or before, with its proof; never erased, even when expired."""

    class How(models.TextChoices):
        HELD = "deja_acquis", "Déjà acquis"
        CORRESPONDENCE = "correspondance", "Bloc d'une autre certification"

    person = models.ForeignKey(Person, models.PROTECT, related_name="held_blocs")
    number = models.CharField("certification", max_length=60)
    bloc_code = models.CharField("bloc", max_length=40)
    how = models.CharField("origine", max_length=20, choices=How.choices)
    acquired_on = models.DateField("acquis le")
    proof = models.CharField("preuve", max_length=255)
    recorded_at = models.DateTimeField("enregistré le", auto_now_add=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="enregistré par", related_name="+"
    )

    class Meta:
        verbose_name = "bloc acquis"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.bloc_code} acquis le {self.acquired_on}"
