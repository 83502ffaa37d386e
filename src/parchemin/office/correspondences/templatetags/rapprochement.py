"""A sentence with the words it shares set apart."""

import re
from collections.abc import Collection

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from parchemin.domain.comparison.meaning import meaning_key

register = template.Library()
_WORD = re.compile(r"\w+")


@register.filter
def marking(text: str, words: Collection[str]) -> SafeString:
    """The text, with each of these words, however it is inflected or accented, in bold."""
    keys = {meaning_key(word.casefold()) for word in words}
    parts, position = [], 0
    for match in _WORD.finditer(text):
        if meaning_key(match[0].casefold()) in keys:
            parts.append(conditional_escape(text[position : match.start()]))
            parts.append(format_html("<strong>{}</strong>", match[0]))
            position = match.end()
    parts.append(conditional_escape(text[position:]))
    return mark_safe("".join(parts))  # noqa: S308 - chaque morceau est échappé plus haut
