"""What the lock screen shows and takes, as values (ux.md 2.6, design.md 8.17 and 8.18).

Pure functions from state and event to state. Times are seconds of a clock that only goes forward; the page
passes them in. A wait is a sentence, never a number that counts down (design.md D16).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import Enum, auto

from akutdesk.domain.vagt import SAME_RING


class Laas(Enum):
    """The two locks of design.md D6."""

    SKAERM = auto()
    FULD = auto()


class Handling(Enum):
    """What a person at a locked desk may want to do."""

    START_UR = auto()
    SKRIV_NOTAT = auto()
    SE_AKUTKORT = auto()
    BRUG_VAGTKODE = auto()
    BRUG_ADGANGSKODE = auto()
    SE_INDHOLD = auto()


_ALTID = frozenset(
    {Handling.START_UR, Handling.SKRIV_NOTAT, Handling.SE_AKUTKORT, Handling.BRUG_ADGANGSKODE}
)
_MAA = {Laas.SKAERM: _ALTID | {Handling.BRUG_VAGTKODE}, Laas.FULD: _ALTID}


ADVICE = frozenset({"laas.glemt", "laas.proev_igen"})
"""What is only said to help; nothing was wrong."""
_ARK_HJAELPER = frozenset({"fejl.pc_noegle_vaek", "fejl.noegler_mangler", "fejl.noegler_skadet"})
"""What only a recovery kit mends."""


def maa(laas: Laas, handling: Handling) -> bool:
    """Whether `handling` works while `laas` is on. Content never does."""
    return handling in _MAA[laas]


@dataclass(frozen=True, kw_only=True)
class LaasState:
    """One lock screen. `besked` is a key of the texts, with `besked_n` for its number."""

    laas: Laas
    med_adgangskode: bool = True
    """Whether initials and password are asked for; a skaermlaas with a valid code asks for the code."""
    arbejder: bool = False
    """A password is being tried; the answer is on its way."""
    vent_til: float = 0.0
    besked: str = ""
    besked_n: int = 0
    ure: tuple[datetime, ...] = ()
    """Starts of the talks whose clock runs, oldest first."""
    notat: int | None = None
    """Which clock the open jotting field belongs to; None when it is closed."""
    ark: bool = False
    """Whether the way in by a recovery kit is offered: for a leader, after the bagvagt was named (8.25)."""


def ny(laas: Laas, *, vagtkode: bool = False, ure: tuple[datetime, ...] = ()) -> LaasState:
    """The screen as the lock falls. `vagtkode`: somebody has a code that opens it."""
    kode = vagtkode and maa(laas, Handling.BRUG_VAGTKODE)
    return LaasState(laas=laas, med_adgangskode=not kode, ure=ure)


def skift_maade(state: LaasState) -> LaasState:
    """Brug adgangskode i stedet, and back; a full lock knows only the password."""
    if not maa(state.laas, Handling.BRUG_VAGTKODE):
        return state
    return replace(state, med_adgangskode=not state.med_adgangskode, besked="", besked_n=0)


def proeves(state: LaasState, nu: float) -> LaasState:
    """Enter was pressed: either the try begins, or the wait is told once more."""
    if state.arbejder:
        return state
    if nu < state.vent_til:
        return replace(state, besked="laas.vent", besked_n=_sekunder(state.vent_til - nu))
    return replace(state, arbejder=True, besked="", besked_n=0)


def forkert_adgangskode(state: LaasState, nu: float, vent: int) -> LaasState:
    """A wrong password or unknown initials: the same words, and after some a wait (F13).

    `vent`: whole seconds before the next try is taken, as the vault counts them; 0 for the first tries.
    """
    return replace(
        state,
        arbejder=False,
        vent_til=nu + vent if vent else 0.0,
        besked="laas.vent" if vent else "laas.forkert",
        besked_n=vent,
    )


def forkert_vagtkode(state: LaasState, tilbage: int) -> LaasState:
    """A code nobody has; `tilbage` tries are left before the full lock."""
    besked = "laas.forkert_sidste" if tilbage == 1 else "laas.forkert"
    return replace(state, arbejder=False, besked=besked, besked_n=0)


def fuld(state: LaasState) -> LaasState:
    """From here on only a password opens; clocks and jotting go on."""
    return replace(state, laas=Laas.FULD, med_adgangskode=True, besked="", besked_n=0)


def vent_er_slut(state: LaasState) -> LaasState:
    """The wait is over; the screen says that a new try is welcome."""
    return replace(state, besked="laas.proev_igen", besked_n=0) if state.vent_til else state


def fejlede(state: LaasState, besked: str) -> LaasState:
    """The try ended in something else than a wrong password; `besked` says what."""
    ark = state.ark or (state.laas is Laas.FULD and besked in _ARK_HJAELPER)
    return replace(state, arbejder=False, besked=besked, besked_n=0, ark=ark)


def afvist(state: LaasState, besked: str) -> LaasState:
    """Somebody whose days these are not; from here on only a password is asked for."""
    return replace(fejlede(state, besked), med_adgangskode=True)


def glemt(state: LaasState) -> LaasState:
    """Glemt koden? leads to the bagvagt; a leader with the kit goes on from there (design.md 8.25)."""
    return replace(state, besked="laas.glemt", besked_n=0, ark=state.laas is Laas.FULD)


def start_ur(state: LaasState, nu: datetime) -> LaasState:
    """F2: a nameless clock starts, and the jotting field opens on it. The same state if F2 was pressed twice at once."""
    if _ringer_allerede(state, nu):
        return state
    return replace(state, ure=(*state.ure, nu), notat=len(state.ure))


def luk_notat(state: LaasState) -> LaasState:
    """The jotting field closes; the clock goes on."""
    return replace(state, notat=None)


def minutter_siden(ure: tuple[datetime, ...], nu: datetime) -> int:
    """Whole minutes of the oldest running talk. Raises ValueError if none runs."""
    return max(0, (nu - min(ure)) // timedelta(minutes=1))


def instants(millis: tuple[int, ...]) -> tuple[datetime, ...]:
    """Clock starts as laas.json has them, UTC milliseconds, as instants."""
    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    return tuple(epoch + timedelta(milliseconds=ms) for ms in millis)


def _sekunder(vent: float) -> int:
    return max(1, int(vent + 0.999))


def _ringer_allerede(state: LaasState, nu: datetime) -> bool:
    """Whether the open jotting began a moment ago: the same telephone."""
    if state.notat is None or state.notat != len(state.ure) - 1:
        return False
    return timedelta() <= nu - state.ure[-1] < SAME_RING
