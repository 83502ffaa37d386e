"""Certificates, their register, and the declaration of holders."""

import uuid

from django.conf import settings
from django.db import models

from parchemin.office.candidates.models import Person
from parchemin.office.juries.models import Decision, Jury


class Counter(models.Model):
    """The last number given in one series; taken under lock, with the row that bears it."""

    series = models.CharField(max_length=60, primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.series} : {self.last}"


class IssueBatch(models.Model):
    """A request to issue all certificates of a closed jury; it can be resumed until complete.

    ``common`` holds the mentions its papers share, frozen when it was asked for. ``failure`` is
    what a person has to mend before it can go on.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    jury = models.OneToOneField(Jury, models.PROTECT, related_name="issue_batch")
    requested_at = models.DateTimeField("demandé le", auto_now_add=True)
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    delivered_on = models.DateField("délivrance le")
    common = models.JSONField("mentions communes", default=dict)
    expected = models.PositiveIntegerField("à délivrer")
    finished_at = models.DateTimeField("achevé le", null=True, blank=True)
    failure = models.CharField("incident", max_length=500, blank=True)

    class Meta:
        verbose_name = "lot de parchemins"
        ordering = ["-requested_at"]

    def __str__(self) -> str:
        return f"lot du jury {self.jury}"


class Certificate(models.Model):
    """A certificate, numbered once, for one decision; ``mentions`` holds all that it shows."""

    class Kind(models.TextChoices):
        FULL = "parchemin", "Parchemin"
        BLOC = "attestation_de_bloc", "Attestation de bloc"

    number = models.CharField("numéro", max_length=40, unique=True)
    kind = models.CharField("nature", max_length=20, choices=Kind.choices)
    verification_code = models.CharField("code de vérification", max_length=40, unique=True)
    technical_id = models.UUIDField("identifiant technique", default=uuid.uuid4, unique=True)
    decision = models.OneToOneField(Decision, models.PROTECT, related_name="certificate")
    batch = models.ForeignKey(IssueBatch, models.PROTECT, related_name="certificates")
    person = models.ForeignKey(Person, models.PROTECT, related_name="certificates")
    certification_number = models.CharField("certification", max_length=60)
    bloc_code = models.CharField("bloc", max_length=40, blank=True)
    delivered_on = models.DateField("délivré le")
    mentions = models.JSONField("mentions")
    sha256 = models.CharField("empreinte du PDF", max_length=64)
    recorded_at = models.DateTimeField("enregistré le", auto_now_add=True)

    class Meta:
        verbose_name = "parchemin"
        ordering = ["number"]

    def __str__(self) -> str:
        return self.number


class Revocation(models.Model):
    """The withdrawal of a certificate: the register keeps both."""

    certificate = models.OneToOneField(Certificate, models.PROTECT, related_name="revocation")
    revoked_on = models.DateField("retiré le")
    reason = models.CharField("motif", max_length=500)
    recorded_at = models.DateTimeField("enregistré le", auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "retrait"

    def __str__(self) -> str:
        return f"retrait de {self.certificate}"


class Declaration(models.Model):
    """A declaration to the Caisse des Dépôts: frozen with its emitter and its time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField("numéro", max_length=40, unique=True)
    made_at = models.DateTimeField("établie le")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    emitter = models.JSONField("émetteur")
    profile = models.CharField("version du schéma", max_length=10)

    class Meta:
        verbose_name = "déclaration"
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return self.number


class DeclarationFile(models.Model):
    """One numbered XML file of a declaration, kept byte for byte."""

    declaration = models.ForeignKey(Declaration, models.PROTECT, related_name="files")
    rank = models.PositiveSmallIntegerField("rang")
    name = models.CharField("nom", max_length=120, unique=True)
    flux_id = models.UUIDField("idFlux", unique=True)
    content = models.BinaryField("contenu")
    sha256 = models.CharField("empreinte", max_length=64)
    passages = models.PositiveIntegerField("passages")

    class Meta:
        verbose_name = "fichier de déclaration"
        ordering = ["declaration", "rank"]

    def __str__(self) -> str:
        return self.name


class DeclaredPassage(models.Model):
    """A certificate sent in one file."""

    file = models.ForeignKey(DeclarationFile, models.PROTECT, related_name="declared")
    certificate = models.ForeignKey(Certificate, models.PROTECT, related_name="declared")

    class Meta:
        verbose_name = "passage déclaré"
        constraints = [
            models.UniqueConstraint(
                fields=["file", "certificate"], name="un_passage_par_fichier_et_par_parchemin"
            )
        ]

    def __str__(self) -> str:
        return f"{self.certificate} dans {self.file}"


class PassageAnswer(models.Model):
    """What the Caisse des Dépôts answered on one declared passage."""

    passage = models.OneToOneField(DeclaredPassage, models.PROTECT, related_name="answer")
    accepted = models.BooleanField("accepté")
    message = models.TextField("message", blank=True)
    recorded_at = models.DateTimeField("enregistré le", auto_now_add=True)

    class Meta:
        verbose_name = "réponse de la Caisse des Dépôts"

    def __str__(self) -> str:
        return "accepté" if self.accepted else "refusé"
