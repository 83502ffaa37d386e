"""Sources as uploaded, référentiel versions frozen by publication, and règlements."""

from django.conf import settings
from django.db import models


class Source(models.Model):
    """A file as it was received; never changed, never erased.

    ``transcript`` is the text its spans count in when the file is no text itself; else null.
    ``milestones`` are pairs: a character of that text, the place of the document from there on.
    """

    name = models.CharField("nom du fichier", max_length=255)
    kind = models.CharField("nature", max_length=20)
    sha256 = models.CharField("empreinte", max_length=64, unique=True)
    content = models.BinaryField("contenu")
    transcript = models.TextField(  # noqa: DJ001 - null quand le fichier est lui-même un texte
        "transcription", null=True, blank=True
    )
    milestones = models.JSONField("repères", null=True, blank=True)
    encoding = models.CharField("encodage", max_length=20)
    received_at = models.DateTimeField("reçu le", auto_now_add=True)
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="reçu par", related_name="+"
    )

    class Meta:
        verbose_name = "source"
        ordering = ["-received_at"]

    def __str__(self) -> str:
        return self.name


class Version(models.Model):
    """One version of a référentiel: a draft under review, then frozen for ever.

    ``content`` is one certification in the published reading format (docs/formats/lecture.md);
    ``findings`` are the reader's diagnostics, ``answers`` what a person decided on them: a layer
    of corrections and of readings, never mixed with ``content``. ``digest`` is the SHA-256 of the
    corrected content, null until publication.
    """

    source = models.ForeignKey(Source, models.PROTECT, verbose_name="source")
    number = models.CharField("numéro", max_length=60)
    title = models.CharField("intitulé", max_length=800)
    rank = models.PositiveIntegerField("version")
    content = models.JSONField("contenu")
    findings = models.JSONField("constats du lecteur", default=list)
    answers = models.JSONField("réponses aux constats", default=dict)
    digest = models.CharField(  # noqa: DJ001 - null tant que rien n'est publié
        "empreinte du contenu", max_length=64, null=True, blank=True
    )
    created_at = models.DateTimeField("créée le", auto_now_add=True)
    published_at = models.DateTimeField("publiée le", null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="publiée par",
    )

    class Meta:
        verbose_name = "version de référentiel"
        ordering = ["number", "-rank"]
        constraints = [
            models.UniqueConstraint(
                fields=["number", "rank"], name="un_rang_par_version_d_une_certification"
            ),
            models.UniqueConstraint(
                fields=["number", "digest"],
                condition=models.Q(digest__isnull=False),
                name="un_contenu_n_est_publie_qu_une_fois",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} version {self.rank}"


class ReglementVersion(models.Model):
    """A règlement as its certifier wrote it (TOML), frozen for ever once published."""

    number = models.CharField("numéro de certification", max_length=60)
    rank = models.PositiveIntegerField("version")
    name = models.CharField("nom du fichier", max_length=255)
    text = models.TextField("texte")
    sha256 = models.CharField("empreinte", max_length=64)
    published_at = models.DateTimeField("publié le", auto_now_add=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="publié par", related_name="+"
    )

    class Meta:
        verbose_name = "règlement"
        ordering = ["number", "-rank"]
        constraints = [
            models.UniqueConstraint(fields=["number", "rank"], name="un_rang_par_reglement")
        ]

    def __str__(self) -> str:
        return f"règlement de {self.number}, version {self.rank}"
