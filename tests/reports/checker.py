"""Reads a PDF of ours as a strict reader would, and says everything that is wrong with it.

What it holds: tagged, Danish, titled; every text and path in one mark or artifact; every mark in the tree; headings in
order; fonts embedded with a Unicode map; black ink; no text under 12 pt, no line under 0.7; nothing over anything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import combinations, pairwise
from typing import Any

import pikepdf

LEFT, RIGHT = 25 * 72 / 25.4, 595.276 - 18 * 72 / 25.4
"""Margins; large type may hang a few points left of its axis."""

SMALLEST, THINNEST = 12.0, 0.7

_LEVELS = {"H1": 1, "H2": 2, "H3": 3}
_PAINT = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"}
_COLOURS = {"rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "gs", "sh", "Do"}


@dataclass(frozen=True)
class Text:
    """Signs on a baseline; y counts from the top of the page."""

    page: int
    x0: float
    x1: float
    y: float
    size: float
    text: str
    mark: int | None

    @property
    def top(self) -> float:
        return self.y - 0.7 * self.size

    @property
    def bottom(self) -> float:
        return self.y + 0.2 * self.size


@dataclass
class Report:
    """All that was found. `faults` is empty for a good paper."""

    titel: str = ""
    sider: int = 0
    faults: list[str] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    tree: list[tuple[str, str]] = field(default_factory=list)
    """Tag and text of every element that owns marks, in reading order."""
    bookmarks: list[str] = field(default_factory=list)

    def said(self, tag: str) -> list[str]:
        """The texts of all elements with this tag."""
        return [text for own, text in self.tree if own == tag]

    @property
    def words(self) -> str:
        """Everything drawn, artifacts too."""
        return " ".join(text.text for text in self.texts)


def check(pdf: bytes) -> Report:
    """Read a PDF and report on it."""
    report = Report()
    with pikepdf.open(BytesIO(pdf)) as document:
        _check_manners(document, report)
        for number, page in enumerate(document.pages):
            _PageReader(page, number, report).read()
        _TreeReader(document, report).read()
    _check_places(report)
    return report


def _check_manners(document: pikepdf.Pdf, report: Report) -> None:
    root, faults = document.Root, report.faults
    report.titel = str(document.docinfo.get("/Title", ""))
    report.sider = len(document.pages)
    wanted = {
        "version 1.7": document.pdf_version == "1.7",
        "tagged": bool(root.MarkInfo.Marked),
        "language": str(root.get("/Lang", "")) == "da-DK",
        "title shown": bool(root.ViewerPreferences.DisplayDocTitle),
        "real size": str(root.ViewerPreferences.PrintScaling) == "/None",
        "a title": bool(report.titel),
        "title and producer only": set(document.docinfo.keys()) == {"/Title", "/Producer"},
        "no metadata stream": "/Metadata" not in root,
    }
    faults += [f"not {what}" for what, holds in wanted.items() if not holds]


class _PageReader:
    """Follows one page's content stream."""

    def __init__(self, page: pikepdf.Page, number: int, report: Report) -> None:
        self.page, self.number, self.report = page, number, report
        self.fonts = {name: _Font(font) for name, font in page.Resources.Font.items()}
        self.mark: int | None = None
        self.inside = False
        self.marks = 0
        self.widths = [1.0]
        self.font: _Font | None = None
        self.size = self.spacing = self.x = self.y = 0.0

    def read(self) -> None:
        if str(self.page.get("/Tabs", "")) != "/S":
            self.fault("tabs not in the tree's order")
        for font in self.fonts.values():
            self.report.faults += font.faults
        for operands, operator in pikepdf.parse_content_stream(self.page):
            self._step(str(operator), list(operands))
        if self.inside:
            self.fault("a mark is left open")

    def fault(self, text: str) -> None:
        self.report.faults.append(f"page {self.number + 1}: {text}")

    def _step(self, operator: str, operands: list[Any]) -> None:
        if operator in {"BDC", "BMC", "EMC"}:
            self._mark(operator, operands)
        elif operator in _PAINT:
            self._paint()
        elif operator in {"Tj", "TJ", "'", '"'}:
            self._show(operator, operands)
        elif operator in _COLOURS or (operator in {"g", "G"} and float(operands[0]) != 0):
            self.fault(f"ink other than black: {operator}")
        else:
            self._state(operator, operands)

    def _mark(self, operator: str, operands: list[Any]) -> None:
        if operator == "EMC":
            self.inside, self.mark = False, None
            return
        if self.inside:
            self.fault("a mark within a mark")
        self.inside = True
        if str(operands[0]) != "/Artifact":
            self.mark = int(operands[1].MCID)
            if self.mark != self.marks:
                self.fault("marks out of order")
            self.marks += 1

    def _paint(self) -> None:
        if not self.inside:
            self.fault("a path outside every mark")
        if self.widths[-1] < THINNEST:
            self.fault(f"a line of {self.widths[-1]} pt")

    def _state(self, operator: str, operands: list[Any]) -> None:
        numbers = [float(value) for value in operands if not isinstance(value, pikepdf.Object)]
        if operator == "q":
            self.widths.append(self.widths[-1])
        elif operator == "Q":
            self.widths.pop()
        elif operator == "w":
            self.widths[-1] = numbers[0]
        elif operator == "Tf":
            self.font, self.size = self.fonts[str(operands[0])], numbers[0]
        elif operator == "Tc":
            self.spacing = numbers[0]
        elif operator == "Tm":
            self.x, self.y = numbers[4], numbers[5]
        elif operator in {"Td", "Tz", "Ts", "Tr", "cm"} and any(numbers[4:] or numbers):
            self.fault(f"unexpected {operator}")

    def _show(self, operator: str, operands: list[Any]) -> None:
        if operator != "Tj" or self.font is None:
            self.fault(f"unexpected {operator}")
            return
        if not self.inside:
            self.fault("text outside every mark")
        if self.size < SMALLEST:
            self.fault(f"text of {self.size} pt")
        codes = bytes(operands[0])
        text = self.font.text(codes)
        width = self.font.width(codes) * self.size + self.spacing * len(codes)
        place = 841.89 - self.y
        end = self.x + width
        self.report.texts.append(Text(self.number, self.x, end, place, self.size, text, self.mark))
        self.x = end


