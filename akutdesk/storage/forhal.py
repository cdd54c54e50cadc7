"""What a locked desk reads and writes without any key: laas.json, and sealed notes (design.md 8.16)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from akutdesk.domain.clock import Clock
from akutdesk.storage.instant import millis
from akutdesk.storage.laas import Laas, read_laas, write_laas

if TYPE_CHECKING:
    from akutdesk.storage.bruger import Jot


@dataclass(frozen=True, slots=True)
class Forhal:
    """The entrance hall of one data folder."""

    folder: Path
    clock: Clock

    def forside(self) -> Laas:
        """What the lock screen may show; with less in it if the file is gone or damaged."""
        return read_laas(self.folder) or Laas()

    def start_ur(self, start: datetime) -> None:
        """Keep a clock's start; it survives this process. Raises DiskFull or DiskFault."""
        front = self.forside()
        ure = tuple(sorted({*front.ure, millis(start)}))
        write_laas(self.folder, replace(front, ure=ure))

    def jot(self, jot: Jot) -> None:
        """Seal the words of one jotting field, over what it held before. Raises DiskFull or DiskFault."""
        # Imported here: the lock is painted long before anybody jots (design.md 6).
        from akutdesk.storage import indbakke
        from akutdesk.storage.vault_file import load_vault

        notat = indbakke.Notat(
            note_id=jot.id,
            skrevet_ms=millis(self.clock.now()),
            start_ms=millis(jot.start),
            tekst=jot.tekst,
        )
        indbakke.jot(self.folder, load_vault(self.folder).inbox_public, notat)

    def bed_om_kopi(self) -> None:
        """The next unlock offers a whole copy in the place of the file (decision 0170). Raises DiskFull, DiskFault."""
        from akutdesk.storage.bestilling import Bestilling

        Bestilling(self.folder).giv()

    def kopi_er_bedt(self) -> bool:
        """Whether somebody asked for one, and nothing came of it yet."""
        from akutdesk.storage.bestilling import Bestilling

        return Bestilling(self.folder).findes()

    def glem_kopi(self) -> None:
        """Work goes on in the file as it is. Raises DiskFault."""
        from akutdesk.storage.bestilling import Bestilling

        Bestilling(self.folder).glem()
