"""Everything a handover is made of, read once: the shift's records and what is stored of its items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from akutdesk.domain.enhed import Enhed
from akutdesk.domain.record import RecordId
from akutdesk.domain.vagt import Vagtperiode, vagtperiode
from akutdesk.domain.vagtoverlevering import (
    OVERLAP,
    Vagtoverlevering,
    vagt_der_gives,
    vagt_efter,
    vagt_foer,
)
from akutdesk.storage.konflikter import Konflikt
from akutdesk.storage.raekker import (
    GaestRaekke,
    KladdeRaekke,
    KontaktRaekke,
    OpfoelgningRaekke,
    PunktRaekke,
    VagtensKontakt,
)
from akutdesk.ui.desk import Desk
from akutdesk.ui.place import enhed_of

_HENVENDELSE: Final = "henvendelse"
_PLAN: Final = "kriseplan"
_MOMENT: Final = timedelta(milliseconds=1)


@dataclass(frozen=True, kw_only=True)
class Vagten:
    """One shift as its handover sees it. `rapport` is the newest handover of it, if it was given."""

    enhed: Enhed
    vagt: Vagtperiode
    naeste: Vagtperiode
    raekker: tuple[KontaktRaekke, ...] = ()
    """Henvendelser and kortopkald of the shift, by their start; annulled ones are left out."""
    kontakter: tuple[VagtensKontakt, ...] = ()
    aftaler: tuple[OpfoelgningRaekke, ...] = ()
    """Every open task, also those of other days."""
    gaester: tuple[GaestRaekke, ...] = ()
    planer: tuple[KladdeRaekke, ...] = ()
    konflikter: tuple[Konflikt, ...] = ()
    gemte: tuple[PunktRaekke, ...] = ()
    rapport: Vagtoverlevering | None = None
    paa_vagt: tuple[RecordId, ...] = ()
    """Who was told to be at work in it, by every desk that told (domain.md 10.8); nobody where none did."""

    @property
    def opgaver(self) -> tuple[OpfoelgningRaekke, ...]:
        """The open tasks due before the next shift ends; those of this shift that were not done are among them."""
        due = (row for row in self.aftaler if row.forfald is not None)
        return tuple(row for row in due if row.forfald and row.forfald < self.naeste.slut)

    @property
    def ikke_gjorte(self) -> tuple[OpfoelgningRaekke, ...]:
        """Tasks whose time was over when this shift ended."""
        ends = self.vagt.slut
        times = ((row.forfald_slut or row.forfald, row) for row in self.opgaver)
        return tuple(row for due, row in times if due is not None and due <= ends)

    @property
    def er_taget(self) -> bool:
        """Whether somebody has taken it over."""
        return self.rapport is not None and self.rapport.kvitteret_tid is not None


def read(desk: Desk, nu: datetime) -> Vagten:
    """The shift that this desk gives now. Raises DiskFull where the look at its contacts cannot be logged."""
    enhed = enhed_of(desk)
    vagt = _shift(desk, enhed, nu)
    store, adgang = desk.store, desk.adgang
    rows = store.henvendelser.i_vagten(adgang, vagt.start, vagt.slut)
    rows = tuple(sorted((r for r in rows if r.status != "ANNULLERET"), key=lambda r: r.start or nu))
    calls = [row.rid for row in rows if row.type == _HENVENDELSE]
    reports = store.vagtoverleveringer.for_vagt(adgang, vagt.start)
    return Vagten(
        enhed=enhed,
        vagt=vagt,
        naeste=vagt_efter(vagt, enhed.vagtgraenser),
        raekker=rows,
        kontakter=store.vagtoverleveringer.kontakter(adgang, calls),
        aftaler=store.opfoelgninger.liste(adgang),
        gaester=store.vagtbord.i_huset(adgang, min(nu, vagt.slut - _MOMENT)),
        planer=tuple(one for one in store.vagtbord.kladder(adgang) if one.type == _PLAN),
        konflikter=store.konflikter.liste(adgang),
        gemte=store.overleveringspunkter.i_vagten(
            adgang, vagt.vagttype, vagt.start, vagt.slut + OVERLAP
        ),
        rapport=reports[-1] if reports else None,
        paa_vagt=_at_work(desk, min(nu, vagt.slut - _MOMENT)),
    )


def reread(desk: Desk, report: Vagtoverlevering) -> Vagten:
    """An earlier handover: what it holds as it can be read now, tasks and nights as they were told then.

    Raises DiskFull where the look at its contacts cannot be logged.
    """
    enhed, store, adgang = enhed_of(desk), desk.store, desk.adgang
    vagt = vagtperiode(report.vagt_start or desk.clock.now(), enhed.vagtgraenser)
    rows = store.henvendelser.i_vagten(adgang, vagt.start, vagt.slut)
    told = [row for row in rows if row.rid in report.henvendelser and row.status != "ANNULLERET"]
    nights = {one.overnatning_id: one.nat_nr for one in report.i_huset_nu}
    found = {row.rid: row for row in store.overleveringspunkter.disse(adgang, report.punkter)}
    return Vagten(
        enhed=enhed,
        vagt=vagt,
        naeste=vagt_efter(vagt, enhed.vagtgraenser),
        raekker=tuple(sorted(told, key=lambda row: row.start or vagt.start)),
        kontakter=store.vagtoverleveringer.kontakter(adgang, report.henvendelser),
        aftaler=tuple(_as_told(desk, report)),
        gaester=store.vagtoverleveringer.gaester(adgang, list(nights), nights),
        gemte=tuple(found[rid] for rid in report.punkter if rid in found),
        rapport=report,
        paa_vagt=_at_work(desk, vagt.slut - _MOMENT),
    )


def _at_work(desk: Desk, tid: datetime) -> tuple[RecordId, ...]:
    shifts = desk.store.overnatninger.vagter(desk.adgang, tid)
    return tuple(dict.fromkeys(rid for shift in shifts for rid in shift.medarbejdere))


def _as_told(desk: Desk, report: Vagtoverlevering) -> Iterator[OpfoelgningRaekke]:
    times = {one.opfoelgning_id: one for one in report.aabne_opfoelgninger}
    for row in desk.store.opfoelgninger.disse(desk.adgang, list(times)):
        then = times[row.rid]
        yield replace(row, forfald=then.forfald, forfald_slut=then.forfald_slut, status="AABEN")


def _shift(desk: Desk, enhed: Enhed, nu: datetime) -> Vagtperiode:
    """The present shift, or the one before it until somebody has taken that over."""
    before = vagt_foer(vagtperiode(nu, enhed.vagtgraenser), enhed.vagtgraenser)
    given = desk.store.vagtoverleveringer.for_vagt(desk.adgang, before.start)
    taken = any(one.kvitteret_tid is not None for one in given)
    return vagt_der_gives(nu, enhed.vagtgraenser, er_taget=taken)
