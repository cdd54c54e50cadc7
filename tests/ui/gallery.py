"""Every control in every state, as mockups/00-komponenter, and an example of the shell."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.ui.fields import (
    Button,
    Choice,
    KeyHint,
    Labelled,
    LineField,
    ListBox,
    Row,
    RowList,
    RowTag,
    StatusLine,
    StripView,
    Suggestion,
    Tag,
    TickBox,
)
from akutdesk.ui.fields.chip import CheckChip, RadioChip
from akutdesk.ui.fields.chip_face import ChipFace
from akutdesk.ui.head import Strip, StripButton
from akutdesk.ui.paint import Brush, Ink
from akutdesk.ui.text import Heading, Text
from akutdesk.ui.theme import Look
from tests.ui.form_example import form_example
from tests.ui.ground import Ground
from tests.ui.shell_example import shell_example
from tests.ui.state_examples import (
    help_example,
    list_example,
    missing_example,
    palette_example,
    strip_example,
)


class Sheet(Ground):
    """Controls at fixed places in units; rings are painted where a picture shows the focus."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.look = look
        self.ringed: list[QWidget] = []

    def put(self, widget: QWidget, x: float, y: float, w: float = 0, h: float = 0) -> QWidget:
        px = self.look.px
        widget.setParent(self)
        hint = widget.sizeHint()
        widget.setGeometry(
            px(x), px(y), px(w) if w else hint.width(), px(h) if h else hint.height()
        )
        return widget

    def words(self, text: str, x: float, y: float, size: int = 14, colour: str = "text2") -> None:
        self.put(Text(self.look, text, size=size, colour=colour), x, y - 10, 200)

    def ring(self, widget: QWidget) -> None:
        ring = _Ring(self.look, widget)
        ring.setParent(self)
        ring.setGeometry(widget.geometry().adjusted(-4, -4, 4, 4))


class _Ring(QWidget):
    def __init__(self, look: Look, widget: QWidget) -> None:
        super().__init__()
        self._look = look
        self._radius = getattr(widget, "ring_radius", 6)

    def paintEvent(self, _event) -> None:  # noqa: N802
        painter = QPainter(self)
        brush = Brush(painter, self._look)
        brush.box(self.rect().toRectF(), radius=self._radius + 4, line="focus", width=2)


def components(look: Look, texts: Texts) -> QWidget:
    """The sheet of mockups/00-komponenter."""
    sheet = Sheet(look)
    sheet.setObjectName("komponenter")
    sheet.put(Heading(look, "Komponenter", look.palette, size=22), 48, 28, 400)
    _chips(sheet)
    _left(sheet, texts)
    _buttons(sheet)
    _fields(sheet)
    _rows(sheet, texts)
    _strips(sheet)
    _status(sheet)
    _colours(sheet)
    return sheet


def _chips(sheet: Sheet) -> None:
    look = sheet.look
    sheet.put(Heading(look, "Valg: ét svar"), 48, 84)
    states = ("hviler", "mus over", "gruppe i fokus", "fokus")
    for index, state in enumerate(states):
        top = 120 + 46 * index
        sheet.words(state, 48, top + 18)
        for column, chosen in enumerate((False, True)):
            face = ChipFace(look, Choice("LET", "Let krise", "2"), is_round=True)
            _chip(sheet, RadioChip(face), state, (164 + 146 * column, top), chosen)
    sheet.put(Heading(look, "Valg: gerne flere"), 48, 318)
    for index, state in enumerate((states[0], *states[2:])):
        top = 354 + 46 * index
        sheet.words(state, 48, top + 18)
        for column, chosen in enumerate((False, True)):
            face = ChipFace(look, Choice("ENS", "Ensomhed", "6"), is_round=False)
            _chip(sheet, CheckChip(face), state, (164 + 146 * column, top), chosen)


def _chip(sheet: Sheet, chip, state: str, at: tuple[float, float], chosen: bool) -> None:  # noqa: FBT001
    chip.setChecked(chosen)
    chip.face.strong = "fokus" in state
    if state == "mus over":
        chip.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    sheet.put(chip, *at, 138, 36)
    if state == "fokus":
        sheet.ring(chip)


