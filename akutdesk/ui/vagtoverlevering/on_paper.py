"""A shift as its sheet may tell it: it lies on the desk, so who is closed to others is left out (docs/decisions/0085)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from akutdesk.domain.adgang import Adgang, paa_papir
from akutdesk.storage.raekker import GaestRaekke
from akutdesk.ui.desk import Desk
from akutdesk.ui.vagtoverlevering.reading import Vagten


def on_paper(desk: Desk, vagten: Vagten) -> Vagten:
    """What anybody of the house may read of it; guests are counted without a name. No call here is an opening."""
    store, adgang, vagt = desk.store, paa_papir(desk.adgang), vagten.vagt
    contacts = {row.rid for row in store.henvendelser.i_vagten(adgang, vagt.start, vagt.slut)}
    tasks = {
        row.rid for row in store.opfoelgninger.disse(adgang, [row.rid for row in vagten.aftaler])
    }
    points = [row.rid for row in vagten.gemte]
    told = {row.rid for row in store.overleveringspunkter.disse(adgang, points)}
    plans = {row.rid for row in store.vagtbord.kladder(adgang)}
    split = {row.rid for row in store.konflikter.liste(adgang)}
    return replace(
        vagten,
        raekker=tuple(row for row in vagten.raekker if row.rid in contacts),
        kontakter=tuple(one for one in vagten.kontakter if one.henvendelse.id in contacts),
        aftaler=tuple(row for row in vagten.aftaler if row.rid in tasks),
        gaester=tuple(_guests(desk, adgang, vagten.gaester)),
        planer=tuple(row for row in vagten.planer if row.rid in plans),
        konflikter=tuple(row for row in vagten.konflikter if row.rid in split),
        gemte=tuple(row for row in vagten.gemte if row.rid in told),
    )


def _guests(desk: Desk, adgang: Adgang, guests: tuple[GaestRaekke, ...]) -> Iterator[GaestRaekke]:
    for one in guests:
        known = one.borger_id is None or desk.store.borgere.navn(adgang, one.borger_id)
        yield one if known else replace(one, navn="", foedselsaar=None, tilsyn_aftale="")
