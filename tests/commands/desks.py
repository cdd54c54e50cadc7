"""A leader's desk that the commands can open: its PC's secret lies where the program looks for it."""

from __future__ import annotations

from pathlib import Path

from akutdesk.config import device_secret_path
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.record import new_id
from akutdesk.storage.device_secret import device_secret_at
from akutdesk.storage.first_desk import FirstDesk, NytSted
from akutdesk.storage.vault import Vault
from tests.fakes.clock import FakeClock
from tests.storage.founded import ANNAS_KODE, CHEAP, KRAV


class Commands:
    """The folder of the leader's desk, a file with her password, and the kits."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "leder"
        self.password = folder / "kode.txt"
        self.password.write_text(ANNAS_KODE + "\n", encoding="utf-8")
        vault = Vault(self.data, device_secret_at(device_secret_path(self.data)))
        first = FirstDesk(
            vault=vault, clock=FakeClock(), read_krav=lambda: KRAV, cost=lambda: CHEAP
        )
        self.ark = ark = first.ark()
        house = Enhed(id=new_id(), navn="Havnen")
        first.opret(
            NytSted(
                enhed=house,
                bagvagt_navn="Bo",
                bagvagt="22334455",
                doegnvagt="33445566",
                initialer="AN",
                navn="Anna",
                kode=ANNAS_KODE,
                ark=ark,
            )
        )

    def __call__(self, *words: object) -> list[str]:
        """A command line on the leader's desk."""
        command, *rest = (str(word) for word in words)
        return [
            "--data",
            str(self.data),
            *command.split(),
            "--password-file",
            str(self.password),
            *rest,
        ]
