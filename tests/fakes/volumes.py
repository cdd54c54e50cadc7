"""A disk of one's choice under every folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from akutdesk.storage.location import Volume


@dataclass(frozen=True)
class OneVolume:
    """Every folder lies on this kind of disk."""

    volume: Volume = Volume.LOCAL

    def kind(self, folder: Path) -> Volume:  # noqa: ARG002 - the port's signature
        return self.volume
