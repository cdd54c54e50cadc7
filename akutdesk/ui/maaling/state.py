"""What can be measured of somebody, and what becomes of the answers. No Qt, no store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from akutdesk.domain.instrument import INDBYGGEDE, INSTRUMENTER, Instrument, metrisk_af, raa_af
from akutdesk.domain.progressionsmaal import (
    BASIS,
    OPF,
    Progressionsmaal,
    er_ny_nok,
    maalt,
    par,
    tidligst,
)
from akutdesk.domain.skemapakke import Skemapakke
from akutdesk.domain.vagt import KBH, lokal_dag
from akutdesk.storage.raekker import OpfoelgningRaekke
from akutdesk.ui.vagtbord.state import is_done

TASK = "MAALING"
_MOST_AGAIN = 4


@dataclass(frozen=True, kw_only=True)
class Slags:
    """One thing that can be measured now: an instrument, and the BASIS it follows, if any."""

    instrument: Instrument
    pakke: Skemapakke | None = None
    foer: Progressionsmaal | None = None

    @property
    def kode(self) -> str:
        """Tells it from the others."""
        rid = self.foer.id.hex() if self.foer else ""
        return f"{self.instrument.kode}/{rid}"

    @property
    def tabel(self) -> tuple[int, ...]:
        """The pack's table, if the instrument has one."""
        return self.pakke.tabel if self.pakke else ()

    def tal(self, svar: Sequence[int | None]) -> tuple[int | None, int | None]:
        """The raw and the metric number of these answers."""
        raa = raa_af(svar)
        return raa, metrisk_af(self.instrument, raa, self.tabel)

    def venter(self, dag: date) -> date | None:
        """The first day on which it may be made again, if that is still to come."""
        if self.foer is None or er_ny_nok(self.foer, dag):
            return None
        return tidligst(self.foer)


def muligheder(
    maalinger: Iterable[Progressionsmaal], pakker: Iterable[Skemapakke]
) -> tuple[Slags, ...]:
    """What can be measured: again what was measured before, those without an after first, then anew.

    An instrument that belongs to somebody is there only with its pack.
    """
    loaded = {pakke.instrument: pakke for pakke in pakker}
    offered = [kode for kode in INSTRUMENTER if kode in INDBYGGEDE or kode in loaded]
    pairs = [each for each in par(maalinger) if each.foer.instrument in offered]
    pairs = sorted(pairs, key=lambda each: each.efter is not None)[:_MOST_AGAIN]
    again = [_slags(each.foer.instrument or "", loaded, each.foer) for each in pairs]
    return (*again, *(_slags(kode, loaded) for kode in offered))


def noteret(slags: Slags, ny: Progressionsmaal, svar: Sequence[int | None]) -> Progressionsmaal:
    """`ny` as the measurement of this kind with these answers; a BASIS begins a pair, an OPF follows one."""
    foer, kode = slags.foer, slags.instrument.kode
    if foer is None:
        made = replace(ny, instrument=kode, maaling=BASIS, par_id=ny.id)
    else:
        made = replace(
            ny,
            instrument=kode,
            maaling=OPF,
            par_id=foer.par_id or foer.id,
            maal=foer.maal,
            forloebskode=foer.forloebskode,
        )
    return maalt(made, svar, slags.tabel)


def opgave_for(rows: Sequence[OpfoelgningRaekke], nu: datetime | None) -> OpfoelgningRaekke | None:
    """The open task that a measurement does: the next one, or with a time the next one due by the end of that day."""
    end = None if nu is None else lokal_dag(nu.astimezone(KBH).date())[1]
    due = [row for row in rows if row.type == TASK and not is_done(row)]
    return next((row for row in due if end is None or _is_due(row, end)), None)


def _slags(
    kode: str, loaded: Mapping[str, Skemapakke], foer: Progressionsmaal | None = None
) -> Slags:
    return Slags(instrument=INSTRUMENTER[kode], pakke=loaded.get(kode), foer=foer)


def _is_due(row: OpfoelgningRaekke, end: datetime) -> bool:
    return row.forfald is None or row.forfald < end
