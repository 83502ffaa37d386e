"""What every page must satisfy, whatever it says: read by a machine, a keyboard, a phone."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
FOCUSED = """() => {
  const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
  return {
    what: at.outerHTML.slice(0, 120), body: at === document.body, height: box.height,
    shown: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0)
      || style.boxShadow !== 'none'
      || (['date', 'time'].includes(at.type) && !at.matches(':focus')),  // rung by the browser
  };
}"""
STROKES = 12


@contextmanager
def heard(page: Any) -> Iterator[list[str]]:
    """What the console complains of while inside; a page that is forbidden to do something says it."""
    complaints: list[str] = []

    def listen(message: Any) -> None:
        if message.type == "error":
            complaints.append(f"console : {message.text}")

    page.on("console", listen)
    yield complaints
    page.remove_listener("console", listen)


def shape_faults(page: Any) -> list[str]:
    """A title of its own, one first heading, nothing wider than the screen."""
    page.wait_for_load_state()
    headings = page.locator("h1").count()
    faults = [f"{headings} titres de premier niveau"] if headings != 1 else []
    if not page.title().partition(" · ")[0].strip():
        faults.append("sans titre")
    wider = page.evaluate(OVERFLOW)
    return [*faults, f"dépasse de {wider} px en largeur"] if wider > 0 else faults


def axe_faults(page: Any) -> list[str]:
    """Every finding of axe, each with the elements it speaks of."""
    found = Axe().run(page).response["violations"]
    return [
        f"axe {item['id']} : {'; '.join(node['html'][:160] for node in item['nodes'][:3])}"
        for item in found
    ]


def keyboard_faults(page: Any) -> list[str]:
    """The first stroke offers to skip the menu, and each next one shows where it is."""
    page.evaluate("() => { document.activeElement.blur(); window.scrollTo(0, 0); }")
    autofocus = page.locator("[autofocus]").count()
    faults: list[str] = []
    if not autofocus:
        page.keyboard.press("Tab")
        if "evitement" not in page.evaluate(FOCUSED)["what"]:
            faults.append("la première tabulation n'offre pas d'aller au contenu")
        page.keyboard.press("Enter")
        if page.evaluate("document.activeElement.id") != "contenu":
            faults.append("le lien d'évitement ne mène pas au contenu")
    for _ in range(STROKES):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUSED)
        if not focus["body"] and not focus["shown"]:
            faults.append(f"foyer invisible : {focus['what']}")
    return faults
