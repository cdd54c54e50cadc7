"""The server's rules put together: no HTTP above, no SQL below."""

from __future__ import annotations

from dataclasses import dataclass

from akutdesk.central.auth import Auth
from akutdesk.central.enrolling import Enrolling
from akutdesk.central.founding import Founding
from akutdesk.central.intake import Intake
from akutdesk.central.pages import Pages
from akutdesk.central.receipts import Receipts
from akutdesk.central.records import Records
from akutdesk.central.roll import Roll
from akutdesk.central.rot import Rot
from akutdesk.central.settings import Clock, Settings
from akutdesk.central.statements import StatementLog
from akutdesk.central.store import Store
from akutdesk.wire import crypto
from akutdesk.wire.messages import VERSION, Info


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """What the calls of protocol v1 ask."""

    store: Store
    clock: Clock
    settings: Settings
    auth: Auth
    founding: Founding
    statements: StatementLog
    intake: Intake
    pages: Pages
    receipts: Receipts
    records: Records
    enrolling: Enrolling
    rot: Rot

    def info(self) -> Info:
        """Who the server is."""
        server = self.store.server()
        return Info(
            server_id=server.id,
            server_public=crypto.verify_key(server.key),
            versions=(VERSION,),
            limits=self.settings.limits,
            minimum_client=self.settings.minimum_client,
            minimum_from_ms=self.settings.minimum_from_ms,
        )


def make_service(store: Store, clock: Clock, settings: Settings | None = None) -> Service:
    """The rules over a store."""
    told = settings or Settings()
    auth = Auth(store, Roll(store), clock)
    receipts = Receipts(store, clock)
    rot = Rot(store.events, clock)
    return Service(
        store=store,
        clock=clock,
        settings=told,
        auth=auth,
        founding=Founding(store, clock),
        statements=StatementLog(store, clock),
        intake=Intake(store, auth, receipts, clock, rot),
        pages=Pages(store, receipts, clock, told),
        receipts=receipts,
        records=Records(store, clock),
        enrolling=Enrolling(store, clock),
        rot=rot,
    )
