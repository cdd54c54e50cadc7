"""How the card is opened: from the desk with its open talk, or from a lock with numbers only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from akutdesk.domain.clock import Clock
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.record import RecordId
from akutdesk.storage.errors import StorageError
from akutdesk.ui.akutkort.card import Resources, locked_card
from akutdesk.ui.akutkort.desk_card import DeskCard
from akutdesk.ui.akutkort.screen import AkutkortScreen
from akutdesk.ui.desk import Desk
from akutdesk.ui.shell import Shell
from akutdesk.ui.theme import Look

if TYPE_CHECKING:
    from akutdesk.ui.noegler import Forhal


def show_card(desk: Desk, henvendelse_id: RecordId | None = None) -> None:
    """Cover the window with the card, filled from this henvendelse, else from the newest open one."""
    try:
        card = DeskCard(desk, henvendelse_id or open_henvendelse(desk))
    except StorageError:
        card = DeskCard(desk)  # a disk that cannot be read must not keep the numbers away
    desk.shell.show_full(card)


def show_locked_card(
    look: Look, resources: Resources, shell: Shell, forhal: Forhal, clock: Clock
) -> None:
    """Cover the lock with the numbers of laas.json; no store is asked and nobody is named."""
    shell.show_full(
        AkutkortScreen(
            look,
            resources.texts,
            shell,
            lambda: locked_card(resources, forhal.forside(), clock.now()),
        )
    )


def open_henvendelse(desk: Desk) -> RecordId | None:
    """The newest henvendelse this person has begun and not closed."""
    rows = desk.store.vagtbord.kladder(desk.adgang)
    own = (
        row.rid
        for row in rows
        if row.type == Henvendelse.TYPE and row.oprettet_af == desk.adgang.bruger
    )
    return next(own, None)
