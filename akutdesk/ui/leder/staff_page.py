"""Medarbejdere, for the leader: a new password, the days of a vikar (0155), and who has stopped (8.25)."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from akutdesk.domain.adgang import kraev
from akutdesk.domain.kalender import kalender
from akutdesk.storage.bruger import Bruger
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Row
from akutdesk.ui.head import BarButton, BarHint, Head, Strip
from akutdesk.ui.layout import VBox
from akutdesk.ui.leder.role_panel import RollePanel
from akutdesk.ui.leder.staff_access import StaffAccess
from akutdesk.ui.leder.staff_panels import NyKodePanel, StopPanel
from akutdesk.ui.leder.time_panel import TidPanel
from akutdesk.ui.leder.time_state import raekke
from akutdesk.ui.list_pane import ListPane
from akutdesk.ui.override import override
from akutdesk.ui.page import Page
from akutdesk.ui.panes import TwoPanes
from akutdesk.ui.text import Heading, Text

_RIGHT = 400
STRIP = "medarbejder"


class MedarbejderePage(Page):
    """Enter or Alt+N: a new password. Alt+D: from which day to which. Alt+R: another role. Alt+S: has stopped. Alt+V: shifts and somebody new. Alt+A: new sheets. Raises AdgangError."""

    SCOPE: ClassVar[str] = "medarbejdere"
    HELP: ClassVar[str] = "medarbejdere"
    TITLE_KEY: ClassVar[str] = "leder.medarbejdere_titel"

    def __init__(self, desk: Desk, access: StaffAccess) -> None:
        kraev(desk.adgang, "SKRIV_OPSAETNING")
        super().__init__(desk)
        texts, look = desk.texts, desk.look
        self._access = access
        self._people: dict[object, Bruger] = {}
        left, right = ListPane(desk, self.TITLE_KEY, "leder.medarbejdere_tekst"), QWidget()
        self.list = left.list
        aside = VBox(look, right, gap=8, margins=(24, 19, 24, 24))
        for deed in ("ny_kode", "tid", "rolle", "stoppet", "nye_ark"):
            aside.addWidget(Heading(look, texts(f"leder.{deed}_titel")))
            aside.addWidget(Text(look, texts(f"leder.{deed}_om"), size=15, colour="text2"))
            aside.space(8)
        aside.addStretch(1)
        self._both = TwoPanes(look, left, right, right_width=_RIGHT)
        VBox(look, self).addWidget(self._both)
        self.set_head(Head(texts("leder.medarbejdere_titel")))
        self.set_bar(
            BarButton(
                "ny_kode",
                texts("leder.ny_kode_titel"),
                kind="primary",
                icon="key",
                short=texts("leder.ny_kode_kort"),
            ),
            BarButton("adgangstid", texts("leder.tid_kort")),
            BarButton("rolle", texts("leder.rolle_titel")),
            BarButton("stoppet", texts("leder.stoppet_titel"), short=texts("leder.stoppet_kort")),
            BarButton(
                "vagter", texts("leder.vagter"), icon="users", short=texts("leder.vagter_kort")
            ),
            BarHint(("Esc",), texts("leder.tilbage")),
        )
        self.list.opened.connect(self._new_password)
        self.on("ny_kode", lambda: self._new_password(self.list.marked))
        self.on("adgangstid", lambda: self._set_time(self.list.marked))
        self.on("rolle", lambda: self._set_role(self.list.marked))
        self.on("stoppet", lambda: self._stop(self.list.marked))

    @override
    def first_focus(self) -> QWidget:
        return self.list

    @override
    def on_enter(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Read again who works here."""
        people = sorted(
            self._access.noegler.personale(self._access.leder), key=lambda one: one.navn.casefold()
        )
        self._people = {one.id: one for one in people}
        labels = self.desk.codes["rolle"]
        own, days = self.desk.texts("leder.dig_selv"), kalender(self.desk.codes)
        today = days.dato(self.desk.clock.now())
        self.list.set_rows(
            [
                Row(
                    id=one.id,
                    text=one.navn,
                    time=one.initialer,
                    aside=own
                    if one.id == self._access.leder.id
                    else raekke(one.tid, self.desk.texts, days, today),
                    right=labels.label(one.rolle),
                )
                for one in people
            ]
        )

    def _new_password(self, who: object) -> None:
        person = self._chosen(who)
        if person is not None:
            panel = NyKodePanel(self.desk, self._access, person)
            panel.done.connect(partial(self._told, "leder.ny_kode_givet"))
            self.desk.shell.open_overlay(panel)

    def _set_time(self, who: object) -> None:
        person = self._chosen(who)
        if person is not None:
            panel = TidPanel(self.desk, self._access, person)
            panel.done.connect(partial(self._told, "leder.tid_givet"))
            self.desk.shell.open_overlay(panel)

    def _set_role(self, who: object) -> None:
        person = self._chosen(who)
        if person is not None:
            panel = RollePanel(self.desk, self._access, person)
            panel.done.connect(partial(self._told, "leder.rolle_givet"))
            self.desk.shell.open_overlay(panel)

    def _stop(self, who: object) -> None:
        person = self._chosen(who)
        if person is not None:
            panel = StopPanel(self.desk, self._access, person)
            panel.done.connect(partial(self._told, "leder.stoppet_nu"))
            self.desk.shell.open_overlay(panel)

    def _chosen(self, who: object) -> Bruger | None:
        """The marked person; a leader does neither to themselves, for their own keys are in use."""
        person = self._people.get(who)
        if person is not None and person.id == self._access.leder.id:
            self.desk.shell.done(Strip(STRIP, "info", self.desk.texts("leder.ikke_dig_selv")))
            return None
        return person

    def _told(self, key: str, person: Bruger) -> None:
        self.refresh()
        self.desk.shell.done(Strip(STRIP, "ok", self.desk.texts(key, navn=person.navn)))
