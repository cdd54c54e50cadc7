"""What is said of the net: the pill, the calm sentences and the facts of V9. No Qt, no store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from akutdesk.assets import Texts
from akutdesk.domain.kalender import Kalender
from akutdesk.storage.second_copy import Overblik
from akutdesk.sync.status import Maerke, Status, Tilstand
from akutdesk.ui.net.journal import Haendelse

LONG: Final = timedelta(hours=12)
"""Without the server for longer than this with something waiting: the day shift should hear of it."""
_DAYS: Final = timedelta(days=2)
_GB: Final = 10**9

_ICONS: Final = {
    Tilstand.INGEN_SERVER: "cloud-off",
    Tilstand.SOEGER: "refresh",
    Tilstand.UDEN_NET: "cloud-off",
    Tilstand.SENDER: "cloud-up",
    Tilstand.VENTER: "cloud-up",
    Tilstand.SENDT: "cloud-check",
    Tilstand.LEDER: "alert-triangle",
}

_WAITS: Final = frozenset({Tilstand.UDEN_NET, Tilstand.VENTER})

URGENT: Final = frozenset({Tilstand.LEDER})
"""What goes before the word about an old second copy."""

FOR_LEADER: Final = frozenset({Maerke.KARANTAENE, Maerke.AFVIST, Maerke.TVIVL, Maerke.ANDEN_SERVER})
"""Marks in red: a leader must look. The others only tell."""


@dataclass(frozen=True, kw_only=True)
class Says:
    """What every sentence is made with."""

    texts: Texts
    kalender: Kalender
    nu: datetime

    def moment(self, tid: datetime) -> str:
        """Kl. 22.58 for today, mandag 23. november kl. 22.58 for another day."""
        clock = self.kalender.entydig(tid)
        day = self.kalender.dato(tid)
        if day == self.kalender.dato(self.nu):
            return self.texts("synk.klokken", tid=clock)
        return self.texts("synk.dag_kl", dag=self.kalender.ugedag(day), tid=clock)

    def since(self, tid: datetime) -> str:
        """Short, for the pill: 23.15 or 21/11."""
        day = self.kalender.dato(tid)
        if day == self.kalender.dato(self.nu):
            return self.kalender.klokken(tid)
        return self.kalender.kort(day)

    def span(self, tid: timedelta) -> str:
        """14 timer, and 3 dage from two days on."""
        if tid >= _DAYS:
            return self.texts("synk.dage", n=tid.days)
        return self.texts("synk.timer", n=int(tid.total_seconds() // 3600))

    def things(self, n: int) -> str:
        """6 ting."""
        return self.texts("synk.ting_en") if n == 1 else self.texts("synk.ting", n=n)


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One line of the page: icon, name, value; `kind` "err" for what a leader must look at."""

    icon: str
    navn: str
    tekst: str
    kind: str = ""


def pill(status: Status, says: Says) -> tuple[str, str]:
    """Icon and words at the foot of the window: only what is known, and how old the oldest unsent is."""
    key = f"synk.pille.{status.tilstand}"
    if _waits_long(status, says.nu):
        key = f"synk.pille.{status.tilstand}_laenge"
    return _ICONS[status.tilstand], says.texts(key, **_values(status, says))


def sentences(status: Status, says: Says) -> tuple[str, str]:
    """The calm sentence first, and what it means for the work (ux.md 3.1, 3.3)."""
    name = str(status.tilstand)
    if _waits_long(status, says.nu):
        name = "laenge"
    first = says.texts(f"synk.siger.{name}", **_values(status, says))
    if status.tilstand is Tilstand.LEDER:
        return first, says.texts(f"synk.grund.{status.grund}")
    return first, says.texts(f"synk.mere.{name}", **_values(status, says))


def _waits_long(status: Status, nu: datetime) -> bool:
    """Whether something has waited for so long that the day shift should hear of it."""
    oldest = status.aeldste_usendte
    return status.tilstand in _WAITS and oldest is not None and nu - oldest >= LONG


def _values(status: Status, says: Says) -> dict[str, object]:
    """Whatever a sentence may hold."""
    oldest, contact, sent = status.aeldste_usendte, status.kontakt_tid, status.sendt_nu
    return {
        "i": sent,
        "n": sent + status.usendte,
        "ting": says.things(status.usendte),
        "siden": says.since(oldest) if oldest else "",
        "tidsrum": says.span(says.nu - oldest) if oldest else "",
        "tid": says.kalender.klokken(contact) if contact else "",
    }


def facts(status: Status, overblik: Overblik, ledig: int, says: Says) -> Iterator[Fact]:
    """The lines of the page (mock-up 12)."""
    texts = says.texts
    if status.tilstand is not Tilstand.INGEN_SERVER:
        yield Fact(icon=_net_icon(status), navn=texts("synk.navn.net"), tekst=_net(status, says))
        yield Fact(icon="cloud-up", navn=texts("synk.navn.venter"), tekst=_waiting(status, says))
    if status.kontakt_tid is not None:
        said = says.moment(status.kontakt_tid)
        yield Fact(icon="cloud-check", navn=texts("synk.navn.sidst"), tekst=_upper(said))
    kopi = overblik.kopi_tid
    said = texts("synk.ingen_kopi") if kopi is None else _upper(says.moment(kopi))
    yield Fact(icon="device-usb", navn=texts("synk.navn.kopi"), tekst=said)
    room = (
        texts("synk.plads", gb=max(1, ledig // _GB)) if ledig >= _GB else texts("synk.plads_lidt")
    )
    yield Fact(icon="database", navn=texts("synk.navn.plads"), tekst=room)


def haendelse(one: Haendelse, says: Says) -> str:
    """A line of "Seneste haendelser"."""
    if one.kode == "gemt":
        return says.texts("synk.sket.gemt", hvad=says.texts(f"synk.type.{one.type}"))
    if one.kode in {"sendt", "hentet"}:
        key = f"synk.sket.{one.kode}"
        return says.texts(key, ting=says.things(one.n))
    return says.texts(f"synk.sket.{one.kode}")


def _waiting(status: Status, says: Says) -> str:
    """How much waits, and since when."""
    oldest = status.aeldste_usendte
    if not status.usendte or oldest is None:
        return says.texts("synk.intet_venter")
    things = says.things(status.usendte)
    return says.texts("synk.venter_fra", ting=things, tid=says.moment(oldest))


def _net(status: Status, says: Says) -> str:
    """Whether the server is there, and what stands in the way if it is not."""
    texts = says.texts
    if status.grund:
        return texts(f"synk.grund.{status.grund}")
    since = status.kontakt_tid
    if status.tilstand is Tilstand.UDEN_NET and since is not None:
        return texts("synk.ikke_fundet", tid=says.moment(since))
    if status.tilstand in {Tilstand.UDEN_NET, Tilstand.SOEGER}:
        return texts("synk.ikke_proevet")
    return texts("synk.forbindelse")


def _net_icon(status: Status) -> str:
    if status.grund or status.tilstand is Tilstand.UDEN_NET:
        return "cloud-off"
    return "refresh" if status.tilstand is Tilstand.SOEGER else "cloud-check"


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
