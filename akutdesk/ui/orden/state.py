"""What "Er alt i orden?" says: for each thing a word, a sentence and what to do; no Qt, no store (decision 0162)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from akutdesk.domain.gendannelsesproeve import (
    KOPI_UEGNET,
    LYKKEDES,
    Gendannelsesproeve,
    skal_proeves,
)
from akutdesk.storage.diskkryptering import Diskkryptering, Svar
from akutdesk.storage.eftersyn import Eftersynet
from akutdesk.storage.health import Health
from akutdesk.sync.status import Status, Tilstand
from akutdesk.ui.gendannelse.state import tal
from akutdesk.ui.printer import Printer, PrinterState
from akutdesk.ui.synk.state import FOR_LEADER, LONG, Says

OLD: Final = timedelta(hours=24)
"""A backup that is older is told: the desk is never without somebody for that long."""

UNCOPIED: Final = 10
"""Entries that a start may have added since the last round of the second copy (as `akutdesk doctor` counts)."""

LEAST: Final = 500 * 2**20
"""Free bytes that some weeks of work and the reserve need."""

TRY: Final = "proev_gendannelse"
"""The page's own action that asks for a sheet and tries."""

_GB: Final = 10**9
_MINUTE: Final = 60
_WAITS: Final = frozenset({Tilstand.UDEN_NET, Tilstand.VENTER})


class Stand(StrEnum):
    """The word before the sentence."""

    I_ORDEN = "i_orden"
    SE = "se"
    UVIST = "uvist"
    VENTER = "venter"


@dataclass(frozen=True, kw_only=True)
class Ark:
    """The sheets in the envelopes: when those that count were made, and when one was used since."""

    lavet: datetime | None
    brugt: datetime | None


@dataclass(frozen=True, kw_only=True)
class Fakta:
    """What is known so far; None for what is still being looked at. `fil_ulaest`: the look itself did not succeed."""

    udgave: str
    ark: Ark
    kort: Eftersynet | None = None
    status: Status | None = None
    fil: Health | None = None
    fil_ulaest: bool = False
    disk: Diskkryptering | None = None
    printere: Sequence[Printer] | None = None


@dataclass(frozen=True, kw_only=True)
class Linje:
    """One thing. `doer`: where it is put right, a route or an action; "" where no page does."""

    kode: str
    stand: Stand
    tekst: str = ""
    doer: str = ""


def linjer(fakta: Fakta, says: Says) -> tuple[Linje, ...]:
    """Every line, in the order of the page."""
    return (
        *_fil(fakta, says),
        *_kort(fakta, says),
        _server(fakta, says),
        _disk(fakta, says),
        _printer(fakta, says),
        _ark(fakta.ark, says),
        _proeve(fakta, says),
        Linje(
            kode="udgave", stand=Stand.I_ORDEN, tekst=says.texts("orden.udgave", nr=fakta.udgave)
        ),
    )


def samlet(found: Sequence[Linje], says: Says) -> tuple[str, str]:
    """The page in one sentence, and what it means."""
    wrong = sum(one.stand is Stand.SE for one in found)
    if wrong:
        first = says.texts("orden.en_ting") if wrong == 1 else says.texts("orden.ting", n=wrong)
        return first, says.texts("orden.ting_mere")
    if any(one.stand is Stand.VENTER for one in found):
        return says.texts("orden.ser_efter"), says.texts("orden.ser_efter_mere")
    return says.texts("orden.alt"), says.texts("orden.alt_mere")


def haster(fakta: Fakta, says: Says) -> tuple[Linje, ...]:
    """What a leader is told of without asking: a backup that fails, a disk that is open, a try that is due."""
    told = [line for line in _kort(fakta, says) if line.kode == "reserve"]
    failed = fakta.kort is not None and fakta.kort.reserve_fejl is not None
    urgent = [*(told if failed else ()), _disk(fakta, says), _proeve(fakta, says)]
    return tuple(line for line in urgent if line.stand is Stand.SE)


