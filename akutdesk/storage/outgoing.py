"""What goes to the server: batches, certificates and key wraps that it lacks."""

from __future__ import annotations

from dataclasses import dataclass

from akutdesk.wire.messages import Wrap


@dataclass(frozen=True, slots=True)
class WrapsOut:
    """Wraps to send; `upto` is the mark for `wraps_sent`."""

    upto: int
    wraps: tuple[Wrap, ...]
