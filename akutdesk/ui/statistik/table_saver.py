"""Alt+C on Statistik: the tables on the screen as a csv file (ux.md 2.14)."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.kalender import Kalender, kalender
from akutdesk.domain.periodetal import UdgivelseError, kraev_udgivelig
from akutdesk.domain.statistik import Statistik, Udvalg
from akutdesk.storage.store import Store
from akutdesk.ui.desk import Desk
from akutdesk.ui.file_saver import Fil
from akutdesk.ui.messages import text_of
from akutdesk.ui.statistik.figure import Figure
from akutdesk.ui.statistik.table_file import Shown, table_csv
from akutdesk.ui.statistik.wording import Wording
from akutdesk.ui.strip_saver import StripSaver, note_figures, note_not_given
from akutdesk.ui.udgivet_note import dele_sagt


class TableSaver:
    """Asks where, logs it, and makes the file in a job."""

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        self._desk = desk
        self.files = StripSaver(desk, owner, texts="statistik.gem_fil.")

    def save(self, figures: Sequence[Figure], statistik: Statistik, said: Wording) -> None:
        """Open the file window for what stands on the screen, if files are made of its period (decision 0139)."""
        desk, texts, udvalg = self._desk, self._desk.texts, statistik.udvalg
        days = kalender(desk.codes)
        day = days.dato(desk.clock.now())
        try:
            kraev_udgivelig(udvalg, day)
        except UdgivelseError as error:
            self.files.refused.emit(text_of(error, texts) or "")
            return
        shown = Shown(figures=tuple(figures), udvalg=self._said(udvalg))
        order = _Order(store=desk.store, adgang=desk.adgang, udvalg=udvalg, days=days, day=day)
        name = texts("statistik.fil.navn", fra=udvalg.fra, til=udvalg.til)
        self.files.ask(
            Fil(
                titel=texts("statistik.gem_fil.gem"),
                slags=texts("statusrapport.fil.csv"),
                navn=f"{name}.csv",
                noter=partial(note_figures, desk, "statistik"),
                lav=partial(_made, order, shown, said),
                fortryd=partial(note_not_given, desk, "statistik"),
            )
        )

    def _said(self, udvalg: Udvalg) -> tuple[tuple[str, str], ...]:
        """The period in words."""
        texts, days = self._desk.texts, kalender(self._desk.codes)
        return (
            (texts("statistik.valg.fra"), days.lang(udvalg.fra)),
            (texts("statistik.valg.til"), days.lang(udvalg.til)),
        )


@dataclass(frozen=True, kw_only=True)
class _Order:
    """What a file is counted from; taken on the GUI thread, used on a worker."""

    store: Store
    adgang: Adgang
    udvalg: Udvalg
    days: Kalender
    day: date


def _made(order: _Order, shown: Shown, said: Wording) -> bytes:
    with closing(order.store.beside()) as mine:
        tal = mine.statistik.udgiv(order.adgang, order.udvalg, order.day)
        stand = mine.statistik.udgivet(order.adgang, order.udvalg)
    when = order.days.lang(order.days.dato(stand.siden)) if stand.siden is not None else ""
    noter = dele_sagt(stand, said.texts, order.days)
    return table_csv(replace(shown, fra_dag=when, noter=noter), tal, said)