def _line(says: Says, kode: str, sag: str, *, galt: bool = False, **values: object) -> Linje:
    """The line of a thing by the case it is in: its text is `orden.<kode>_<sag>`."""
    stand = Stand.SE if galt else Stand.I_ORDEN
    return Linje(kode=kode, stand=stand, tekst=says.texts(f"orden.{kode}_{sag}", **values))


def _fil(fakta: Fakta, says: Says) -> Iterator[Linje]:
    if fakta.fil_ulaest:
        yield _line(says, "fil", "ulaest", galt=True)
        yield Linje(kode="log", stand=Stand.UVIST, tekst=says.texts("orden.log_ulaest"))
        return
    if fakta.fil is None:
        yield Linje(kode="fil", stand=Stand.VENTER)
        yield Linje(kode="log", stand=Stand.VENTER)
        return
    ill, broken = fakta.fil.page_faults, fakta.fil.chain_faults or fakta.fil.older
    past = (*fakta.fil.form_faults, *fakta.fil.local_faults)
    if ill:
        yield replace(_line(says, "fil", "syg", galt=True), doer="hel_kopi")
    elif past:
        yield _line(says, "fil", "aendret", galt=True, steder=", ".join(past))
    else:
        yield _line(says, "fil", "hel")
    yield _line(says, "log", "brudt" if broken else "hel", galt=bool(broken))


def _kort(fakta: Fakta, says: Says) -> Iterator[Linje]:
    if (now := fakta.kort) is None:
        yield from (
            Linje(kode=kode, stand=Stand.VENTER) for kode in ("reserve", "kopi", "plads", "ur")
        )
        return
    yield _reserve(now, says)
    yield _kopi(now, says)
    room = now.disk.ledig
    full = room < LEAST or not now.disk.reserve
    yield _line(
        says,
        "plads",
        "lidt" if full else "nok",
        galt=full,
        gb=f"{room / _GB:.1f}".replace(".", ","),
    )
    yield _line(says, "ur", "tvivl" if now.ur_i_tvivl else "passer", galt=now.ur_i_tvivl)


def _reserve(now: Eftersynet, says: Says) -> Linje:
    why = "fuld" if now.disk.ledig < LEAST else "andet"
    if now.reserve is None:
        failed = f"fejl_ingen_{why}" if now.reserve_fejl else "ingen"
        return _line(says, "reserve", failed, galt=True)
    moment = says.moment(now.reserve)
    if now.reserve_fejl is not None:
        return _line(says, "reserve", f"fejl_{why}", galt=True, tid=moment)
    old = says.nu - now.reserve > OLD
    return _line(says, "reserve", "gammel" if old else "ny", galt=old, tid=moment)


def _kopi(now: Eftersynet, says: Says) -> Linje:
    if not now.steder:
        found = _line(says, "kopi", "ingen", galt=True)
    elif now.overblik.ukopierede > UNCOPIED or now.overblik.kopi_tid is None:
        found = _line(says, "kopi", "bagud", galt=True, n=now.overblik.ukopierede)
    else:
        return _line(says, "kopi", "med", tid=says.moment(now.overblik.kopi_tid))
    return Linje(kode="kopi", stand=found.stand, tekst=found.tekst, doer="kopi")


def _server(fakta: Fakta, says: Says) -> Linje:
    status = fakta.status
    if status is None:
        return Linje(kode="server", stand=Stand.VENTER)
    if status.tilstand is Tilstand.INGEN_SERVER:
        return _line(says, "server", "ingen")
    if status.tilstand is Tilstand.LEDER or FOR_LEADER & set(status.maerker):
        found = _line(says, "server", "leder", galt=True)
    elif _waits_long(status, says.nu):
        found = _line(says, "server", "laenge", galt=True, ting=says.things(status.usendte))
    elif status.kontakt_tid is None:
        return Linje(kode="server", stand=Stand.UVIST, tekst=says.texts("orden.server_uvist"))
    else:
        tid, ting = says.moment(status.kontakt_tid), says.things(status.usendte)
        return _line(says, "server", "venter" if status.usendte else "sendt", tid=tid, ting=ting)
    return Linje(kode="server", stand=found.stand, tekst=found.tekst, doer="synk")


def _waits_long(status: Status, nu: datetime) -> bool:
    oldest = status.aeldste_usendte
    return status.tilstand in _WAITS and oldest is not None and nu - oldest >= LONG


