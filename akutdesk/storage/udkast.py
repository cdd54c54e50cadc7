"""One draft, as an editor gives it and gets it back (design.md D7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from akutdesk.domain.record import RecordId


@dataclass(frozen=True, kw_only=True)
class Udkast:
    """The text of one editor. `base` is the saved text it began from, `caret` the cursor's place in `text`."""

    rid: RecordId
    felt: str
    type: str = ""
    base: str = ""
    text: str = ""
    caret: int = 0
    tid: datetime | None = None
