"""One person, one file; the paths the person enters; the blocs the person holds."""

import uuid

from django.conf import settings
from django.db import models

from parchemin.domain.person import BirthDate, BirthPlace, Sex
from parchemin.domain.person import CivilStatus as DomainCivilStatus
from parchemin.office.accounts.models import User
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
    identity_key = models.CharField("clé d'identité", max_length=160, blank=True, editable=False)
    homonym = models.PositiveSmallIntegerField("rang parmi ses homonymes", default=0)

    class Meta:
        verbose_name = "personne"
        constraints = [
            models.UniqueConstraint(
                fields=["identity_key", "homonym"],
                condition=~models.Q(identity_key=""),
                name="une_personne_un_seul_dossier",
            )
        ]

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
    birth_postal_code = models.CharField(  # noqa: DJ001 - colonne ajoutée à une table scellée
        "code postal de naissance", max_length=5, null=True, blank=True
    )
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

    @classmethod
    def of(
        cls, status: DomainCivilStatus, *, person: Person, by: User, reason: str = ""
    ) -> "CivilStatus":
        """The row, not yet saved, of a civil status of the domain."""
        place, birth = status.birth_place, status.birth_date
        return cls(
            person=person,
            birth_name=status.birth_name,
            use_name=status.use_name or "",
            first_names=list(status.first_names),
            birth_year=birth.year,
            birth_month=birth.month,
            birth_day=birth.day,
            sex=status.sex.value,
            birth_commune_code=place.insee_code or "",
            birth_commune_label=place.label or "",
            birth_postal_code=place.postal_code,
            birth_country_code=place.country_code or "",
            birth_country_label=place.country_label or "",
            reason=reason,
            recorded_by=by,
        )

    def as_domain(self) -> DomainCivilStatus:
        """The same civil status as the rules know it."""
        return DomainCivilStatus(
            birth_name=self.birth_name,
            first_names=tuple(self.first_names),
            birth_date=BirthDate(self.birth_year, self.birth_month, self.birth_day),
            sex=Sex(self.sex),
            use_name=self.use_name or None,
            birth_place=BirthPlace(
                insee_code=self.birth_commune_code or None,
                postal_code=self.birth_postal_code,
                label=self.birth_commune_label or None,
                country_code=self.birth_country_code or None,
                country_label=self.birth_country_label or None,
            ),
        )

    @property
    def birth_date(self) -> str:
        """The date of birth the French way, as far as it is known."""
        return BirthDate(self.birth_year, self.birth_month, self.birth_day).in_french()


class CandidateFile(models.Model):
    """A file of candidates read without fault, waiting for a person to confirm it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField("nom du fichier", max_length=255)
    content = models.BinaryField("contenu")
    sha256 = models.CharField("empreinte", max_length=64)
    version = models.ForeignKey(Version, models.PROTECT)
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True)
    entered_on = models.DateField("entrée le, sauf ligne qui le dit", null=True, blank=True)
    received_at = models.DateTimeField("reçu le", auto_now_add=True)
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    imported_at = models.DateTimeField("importé le", null=True, blank=True)

    class Meta:
        verbose_name = "fichier de candidats"
        ordering = ["-received_at"]

    def __str__(self) -> str:
        return self.name


class Enrolment(models.Model):
    """A path into one certification: the référentiel version and règlement are frozen at entry.

    ``version`` changes only by a ``VersionMove``, which keeps the former one.
    """

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
    blocs_only = models.BooleanField("ne vise que des blocs", null=True)

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


class VersionMove(models.Model):
    """A path moved to another version of its certification; what was recorded before stays."""

    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="moves")
    from_version = models.ForeignKey(
        Version, models.PROTECT, related_name="+", verbose_name="version quittée"
    )
    to_version = models.ForeignKey(
        Version, models.PROTECT, related_name="+", verbose_name="version suivie"
    )
    reason = models.CharField("motif", max_length=255)
    recorded_at = models.DateTimeField("enregistré le", auto_now_add=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="enregistré par", related_name="+"
    )

    class Meta:
        verbose_name = "changement de version"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(reason=""), name="un_changement_de_version_dit_son_motif"
            ),
            models.CheckConstraint(
                condition=~models.Q(from_version=models.F("to_version")),
                name="un_changement_de_version_change_de_version",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment} : de {self.from_version} à {self.to_version}"


class OptionChoice(models.Model):
    """The options a candidate chose; a change is a new row, the last one counts."""

    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="option_choices")
    names = models.JSONField("options choisies")
    recorded_at = models.DateTimeField("enregistré le", auto_now_add=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="enregistré par", related_name="+"
    )

    class Meta:
        verbose_name = "choix d'options"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.enrolment} : {', '.join(self.names)}"


class HostCompany(models.Model):
    """The enterprise that welcomes a candidate, as known one day; the last row counts.

    ``workforce`` is its number of employees, null while nobody has said it.
    """

    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="host_companies")
    name = models.CharField("entreprise", max_length=255)
    workforce = models.PositiveIntegerField("effectif (salariés)", null=True, blank=True)
    known_on = models.DateField("effectif constaté le", null=True, blank=True)
    recorded_at = models.DateTimeField("enregistré le", auto_now_add=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="enregistré par", related_name="+"
    )

    class Meta:
        verbose_name = "entreprise d'accueil"
        verbose_name_plural = "entreprises d'accueil"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(workforce=None, known_on=None)
                | models.Q(workforce__isnull=False, known_on__isnull=False),
                name="un_effectif_dit_son_jour",
            )
        ]

    def __str__(self) -> str:
        return f"{self.enrolment} : {self.name}"


class HeldBloc(models.Model):
    """A bloc already won elsewhere or before, with its proof; never erased, even when expired."""

    class How(models.TextChoices):
        HELD = "deja_acquis", "Décision d'un jury antérieur"
        EXPERIENCE = "experience", "Validation des acquis de l'expérience"
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


class HeldBlocWithdrawal(models.Model):
    """A held bloc recorded by mistake: it stays written and no longer counts."""

    held = models.OneToOneField(HeldBloc, models.PROTECT, related_name="withdrawal")
    reason = models.CharField("motif", max_length=255)
    recorded_at = models.DateTimeField("enregistré le", auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "retrait d'un bloc acquis"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(reason=""), name="un_retrait_de_bloc_dit_son_motif"
            )
        ]

    def __str__(self) -> str:
        return f"retrait de {self.held}"


class CorrespondenceDecision(models.Model):
    """Whether blocs of another certification are accepted; the last row for a number counts."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="correspondence_decisions")
    number = models.CharField("certification", max_length=60)
    granted = models.BooleanField("acceptée")
    reason = models.CharField("motif", max_length=255, blank=True)
    recorded_at = models.DateTimeField("enregistrée le", auto_now_add=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="enregistrée par", related_name="+"
    )

    class Meta:
        verbose_name = "décision de correspondance"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(granted=True) | ~models.Q(reason=""),
                name="un_refus_de_correspondance_dit_son_motif",
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} : {'acceptée' if self.granted else 'refusée'}"