def _disk(fakta: Fakta, says: Says) -> Linje:
    if fakta.disk is None:
        return Linje(kode="disk", stand=Stand.VENTER)
    if fakta.disk.data is Svar.NEJ:
        return _line(says, "disk", "aaben", galt=True)
    if fakta.disk.swap is Svar.NEJ:
        return _line(says, "disk", "swap", galt=True)
    if Svar.UVIST in {fakta.disk.data, fakta.disk.swap}:
        return Linje(kode="disk", stand=Stand.UVIST, tekst=says.texts("orden.disk_uvist"))
    return _line(says, "disk", "laast")


def _printer(fakta: Fakta, says: Says) -> Linje:
    if fakta.printere is None:
        return Linje(kode="printer", stand=Stand.VENTER)
    if not fakta.printere:
        return _line(says, "printer", "ingen", galt=True)
    first = fakta.printere[0]
    silent = first.state is PrinterState.SVARER_IKKE
    found = _line(says, "printer", "tavs" if silent else "klar", galt=silent, navn=first.navn)
    return Linje(kode="printer", stand=found.stand, tekst=found.tekst, doer="proeve")


def _ark(ark: Ark, says: Says) -> Linje:
    if ark.brugt is not None:
        found = _line(says, "ark", "brugt", galt=True, dag=_day(ark.brugt, says))
        return Linje(kode="ark", stand=found.stand, tekst=found.tekst, doer="nye_ark")
    if ark.lavet is None:
        return Linje(kode="ark", stand=Stand.UVIST, tekst=says.texts("orden.ark_uvist"))
    return _line(says, "ark", "lavet", dag=_day(ark.lavet, says))


def _day(tid: datetime, says: Says) -> str:
    return says.kalender.lang(says.kalender.dato(tid))


def _proeve(fakta: Fakta, says: Says) -> Linje:
    """Whether everything was tried to come back, and whether it is time again."""
    if fakta.kort is None:
        return Linje(kode="proeve", stand=Stand.VENTER)
    last = fakta.kort.proeve
    if skal_proeves(last, fakta.ark.lavet, says.nu):
        stand = Stand.SE
    else:
        stand = Stand.I_ORDEN if last is not None else Stand.UVIST
    due = TRY if stand is Stand.SE else ""
    return Linje(kode="proeve", stand=stand, tekst=_tried(last, stand, says), doer=due)


def _tried(last: Gendannelsesproeve | None, stand: Stand, says: Says) -> str:
    if last is None or last.tid is None:
        return says.texts("orden.proeve_tid" if stand is Stand.SE else "orden.proeve_aldrig")
    if last.udfald != LYKKEDES:
        return says.texts("orden.proeve_mislykket", dag=_day(last.tid, says))
    key = "orden.proeve_gammel" if stand is Stand.SE else "orden.proeve_lykkedes"
    words = says.texts(key, dag=_day(last.tid, says))
    return f"{words} {_place(last, says)}".rstrip()


def _place(one: Gendannelsesproeve, says: Says) -> str:
    """Which folder was tried; nothing for a try from before that was kept."""
    return (
        "" if one.kopi_sted is None else says.texts(f"orden.proevet_sted_{one.kopi_sted.lower()}")
    )


def svar(one: Gendannelsesproeve, says: Says) -> tuple[str, ...]:
    """What came of a try, as sentences: the first alone says whether it went well."""
    texts = says.texts
    if one.udfald != LYKKEDES or one.kopi_tid is None:
        udfald = (one.udfald or KOPI_UEGNET).lower()
        return texts(f"orden.proevet_{udfald}"), texts("orden.proevet_it")
    spent = -(-one.sekunder // _MINUTE)
    key = "orden.proevet_minut" if spent <= 1 else "orden.proevet_minutter"
    return (
        texts("orden.proevet_lykkedes"),
        texts("orden.proevet_fra", tid=says.moment(one.kopi_tid), antal=tal(one.antal)),
        texts(key, n=spent),
        *filter(None, [_place(one, says)]),
        texts("orden.proevet_vaek"),
    )