def _left(sheet: Sheet, texts: Texts) -> None:
    look = sheet.look
    sheet.put(Heading(look, "Forslag", "bliver til svar, når man gemmer"), 48, 506)
    sheet.put(Suggestion(look, texts, "Krisesamtale", "ikke relevant"), 164, 542, 138)
    sheet.put(Suggestion(look, texts, "Målgruppe", "i målgruppen"), 310, 542, 138)
    sheet.put(Heading(look, "Afkrydsning i lister"), 48, 618)
    sheet.put(TickBox(look, "Med øvelser"), 48, 650)
    ticked = TickBox(look, "Med øvelser")
    ticked.setChecked(True)
    sheet.put(ticked, 198, 650)
    sheet.put(Heading(look, "Skrift"), 48, 714)
    samples = (
        ("70 11 07 07", 28, 600, 770),
        ("Skærmtitel", 22, 600, 807),
        ("Sig fx og planens ord", 18, 400, 838),
        ("Gruppe og afsnit", 16, 600, 866),
        ("Brødtekst og felter", 16, 400, 894),
        ("Valg og tætte lister", 15, 400, 922),
        ("Hjælp og status", 14, 400, 950),
        ("Taster og cifre i valg", 13, 400, 978),
    )
    for text, size, weight, middle in samples:
        sample = Text(look, text, size=size, weight=weight)
        sheet.put(sample, 48, middle - sample.sizeHint().height() / look.percent * 50, 260)
        note = Text(
            look, f"{size} · {'halvfed' if weight > 400 else 'normal'}", size=14, colour="text2"
        )
        note.align_right = True
        sheet.put(note, 348, middle - 10, 100)


def _buttons(sheet: Sheet) -> None:
    look = sheet.look
    sheet.put(Heading(look, "Knapper"), 493, 84)
    lines = (
        ("hoved", "primary", "Gem og luk", "", "Ctrl+Enter", "bar", 120),
        ("anden", "second", "Kriseplan", "", "F8", "page", 172),
        ("rolig", "calm", "Sikkert hjem", "", "", "page", 224),
        ("stille", "quiet", "Lås", "lock", "Ctrl+L", "page", 276),
        ("akut", "akut", "Akutkort", "lifebuoy", "F12", "page", 328),
    )
    for word, kind, text, icon, keys, size, top in lines:
        sheet.words(word, 493, top + 18)
        shown = Button(look, text, kind=kind, icon=icon, keys=keys, size=size)
        sheet.put(shown, 557, top)
        other = Button(
            look, text, kind=kind, icon=icon, keys=keys if word != "hoved" else "", size=size
        )
        sheet.put(other, 763, top)
        if word in {"hoved", "anden"}:
            sheet.ring(other)
        else:
            other.setDown(True)
    sheet.words("Til højre: de to øverste i fokus, resten med mus over.", 493, 390)
    sheet.children()[-1].resize(look.px(400), look.px(20))


def _fields(sheet: Sheet) -> None:
    look = sheet.look
    sheet.put(Heading(look, "Felter"), 493, 424)
    for index, (word, text) in enumerate(
        (("tomt", ""), ("udfyldt", "Ringe til Lone"), ("fokus", "Ringe til Lone"))
    ):
        top = 460 + 46 * index
        sheet.words(word, 493, top + 18)
        field = LineField(look, name=word, hint="Navn eller kaldenavn")
        field.setText(text)
        sheet.put(field, 609, top, 284, 36)
        if word == "fokus":
            sheet.ring(field)
    sheet.words("mangler", 493, 616)
    missing = Labelled(look, "mangler", LineField(look, name="mangler"), label_at="none")
    missing.set_error("Skriv, hvor mange minutter I talte.")
    sheet.put(missing, 609, 598, 284, 66)
    sheet.words("kode", 493, 684)
    code = LineField(look, name="kode")
    code.setText("tolv tegn her")
    code.setEchoMode(code.EchoMode.Password)
    sheet.put(code, 609, 666, 284, 36)
    sheet.words("liste", 493, 730)
    sheet.put(ListBox(look, name="liste", options=(("K", "Kontoret"),)), 609, 712, 284, 36)


