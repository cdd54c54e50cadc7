"""Makes the report in a job: figures of the year and of the one before, read beside the desk's own work."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime

from akutdesk.assets import Texts
from akutdesk.domain.adgang import Adgang
from akutdesk.domain.codes import Codes
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.kalender import kalender
from akutdesk.domain.statistik import Medregnet, Pcmed
from akutdesk.domain.udgivelse import Stand
from akutdesk.domain.udgivet_trae import udgivet_periode
from akutdesk.domain.vagttider import nu_gaeldende
from akutdesk.reports.aarsrapport import Aarsrapport, Aarstal, statusrapport
from akutdesk.reports.papir import Papir
from akutdesk.reports.rapportindhold import Statusrapport
from akutdesk.reports.udskrift import Afsender
from akutdesk.storage.implementeringstal import implementeringsgrad
from akutdesk.storage.store import Store
from akutdesk.ui.desk import Desk
from akutdesk.ui.place import enhed_of, settings_of
from akutdesk.ui.statusrapport.state import tekster, tider, udvalg
from akutdesk.ui.udgivet_note import dele_sagt


@dataclass(frozen=True, kw_only=True)
class Bestilling:
    """What one report is made from; taken on the GUI thread, used on a worker."""

    store: Store
    adgang: Adgang
    papir: Papir
    texts: Texts
    codes: Codes
    afsender: Afsender
    aar: int
    tekster: Mapping[str, str]
    tider: Mapping[str, str]
    nu: datetime

    @property
    def dag(self) -> date:
        """The local date."""
        return kalender(self.codes).dato(self.nu)

    @property
    def antal(self) -> str:
        """What heads the numbers of a table file."""
        return self.texts("papir.rapport.antal")

    @property
    def skjult(self) -> str:
        """The word for a hidden number."""
        return self.texts("papir.rapport.skjult")

    def rapport(self) -> Statusrapport:
        """The report in words. Raises UdgivelseError for a year that has not ended, AdgangError, StorageError, AssetDamaged."""
        with closing(self.store.beside()) as mine:
            this = self._aar(mine, self.aar)
            first = mine.statistik.foerste(self.adgang)
            last = self._last(mine, first)
            points = self.codes["implementeringspunkt"]
            grad = implementeringsgrad(mine, self.adgang, points, this.tal.udvalg.til)
            med = mine.statistik.med(self.adgang)
            stand = mine.statistik.udgivet(self.adgang, this.tal.udvalg)
        made = Aarsrapport(
            afsender=self.afsender,
            aaret=this,
            sidste=last,
            implementering=grad,
            tekster=self.tekster,
            tider=self.tider,
            slut=self._slut(med, stand),
        )
        return statusrapport(self.papir, self.codes, made)

    def _aar(self, mine: Store, aar: int) -> Aarstal:
        tal = mine.statistik.udgiv(self.adgang, udvalg(aar), self.dag)
        return Aarstal(tal.statistik, udgivet_periode(tal))

    def _last(self, mine: Store, first: date | None) -> Aarstal | None:
        """The year before, if the house was open all of it."""
        if first is None or first > date(self.aar - 1, 1, 31):
            return None
        return self._aar(mine, self.aar - 1)

    def _slut(self, med: Medregnet, stand: Stand) -> tuple[str, ...]:
        """When the figures were made, and which stand since before; until when each desk is in, if that is now."""
        days = kalender(self.codes)
        tid_fra = stand.siden or self.nu
        fresh = med.pcer if tid_fra >= self.nu else ()
        said = [self._om(pc) for pc in fresh if pc.sidst is not None]
        dag, tid = days.lang(days.dato(tid_fra)), days.klokken(tid_fra)
        made = self.texts("papir.rapport.hentet", dag=dag, kl=tid)
        return (*said, made, *dele_sagt(stand, self.texts, days))

    def _om(self, pc: Pcmed) -> str:
        days = kalender(self.codes)
        name = pc.navn or self.texts("statusrapport.pc", nr=pc.nr)
        until = days.dato(pc.sidst or self.nu)
        return self.texts("papir.rapport.med_til", pc=name, dag=days.lang(until))


def bestilling(desk: Desk, aar: int) -> Bestilling:
    """What a report of this year is made from now."""
    enhed = enhed_of(desk)
    return Bestilling(
        store=desk.store,
        adgang=desk.adgang,
        papir=desk.papir,
        texts=desk.texts,
        codes=desk.codes,
        afsender=Afsender(navn=enhed.navn, kommune=_kommune(desk, enhed)),
        aar=aar,
        tekster=tekster(aar, settings_of(desk)),
        tider=tider(nu_gaeldende(enhed)),
        nu=desk.clock.now(),
    )


def _kommune(desk: Desk, enhed: Enhed) -> str:
    """The municipalities that take part, in words."""
    towns = desk.codes["kommune"]
    return ", ".join(towns.label(kode) for kode in enhed.deltagende_kommuner if kode in towns)
