"""What the page shows, read from the store by what this person may see."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial

from akutdesk.domain.adgang import Adgang, maa
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.opbevaringsfrist import Opbevaringsfrist, Udloebet, frister
from akutdesk.domain.record import RecordId
from akutdesk.storage.sletning import Bestilling
from akutdesk.storage.store import Store
from akutdesk.ui.desk import Desk
from akutdesk.ui.pc_name import said_name
from akutdesk.ui.person.said import said_of
from akutdesk.ui.place import enhed_of
from akutdesk.ui.sletning.state import Fundet, Kort, post_line, samlet


@dataclass(frozen=True, kw_only=True)
class Bagved:
    """What is read beside the window: orders with their receipts, and what each rule lists."""

    ordrer: tuple[Bestilling, ...] = ()
    udloebne: tuple[Udloebet, ...] = ()


def read(desk: Desk, rid: RecordId | None, bagved: Bagved) -> Fundet:
    """Everything else, as it is now. Raises AdgangError, NotFound, StorageError."""
    store, adgang = desk.store, desk.adgang
    venter = store.sletning.venter(adgang)
    if not maa(adgang, "SLET"):
        venter = tuple(one for one in venter if one.sammen_med == adgang.bruger)
        named = _names(desk, (rid for one in venter for rid in one.rids))
        return Fundet(mig=adgang.bruger, venter=venter, navne=named)
    bevaret = samlet(store.fastholdelse.liste(adgang))
    stande = store.opbevaring.kortstande(adgang)
    kort = _card(desk, rid) if rid is not None else None
    about = (
        *(rid for one in (*venter, *bevaret) for rid in one.rids),
        *(one.rid for one in stande),
        *(rid for one in bagved.udloebne for rid in one.hvem),
    )
    return Fundet(
        mig=adgang.bruger,
        kort=kort,
        venter=venter,
        bevaret=bevaret,
        stande=stande,
        udloebne=bagved.udloebne,
        ordrer=bagved.ordrer,
        navne=_names(desk, about),
        pcer={device: said_name(one, desk.texts) for device, one in store.net.called().items()},
    )


def reader(desk: Desk) -> Callable[[], Bagved]:
    """Reads it in a job: every table is looked through, and the log for receipts. Raises StorageError there."""
    rules, enhed = frister(desk.guides["opbevaring"]), enhed_of(desk)
    return partial(_beside, desk.store, desk.adgang, rules, enhed)


def _beside(
    store: Store, adgang: Adgang, rules: Sequence[Opbevaringsfrist], enhed: Enhed
) -> Bagved:
    with closing(store.beside()) as mine:
        due = mine.opbevaring.udloebne(adgang, rules, enhed)
        return Bagved(ordrer=mine.sletning.liste(adgang), udloebne=due)


def _card(desk: Desk, rid: RecordId) -> Kort:
    store, adgang = desk.store, desk.adgang
    omfang = store.opbevaring.omfang(adgang, rid)
    stand = store.opbevaring.kortstand(adgang, rid)
    navn = _name(desk, rid) if omfang.kort else post_line(omfang.poster[0], said_of(desk))
    navn = navn or desk.texts("sletning.uden_navn")
    return Kort(rid=rid, navn=navn, omfang=omfang, stand=stand)


def _names(desk: Desk, rids: Iterable[RecordId]) -> dict[RecordId, str]:
    """What the citizens among these are called, as far as this person may know."""
    named = {rid: _name(desk, rid) for rid in dict.fromkeys(rids)}
    return {rid: navn for rid, navn in named.items() if navn}


def _name(desk: Desk, rid: RecordId) -> str:
    return desk.store.borgere.navn(desk.adgang, rid) if maa(desk.adgang, "LAES") else ""
