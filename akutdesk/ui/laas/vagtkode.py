"""The shift codes of this PC: digits that open the skaermlaas and say who acts (design.md D6, 8.18).

They live in memory only, as hashes under one salt that is new at each start, so that two people can be kept
from choosing the same code. Nothing here is ever written to disk.
"""

from __future__ import annotations

import hashlib
import hmac
import math
import os
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import pairwise

from akutdesk.domain.record import RecordId

MINDST = 6
HOEJST = 12
FORSOEG = 5
"""Wrong codes in a row before the full lock takes over."""

LAENGST = timedelta(hours=12)
"""No code opens a screen longer than this (sync-and-security.md 2.16, ASVS 7.3.2)."""

TIDLIGT = timedelta(hours=1)
"""Who comes up to an hour before a shift has come for that shift, not for the end of the one before."""

_KOST = {"n": 2**13, "r": 8, "p": 1}
"""scrypt at some 20 ms: bearable on the GUI thread, and a million codes take hours, not seconds."""


class KodeAfslag(Exception):
    """A chosen code that will not do. `kode` is FOR_KORT, KUN_TAL or FOR_NEM."""

    def __init__(self, kode: str) -> None:
        super().__init__(kode)
        self.kode = kode


@dataclass(frozen=True)
class Vagtkode:
    """One person's code for one shift."""

    bruger: RecordId
    aftryk: bytes = field(repr=False)
    udloeber: datetime
    senest: float = math.inf
    """The same end on a clock that only goes forward: a wall clock set back lengthens no code (2.5)."""


@dataclass(frozen=True, kw_only=True)
class Vagtkoder:
    """All codes chosen since the program started, and how many wrong tries stand in a row."""

    salt: bytes = field(default_factory=lambda: os.urandom(16), repr=False)
    koder: tuple[Vagtkode, ...] = ()
    forkerte: int = 0

    @property
    def brugt_op(self) -> bool:
        """Whether so many wrong codes came that only a password may open (the full lock)."""
        return self.forkerte >= FORSOEG


def vaelg(
    koder: Vagtkoder, bruger: RecordId, kode: str, *, udloeber: datetime, senest: float = math.inf
) -> Vagtkoder:
    """`koder` with `bruger`'s code set anew, until whichever end comes first. Raises KodeAfslag.

    A code a colleague has taken is refused in the same words as one that is easy to guess: the answer must not
    tell that it would open the screen in somebody else's name.
    """
    if not kode.isascii() or not kode.isdigit():
        raise KodeAfslag("KUN_TAL" if kode else "FOR_KORT")
    if len(kode) < MINDST:
        raise KodeAfslag("FOR_KORT")
    aftryk = _aftryk(koder.salt, kode)
    andre = tuple(k for k in koder.koder if k.bruger != bruger)
    if (
        len(kode) > HOEJST
        or _nem(kode)
        or any(hmac.compare_digest(aftryk, k.aftryk) for k in andre)
    ):
        raise KodeAfslag("FOR_NEM")
    return replace(koder, koder=(*andre, Vagtkode(bruger, aftryk, udloeber, senest)), forkerte=0)


def proev(koder: Vagtkoder, kode: str, nu: datetime) -> tuple[Vagtkoder, RecordId | None]:
    """Try a typed code: the codes with the try counted, and whose it is (None: nobody's)."""
    aftryk = _aftryk(koder.salt, kode)
    fundne = [
        k.bruger for k in koder.koder if hmac.compare_digest(aftryk, k.aftryk) and nu < k.udloeber
    ]
    if fundne and not koder.brugt_op:
        return replace(koder, forkerte=0), fundne[0]
    return replace(koder, forkerte=koder.forkerte + 1), None


def gyldige(koder: Vagtkoder, sekunder: float) -> Vagtkoder:
    """`koder` without those that have ended on the clock that only goes forward."""
    return replace(koder, koder=tuple(k for k in koder.koder if sekunder < k.senest))


def glem(koder: Vagtkoder, bruger: RecordId) -> Vagtkoder:
    """`koder` without `bruger`'s: they have a new password, or work here no more."""
    return replace(koder, koder=tuple(k for k in koder.koder if k.bruger != bruger))


def har_kode(koder: Vagtkoder, bruger: RecordId, nu: datetime) -> bool:
    """Whether `bruger` has chosen a code that still holds."""
    return any(k.bruger == bruger and nu < k.udloeber for k in koder.koder)


def sidste_udloeb(koder: Vagtkoder) -> datetime | None:
    """When the last code stops opening the screen: from then on only the full lock makes sense."""
    return max((k.udloeber for k in koder.koder), default=None)


def udloeb(nu: datetime, vagtskifter: tuple[datetime, ...]) -> datetime:
    """When a code chosen `nu` stops: at the end of the shift the person has come for (decision 0014).

    `vagtskifter` are the coming shift borders, earliest first.
    """
    graense = next((skift for skift in vagtskifter if skift - nu > TIDLIGT), nu + LAENGST)
    return min(graense, nu + LAENGST)


def _aftryk(salt: bytes, kode: str) -> bytes:
    return hashlib.scrypt(kode.encode(), salt=salt, **_KOST)


def _nem(kode: str) -> bool:
    """One digit over and over, a run up or down, or a pair or a triple repeated."""
    trin = {(int(b) - int(a)) % 10 for a, b in pairwise(kode)}
    if len(trin) == 1 and trin <= {0, 1, 9}:
        return True
    return any(kode == (kode[:n] * len(kode))[: len(kode)] for n in (2, 3))
