"""The values of a version and the gestures of its review, for templates."""

from datetime import datetime
from typing import Any

from django import template
from django.template.defaultfilters import linebreaksbr, truncatechars
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from parchemin.office.referentiels.rows import Row

register = template.Library()
EMPTY = SafeString("")


@register.filter
def jour(text: str) -> str:
    """The day of a moment written as ISO: 05/06/2026, in local time."""
    return f"{_local(text):%d/%m/%Y}"


@register.filter
def heure(text: str) -> str:
    """The hour of a moment written as ISO: 14:05, in local time."""
    return f"{_local(text):%H:%M}"


def _local(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return timezone.localtime(moment) if moment.tzinfo else moment


@register.simple_tag
def valeur(row: Row, edit: Any = None, source: Any = None, where: Any = "") -> SafeString:
    """One value; ``edit``, the version to correct; ``source``, true when the text is beside."""
    return format_html(
        '<span class="valeur{}" id="{}"{}>{}</span>{}{}{}',
        " muet" if row.silent else "",
        row.identifier,
        format_html(' tabindex="-1" data-source="{}"', row.target) if source else EMPTY,
        linebreaksbr(row.shown, autoescape=True),
        _edited(row),
        _to_source(row, where) if source and row.target else EMPTY,
        _to_correct(row, edit, where) if edit else EMPTY,
    )


def _edited(row: Row) -> SafeString:
    if row.edit is None:
        return EMPTY
    read = row.read if row.read != row.shown else ""
    said = format_html("lu : « {} » ; ", truncatechars(read, 300)) if read else EMPTY
    return format_html(
        ' <span class="etat etat-attente">{}</span> <span class="lu">{}{} ({})</span>',
        row.badge, said, row.edit.reason or f"modification n° {row.edit.number}", row.edit.by,
    )  # fmt: skip


def _to_source(row: Row, where: Any) -> SafeString:
    return format_html(
        ' <a class="vers" href="#{}" data-source="{}">source<span class="visually-hidden">'
        " : {} {}</span></a>",
        row.target, row.target, row.label, where,
    )  # fmt: skip


def _to_correct(row: Row, edit: Any, where: Any) -> SafeString:
    address = reverse("referentiels:correct", args=[edit.pk, row.path])
    return format_html(
        ' <a class="vers" href="{}" hx-get="{}" hx-target="#etabli">corriger'
        '<span class="visually-hidden"> : {} {}</span></a>',
        address, address, row.label, where,
    )  # fmt: skip


@register.simple_tag
def ranger(name: str, edit: Any, where: Any = "") -> SafeString:
    """The link that puts an object on the workbench."""
    address = reverse("referentiels:arrange", args=[edit.pk, name])
    return format_html(
        ' <a class="vers" href="{}" hx-get="{}" hx-target="#etabli">ranger'
        '<span class="visually-hidden"> : {}</span></a>',
        address, address, where,
    )  # fmt: skip


@register.simple_tag
def geste(edit: Any, value: str, label: str, about: Any = "", style: str = "lien") -> SafeString:
    """A button that does a gesture on one click."""
    return format_html(
        '<button class="{}" type="submit" form="gestes" name="geste" value="{}" hx-post="{}" '
        'hx-include="#gestes" hx-swap="none">{}<span class="visually-hidden"> : {}</span></button>',
        "geste" if style == "lien" else style, value,
        reverse("referentiels:gesture", args=[edit.pk]), label, about,
    )  # fmt: skip


@register.simple_tag
def ajouter(place: str, edit: Any, label: str) -> SafeString:
    """The link that adds an object to a list."""
    address = reverse("referentiels:add", args=[edit.pk, place])
    return format_html(
        '<a class="vers ajout" href="{}" hx-get="{}" hx-target="#etabli">{}</a>',
        address, address, label,
    )  # fmt: skip
