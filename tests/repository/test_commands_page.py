"""The page of commands is what the commands themselves say."""

import re

from outils.commands_doc import PAGE, page, subcommands, without_django


def told(text: str) -> str:
    """The text less what the version of Python changes: line breaks and repeated placeholders."""
    return re.sub(r"(-\w) [A-ZÉÈÀ_]+, (--)", r"\1, \2", re.sub(r"\s+", " ", text))


def test_the_page_is_what_the_commands_say() -> None:
    """docs/commandes.md is up to date; « make docs » rewrites it."""
    assert told(PAGE.read_text("utf-8")) == told(page())


def test_subcommands_are_read_in_their_order() -> None:
    """The names between braces of a help page are the subcommands, accents included."""
    assert subcommands("usage: x [-h] {lire,contrôler} ...") == ["lire", "contrôler"]
    assert subcommands("usage: x [-h]") == []


def test_the_options_of_django_are_left_out() -> None:
    """What Django adds to each command is not documented, what is ours stays."""
    text = (
        "usage: b demarrer [-h] [--sans-demo]\n           [--settings SETTINGS]\n\nSert.\n\n"
        "options:\n  -h, --help  aide\n  --sans-demo  vide\n  --settings SETTINGS\n     The path"
    )
    assert without_django(text) == (
        "usage: b demarrer [-h] [--sans-demo]\n\nSert.\n\n"
        "options:\n  -h, --help  aide\n  --sans-demo  vide"
    )
