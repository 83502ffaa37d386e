"""Files of référentiels for other programs, and the model to fill."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from parchemin.office.referentiels import access, exports
from parchemin.writers import workbook

MODEL = "referentiel-modele.xlsx"


@require_safe
def export(request: HttpRequest, version_id: int, form: str) -> HttpResponse:
    """A version in one form, as a file to keep; a draft only for who may see it."""
    shown = access.version_for(request.user, version_id)
    if form not in exports.FORMS:
        raise Http404
    name, content = exports.exported(shown, exports.FORMS[form])
    return _file(name, content, exports.FORMS[form].media_type)


@require_safe
def model(request: HttpRequest) -> HttpResponse:
    """The empty workbook that a certifier fills by hand."""
    return _file(MODEL, exports.model(), workbook.MEDIA_TYPE)


def _file(name: str, content: bytes, media_type: str) -> HttpResponse:
    return HttpResponse(
        content,
        headers={
            "Content-Type": media_type,
            "Content-Disposition": f'attachment; filename="{name}"',
            "X-Content-Type-Options": "nosniff",
        },
    )
