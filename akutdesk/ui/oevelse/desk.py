"""The desk of a practice: the same pages on another store, with no server, no second copy and no set-up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.oevelse import Oevelse, oevelse
from akutdesk.domain.record import Record, new_id
from akutdesk.storage.bruger import FORMAAL
from akutdesk.storage.practice import PracticeDesk
from akutdesk.storage.saving import Saving
from akutdesk.ui.aabne import open_items
from akutdesk.ui.changes import Changed, Changes
from akutdesk.ui.desk import Desk
from akutdesk.ui.desk_maker import DeskMaker
from akutdesk.ui.furnish import furnish
from akutdesk.ui.head import Strip
from akutdesk.ui.kopi import Kopi
from akutdesk.ui.net.rounds import Synk
from akutdesk.ui.oevelse.printer import PracticePrinter
from akutdesk.ui.oevelse.window import PracticeWindow
from akutdesk.ui.watched_printer import WatchedPrinter

STRIP: Final = "oevelse"
_SENDS: Final = ("send_nu", "noedmappe", "tomme_skemaer")
"""What would leave the house, or draw numbers that count."""


@dataclass(frozen=True, kw_only=True)
class Practising:
    """One practice under way."""

    window: PracticeWindow
    kept: PracticeDesk
    desk: Desk
    guide: Oevelse


def open_practice(maker: DeskMaker, kept: PracticeDesk, region: str | None) -> Practising:
    """The window on this store, furnished and not yet shown. Raises StorageError."""
    texts = maker.assets.texts()
    window = PracticeWindow(maker.look, texts, maker.clock)
    own = replace(
        maker,
        changes=Changes(window),
        kopi=Kopi(window),
        synk=Synk(window, seconds=lambda: 0.0),
        printer=WatchedPrinter(PracticePrinter(maker.printer, maker.papir)),
        shell=window,
    )
    guide = oevelse(maker.guides["oevelse"])
    _people(kept, guide, region, own)
    desk = own.make(kept.store, Adgang(kept.bruger, "MEDARBEJDER", FORMAAL))
    furnish(window, desk)
    for action in _SENDS:
        window.on(action, partial(_not_here, desk))
    window.on("akutkort", partial(_show_card, desk))
    window.status_net("school", texts("oevelse.net"))
    desk.changes.saved.connect(partial(_show_open, desk, window))
    return Practising(window=window, kept=kept, desk=desk, guide=guide)


def _people(kept: PracticeDesk, guide: Oevelse, region: str | None, maker: DeskMaker) -> None:
    """The invented house, whoever practises, and who is known there."""
    texts = maker.assets.texts()
    house: tuple[Record, ...] = (
        Enhed(
            id=new_id(),
            navn=texts("oevelse.sted.navn"),
            telefon=texts("oevelse.sted.telefon"),
            region=region,
        ),
        Medarbejder(
            id=kept.bruger,
            navn=texts("oevelse.sted.medarbejder"),
            initialer=texts("oevelse.sted.initialer"),
            rolle="MEDARBEJDER",
        ),
        *(one.borger() for one in guide.folk),
    )
    founder = Adgang(kept.bruger, "LEDER", FORMAAL)
    kept.store.save_all(founder, [Saving(after=record) for record in house])


def _show_open(desk: Desk, window: PracticeWindow, _: Changed) -> None:
    window.set_open(open_items(desk))


def _not_here(desk: Desk) -> None:
    desk.shell.done(Strip(STRIP, "info", desk.texts("oevelse.ikke_her")))


def _show_card(desk: Desk) -> None:
    from akutdesk.ui.akutkort.desk_card import DeskCard
    from akutdesk.ui.akutkort.door import open_henvendelse

    card = DeskCard(desk, open_henvendelse(desk))
    card.warn(desk.texts("oevelse.ring_ikke"))
    desk.shell.show_full(card)
