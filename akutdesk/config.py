"""What this start of the program is told about its machine: the data folder and the clock."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Settings of one start, read once and passed on as values."""

    data: Path
    """The folder that holds everything this desk keeps."""


def settings(data: Path | None = None) -> Settings:
    """The settings of a start; without a folder, the user's own place for program data."""
    return Settings(data=data or _usual_place())


def _usual_place() -> Path:
    from platformdirs import user_data_path

    return user_data_path("akutdesk", appauthor=False, roaming=False)


def device_secret_path(data: Path) -> Path:
    """Where the secret of this PC for a data folder is kept: outside the folder, so that a copy opens nothing.

    The name follows from the folder's place. A folder that was moved is opened with the recovery kit.
    """
    from platformdirs import user_config_path

    place = hashlib.sha256(str(data.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return user_config_path("akutdesk", appauthor=False, roaming=False) / f"pc-{place}.key"


class SystemClock:
    """The machine's own clock: the one place that reads it. Fits `domain.clock.Clock`."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return datetime.now(UTC)  # noqa: TID251 - everything else is handed a Clock
