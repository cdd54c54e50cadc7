"""What the page shows, read from the store; and the draw, which reads a month of the log and is a job's."""

from __future__ import annotations

from contextlib import closing

from akutdesk.domain.adgang import Adgang, maa
from akutdesk.domain.record import RecordId
from akutdesk.storage.act import Saved
from akutdesk.storage.store import Store
from akutdesk.ui.desk import Desk
from akutdesk.ui.pc_name import said_name
from akutdesk.ui.stikproeve.state import Fundet


def read(desk: Desk, rid: RecordId | None = None) -> Fundet:
    """The sample of this id, or the newest one, which is an opening. Raises StorageError, NotFound."""
    store, adgang = desk.store, desk.adgang
    linjer = store.stikproever.liste(adgang)
    shown = rid or (linjer[0].id if linjer else None)
    aabnet = store.stikproever.aabn(adgang, shown) if shown else None
    about = {row.borger_id for row in (aabnet.raekker if aabnet else ()) if row.borger_id}
    knows = maa(adgang, "LAES")
    return Fundet(
        aabnet=aabnet,
        linjer=linjer,
        naeste=store.stikproever.naeste(adgang),
        navne={one: store.borgere.navn(adgang, one) for one in about} if knows else {},
        pcer={device: said_name(one, desk.texts) for device, one in store.net.called().items()},
    )


def draw(store: Store, adgang: Adgang) -> Saved:
    """In a job. Raises what `store.stikproever.traek` does."""
    with closing(store.beside()) as mine:
        return mine.stikproever.traek(adgang)
