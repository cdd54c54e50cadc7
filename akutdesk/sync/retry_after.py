"""When a server wants to be asked again, as RFC 9110 10.2.3 lets it say so: in seconds, or as a time of day."""

from __future__ import annotations

from collections.abc import Mapping
from email.utils import parsedate_to_datetime

from akutdesk.sync.backoff import MOST_ASKED_S


def retry_after(headers: Mapping[str, str]) -> int | None:
    """Seconds; None where nothing is said that can be read.

    A time of day is held against the answer's own `Date`: the clock of this PC may be wrong. At most an hour.
    """
    told = headers.get("retry-after", "").strip()
    if told.isascii() and told.isdecimal():
        return sane(int(told[:9]))
    try:
        when, now = (parsedate_to_datetime(text) for text in (told, headers.get("date", "")))
        return sane(round((when - now).total_seconds()))
    except (TypeError, ValueError):
        return None


def sane(seconds: int | None) -> int | None:
    """As it was asked, from no time up to an hour."""
    return None if seconds is None else min(max(seconds, 0), MOST_ASKED_S)
