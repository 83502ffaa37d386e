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
    """A règlement as its certifier wrote it (TOML), frozen for ever once published.

    ``reason`` says why this version was put in force; null for a file published as it was.
    """

    number = models.CharField("numéro de certification", max_length=60)
    rank = models.PositiveIntegerField("version")
    name = models.CharField("nom du fichier", max_length=255)
    text = models.TextField("texte")
    sha256 = models.CharField("empreinte", max_length=64)
    published_at = models.DateTimeField("publié le", auto_now_add=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="publié par", related_name="+"
    )
    reason = models.TextField(  # noqa: DJ001 - null pour un fichier déposé sans motif
        "motif", null=True, blank=True
    )

    class Meta:
        verbose_name = "règlement"
        ordering = ["number", "-rank"]
        constraints = [
            models.UniqueConstraint(fields=["number", "rank"], name="un_rang_par_reglement")
        ]

    def __str__(self) -> str:
        return f"règlement de {self.number}, version {self.rank}"


class ReglementDraft(models.Model):
    """The next version of a règlement while it is written; its text is that of its last edit.

    Open, then closed for ever: by the version it became, or abandoned.
    """

    number = models.CharField("numéro de certification", max_length=60)
    name = models.CharField("nom du fichier", max_length=255)
    base = models.ForeignKey(
        ReglementVersion,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="drafts",
        verbose_name="version reprise",
    )
    opened_at = models.DateTimeField("ouvert le", auto_now_add=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="ouvert par", related_name="+"
    )
    closed_at = models.DateTimeField("clos le", null=True, blank=True)
    became = models.OneToOneField(
        ReglementVersion,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="draft",
        verbose_name="version mise en vigueur",
    )

    class Meta:
        verbose_name = "brouillon de règlement"
        ordering = ["number", "-opened_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["number"],
                condition=models.Q(closed_at__isnull=True),
                name="un_brouillon_ouvert_par_certification",
            )
        ]

    def __str__(self) -> str:
        return f"brouillon du règlement de {self.number}"


class ReglementEdit(models.Model):
    """One state of a draft: its whole text after an act, with the line the act bore on.

    ``place`` is empty when the whole text was replaced.
    """

    draft = models.ForeignKey(ReglementDraft, models.PROTECT, related_name="edits")
    rank = models.PositiveIntegerField("rang")
    text = models.TextField("texte")
    place = models.CharField("ligne", max_length=200, blank=True)
    says = models.CharField("ce qui a été fait", max_length=300)
    made_at = models.DateTimeField("fait le", auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="fait par", related_name="+"
    )

    class Meta:
        verbose_name = "état d'un brouillon de règlement"
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "rank"], name="un_rang_par_etat_d_un_brouillon"
            )
        ]

    def __str__(self) -> str:
        return f"{self.draft}, état {self.rank}"
