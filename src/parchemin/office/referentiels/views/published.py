"""What is published: the list of certifications and each version."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django_tables2 import RequestConfig

from parchemin.office.permissions import may_open
from parchemin.office.referentiels import access, queries
from parchemin.office.referentiels.complements import completed, stated_dates
from parchemin.office.referentiels.exports import FORMS
from parchemin.office.referentiels.followed import Followed, followed
from parchemin.office.referentiels.review_source import source_view
from parchemin.office.referentiels.structure import structure_of
from parchemin.office.referentiels.tables import FollowedTable, as_csv
from parchemin.office.referentiels.versions import version_before
from parchemin.office.referentiels.wording import DATE_LABELS


def certifications(request: HttpRequest) -> HttpResponse:
    """The certifications the office follows, and what each still needs."""
    wanted = request.GET.get("recherche", "").strip()
    rows = _matching(_rows(request), wanted)
    if request.GET.get("format") == "csv":
        return HttpResponse(
            as_csv(rows),
            headers={
                "Content-Type": "text/csv; charset=utf-8",
                "Content-Disposition": 'attachment; filename="referentiels.csv"',
            },
        )
    acts = may_open("referentiels:upload", request.user)
    table = FollowedTable(
        rows, acts=acts, sees_reglements=may_open("referentiels:reglement", request.user)
    )
    RequestConfig(request, paginate={"per_page": 50}).configure(table)
    context = {
        "table": table,
        "rows": rows,
        "wanted": wanted,
        "acts": acts,
        "sees_correspondences": may_open("correspondences:overview", request.user),
    }
    return render(request, "referentiels/list.html", context)


def _rows(request: HttpRequest) -> list[Followed]:
    return followed(
        queries.versions_by_number(access.visible_versions(request.user)),
        queries.reglements_by_number(),
        timezone.localdate(),
        queries.open_drafts() if access.may_edit(request.user) else {},
    )


def _matching(rows: list[Followed], wanted: str) -> list[Followed]:
    words = wanted.casefold().split()
    return [
        row for row in rows if all(word in f"{row.number} {row.title}".casefold() for word in words)
    ]


def version(request: HttpRequest, version_id: int) -> HttpResponse:
    """One version as it was published, its source beside it."""
    shown = access.version_for(request.user, version_id)
    certification = queries.certification_of(shown)
    result = queries.laid_of(shown)
    view = source_view(shown.source, result)
    stated = stated_dates([shown.number]).get(shown.number)
    dates = completed(certification.dates, stated)
    context = {
        "version": shown,
        "structure": structure_of(result, view.targets),
        "view": view,
        "answers": queries.findings_of(shown),
        "stated": stated,
        "dates": [
            (label, getattr(dates, name), getattr(certification.dates, name) is None)
            for name, label in DATE_LABELS.items()
        ],
        "versions": queries.published_versions().filter(number=shown.number),
        "previous": version_before(shown),
        "reglement": queries.latest_reglement(shown.number),
        "export_forms": FORMS,
        "sees_sources": may_open("referentiels:source", request.user),
        "sees_quality": may_open("quality:findings", request.user),
        "sees_correspondences": may_open("correspondences:rules", request.user),
        "acts": may_open("referentiels:upload", request.user),
    }
    return render(request, "referentiels/version.html", context)