def _rows(sheet: Sheet, texts: Texts) -> None:
    look = sheet.look
    sheet.put(Heading(look, "Rækker i lister"), 493, 778)
    rows = RowList(look, texts, name="Rækker")
    rows.set_rows(
        (
            Row(1, "Se til Ali", time="04.00", aside="plads 1", right="Bo", ticked=False),
            Row(2, "Skriv overlevering", time="06.30", right="begge", ticked=False),
            Row(
                3,
                "Ring til Karen",
                time="02.00",
                right="Anna",
                ticked=False,
                tag=RowTag("over tid", icon="clock"),
            ),
            Row(4, "Hør lægevagten", time="01.00", right="Bo", ticked=True, done=True),
        )
    )
    rows.mark(2)
    sheet.put(rows, 481, 812, 424)
    sheet.put(Heading(look, "Taster"), 493, 1018)
    left = 493.0
    for key in ("F2", "Ctrl+Enter", "Mellemrum", "Alt+T", "↑ ↓", "Esc"):
        hint = sheet.put(KeyHint(look, key), left, 1058)
        left += hint.width() / look.percent * 100 + 10


def _strips(sheet: Sheet) -> None:
    look = sheet.look
    sheet.put(Heading(look, "Striber"), 938, 84)
    done = (StripButton("Fortryd", _nothing, "fortryd"), StripButton("Lav opfølgning", _nothing))
    large = (StripButton("Vis stort", _nothing),)
    strips = (
        Strip("1", "ok", "Gemt.", buttons=done),
        Strip("2", "info", "Her slap du."),
        Strip("3", "warn", "Låser om 30 sekunder.", buttons=(StripButton("Bliv", _nothing),)),
        Strip("4", "err", "Vi kan ikke gemme lige nu.", buttons=large),
    )
    for index, strip in enumerate(strips):
        sheet.put(StripView(look, strip), 938, 120 + 60 * index, 380, 52)


def _status(sheet: Sheet) -> None:
    look = sheet.look
    sheet.put(Heading(look, "Status"), 938, 368)
    sheet.put(StatusLine(look, "Gemt 02.14", icon="check", colour="ok"), 938, 406)
    sheet.put(StatusLine(look, "Uden net – alt gemmes her", icon="cloud-off"), 1060, 406)
    sheet.put(StatusLine(look, "Alt er sendt", icon="cloud-check"), 938, 442)
    sheet.put(StatusLine(look, "Sender 3 af 6", icon="cloud-up"), 1056, 442)
    sheet.put(Tag(look, "over tid", kind="warn", icon="clock"), 938, 488)
    sheet.put(Tag(look, "Vigtigt", kind="warn", icon="flag"), 1035, 488)
    sheet.put(Tag(look, "Husk"), 1125, 488)
    sheet.put(Tag(look, "ændret"), 1184, 488)


def _colours(sheet: Sheet) -> None:
    sheet.put(Heading(sheet.look, "Farver"), 938, 540)
    names = [
        "bg",
        "surface",
        "surface2",
        "text",
        "text2",
        "border",
        "hair",
        "primary",
        "link",
        "sel",
        "focus",
        "ok",
        "ok_bg",
        "warn",
        "warn_bg",
        "err",
        "err_bg",
        "info",
        "info_bg",
        "c1",
        "c2",
        "c3",
        "c4",
    ]
    for index, name in enumerate(names):
        x, y = 938 + 190 * (index % 2), 578 + 32 * (index // 2)
        sheet.put(_Swatch(sheet.look, name), x, y, 176, 24)


class _Swatch(QWidget):
    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self._name = name

    def paintEvent(self, _event) -> None:  # noqa: N802
        painter = QPainter(self)
        brush = Brush(painter, self._look)
        brush.box(QRectF(0, 0, 24, 24), radius=4, fill=self._name, line="border")
        brush.text(QPointF(34, brush.baseline(12, 14)), self._name, Ink(14))
        value = getattr(self._look.tokens, self._name)
        brush.text_right(QPointF(176, brush.baseline(12, 13)), value, Ink(13, 400, "text2"))


def _nothing() -> None:
    return


GALLERY: dict[str, tuple[Callable[[Look, Texts], QWidget], QSize]] = {
    "komponenter": (components, QSize(1366, 1092)),
    "vagtbord": (shell_example, QSize(1366, 768)),
    "henvendelse": (form_example, QSize(1366, 768)),
    "henvendelse-683": (form_example, QSize(683, 384)),
    "hjaelp": (help_example, QSize(1366, 768)),
    "soeg": (palette_example, QSize(1366, 768)),
    "manglende": (missing_example, QSize(1366, 768)),
    "liste": (list_example, QSize(1366, 768)),
    "striber": (strip_example, QSize(1366, 768)),
    "striber-683": (strip_example, QSize(683, 384)),
    "manglende-683": (missing_example, QSize(683, 384)),
    "vagtbord-683": (shell_example, QSize(683, 384)),
}
