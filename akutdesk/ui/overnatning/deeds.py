"""What V6 saves: the decision of a night, a departure, a look in, a place made ready, who is here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from akutdesk.domain.mangel import MANGLER, Mangel
from akutdesk.domain.nat import Nat
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.overnatning import (
    FOER_ANKOMST,
    UDEBLEV,
    Overnatning,
    foer_ankomst,
    nattens_mangler,
)
from akutdesk.domain.vagt import KBH, lokal_tid
from akutdesk.storage.raekker import OpfoelgningRaekke
from akutdesk.storage.saving import Saving
from akutdesk.ui.desk import Desk
from akutdesk.ui.opened import begun
from akutdesk.ui.overnatning.state import MORNING_TALK, Ophold, Svar
from akutdesk.ui.vagtbord.state import opgave_of

TALK: Final = "NYSAMTALE"
_DAG: Final = "DAG"
_OPEN: Final = "AABEN"
_DAY: Final = timedelta(days=1)


def faults(stay: Ophold, svar: Svar) -> tuple[Mangel, ...]:
    """What stands in the way of saving the answers."""
    found = list(nattens_mangler(_nat(stay, svar), stay.gaest.nat_nr, stay.max_naetter))
    if svar.rejser:
        found += _departure_faults(stay, svar)
    return tuple(found)


def decided(desk: Desk, stay: Ophold, svar: Svar) -> list[Saving]:
    """One act: the decision, and what follows from it: a talk in the morning, or a departure."""
    if svar.rejser:
        return [_night(stay, svar), _departed(stay, svar), *_talks_dropped(desk, stay)]
    if stay.i_nat is None and stay.er_ankomst:
        return [Saving(after=_booked_again(stay.ophold, svar), before=stay.ophold)]
    talk = () if _has_talk(desk, stay) else (Saving(after=talk_after(stay.ophold, stay.nat)),)
    return [_night(stay, svar), *_stays_on(stay), *talk]


def talk_after(ophold: Overnatning, nat: date) -> Opfoelgning:
    """One talks with the guest about the day in the morning after a night (domain.md 10.8)."""
    return begun(
        Opfoelgning,
        ophold,
        borger_id=ophold.borger_id,
        henvendelse_id=ophold.henvendelse_id,
        type=TALK,
        forfald=lokal_tid(nat + _DAY, MORNING_TALK),
        ansvarlig_vagt=_DAG,
    )


def made_ready(ophold: Overnatning) -> Saving:
    """The next guest may have the place."""
    return Saving(after=replace(ophold, rengjort=True), before=ophold)


# ---- inside


def _nat(stay: Ophold, svar: Svar) -> Nat:
    """The row of tonight as it would be."""
    nat = stay.i_nat or begun(Nat, stay.ophold, parent_id=stay.ophold.id, dato=stay.nat)
    if svar.rejser:
        return replace(nat, beslutning=svar.beslutning)
    by = svar.godkendt
    return replace(
        nat,
        beslutning=svar.beslutning,
        vurdering=svar.vurdering,
        hvem=by.hvem,
        tid=by.tid,
        delegation=by.delegation,
        delegation_tekst=by.tekst,
    )


def _night(stay: Ophold, svar: Svar) -> Saving:
    return Saving(after=_nat(stay, svar), before=stay.i_nat)


def _departure_faults(stay: Ophold, svar: Svar) -> Iterator[Mangel]:
    left = replace(stay.ophold, afrejse=svar.afrejse)
    if svar.afslutning is None:
        yield Mangel(Overnatning.TYPE, "afslutning", MANGLER)
    if svar.afrejse is None:
        yield Mangel(Overnatning.TYPE, "afrejse", MANGLER)
    elif foer_ankomst(left):
        yield Mangel(Overnatning.TYPE, "afrejse", FOER_ANKOMST)


def _departed(stay: Ophold, svar: Svar) -> Saving:
    """A place where nobody came needs no making ready."""
    before = stay.ophold
    ready = True if svar.afslutning == UDEBLEV else before.rengjort
    after = replace(before, afslutning=svar.afslutning, afrejse=svar.afrejse, rengjort=ready)
    return Saving(after=after, before=before)


def _stays_on(stay: Ophold) -> Iterator[Saving]:
    """A departure that was written before is no longer meant."""
    if stay.ophold.afrejse is not None:
        yield Saving(after=replace(stay.ophold, afrejse=None, afslutning=None), before=stay.ophold)


def _booked_again(ophold: Overnatning, svar: Svar) -> Overnatning:
    """On the night of arrival the decision is the booking's own."""
    by = svar.godkendt
    return replace(
        ophold,
        vurdering_af_leder=svar.vurdering,
        vurdering_hvem=by.hvem,
        vurdering_tid=by.tid,
        delegation=by.delegation,
        delegation_tekst=by.tekst,
        afrejse=None,
        afslutning=None,
    )


def _has_talk(desk: Desk, stay: Ophold) -> bool:
    due = lokal_tid(stay.nat + _DAY, MORNING_TALK)
    return any(row.forfald == due for row in _talks(desk, stay))


def _talks_dropped(desk: Desk, stay: Ophold) -> Iterator[Saving]:
    """Nobody is here to talk with in the morning."""
    for row in _talks(desk, stay):
        before = opgave_of(row)
        if row.forfald is not None and row.forfald >= lokal_tid(stay.nat, MORNING_TALK):
            yield Saving(after=replace(before, status="BORTFALDET"), before=before)


def _talks(desk: Desk, stay: Ophold) -> tuple[OpfoelgningRaekke, ...]:
    """The morning talks with this guest that are still to be had."""
    if stay.ophold.borger_id is None:
        return ()
    found = desk.store.opfoelgninger.for_borger(desk.adgang, stay.ophold.borger_id)
    return tuple(
        row
        for row in found
        if row.type == TALK
        and row.status == _OPEN
        and row.ansvarlig_vagt == _DAG
        and row.forfald is not None
        and row.forfald.astimezone(KBH).time() == MORNING_TALK
    )
