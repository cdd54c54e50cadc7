"""V12, F11: the screen that is turned towards the citizen. Only the plan, and nothing else (ux.md 2.18)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.domain.kriseplan import Kontakt, Kriseplan
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields.button import Button
from akutdesk.ui.override import override
from akutdesk.ui.visning.content import blocks
from akutdesk.ui.visning.large_screen import LargeScreen
from akutdesk.ui.visning.plan_view import PlanView
from akutdesk.ui.visning.state import possessive
from akutdesk.ui.visning.write_bar import WriteBar


class BorgerScreen(LargeScreen):
    """Shows a plan; with `write` one can add lines to it, one large line at a time.

    Palette and text size are the citizen's while the screen is turned.
    """

    TITLE_KEY: ClassVar[str] = "visning.titel"

    def __init__(
        self,
        desk: Desk,
        plan: Callable[[], Kriseplan],
        may_print: Callable[[Kontakt], bool],
        *,
        write: Callable[[str, str], None] | None = None,
        section: str = "",
    ) -> None:
        self._plan = plan
        self._may_print = may_print
        self._write = write
        self.writer = WriteBar(desk.look, desk.texts, section=section)
        self.writer.hide()
        about = _about(plan(), desk.texts)
        view = PlanView(desk.look, desk.texts)
        super().__init__(desk, view, about=about)
        self.writer.written.connect(self._written)
        self.writer.moved.connect(self.view.follow_block)
        self.on("luk", self._close)

    # ---- what the window asks

    @override
    def first_focus(self) -> QWidget:
        return super().first_focus() if self.writer.isHidden() else self.writer.field

    @override
    def on_enter(self) -> None:
        super().on_enter()
        self._show_plan()
        if self.writer.restore() and self.writer.isHidden():
            self._toggle_writing()

    @override
    def on_leave(self) -> None:
        self.writer.flush()
        super().on_leave()

    # ---- actions

    @property
    @override
    def single_keys(self) -> dict[Qt.Key, Callable[[], None]]:
        return {**super().single_keys, Qt.Key.Key_S: self._toggle_writing}

    def _toggle_writing(self) -> None:
        if self._write is None:
            return
        writing = self.writer.isHidden()
        self.writer.setVisible(writing)
        self._foot.setVisible(not writing)  # its keys are letters now
        if writing:
            self.view.follow_block(self.writer.section)
        (self.writer.field if writing else self.page_mark).setFocus(Qt.FocusReason.OtherFocusReason)

    def _written(self, nr: str, text: str) -> None:
        if self._write is not None:
            self._write(nr, text)
            self._show_plan()
            self.view.follow_block(nr)

    def _close(self) -> None:
        if self.writer.isHidden():
            self._desk.shell.leave_full()
        else:
            self._toggle_writing()

    def _show_plan(self) -> None:
        parts = blocks(self._plan(), self._desk.texts, self._may_print)
        self.view.show_plan(parts)

    # ---- parts

    @override
    def leading_buttons(self) -> Sequence[Button]:
        if self._write is None:
            return ()
        words = self._desk.texts("visning.skriv")
        return (
            self.large_button(words, self._toggle_writing, icon="pencil", hint="S", kind="primary"),
        )

    @override
    def before_foot(self) -> Sequence[QWidget]:
        return (self.writer,)

    @override
    def set_edges(self, edge: int) -> None:
        super().set_edges(edge)
        self.writer.set_edge(edge)


def _about(plan: Kriseplan, texts: Texts) -> str:
    """The one sentence at the top: what one sees, and whose it is."""
    name = plan.kaldenavn.strip()
    return texts("visning.top", navns=possessive(name)) if name else texts("visning.top_uden_navn")
