"""Sentences of the rules, said to somebody who works by screens and not by files."""

import re

from django import template

from parchemin.office.juries.screen import set_quotes

register = template.Library()
_LINE = re.compile(r"\s*:\s*(?:le certificateur doit écrire|écrivez) la ligne \[[^\]]+\]\.?")


@register.filter
def sans_ligne(sentence: object) -> str:
    """The sentence without the line of a file that it asks for: the page gives a link instead."""
    return _LINE.sub(".", str(sentence))


@register.filter
def insecables(sentence: object) -> str:
    """The sentence with French quotation marks and colons that no line break parts."""
    return set_quotes(str(sentence))
