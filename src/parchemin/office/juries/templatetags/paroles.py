"""Sentences of the rules, said to somebody who works by screens and not by files."""

import re

from django import template

register = template.Library()
_LINE = re.compile(r"\s*:\s*(?:le certificateur doit écrire|écrivez) la ligne \[[^\]]+\]\.?")


@register.filter
def sans_ligne(sentence: object) -> str:
    """The sentence without the line of a file that it asks for: the page gives a link instead."""
    return _LINE.sub(".", str(sentence))
