"""The days on which somebody may be in, held at the store's own door (docs/decisions/0155).

Each call that a person makes asks here first (`for_staff`), so that neither a window nor a command can forget it.
Whoever is in when their time ends loses nothing: what they have before them may be saved until the screen locks
(`until_the_lock`), and nothing more is opened for them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import wraps
from types import FunctionType
from typing import Any, Final, TypeVar

from akutdesk.domain.adgang import INGEN, Adgang
from akutdesk.domain.adgangstid import Adgangstid, begynder, slutter
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.vagt import KBH
from akutdesk.domain.vagtgraenser import Vagtgraenser
from akutdesk.storage import clock_check, meta, noun_table
from akutdesk.storage.errors import AccessOver
from akutdesk.storage.instant import known_instant, millis
from akutdesk.storage.open_file import OpenFile

P = TypeVar("P")
_C = TypeVar("_C", bound=Callable[..., Any])

_KEEPS: Final = "keeps_words"


def hold(
    file: OpenFile, tider: Mapping[bytes, Adgangstid], roller: Mapping[bytes, str] | None = None
) -> None:
    """From now on these people may be in, each in their own time and with their own role, and nobody else."""
    _hold_roles(file, roller or {})
    place = next(iter(noun_table.select(file.db, Enhed, "ORDER BY nr", ())), None)
    borders = place.vagtgraenser if place else (Vagtgraenser(),)
    file.presence.adgang = {
        user: (_ms(begynder(tid)), _ms(slutter(tid, borders))) for user, tid in tider.items()
    }


def _hold_roles(file: OpenFile, roller: Mapping[bytes, str]) -> None:
    """A role that came from another desk counts at once: with the one before nothing more is opened (2.15)."""
    presence = file.presence
    for user, rolle in roller.items():
        before = presence.roller.get(user, rolle)
        if before != rolle:
            presence.left_roles.add((user, before))
        presence.left_roles.discard((user, rolle))
        presence.roller[user] = rolle


def latest_ms(file: OpenFile) -> int:
    """The latest instant that is known here: a clock set back gains nobody a day (sync-and-security.md 2.5).

    The clock with what the server said of it, or what was written or seen before, whichever is later.
    """
    presence, now = file.presence, millis(file.clock.now()) + (file.start.skew_ms or 0)
    seen = presence.seen_ms or clock_check.mark_ms(file)
    presence.seen_ms = max(now, seen)
    return presence.seen_ms


def heard_ms(file: OpenFile, skew_ms: int) -> None:
    """The server said what time it is: that a clock once stood ahead is forgotten."""
    now = max(millis(file.clock.now()) + skew_ms, clock_check.EARLIEST_MS)
    file.presence.seen_ms = now
    if clock_check.is_behind(now, clock_check.mark_ms(file)):
        with file.transaction():
            clock_check.put_right(file, now)


def note_seen(file: OpenFile) -> None:
    """Somebody comes or the start ends: how late it is by now outlives it. Raises what a transaction does."""
    if meta.number(file.db, meta.CLOCK_AHEAD):
        with file.transaction():
            clock_check.see(file, latest_ms(file))


def today(file: OpenFile) -> date:
    """The local day of the latest instant that is known here."""
    return known_instant(latest_ms(file)).astimezone(KBH).date()


def why_not(file: OpenFile, bruger: bytes, rolle: str = "") -> AccessOver | None:
    """What keeps this person out now: IKKE_BEGYNDT, SLUT, STOPPET for whoever is staff no more, or ROLLE.

    `rolle` is the one they came in with; ROLLE says that it is theirs no more.
    """
    known = file.presence.adgang
    if known is None or bruger == INGEN:
        return None
    if bruger not in known:
        return AccessOver("STOPPET")
    if (bruger, rolle) in file.presence.left_roles:
        return AccessOver("ROLLE")
    begins, ends = known[bruger]
    if begins is None and ends is None:
        return None
    now = latest_ms(file)
    if begins is not None and now < begins:
        return AccessOver("IKKE_BEGYNDT")
    return AccessOver("SLUT") if ends is not None and now >= ends else None


def refuse(file: OpenFile, adgang: Adgang) -> None:
    """Raises AccessOver for whoever may not be in now; that they tried to open more is remembered."""
    error = why_not(file, adgang.bruger, adgang.rolle)
    if error is not None:
        file.presence.turned_away.add(adgang.bruger)
        raise error


def until_the_lock(call: _C) -> _C:
    """A call that only keeps words that stand on the screen, or says in the log what was done."""
    setattr(call, _KEEPS, True)
    return call


def for_staff(part: type[P]) -> type[P]:
    """A part of the store: each of its calls whose first argument is an Adgang asks first whether they may be in now."""
    for name, call in tuple(vars(part).items()):
        if name[0] != "_" and _asks_who(call) and not hasattr(call, _KEEPS):
            setattr(part, name, _asking(call))
    return part


def _asks_who(call: object) -> bool:
    if not isinstance(call, FunctionType):
        return False
    code = call.__code__
    return code.co_varnames[: code.co_argcount][1:2] == ("adgang",)


def _asking(call: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(call)
    def asking(self: Any, adgang: Adgang, *args: Any, **kwargs: Any) -> Any:
        refuse(self._file, adgang)
        return call(self, adgang, *args, **kwargs)

    return asking


def _ms(moment: datetime | None) -> int | None:
    return None if moment is None else millis(moment)
