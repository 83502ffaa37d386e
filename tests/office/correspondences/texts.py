"""Another certification, of which the office only has the text."""

from dataclasses import replace

from parchemin.office.referentiels.models import Version
from parchemin.office.referentiels.queries import certification_of
from parchemin.readers.document import certification as certification_document
from tests.office.promotion import NUMBER, Published

OTHER = "RNCP77001"


def another_text(published: Published) -> Version:
    """A draft that says nearly the same as the published text, under another number."""
    text = certification_of(published.version)
    blocs = tuple(replace(bloc, code=bloc.code.replace(NUMBER, OTHER)) for bloc in text.blocs)
    other = replace(text, number=OTHER, title="CQP Voisin", blocs=blocs)
    return Version.objects.create(
        source=published.version.source,
        number=OTHER,
        title="CQP Voisin",
        rank=1,
        content=certification_document(other),
    )
