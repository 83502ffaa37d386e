"""The letters of a Word paragraph, run by run, as they stand once every change is accepted."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from parchemin.readers.transcripts.docx import remarks
from parchemin.readers.transcripts.docx.styles import Styles, switched, value_of
from parchemin.readers.transcripts.package import attribute, child, local
from parchemin.readers.transcripts.remarks import Remarks

_KEPT = {"ins", "moveTo"}
_DROPPED = {"del", "moveFrom"}
_AROUND = {
    "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo", "oMath",
    "oMathPara", "ruby", "rubyBase", "Choice",
}  # fmt: skip
_SIGNS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_DRAWN = {"drawing", "pict", "object"}


@dataclass
class Inline:
    """What one paragraph holds: its stretches of letters, its text boxes, the notes it calls."""

    styles: Styles
    remarks: Remarks
    place: str
    style: str | None
    stretches: list[tuple[str, bool]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def read(self, element: etree._Element) -> None:
        """Read what stands in an element, its runs in order."""
        for each in element:
            name = local(each)
            if name == "r" or (name.endswith("Pr") and name != "sdtPr"):
                if name == "r":
                    self._run(each)
            elif name in _KEPT | _DROPPED:
                self.remarks.add(remarks.TRACKED, self.place)
                if name in _KEPT:
                    self.read(each)
            elif name in _AROUND or name.startswith("m"):
                self.read(each)
            elif name == "AlternateContent":
                self._alternate(each)
            elif name == "t":
                self.stretches.append((each.text or "", False))

    def lines(self) -> Iterator[tuple[str, bool]]:
        """The lines and whether all the letters of each are bold."""
        line: list[tuple[str, bool]] = []
        for text, bold in self.stretches:
            first, *rest = text.split("\n")
            line.append((first, bold))
            for part in rest:
                yield _joined(line)
                line = [(part, bold)]
        yield _joined(line)

    def _run(self, run: etree._Element) -> None:
        properties = child(run, "rPr")
        if switched(properties, "vanish"):
            self.remarks.add(remarks.HIDDEN, self.place)
            return
        bold = switched(properties, "b")
        if bold is None:
            own = value_of(properties, "rStyle")
            bold = self.styles.bold(own) or self.styles.bold(self.style)
        for each in run:
            self._piece(each, bold=bold)

    def _piece(self, each: etree._Element, *, bold: bool) -> None:
        name = local(each)
        if name == "t":
            self.stretches.append((each.text or "", bold))
        elif name in _SIGNS:
            self.stretches.append((_SIGNS[name], bold))
        elif name in _DRAWN:
            self._drawn(each)
        elif name == "AlternateContent":
            self._alternate(each)
        elif name in {"footnoteReference", "endnoteReference"}:
            self.notes.append(f"{name.removesuffix('Reference')}:{attribute(each, 'id')}")
        elif name == "commentReference":
            self.remarks.add(remarks.COMMENT, self.place)

    def _alternate(self, element: etree._Element) -> None:
        """One drawing written twice, for new and old versions of Word: the first is read."""
        written = next((each for each in element if local(each) in {"Choice", "Fallback"}), ())
        for each in written:
            if local(each) == "r":
                self._run(each)
            else:
                self._piece(each, bold=False)

    def _drawn(self, drawing: etree._Element) -> None:
        found = [
            each for each in drawing.iter("{*}txbxContent") if not _inside_another(each, drawing)
        ]
        self.boxes.extend(found)
        for _ in found:
            self.remarks.add(remarks.TEXT_BOX, self.place)
        if local(drawing) == "object":
            self.remarks.add(remarks.EMBEDDED, self.place)


def _inside_another(box: etree._Element, drawing: etree._Element) -> bool:
    """A box that stands in another one, or in the copy kept for old versions of Word."""
    for above in box.iterancestors():
        if above is drawing:
            return False
        if local(above) in {"txbxContent", "Fallback"}:
            return True
    return False


def _joined(line: list[tuple[str, bool]]) -> tuple[str, bool]:
    lettered = [bold for text, bold in line if text.strip()]
    return "".join(text for text, _ in line), bool(lettered) and all(lettered)
