"""A system that says of its disk what a test wants."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from akutdesk.storage.diskkryptering import Diskkryptering, Svar

ENCRYPTED = Diskkryptering(data=Svar.JA, swap=Svar.JA)


@dataclass
class ToldEncryption:
    """Every folder lies on such a disk."""

    answer: Diskkryptering = ENCRYPTED

    def look(self, folder: Path) -> Diskkryptering:  # noqa: ARG002 - the port's signature
        return self.answer
