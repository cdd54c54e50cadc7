"""`store.statistik`: every figure of a period, and the rows behind each number (domain.md 5, design.md D12).

Figures count all records, also those that are closed to somebody; the rows behind them follow `adgang`.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from typing import Final

from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.domain.dublet import gaeldende
from akutdesk.domain.figur import Celle, Figur, Tal
from akutdesk.domain.periodetal import Periodetal, kraev_udgivelig
from akutdesk.domain.rapport import Rapport
from akutdesk.domain.record import new_id
from akutdesk.domain.statistik import Medregnet, Statistik, Udvalg, kraev_periode
from akutdesk.domain.telefonital import Telefonital
from akutdesk.domain.udgivelse import Stand, Udgivelse, som_udgivet
from akutdesk.domain.vagt import vagtperiode
from akutdesk.storage import faktavagt, medregning, reading
from akutdesk.storage.adgangstid import for_staff
from akutdesk.storage.bag_tallet import BagTallet
from akutdesk.storage.connection import ROOMY_KIB, USUAL_KIB, set_room
from akutdesk.storage.devices import Called
from akutdesk.storage.instant import millis
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.optaelling import Optaelling
from akutdesk.storage.periodetaelling import Periodetaelling
from akutdesk.storage.rapportering import rapport
from akutdesk.storage.save import save_all
from akutdesk.storage.saving import Saving
from akutdesk.storage.talraekke import Talraekke
from akutdesk.storage.udgivelser import Udgivelser, pak

_FIRST: Final = "SELECT min(dag) FROM fakta_kontakt"
_SHIFT: Final = """
    SELECT form, count(*) FROM henvendelse
    WHERE start >= ? AND start < ? AND status = 'AFSLUTTET' AND NOT oevelse GROUP BY form ORDER BY form
"""


@for_staff
class StatistikSide:
    """`store.statistik`. Every call is quick enough for a job; none is an opening, and none is logged."""

    def __init__(self, file: OpenFile, called: Callable[[], Mapping[bytes, Called]]) -> None:
        self._file = file
        self._called = called

    def beregn(self, adgang: Adgang, udvalg: Udvalg) -> Statistik:
        """All figures. Raises PeriodeError, AdgangError."""
        kraev(adgang, "STATISTIK_ALT")
        kraev_periode(udvalg)
        with self._room():
            return Optaelling(self._file.db, udvalg).statistik()

    def rapport(self, adgang: Adgang, udvalg: Udvalg, navn: str) -> Rapport:
        """One report of RAPPORTER (domain.md 5.3). Raises PeriodeError, AdgangError, KeyError for another name."""
        kraev(adgang, "STATISTIK_ALT")
        kraev_periode(udvalg)
        with self._room():
            return rapport(self._file.db, udvalg, navn)

    def periode(self, adgang: Adgang, udvalg: Udvalg, dag: date) -> Periodetal:
        """Everything of a period that a file of it would say on this day (decisions 0139, 0169).

        Raises UdgivelseError for a period or a filter of which no file is made, and for numbers published by a newer
        program; AdgangError.
        """
        kraev(adgang, "STATISTIK_ALT")
        kraev_udgivelig(udvalg, dag)
        published = Udgivelser(self._file.db)
        found = published.tal(udvalg)
        return found or som_udgivet(self._talt(adgang, udvalg), published.tal)

    def udgiv(self, adgang: Adgang, udvalg: Udvalg, dag: date) -> Periodetal:
        """The same for a file that is made now: from here on the period stands as it is in this one.

        Committed before it returns. Raises as `periode`; DiskFull, FileBusy.
        """
        kraev(adgang, "EKSPORT")
        tal = self.periode(adgang, udvalg, dag)
        published = Udgivelser(self._file.db)
        if published.foerste(udvalg) is None:
            made = Udgivelse(
                id=new_id(),
                fra=udvalg.fra,
                til=udvalg.til,
                tid=self._file.clock.now(),
                medarbejder=adgang.bruger,
                tal=pak(tal),
            )
            save_all(self._file, adgang, (Saving(after=made),))
        return published.tal(udvalg) or tal  # of two jobs at once, that of the first

    def udgivet(self, adgang: Adgang, udvalg: Udvalg) -> Stand:
        """Since when the files of a period say the same, and what of it stands since before. Raises AdgangError."""
        kraev(adgang, "STATISTIK_ALT")
        return Udgivelser(self._file.db).stand(udvalg)

    def _talt(self, adgang: Adgang, udvalg: Udvalg) -> Periodetal:
        """The period as it is counted now; measured against no threshold, whatever the screen shows."""
        typed = gaeldende(reading.setup(self._file, adgang, Telefonital))
        with self._room():
            whole = Udvalg(fra=udvalg.fra, til=udvalg.til)
            return Periodetaelling(self._file.db, typed).periodetal(whole)

    def raekker(
        self,
        adgang: Adgang,
        udvalg: Udvalg,
        celle: Celle,
        *,
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[Talraekke, ...]:
        """What a cell counted, newest first; as many as the cell says, unless `limit` cuts them into pages.

        Raises PeriodeError, AdgangError, KeyError for a cell of no figure.
        """
        kraev(adgang, "STATISTIK_ALT")
        kraev_periode(udvalg)
        with self._room():
            return BagTallet(self._file.db, adgang, udvalg).raekker(celle, (limit, offset))

    def vagten(self, adgang: Adgang, nu: datetime) -> Figur:
        """Plain counts of the shift that is on: closed contacts by form. Raises AdgangError."""
        kraev(adgang, "STATISTIK")
        shift = vagtperiode(nu, faktavagt.in_use(self._file.db))
        span = (millis(shift.start), millis(shift.slut))
        found = self._file.db.execute(_SHIFT, span).fetchall()
        n = sum(antal for _, antal in found)
        cells = tuple(
            Tal(celle=Celle("vagten", form), antal=antal, n=n) for form, antal in found if form
        )
        return Figur(navn="vagten", grundlag="H", tal=cells, n=n)

    def med(self, adgang: Adgang) -> Medregnet:
        """Which PCs are in, and until when (G69). Raises AdgangError."""
        kraev(adgang, "STATISTIK")
        return medregning.medregnet(self._file, self._called())

    def foerste(self, adgang: Adgang) -> date | None:
        """The first day with a contact that counts; None if there is none. Raises AdgangError."""
        kraev(adgang, "STATISTIK")
        (dag,) = self._file.db.execute(_FIRST).fetchone()
        return None if dag is None else date.fromordinal(dag)

    @contextmanager
    def _room(self) -> Generator[None]:
        """Room for the facts' pages: each is decrypted once, however many questions are asked of it."""
        set_room(self._file.db, ROOMY_KIB)
        try:
            yield
        finally:
            set_room(self._file.db, USUAL_KIB)
