"""One round by itself, for a command: the server is told first if it is new, then everything goes and comes."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field

from akutdesk.domain.clock import Clock
from akutdesk.storage.store import Store
from akutdesk.sync.obstacle import Offline
from akutdesk.sync.reply import Refused
from akutdesk.sync.result import Outcome, RoundResult
from akutdesk.sync.round import Round
from akutdesk.sync.server import (
    NoServer,
    OpensDoor,
    ServerSetting,
    client_of,
    hand_in_genesis,
    keep_setting,
    make_setting,
    read_setting,
)
from akutdesk.sync.server_change import Accepted


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """What to change before the round; empty leaves it as it is. `code` opens the place at the server.

    `accept`: a leader who says that another server than before is ours from now on.
    """

    url: str = ""
    ca: str = ""
    proxy: str = field(default="", repr=False)
    code: str = field(default="", repr=False)
    accept: Accepted | None = None


def one_round(store: Store, wishes: Wishes, clock: Clock, opens: OpensDoor) -> RoundResult:
    """Run it. Raises NoServer, AddressUnfit, CaUnfit and StorageError; what the network does is in the result."""
    setting = _setting(store, wishes)
    with closing(opens(setting)) as door:
        client = client_of(store, setting, door, clock)
        if wishes.code:
            try:
                hand_in_genesis(client, store, wishes.code)
            except Offline as away:
                return RoundResult(outcome=Outcome.OFFLINE, obstacle=away.obstacle)
            except Refused as refusal:
                return RoundResult(outcome=Outcome.AFVIST, code=refusal.code)
        return Round(client, store, accept=wishes.accept).run()


def _setting(store: Store, wishes: Wishes) -> ServerSetting:
    before = read_setting(store)
    if not wishes.url and before is None:
        raise NoServer
    if not (wishes.url or wishes.ca or wishes.proxy) and before is not None:
        return before
    setting = make_setting(
        wishes.url or (before.url if before else ""),
        ca=wishes.ca or (before.ca if before else ""),
        proxy=wishes.proxy or (before.proxy if before else ""),
    )
    keep_setting(store, setting)
    return setting
