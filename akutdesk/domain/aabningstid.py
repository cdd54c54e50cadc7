"""Opening hours as data, and what they say at an instant (domain.md 8: "lukket nu – aabner kl. 11")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from akutdesk.domain.errors import ResourceError
from akutdesk.domain.helligdag import er_helligdag
from akutdesk.domain.vagt import KBH, lokal_tid

DOEGN = "DOEGN"
AABEN = "AABEN"
LUKKET = "LUKKET"
UKENDT = "UKENDT"

_DAY = timedelta(days=1)
_AHEAD = 10
"""Days looked ahead: Easter and a weekend are the longest a weekday line is closed."""

_GROUPS = ("alle", "hverdage", "weekend")
_ROW = re.compile(rf"({'|'.join(_GROUPS)}) (\d\d):([0-5]\d)-(\d\d):([0-5]\d)")
_WEEKEND = 5
_MORNING = 9 * 60
"""What closes later than this, and before it opens, was not meant to go through the night."""
_MINUTES = 24 * 60
"""Of a day on the clock."""


@dataclass(frozen=True)
class Aabningstid:
    """One row: alle, hverdage or weekend (with public holidays), from and to as minutes of the local day."""

    dage: str
    fra: int
    til: int
    """Past midnight it is more than 24 hours."""

    def gaelder(self, dag: date) -> bool:
        """Whether the row opens on this day."""
        if self.dage == "alle":
            return True
        free = dag.weekday() >= _WEEKEND or er_helligdag(dag)
        return free == (self.dage == "weekend")


@dataclass(frozen=True)
class Aabent:
    """DOEGN, AABEN until `skifter`, LUKKET until `skifter`, or UKENDT where no hours are known."""

    kode: str
    skifter: datetime | None = None


def laes_aabningstid(tekst: str) -> Aabningstid:
    """A row such as "alle 11:00-04:00". Raises ResourceError AABNINGSTID."""
    match = _ROW.fullmatch(tekst)
    if match is None:
        raise ResourceError("AABNINGSTID", felt=tekst)
    first = int(match[2]) * 60 + int(match[3])
    last = int(match[4]) * 60 + int(match[5])
    if first >= _MINUTES or last > _MINUTES:
        raise ResourceError("AABNINGSTID", felt=tekst)
    return Aabningstid(match[1], first, last if last > first else last + _MINUTES)


def er_bagvendt(row: Aabningstid) -> bool:
    """Whether it closes before it opens, and not in the morning after either: somebody wrote it the wrong way."""
    return row.til > _MINUTES + _MORNING


def overlapper(rows: tuple[Aabningstid, ...]) -> bool:
    """Whether two rows say of one hour that it is open; one of them may not be what was meant."""
    return any(_meet(one, other) for place, one in enumerate(rows) for other in rows[place + 1 :])


def _meet(one: Aabningstid, other: Aabningstid) -> bool:
    if "alle" not in {one.dage, other.dage} and one.dage != other.dage:
        return False
    return any(
        one.fra < other.til + shift and other.fra + shift < one.til
        for shift in (-_MINUTES, 0, _MINUTES)
    )


def hours(text: str) -> tuple[str, ...]:
    """Opening rows from one line as people write it, "alle 11.00-04.00; …".

    Raises ResourceError: AABNINGSTID (not like that), BAGVENDT (it closes before it opens) or OVERLAP.
    """
    plain = text.replace(".", ":").replace("–", "-")
    rows = tuple(" ".join(row.split()) for row in plain.split(";") if row.strip())
    read = tuple(laes_aabningstid(row) for row in rows)
    if any(er_bagvendt(row) for row in read):
        raise ResourceError("BAGVENDT")
    if overlapper(read):
        raise ResourceError("OVERLAP")
    return rows


def said_hours(rows: Sequence[str]) -> str:
    """The rows as one line to be changed."""
    return "; ".join(rows).replace(":", ".")


def aabent(rows: tuple[Aabningstid, ...], nu: datetime) -> Aabent:
    """What the hours say now, and when it changes; right across clock changes."""
    if not rows:
        return Aabent(UKENDT)
    spans = _joined(sorted(_spans(rows, nu.astimezone(KBH).date())))
    for start, end in spans:
        if start <= nu < end:
            always = end - nu > (_AHEAD - 2) * _DAY
            return Aabent(DOEGN) if always else Aabent(AABEN, end)
    later = (start for start, _ in spans if start > nu)
    return Aabent(LUKKET, next(later, None))


def _spans(rows: tuple[Aabningstid, ...], today: date) -> Iterator[tuple[datetime, datetime]]:
    for offset in range(-1, _AHEAD):
        day = today + offset * _DAY
        for row in rows:
            if row.gaelder(day):
                yield _instant(day, row.fra), _instant(day, row.til)


def _joined(spans: list[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    joined: list[tuple[datetime, datetime]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _instant(day: date, minutes: int) -> datetime:
    days, rest = divmod(minutes, _MINUTES)
    return lokal_tid(day + days * _DAY, time(rest // 60, rest % 60))
