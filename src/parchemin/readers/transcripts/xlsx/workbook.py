"""What all the sheets of a workbook share: their names, the shared texts, the formats."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS

from parchemin.readers.transcripts.package import (
    Package,
    attribute,
    child,
    children,
    natural,
)
from parchemin.readers.transcripts.xlsx.lines import Line, is_bold, lines_of


@dataclass(frozen=True)
class Sheet:
    """A sheet of the workbook: its name, its part, whether it is hidden."""

    name: str
    path: str
    hidden: bool


@dataclass(frozen=True)
class Workbook:
    """The shared texts, and the format and the weight of each style."""

    sheets: tuple[Sheet, ...]
    texts: tuple[tuple[Line, ...], ...]
    formats: tuple[str, ...]
    bolds: tuple[bool, ...]
    since_1904: bool

    @classmethod
    def of(cls, package: Package, main: str) -> "Workbook":
        """Raises ``UnreadableSource`` when a part cannot be read."""
        root = package.part(main)
        ties = {key: (kind, path) for kind, key, path in package.relationships(main)}
        paths = dict(reversed(list(ties.values())))
        styles = package.part(paths["styles"]) if "styles" in paths else None
        texts = package.part(paths["sharedStrings"]) if "sharedStrings" in paths else None
        formats, bolds = _styles(styles)
        return cls(
            sheets=tuple(_sheets(root, ties)),
            texts=tuple(lines_of(each) for each in children(texts, "si")),
            formats=formats,
            bolds=bolds,
            since_1904=any(
                attribute(each, "date1904") in {"1", "true"}
                for each in children(root, "workbookPr")
            ),
        )

    def format(self, style: int) -> str:
        return self.formats[style] if style < len(self.formats) else "General"

    def bold(self, style: int) -> bool:
        return style < len(self.bolds) and self.bolds[style]


def _sheets(root: etree._Element | None, ties: dict[str, tuple[str, str]]) -> Iterator[Sheet]:
    for each in children(child(root, "sheets"), "sheet"):
        kind, path = ties.get(attribute(each, "id") or "", ("", ""))
        if kind == "worksheet":
            hidden = (attribute(each, "state") or "visible") != "visible"
            yield Sheet(attribute(each, "name") or "", path, hidden)


def _styles(root: etree._Element | None) -> tuple[tuple[str, ...], tuple[bool, ...]]:
    own = {
        natural(attribute(each, "numFmtId")): attribute(each, "formatCode") or "General"
        for each in children(child(root, "numFmts"), "numFmt")
    }
    fonts = [is_bold(font) for font in children(child(root, "fonts"), "font")]
    formats, bolds = [], []
    for style in children(child(root, "cellXfs"), "xf"):
        number, font = natural(attribute(style, "numFmtId")), natural(attribute(style, "fontId"))
        formats.append(own.get(number) or BUILTIN_FORMATS.get(number) or "General")
        bolds.append(font is not None and font < len(fonts) and fonts[font])
    return tuple(formats), tuple(bolds)
