"""What may be said about the server, for the pill and the screen: only what is known (ux.md 2.15, 3.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from akutdesk.storage.net_state import NetState
from akutdesk.sync.result import LEADERS, Outcome, Progress, RoundResult

FRESH: Final = timedelta(minutes=10)
"""How long "alt er sendt" may be said after the last contact."""


class Tilstand(StrEnum):
    """The one word of the pill."""

    INGEN_SERVER = "ingen_server"
    SOEGER = "soeger"
    """Nothing is known yet: the first round since unlocking has not ended."""
    UDEN_NET = "uden_net"
    SENDER = "sender"
    VENTER = "venter"
    """There is a server, and something still waits to go."""
    SENDT = "sendt"
    LEDER = "leder"
    """A leader must look; work goes on."""


class Maerke(StrEnum):
    """What stands beside it on the screen, each with a line of its own."""

    KARANTAENE = "karantaene"
    MANGLER_NOEGLE = "mangler_noegle"
    KRAEVER_OPDATERING = "kraever_opdatering"
    AFVIST = "afvist"
    """The server will not take some of our events or statements."""
    OPDATER = "opdater"
    """The server wants a newer program here (F38)."""
    UR = "ur"
    GENDANNET = "gendannet"
    """This PC's disk is an older copy, or there is a second one like it (F67, F68)."""
    REPARERET = "repareret"
    """The server had lost something and has it again."""
    TVIVL = "tvivl"
    ANDEN_SERVER = "anden_server"
    """Another server than before answers: a leader looks at both fingerprints."""
    DOBBELT = "dobbelt"
    """A PC of the house was restored from a copy or cloned: every leader is told (F67-F69)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """`grund` names the sentence that explains: an Obstacle or an Outcome, empty where all is well.

    `sendt_nu` of `usendte` + `sendt_nu` events have gone in the round that runs.
    """

    tilstand: Tilstand
    grund: str = ""
    kontakt_tid: datetime | None
    usendte: int
    aeldste_usendte: datetime | None
    sendt_nu: int = 0
    maerker: tuple[Maerke, ...] = ()


def status_of(
    state: NetState,
    last: RoundResult | None,
    now: datetime,
    *,
    running: Progress | None = None,
    has_server: bool = True,
) -> Status:
    """The status from the store's counts, the latest round's result, and how far one is that runs now."""
    return Status(
        tilstand=_tilstand(state, last, now, running=running)
        if has_server
        else Tilstand.INGEN_SERVER,
        grund=_grund(last) if has_server else "",
        kontakt_tid=state.kontakt_tid,
        usendte=state.usendte,
        aeldste_usendte=state.aeldste_usendte,
        sendt_nu=running.pushed if running else 0,
        maerker=_maerker(state, last),
    )


def _tilstand(
    state: NetState, last: RoundResult | None, now: datetime, *, running: Progress | None
) -> Tilstand:
    if last is not None and last.outcome in LEADERS:
        return Tilstand.LEDER
    if running is not None and running.pushed and state.usendte:
        return Tilstand.SENDER
    if last is None:
        return Tilstand.SOEGER
    if last.outcome is Outcome.OFFLINE:
        return Tilstand.UDEN_NET
    if last.outcome is not Outcome.FAERDIG or state.usendte:
        return Tilstand.VENTER
    fresh = state.kontakt_tid is not None and now - state.kontakt_tid <= FRESH
    return Tilstand.SENDT if fresh else Tilstand.UDEN_NET


def _grund(last: RoundResult | None) -> str:
    return "" if last is None else last.reason


def _maerker(state: NetState, last: RoundResult | None) -> tuple[Maerke, ...]:
    seen = {
        Maerke.KARANTAENE: state.karantaene > 0,
        Maerke.MANGLER_NOEGLE: state.mangler_noegle > 0,
        Maerke.KRAEVER_OPDATERING: state.kraever_opdatering > 0,
        Maerke.AFVIST: last is not None and bool(last.stuck or last.members_refused),
        Maerke.OPDATER: last is not None and last.upgrade,
        Maerke.UR: last is not None and last.clocks_differ,
        Maerke.GENDANNET: state.gendannet,
        Maerke.REPARERET: last is not None and last.repaired,
        Maerke.TVIVL: state.i_tvivl,
        Maerke.ANDEN_SERVER: last is not None and last.outcome is Outcome.ANDEN_SERVER,
        Maerke.DOBBELT: bool(state.dobbelte),
    }
    return tuple(each for each, there in seen.items() if there)
