"""The tree, bookmarks and manners of a finished PDF (ux.md 5.7), added by pikepdf.

No PDF/UA identifier: that would be a claim, and no outside validator has seen one (design.md D17).
"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from akutdesk.reports.fonts import BOX
from akutdesk.reports.sheet import A4, Element, MarkRef, Sheet

if TYPE_CHECKING:
    from pikepdf import Pdf

_ATTRIBUTES = {
    "L": {"/O": "/List", "/ListNumbering": "/None"},
    "Figure": {"/O": "/Layout", "/Placement": "/Block"},
}
_HEADINGS = frozenset({"H1", "H2", "H3"})


def tagged(data: bytes, sheet: Sheet, titel: str) -> bytes:
    """The PDF with its structure tree; the drawing program's own Info is dropped (it holds dates and names)."""
    import pikepdf

    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.trailer["/Info"] = pdf.make_indirect(
            pikepdf.Dictionary(Title=pikepdf.String(titel), Producer=pikepdf.String("akutdesk"))
        )
        tree = _Tree(pdf, sheet)
        tree.build()
        _set_manners(pdf, tree)
        finished = BytesIO()
        pdf.save(finished, force_version="1.7", deterministic_id=True)
        return finished.getvalue()


class _Tree:
    """Builds the structure tree and the bookmarks of one document."""

    def __init__(self, pdf: Pdf, sheet: Sheet) -> None:
        import pikepdf

        self._pikepdf = pikepdf
        self.pdf = pdf
        self.pages = [page.obj for page in pdf.pages]
        self._sheet = sheet
        self._parents: list[list[Any]] = [
            [None] * sum(mark.element is not None for mark in page) for page in sheet.pages
        ]
        self.root = self._object(Type="/StructTreeRoot")

    def build(self) -> None:
        """Fill the root: all elements, and which element owns each mark of each page."""
        array = self._pikepdf.Array
        self.root["/K"] = array([self._element(self._sheet.root, self.root)])
        numbers: list[Any] = []
        for number, owners in enumerate(self._parents):
            self.pages[number]["/StructParents"] = number
            numbers += [number, self.pdf.make_indirect(array(owners))]
        self.root["/ParentTree"] = self._object(Nums=array(numbers))
        self.root["/ParentTreeNextKey"] = len(self._parents)

    def add_bookmarks(self) -> None:
        """An outline of the headings, all on one level."""
        headings = [
            part for part in self._sheet.root.walk() if part.tag in _HEADINGS and part.place
        ]
        if not headings:
            return
        outline = self._object(Type="/Outlines", Count=len(headings))
        items = [self._bookmark(heading, outline) for heading in headings]
        for before, after in pairwise(items):
            before["/Next"], after["/Prev"] = after, before
        outline["/First"], outline["/Last"] = items[0], items[-1]
        self.pdf.Root["/Outlines"] = outline

    def _bookmark(self, heading: Element, outline: Any) -> Any:
        page, y = heading.place or (0, 0.0)
        name = self._pikepdf.Name
        target = self._pikepdf.Array([self.pages[page], name.XYZ, 0, A4[1] - y, 0])
        title = self._pikepdf.String(heading.said)
        return self._object(Title=title, Parent=outline, Dest=target)

    def _element(self, element: Element, parent: Any) -> Any:
        made = self._object(Type="/StructElem", S=f"/{element.tag}", P=parent)
        if element.spoken or BOX in element.text:
            key = "/Alt" if element.tag == "Figure" else "/ActualText"
            made[key] = self._pikepdf.String(element.said)
        attributes = self._attributes(element)
        if attributes:
            made["/A"] = self._pikepdf.Dictionary(attributes)
        marks = [child for child in element.children if isinstance(child, MarkRef)]
        pages = {mark.page for mark in marks}
        if len(pages) == 1:
            made["/Pg"] = self.pages[marks[0].page]
        made["/K"] = self._pikepdf.Array(list(self._kids(element, made, one_page=len(pages) == 1)))
        return made

    def _attributes(self, element: Element) -> dict[str, Any]:
        name = self._pikepdf.Name
        found: dict[str, Any] = {
            key: name(value) for key, value in _ATTRIBUTES.get(element.tag, {}).items()
        }
        if element.tag == "TH":
            found = {"/O": name.Table, "/Scope": name(f"/{element.scope}")}
        if element.box is not None:
            left, top, right, foot = element.box
            found["/BBox"] = self._pikepdf.Array(
                [round(value, 2) for value in (left, A4[1] - foot, right, A4[1] - top)]
            )
        return found

    def _kids(self, element: Element, made: Any, *, one_page: bool) -> Iterable[Any]:
        for child in element.children:
            if isinstance(child, Element):
                if not child.empty:
                    yield self._element(child, made)
                continue
            self._parents[child.page][child.number] = made
            yield child.number if one_page else self._foreign(child)

    def _foreign(self, mark: MarkRef) -> Any:
        """A mark that names its own page, for an element that stands on two."""
        return self._pikepdf.Dictionary(
            Type=self._pikepdf.Name.MCR, Pg=self.pages[mark.page], MCID=mark.number
        )

    def _object(self, **entries: Any) -> Any:
        name = self._pikepdf.Name
        named = {
            f"/{key}": name(value) if isinstance(value, str) else value
            for key, value in entries.items()
        }
        return self.pdf.make_indirect(self._pikepdf.Dictionary(named))


def _set_manners(pdf: Pdf, tree: _Tree) -> None:
    """Language, title in the window, real size on paper, and tabbing in the tree's order."""
    import pikepdf

    root = pdf.Root
    root["/StructTreeRoot"] = tree.root
    root["/MarkInfo"] = pikepdf.Dictionary(Marked=True)
    root["/Lang"] = pikepdf.String("da-DK")
    root["/ViewerPreferences"] = pikepdf.Dictionary(
        DisplayDocTitle=True,
        PrintScaling=pikepdf.Name("/None"),
    )
    root["/PageMode"] = pikepdf.Name.UseNone
    tree.add_bookmarks()
    for page in tree.pages:
        page["/Tabs"] = pikepdf.Name.S
