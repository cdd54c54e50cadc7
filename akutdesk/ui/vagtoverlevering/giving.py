"""Giving the shift and taking it: the words of every item stand from then on, with two names and two times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.errors import DomainError
from akutdesk.domain.overleveringspunkt import Overleveringspunkt
from akutdesk.domain.record import new_id
from akutdesk.domain.vagtoverlevering import AabenOpgave, Natgaest, Vagtoverlevering
from akutdesk.storage.errors import StorageError
from akutdesk.storage.saving import Saving
from akutdesk.ui.desk import Desk
from akutdesk.ui.vagtoverlevering.deeds import PointDeeds
from akutdesk.ui.vagtoverlevering.reading import Vagten
from akutdesk.ui.vagtoverlevering.state import Punkt, fortalte


def given(
    desk: Desk,
    vagten: Vagten,
    lines: Sequence[Punkt],
    *,
    deeds: PointDeeds,
    teknik: Sequence[str],
) -> list[Saving]:
    """What giving the shift saves: items that have no words of their own yet, and the handover.

    Nothing, if it was given as it stands. Raises AdgangError, DiskFull.
    """
    savings: list[Saving] = []
    told = fortalte(lines)
    ids = [line.gemt.rid if line.gemt else new_id() for line in told]
    for rid, line in zip(ids, told, strict=True):
        if line.gemt is None or not line.gemt.tekst:
            before, after = deeds.pair(line)
            after = replace(after, id=rid, alias=line.alias, tekst=line.tekst)
            savings.append(Saving(after=after, before=before))
    before = vagten.rapport
    after = _report(desk, vagten, teknik=teknik)
    after = replace(after, punkter=tuple(ids))
    if before is not None and not savings and replace(after, givet_tid=before.givet_tid) == before:
        return []
    return [*savings, Saving(after=after, before=before)]


def taken(desk: Desk, report: Vagtoverlevering, modtager: Adgang) -> list[Saving]:
    """What taking the shift saves: the handover and each of its items is read. Of items only what the taker may see."""
    now = desk.clock.now()
    savings = [
        Saving(
            after=replace(report, kvitteret_af=modtager.bruger, kvitteret_tid=now), before=report
        )
    ]
    for row in desk.store.overleveringspunkter.disse(modtager, report.punkter):
        if row.kvitteret_tid is None:
            before = Overleveringspunkt(id=row.rid)
            after = replace(before, kvitteret_af=modtager.bruger, kvitteret_tid=now)
            savings.append(Saving(after=after, before=before))
    return savings


def take(desk: Desk, report: Vagtoverlevering, modtager: Adgang) -> bool:
    """Take the shift over in the receiver's own name; False if it could not be saved."""
    try:
        saved = desk.store.save_all(modtager, taken(desk, report, modtager))
    except (StorageError, DomainError):
        return False
    desk.changes.tell(saved.changes.types, saved.changes.ids)
    return True


def _report(desk: Desk, vagten: Vagten, *, teknik: Sequence[str]) -> Vagtoverlevering:
    blank = vagten.rapport or Vagtoverlevering(id=new_id(), enhed_id=vagten.enhed.id)
    return replace(
        blank,
        vagt_fra=vagten.vagt.vagttype,
        vagt_til=vagten.naeste.vagttype,
        vagt_start=vagten.vagt.start,
        vagt_slut=vagten.vagt.slut,
        henvendelser=tuple(row.rid for row in vagten.raekker),
        aabne_opfoelgninger=tuple(
            AabenOpgave(opfoelgning_id=row.rid, forfald=row.forfald, forfald_slut=row.forfald_slut)
            for row in vagten.opgaver
        ),
        i_huset_nu=tuple(
            Natgaest(overnatning_id=one.rid, nat_nr=one.nat_nr) for one in vagten.gaester
        ),
        teknik=tuple(teknik),
        givet_af=desk.adgang.bruger,
        givet_tid=desk.clock.now(),
    )
