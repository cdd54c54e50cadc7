"""Ctrl+Shift+E, "Er alt i orden?": what to look at first, with the way there; then everything else (decision 0162).

Three jobs look while work goes on; each line is filled when its job is over. No line names a person.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar, Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from akutdesk import __version__
from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.domain.gendannelsesproeve import Gendannelsesproeve
from akutdesk.domain.kalender import kalender
from akutdesk.storage.diskkryptering import Encryption
from akutdesk.storage.gendannelsesproeve import Proeven
from akutdesk.storage.store import Store
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import BarButton, Head
from akutdesk.ui.layout import VBox
from akutdesk.ui.orden.state import TRY, Ark, Fakta, Linje, Stand, linjer, samlet
from akutdesk.ui.override import override
from akutdesk.ui.page import Page
from akutdesk.ui.panes import ScrollPane
from akutdesk.ui.synk.card import Card, Told
from akutdesk.ui.synk.fact_lines import FactLines
from akutdesk.ui.synk.state import Fact, Says
from akutdesk.ui.text import Text

ROUTE: Final = "orden"
_AIR: Final = 6
ROUTES: Final = frozenset({"kopi", "synk"})
"""Doors that are pages; the others are actions of the window."""

_ICONS: Final = {
    Stand.I_ORDEN: "circle-check",
    Stand.SE: "alert-triangle",
    Stand.UVIST: "info-circle",
    Stand.VENTER: "refresh",
}


class _FirstLine(Text):
    """One reads from here on; its ring stands clear of the letters."""

    def ring_rect(self) -> QRect:
        """Where the ring goes, in its own coordinates."""
        air = self._look.px(_AIR)
        return self.rect().adjusted(-air, 0, air, 0)


class OrdenPage(Page):
    """Tab goes from card to card and from line to line; Alt+S looks again. Raises AdgangError."""

    SCOPE: ClassVar[str] = "orden"
    HELP: ClassVar[str] = "orden"
    TITLE_KEY: ClassVar[str] = "orden.titel"

    def __init__(
        self, desk: Desk, ark: Callable[[], Ark], proev: Callable[[Proeven], Gendannelsesproeve]
    ) -> None:
        """`ark` tells when the sheets in the envelopes were made and used; `proev`, slow, tries one of them."""
        kraev(desk.adgang, "SKRIV_OPSAETNING")
        super().__init__(desk)
        self._ark, self._proev = ark, proev
        self.fakta = Fakta(udgave=__version__, ark=ark())
        self.first = _FirstLine(desk.look, "", size=18)
        self.first.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more = Text(desk.look, "", colour="text2")
        self.cards: list[Card] = []
        self.lines: dict[str, FactLines] = {}
        self._pane = ScrollPane(desk.look, self._content())
        VBox(desk.look, self).addWidget(self._pane)
        self.set_head(Head(desk.texts("orden.titel")))
        self.set_bar(
            BarButton("se_efter", desk.texts("skal.tast.se_efter"), kind="primary", icon="refresh"),
            BarButton(TRY, desk.texts("orden.proev_titel"), icon="shield-check"),
        )
        self.on("se_efter", self.look_again)
        self.on(TRY, self._try)

    @override
    def first_focus(self) -> QWidget:
        return self.first

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self._pane,)

    @override
    def on_enter(self) -> None:
        self.look_again()

    def look_again(self) -> None:
        """Begin the three looks; what was known stands until each is over."""
        desk = self.desk
        self.fakta = Fakta(udgave=__version__, ark=self._ark())
        self.refresh()
        store, adgang = desk.store, desk.adgang
        self._look(partial(_kort, store, adgang), self._came_kort)
        self._look(partial(_fil, store, adgang), lambda found: self._know(fil=found), self._no_file)
        self._look(
            partial(_disk, store, adgang, desk.encryption), lambda found: self._know(disk=found)
        )
        self._look(desk.printer.printers, lambda found: self._know(printere=found))

    def refresh(self) -> None:
        """Say what is known by now."""
        says = self._says()
        found = linjer(self.fakta, says)
        first, more = samlet(found, says)
        for line, words in ((self.first, first), (self.more, more)):
            line.setText(words)
            line.updateGeometry()
        wrong = [one for one in found if one.stand is Stand.SE]
        self._show_cards(wrong)
        for one in found:
            self._show_line(one)

    # ---- what comes from the jobs

    def _look(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """A look that does not succeed leaves its line unknown; only the file's says so itself."""
        self.desk.jobs.run(work, done=done, failed=failed or (lambda _: None), owner=self)

    def _came_kort(self, found: Any) -> None:
        status = self.desk.synk.status_now(found.net, self.desk.clock.now())
        self._know(kort=found, status=status)

    def _no_file(self, _error: Exception) -> None:
        self._know(fil_ulaest=True)

    def _know(self, **facts: Any) -> None:
        self.fakta = replace(self.fakta, **facts)
        self.refresh()
        if not any(one.stand is Stand.VENTER for one in linjer(self.fakta, self._says())):
            self.desk.shell.say(self.first.text())

    # ---- what is shown

    def _content(self) -> QWidget:
        whole, look = QWidget(), self.look
        box = VBox(look, whole, margins=(24, 20, 24, 24))
        for part, after in ((self.first, 4), (self.more, 20)):
            box.addWidget(part)
            box.space(after)
        cards = QWidget()
        self._card_rows = VBox(look, cards, gap=12)
        box.addWidget(cards)
        box.space(12)
        for one in linjer(self.fakta, self._says()):
            line = self.lines[one.kode] = FactLines(look)
            line.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            box.addWidget(line)
        box.addStretch(1)
        return whole

    def _show_cards(self, wrong: Sequence[Linje]) -> None:
        told = [self._told(one) for one in wrong]
        if told == [card.told for card in self.cards]:
            return
        while (item := self._card_rows.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        self.cards = [Card(self.look, one) for one in told]
        for card in self.cards:
            card.pressed.connect(self._go)
            self._card_rows.addWidget(card)

    def _told(self, one: Linje) -> Told:
        texts = self.desk.texts
        return Told(
            id=one.doer,
            kind="warn",
            icon="alert-triangle",
            titel=texts(f"orden.navn.{one.kode}"),
            tekst=one.tekst,
            button=texts(f"orden.goer_{one.doer}") if one.doer else "",
        )

    def _show_line(self, one: Linje) -> None:
        """What a card tells is not said twice."""
        texts, line = self.desk.texts, self.lines[one.kode]
        line.setVisible(one.stand is not Stand.SE)
        stand = texts(f"orden.stand.{one.stand}")
        said = texts("orden.sagt", stand=stand, tekst=one.tekst) if one.tekst else stand
        name = texts(f"orden.navn.{one.kode}")
        line.set_facts([Fact(icon=_ICONS[one.stand], navn=name, tekst=said)])

    def _go(self, doer: object) -> None:
        if doer in ROUTES:
            self.desk.shell.go(str(doer))
        else:
            self.desk.shell.run(str(doer))

    def _try(self) -> None:
        from akutdesk.ui.orden.try_panel import TryPanel

        panel = TryPanel(self.desk, self._proev, self._says)
        panel.proevet.connect(self.look_again)
        self.desk.shell.open_overlay(panel)

    def _says(self) -> Says:
        desk = self.desk
        return Says(texts=desk.texts, kalender=kalender(desk.codes), nu=desk.clock.now())


def _kort(store: Store, adgang: Adgang) -> object:
    with closing(store.beside()) as mine:
        return mine.eftersyn.kort(adgang)


def _fil(store: Store, adgang: Adgang) -> object:
    with closing(store.beside()) as mine:
        return mine.eftersyn.fil(adgang)


def _disk(store: Store, adgang: Adgang, encryption: Encryption) -> object:
    with closing(store.beside()) as mine:
        return mine.eftersyn.disk(adgang, encryption)