class _Font:
    """A font of a page: its widths and its way back to Unicode."""

    def __init__(self, font: Any) -> None:
        name = str(font.BaseFont)
        self.faults: list[str] = []
        if not re.match(r"/[A-Z]{6}\+", name) or "/FontFile2" not in font.FontDescriptor:
            self.faults.append(f"font {name} is not embedded as a subset")
        if "/ToUnicode" not in font:
            self.faults.append(f"font {name} has no Unicode map")
        self._first = int(font.FirstChar)
        self._widths = [float(width) for width in font.Widths]
        self._unicode = _unicode_map(font.ToUnicode.read_bytes().decode("ascii"))

    def width(self, codes: bytes) -> float:
        return sum(self._widths[code - self._first] for code in codes) / 1000

    def text(self, codes: bytes) -> str:
        return "".join(self._unicode[code] for code in codes)


def _unicode_map(cmap: str) -> dict[int, str]:
    """Code to sign, as reportlab writes it: one `bfchar` a sign."""
    found = re.findall(r"^<(\w{2})> <(\w{4})>$", cmap, re.MULTILINE)
    return {int(code, 16): chr(int(target, 16)) for code, target in found}


class _TreeReader:
    """Follows the structure tree and compares it with what is drawn."""

    def __init__(self, document: pikepdf.Pdf, report: Report) -> None:
        self.document, self.report = document, report
        self.pages = {page.obj.objgen: number for number, page in enumerate(document.pages)}
        self.drawn: dict[tuple[int, int], str] = {}
        for text in report.texts:
            if text.mark is not None:
                key = (text.page, text.mark)
                self.drawn[key] = self.drawn.get(key, "") + text.text
        self.seen: list[tuple[int, int]] = []

    def read(self) -> None:
        root = self.document.Root.StructTreeRoot
        for element in root.K:
            self._element(element, root)
        marks = {(number, mark) for number in self.pages.values() for mark in self._marks(number)}
        if sorted(self.seen) != sorted(marks):
            self.report.faults.append("marks and tree differ")
        self._check_headings()
        self._check_bookmarks()

    def _element(self, element: Any, parent: Any) -> None:
        tag = str(element.S)[1:]
        if element.P.objgen != parent.objgen:
            self.report.faults.append(f"{tag} names another parent")
        if tag == "TH" and str(element.A.Scope) not in {"/Column", "/Row"}:
            self.report.faults.append("TH without scope")
        if tag == "Figure" and not str(element.get("/Alt", "")):
            self.report.faults.append("a Figure that says nothing")
        place = len(self.report.tree)
        own = "".join(self._kids(element))
        instead = [key for key in ("/Alt", "/ActualText") if key in element]
        if own or instead:
            said = str(element[instead[0]]) if instead else own
            self.report.tree.insert(place, (tag, said.strip()))

    def _kids(self, element: Any) -> Iterator[str]:
        for kid in element.K:
            if isinstance(kid, pikepdf.Dictionary) and "/MCID" not in kid:
                self._element(kid, element)
                continue
            page, number = self._mark_of(kid, element)
            self.seen.append((page, number))
            owner = self._parents(page)[number]
            if owner.objgen != element.objgen:
                self.report.faults.append("the parent tree names another owner")
            yield self.drawn.get((page, number), "")

    def _mark_of(self, kid: Any, element: Any) -> tuple[int, int]:
        if isinstance(kid, pikepdf.Dictionary):
            return self.pages[kid.Pg.objgen], int(kid.MCID)
        return self.pages[element.Pg.objgen], int(kid)

    def _parents(self, page: int) -> Any:
        key = int(self.document.pages[page].StructParents)
        numbers = list(self.document.Root.StructTreeRoot.ParentTree.Nums)
        return next(
            value for own, value in zip(numbers[::2], numbers[1::2], strict=True) if int(own) == key
        )

    def _marks(self, page: int) -> range:
        return range(len(self._parents(page)))

    def _check_headings(self) -> None:
        levels = [_LEVELS[tag] for tag, _ in self.report.tree if tag in _LEVELS]
        if levels and levels[0] != 1:
            self.report.faults.append("the first heading is not H1")
        if any(after > before + 1 for before, after in pairwise(levels)):
            self.report.faults.append("a heading level is jumped")

    def _check_bookmarks(self) -> None:
        headings = [text for tag, text in self.report.tree if tag in _LEVELS]
        if not headings:
            return
        item = self.document.Root.Outlines.First
        while item is not None:
            self.report.bookmarks.append(str(item.Title))
            item = item.get("/Next")
        if self.report.bookmarks != headings:
            self.report.faults.append("bookmarks are not the headings")


def _check_places(report: Report) -> None:
    """Nothing outside the page's margins, and no text over another."""
    for page in range(report.sider):
        texts = [text for text in report.texts if text.page == page and text.text.strip()]
        for text in texts:
            if text.top < 35 or text.bottom > 841.89 - 25:
                report.faults.append(f"page {page + 1}: text above or below: {text.text!r}")
        report.faults += [
            f"page {page + 1}: {one.text!r} over {other.text!r}"
            for one, other in combinations(texts, 2)
            if _overlap(one, other)
        ]


def outside(report: Report, left: float = LEFT, right: float = RIGHT) -> list[str]:
    """Texts that leave these margins by more than a hair; the white at a line's end does not count."""
    return [
        text.text
        for text in report.texts
        if text.text.strip() and (text.x0 < left - 4 or _ink_end(text) > right + 0.1)
    ]


def _ink_end(text: Text) -> float:
    return text.x1 - (0.3 * text.size if text.text.endswith(" ") else 0)


def _overlap(one: Text, other: Text) -> bool:
    wide = min(_ink_end(one), _ink_end(other)) - max(one.x0, other.x0)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    return wide > 0.5 and high > 0.5
