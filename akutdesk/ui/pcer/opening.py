"""Gives the window the leader's page about the org's PCs; read when it is first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from akutdesk.domain.record import RecordId
from akutdesk.storage.bruger import Bruger
from akutdesk.ui.desk import Desk
from akutdesk.ui.noegler import Noegler
from akutdesk.ui.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from akutdesk.storage.ordliste import Ordliste
    from akutdesk.ui.main_window import MainWindow

LEDER = "LEDER"


def open_gate(
    window: MainWindow,
    desk: Desk,
    bruger: Bruger,
    noegler: Noegler[Any],
    *,
    ordliste: Callable[[], Ordliste],
    seconds: Callable[[], float],
) -> None:
    """For a leader only; the org's own list decides about every deed."""

    def pcer(_rid: RecordId | None) -> Page:
        from akutdesk.storage.staff_roll import actor_of
        from akutdesk.ui.pcer.gate_work import GateWork
        from akutdesk.ui.pcer.line_work import LineWork
        from akutdesk.ui.pcer.page import PcerPage

        gate = GateWork(
            store=noegler.store,
            actor=lambda: actor_of(noegler.noegle(bruger)),
            ordliste=ordliste,
            clock=desk.clock,
            seconds=seconds,
        )
        line = LineWork(
            store=noegler.store,
            adgang=desk.adgang,
            ordliste=ordliste,
            clock=desk.clock,
            seconds=seconds,
        )
        return PcerPage(desk, gate, line)

    if bruger.rolle == LEDER:
        window.route("pcer", pcer)
