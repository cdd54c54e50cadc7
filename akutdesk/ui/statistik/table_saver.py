"""Alt+C on Statistik: the tables on the screen as a csv file (ux.md 2.14)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from akutdesk.domain.kalender import kalender
from akutdesk.domain.statistik import Statistik, Udvalg
from akutdesk.ui.desk import Desk
from akutdesk.ui.file_saver import Fil
from akutdesk.ui.statistik.figure import Figure
from akutdesk.ui.statistik.table_file import Shown, table_csv
from akutdesk.ui.statistik.wording import Wording
from akutdesk.ui.strip_saver import StripSaver, note_figures

_FILTERS: Mapping[str, str] = {"vagt": "vagttype", "henvender": "henvender", "kommune": "kommune"}
"""A choice and the code list of its answers."""


class TableSaver:
    """Asks where, logs it, and makes the file in a job."""

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        self._desk = desk
        self.files = StripSaver(desk, owner, texts="statistik.gem_fil.")

    def save(self, figures: Sequence[Figure], statistik: Statistik, said: Wording) -> None:
        """Open the file window for what stands on the screen, if it is of whole months.

        A file of a period one day longer would tell the day's hidden numbers.
        """
        udvalg = statistik.udvalg
        if not udvalg.hele_maaneder:
            self.files.refused.emit(self._desk.texts("statistik.gem_fil.maaneder"))
            return
        shown = Shown(figures=tuple(figures), statistik=statistik, udvalg=self._said(udvalg))
        texts = self._desk.texts
        name = texts("statistik.fil.navn", fra=udvalg.fra, til=udvalg.til)
        self.files.ask(
            Fil(
                titel=texts("statistik.gem_fil.gem"),
                slags=texts("statusrapport.fil.csv"),
                navn=f"{name}.csv",
                noter=partial(note_figures, self._desk, "statistik"),
                lav=partial(table_csv, shown, said),
            )
        )

    def _said(self, udvalg: Udvalg) -> tuple[tuple[str, str], ...]:
        """The selection in words; a filter that lets everything through is not told."""
        desk, texts = self._desk, self._desk.texts
        days = kalender(desk.codes)
        told = [
            (texts("statistik.valg.fra"), days.lang(udvalg.fra)),
            (texts("statistik.valg.til"), days.lang(udvalg.til)),
        ]
        for name, liste in _FILTERS.items():
            kode = getattr(udvalg, name)
            if kode is not None:
                told.append((texts(f"statistik.valg.{name}"), desk.codes[liste].label(kode)))
        return tuple(told)
