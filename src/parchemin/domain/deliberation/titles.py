"""What sentences call modalities and competencies, by code."""

from textwrap import shorten

from parchemin.domain.deliberation.facts import competency_codes
from parchemin.domain.deliberation.plan import Plan

Titles = dict[str, str]
LONGEST_COMPETENCY = 80


def titles_of(plan: Plan) -> Titles:
    """The title of each modality and the text of each competency, by code."""
    titles = {each.code: each.title for bloc in plan.blocs for each in bloc.modalities}
    for bloc in plan.certification.blocs:
        pairs = zip(competency_codes(bloc), bloc.competencies, strict=True)
        titles.update({code: each.text for code, each in pairs})
    return titles


def competency_named(code: str, titles: Titles) -> str:
    """A competency by its code and its first words."""
    text = titles.get(code, "")
    short = shorten(text, width=LONGEST_COMPETENCY, placeholder="…")
    return f"{code} « {short} »" if short else code
