"""The shell in its less quiet states: a panel, missing answers, the long list, strips."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.domain.record import RecordId
from akutdesk.ui.fields import ErrorSummary, LineField, Row, RowList
from akutdesk.ui.head import Strip, StripButton
from akutdesk.ui.layout import Divider, HBox, VBox
from akutdesk.ui.overlay import Overlay
from akutdesk.ui.theme import Look
from tests.ui.form_example import FormPage
from tests.ui.shell_example import dressed_window, shell_example

FOUND = (
    Row("h1", "Borgere", heading=True),
    Row(
        "1",
        "Karen",
        icon="user",
        aside="f. 1984 · Middelfart",
        right="18/11",
        keys="Enter",
        bold=((0, 3),),
    ),
    Row(
        "2",
        "Karsten Bro",
        icon="user",
        aside="f. 1970 · Fredericia",
        right="3/9",
        bold=((0, 3),),
    ),
    Row("h2", "Gør", heading=True),
    Row("3", "Kort opkald", icon="phone-off", keys="Shift+F2"),
    Row("h3", "Noter", heading=True),
    Row(
        "4",
        "Søg også i noter",
        icon="notes",
        aside="noteres i loggen",
        keys="Ctrl+Enter",
    ),
)


class PalettePanel(Overlay):
    """What mockups/07-soeg shows."""

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__(look, width=680, place="top")
        self.line = LineField(look, name="Søg")
        self.line.setProperty("bare", "true")
        self.line.setText("kar")
        self.found = RowList(look, texts, name="Fundet")
        self.found.set_rows(FOUND)
        top = HBox(look, margins=(56, 12, 20, 12))
        top.addWidget(self.line)
        box = VBox(look, self)
        box.addLayout(top)
        box.addWidget(Divider(look))
        rows = VBox(look, margins=(20, 12, 20, 12))
        rows.addWidget(self.found)
        box.addLayout(rows)

    def first_focus(self) -> QWidget:
        return self.line


def palette_example(look: Look, texts: Texts) -> QWidget:
    """The palette over Vagtbord."""
    window = shell_example(look, texts)
    window.open_overlay(PalettePanel(look, texts))
    return window


def help_example(look: Look, texts: Texts) -> QWidget:
    """F1 over a form."""
    window, page = _form(look, texts)
    for action in ("gem_luk", "krisesamtale", "kriseplan", "identitet", "ret_forslag"):
        page.on(action, _nothing)
    window.dispatch.run("hjaelp")
    return window


def _form(look: Look, texts: Texts):
    window = dressed_window(look, texts)
    window.route("opkald", lambda _rid: FormPage(look, texts))
    window.resize(1366, 768)
    window.show()
    window.go("opkald", RecordId(b"1" * 16))
    return window, window.frame.pages.page


def missing_example(look: Look, texts: Texts) -> QWidget:
    """Two answers missing, as mockups/15-manglende-svar."""
    window, page = _form(look, texts)
    summary = ErrorSummary(look, texts)
    page.form.put_first(summary)
    krise, nu = page.groups[3], page.groups[7]
    krise.set_chosen(())
    missing = (
        ("Vælg grad af krise. Er du i tvivl, så vælg Ved ikke.", krise),
        ("Vælg, hvordan det stod til, da I sluttede.", nu),
    )
    for text, group in missing:
        group.set_error(text)
    summary.show_missing(missing)
    return window


def list_example(look: Look, texts: Texts) -> QWidget:
    """The long list open and filtered."""
    window, page = _form(look, texts)
    page.groups[4].stop().setFocus()
    page.groups[4].open_list("s")
    return window


def strip_example(look: Look, texts: Texts) -> QWidget:
    """A strip of each kind in its place."""
    window, _ = _form(look, texts)
    window.done(
        Strip(
            "gemt",
            "ok",
            "Henvendelsen er gemt.",
            buttons=(
                StripButton("Fortryd", _nothing, "fortryd"),
                StripButton("Lav opfølgning", _nothing),
            ),
        )
    )
    window.alarm(
        Strip(
            "gem",
            "err",
            "Vi kan ikke gemme lige nu. Lad vinduet stå åbent.",
            more="Vi prøver igen hvert 5. sekund.",
            buttons=(StripButton("Vis teksten stort", _nothing),),
        )
    )
    return window


def _nothing() -> None:
    return
