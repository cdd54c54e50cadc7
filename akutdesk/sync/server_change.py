"""Another server than before answers: both by their six words, for a leader to look at (2.12, 2.18)."""

from __future__ import annotations

from dataclasses import dataclass, field

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.clock import Clock
from akutdesk.storage.cursor import Server
from akutdesk.storage.ordliste import Ordliste
from akutdesk.storage.store import Store
from akutdesk.sync.server import client_of, the_setting
from akutdesk.sync.transport import Transport
from akutdesk.wire.enrolment import server_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """A leader's word that `server`, and no other, is ours from now on."""

    by: Adgang
    server: Server


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerChange:
    """`before` "" where none was ever met; `is_same` where nothing has changed."""

    server: Server = field(repr=False)
    before: str
    now: str

    @property
    def is_same(self) -> bool:
        """Whether it is the one we know."""
        return self.before == self.now

    def accepted(self, by: Adgang) -> Accepted:
        """The leader has looked and says yes."""
        return Accepted(by=by, server=self.server)


def change_at(store: Store, door: Transport, clock: Clock, ordliste: Ordliste) -> ServerChange:
    """Ask who answers now. Raises NoServer, Offline, Refused."""
    info = client_of(store, the_setting(store), door, clock).info()
    known, server = store.net.cursor(), Server(id=info.server_id, public=info.server_public)
    return ServerChange(
        server=server,
        before="" if known is None else _words(known.server, ordliste),
        now=_words(server, ordliste),
    )


def _words(server: Server, ordliste: Ordliste) -> str:
    return ordliste.of(server_words(server.id, server.public))
