"""The register's fiches as its nightly exports give them, and what changes from one to the next."""

from django.db import models
from django.db.models import Case, Q, Value, When

ALIVE_FIRST = Case(
    When(Q(active=True, gone_on=None), then=Value(0)),
    default=Value(1),
    output_field=models.IntegerField(),
)
"""The rank by which the active fiches of the newest export come before the others."""


class Export(models.Model):
    """One file of the register's export, and how far its import went.

    ``sha256`` is that of the file that was given. ``position`` and ``size`` count the bytes of its
    XML. ``problems`` lists the fiches left aside as ``{"lieu", "constat"}``. Until ``finished_at``,
    the import goes on where it stopped each time it is asked for. ``deposited`` names the file that
    a screen received, empty for one that stays where it is.
    """

    name = models.CharField("fichier", max_length=255)
    sha256 = models.CharField("empreinte", max_length=64, unique=True)
    register = models.CharField("répertoire", max_length=4, blank=True)
    dated = models.DateField("date de l'export")
    started_at = models.DateTimeField("commencé le", auto_now_add=True)
    finished_at = models.DateTimeField("achevé le", null=True, blank=True)
    requested_by = models.CharField("demandé par", max_length=150)
    deposited = models.CharField("dépôt", max_length=100, blank=True)
    size = models.BigIntegerField("taille", default=0)
    position = models.BigIntegerField("avancement", default=0)
    read = models.PositiveIntegerField("fiches lues", default=0)
    added = models.PositiveIntegerField("nouvelles", default=0)
    changed = models.PositiveIntegerField("changées", default=0)
    gone = models.PositiveIntegerField("disparues", default=0)
    problems = models.JSONField("fiches laissées de côté", default=list)
    failure = models.CharField("incident", max_length=500, blank=True)

    class Meta:
        verbose_name = "export du registre"
        verbose_name_plural = "exports du registre"
        ordering = ["-dated", "-id"]

    def __str__(self) -> str:
        return f"{self.name} du {self.dated:%d/%m/%Y}"

    @property
    def percent(self) -> int:
        """How far the reading went, in whole per cent."""
        return min(100, 100 * self.position // self.size) if self.size else 0


class Fiche(models.Model):
    """A fiche as the newest export gives it: what lists show, sort and filter.

    ``digest`` is that of its XML, which ``Document`` keeps. ``gone_on`` is the date of the export
    in which it no longer stands. ``order`` is the figure of its number.
    """

    number = models.CharField("numéro", max_length=20, unique=True)
    order = models.PositiveIntegerField("rang")
    register = models.CharField("répertoire", max_length=4)
    title = models.CharField("intitulé", max_length=1000)
    sorted_title = models.CharField("intitulé sans accents", max_length=120)
    level = models.PositiveSmallIntegerField("niveau", null=True, blank=True)
    active = models.BooleanField("active", null=True, blank=True)
    state = models.CharField("état de la fiche", max_length=80, blank=True)
    abbreviation = models.CharField("type", max_length=80, blank=True)
    certifiers = models.TextField("certificateurs", blank=True)
    decided_on = models.DateField("décision", null=True, blank=True)
    effective_on = models.DateField("effet", null=True, blank=True)
    ends_on = models.DateField("fin d'enregistrement", null=True, blank=True)
    last_delivery_on = models.DateField("dernière délivrance", null=True, blank=True)
    published_on = models.DateField("publication", null=True, blank=True)
    digest = models.BinaryField("empreinte", max_length=16)
    export = models.ForeignKey(Export, models.PROTECT, verbose_name="export", related_name="+")
    gone_on = models.DateField("disparue le", null=True, blank=True)

    class Meta:
        verbose_name = "fiche du registre"
        verbose_name_plural = "fiches du registre"
        ordering = ["register", "-order"]
        indexes = [
            models.Index(fields=["register", "-order"], name="fiches_par_numero"),
            models.Index(fields=["register", "order"], name="fiches_par_rang"),
            models.Index(fields=["sorted_title", "number"], name="fiches_par_titre"),
            models.Index(fields=["ends_on", "number"], name="fiches_par_fin"),
            models.Index(fields=["level", "number"], name="fiches_par_niveau"),
            models.Index(ALIVE_FIRST, "sorted_title", "number", name="fiches_actives_d_abord"),
        ]

    def __str__(self) -> str:
        return self.number


class Document(models.Model):
    """The XML of a fiche as an export gave it, compressed; a fact, never changed."""

    fiche = models.ForeignKey(Fiche, models.PROTECT, verbose_name="fiche")
    export = models.ForeignKey(Export, models.PROTECT, verbose_name="export", related_name="+")
    encoding = models.CharField("encodage", max_length=20)
    content = models.BinaryField("contenu")

    class Meta:
        verbose_name = "texte d'une fiche"
        verbose_name_plural = "textes des fiches"
        constraints = [
            models.UniqueConstraint(
                fields=["fiche", "export"], name="un_texte_par_fiche_et_par_export"
            )
        ]

    def __str__(self) -> str:
        return f"{self.fiche_id}, export {self.export_id}"


class Change(models.Model):
    """What a newer export changed in a fiche; a fact, never changed.

    ``what`` lists ``{"quoi", "avant", "apres"}``; both texts are kept whole.
    """

    fiche = models.ForeignKey(Fiche, models.PROTECT, verbose_name="fiche")
    before = models.ForeignKey(Document, models.PROTECT, verbose_name="avant", related_name="+")
    after = models.ForeignKey(Document, models.PROTECT, verbose_name="après", related_name="+")
    former_on = models.DateField("export précédent")
    newer_on = models.DateField("export nouveau")
    what = models.JSONField("ce qui change", default=list)

    class Meta:
        verbose_name = "changement"
        ordering = ["-newer_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["after"], name="un_changement_par_texte_nouveau")
        ]

    def __str__(self) -> str:
        return f"{self.fiche_id}, {self.former_on} → {self.newer_on}"


class Sentence(models.Model):
    """The digest of one competency of a fiche: what finds copies; remade with its fiche.

    ``fiche`` is no constraint of the base: checking half a million rows one by one takes longer
    than writing them, and they are only written with their fiche.
    """

    fiche = models.ForeignKey(
        Fiche, models.DO_NOTHING, verbose_name="fiche", db_constraint=False, related_name="+"
    )
    bloc = models.CharField("bloc", max_length=30, blank=True)
    digest = models.BigIntegerField("empreinte", db_index=True)

    class Meta:
        verbose_name = "phrase de compétence"
        verbose_name_plural = "phrases de compétence"

    def __str__(self) -> str:
        return f"{self.fiche_id} {self.bloc} {self.digest}"
