"""What this start of the program is told about its machine: the data folder and the clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from platformdirs import user_data_path


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Settings of one start, read once and passed on as values."""

    data: Path
    """The folder that holds everything this desk keeps."""


def settings(data: Path | None = None) -> Settings:
    """The settings of a start; without a folder, the user's own place for program data."""
    return Settings(data=data or user_data_path("akutdesk", appauthor=False, roaming=False))


class SystemClock:
    """The machine's own clock: the one place that reads it. Fits `domain.clock.Clock`."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return datetime.now(UTC)  # noqa: TID251 - everything else is handed a Clock
