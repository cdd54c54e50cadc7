"""What stands on the pages, before it is PDF: marks of text and shapes, and the tree that they hang in.

Lengths are points and y counts from the top of the page. There is one ink. Every text and path is in a mark
of the tree or in an artifact, never in two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from akutdesk.reports.fonts import BOX, BOX_ADVANCE, BOX_SIDE, Fonts

A4 = (210 / 25.4 * 72, 297 / 25.4 * 72)

HAIR = 0.7
"""The thinnest line that a worn printer still draws whole."""


@dataclass(frozen=True, slots=True)
class Run:
    """Signs of one face and size on a baseline. `spacing` is added after each sign."""

    x: float
    y: float
    text: str
    face: str
    size: float
    spacing: float = 0.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line; dashed if `dash` names marks and gaps; round ends make dots of tiny dashes."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float = HAIR
    dash: tuple[float, float] | None = None
    round_ends: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """The outline of a rectangle; x, y is its upper left corner."""

    x: float
    y: float
    width: float
    height: float
    line: float = 0.8


@dataclass(frozen=True, slots=True)
class Disc:
    """A black dot round x, y."""

    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Hatch:
    """A rectangle filled with slanting lines `step` apart along a row, or with black if `step` is 0.

    The lines lie on a lattice of the page, so that bars beside each other do not jump.
    """

    x: float
    y: float
    width: float
    height: float
    step: float = 0.0
    line: float = 0.75
    rising: bool = True


Shape = Stroke | Frame | Disc | Hatch


@dataclass(frozen=True, slots=True)
class MarkRef:
    """A mark as the tree knows it: its page, from 0, and its number there."""

    page: int
    number: int


@dataclass(eq=False)
class Element:
    """A part of the document as a screen reader meets it.

    H1, H2, H3, P, L, LI, LBody, Lbl, Table, TR, TH, TD, Figure, TOC, TOCI.
    """

    tag: str
    children: list[Element | MarkRef] = field(default_factory=list["Element | MarkRef"])
    spoken: str = ""
    """Said instead of the drawn text, where that lacks its context; of a Figure, what it shows."""
    scope: str = "Column"
    """What a TH heads: Column or Row."""
    box: tuple[float, float, float, float] | None = None
    """Of a Figure on one page: left, top, right and foot."""
    text: str = ""
    """The drawn text so far."""
    boxes: list[str] = field(default_factory=list[str])
    """What each box in it stands for."""
    place: tuple[int, float] | None = None
    """Page, from 0, and y of its first mark."""

    def child(self, tag: str, *, spoken: str = "") -> Element:
        """A new last child."""
        element = Element(tag, spoken=spoken)
        self.children.append(element)
        return element

    def walk(self) -> Iterator[Element]:
        """The element and all below it, in reading order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    @property
    def said(self) -> str:
        """What a voice says: the drawn text with the typed sign for each box, or what `spoken` says."""
        signs = iter(self.boxes)
        return (
            self.spoken
            or "".join(next(signs, BOX) if sign == BOX else sign for sign in self.text).strip()
        )

    @property
    def empty(self) -> bool:
        """Whether nothing of it is drawn. A cell counts even so, or the others would change columns."""
        return self.tag != "TD" and all(
            isinstance(child, Element) and child.empty for child in self.children
        )


@dataclass(frozen=True, slots=True)
class Mark:
    """Text and shapes drawn together: for one element, or for none as an artifact (`furniture`: Header, Footer or "")."""

    element: Element | None
    runs: tuple[Run, ...]
    shapes: tuple[Shape, ...]
    furniture: str = ""


class Sheet:
    """Pages under way. `root` is the document's element; append to it in reading order."""

    def __init__(self, fonts: Fonts) -> None:
        self.fonts = fonts
        self.root = Element("Document")
        self.pages: list[list[Mark]] = []
        self.boxes = 0
        self._numbers: list[int] = []

    def new_page(self) -> None:
        """Go on to a fresh page."""
        self.pages.append([])
        self._numbers.append(0)

    def mark(self, element: Element, *runs: Run) -> None:
        """Draw runs as one mark of the element, on the present page."""
        page = len(self.pages) - 1
        element.children.append(MarkRef(page, self._numbers[page]))
        self._numbers[page] += 1
        element.text += "".join(run.text for run in runs)
        if element.place is None:
            element.place = (page, min(run.y - run.size for run in runs))
        self._draw(element, runs, ())

    def figure(self, element: Element, shapes: Sequence[Shape], runs: Sequence[Run]) -> None:
        """Draw shapes and their words as one mark of a Figure; `box` is left to whoever knows the place."""
        page = len(self.pages) - 1
        element.children.append(MarkRef(page, self._numbers[page]))
        self._numbers[page] += 1
        self._draw(element, runs, shapes)

    def artifact(self, *shapes: Shape, runs: Sequence[Run] = (), furniture: str = "") -> None:
        """Draw what a screen reader passes over: rules, dots, dashes, the head and foot of later pages."""
        self._draw(None, runs, shapes, furniture)

    def repeat(self, right: float) -> None:
        """Draw all of the present page once more, moved right: a second copy that is not read aloud."""
        for mark in list(self.pages[-1]):
            runs = tuple(replace(run, x=run.x + right) for run in mark.runs)
            shapes = tuple(_moved(shape, right) for shape in mark.shapes)
            self.pages[-1].append(Mark(None, runs, shapes))

    def _draw(
        self,
        element: Element | None,
        runs: Sequence[Run],
        shapes: Sequence[Shape],
        furniture: str = "",
    ) -> None:
        parts = [part for run in runs for part in self._parts(run)]
        letters = tuple(part for part in parts if isinstance(part, Run))
        frames = tuple(part for part in parts if isinstance(part, Frame))
        self.boxes += len(frames)
        self.pages[-1].append(Mark(element, letters, (*shapes, *frames), furniture))

    def _parts(self, run: Run) -> Iterator[Run | Frame]:
        """The run, split where a box stands for a sign."""
        x = run.x
        for number, text in enumerate(run.text.split(BOX)):
            if number:
                yield _box(x, run.y, run.size)
                x += BOX_ADVANCE * run.size
            if text:
                yield Run(x, run.y, text, run.face, run.size, run.spacing)
                x += self.fonts.width(text, run.face, run.size) + run.spacing * len(text)


def _moved(shape: Shape, right: float) -> Shape:
    if isinstance(shape, Stroke):
        return replace(shape, x0=shape.x0 + right, x1=shape.x1 + right)
    return replace(shape, x=shape.x + right)


def _box(x: float, baseline: float, size: float) -> Frame:
    side = BOX_SIDE * size
    return Frame(x + (BOX_ADVANCE * size - side) / 2, baseline - side, side, side)
