"""The key file again, from what lies beside the backups, for whoever has a kit (F10).

For a PC whose key file is gone or damaged in every generation: its database is closed to everybody until then.
"""

from __future__ import annotations

from datetime import datetime

from akutdesk.storage import laid_aside
from akutdesk.storage.reservekopi import FOLDER
from akutdesk.storage.vault import Vault
from akutdesk.storage.vault_errors import VaultDamaged, VaultMissing
from akutdesk.storage.vault_file import FILES, load_vault, save_vault


def bring_keys_back(vault: Vault, code: str, now: datetime) -> None:
    """Return where the key file can be read. Else lay it aside and put the one beside the backups in its place.

    That one holds nobody's password: the kit makes a leader, whose unlocking lets the others in again. Raises
    KitWrong where this kit does not open it, DiskFull, DiskFault; and where none lies there what `load_vault` raises.
    """
    try:
        load_vault(vault.folder)
    except (VaultMissing, VaultDamaged) as gone:
        place = vault.folder / FOLDER
        try:
            bare = load_vault(place)
        except (VaultMissing, VaultDamaged):
            raise gone from None
        Vault(place, vault.secret).recover(code)
        laid_aside.lay(vault.folder, now, names=FILES)
        save_vault(vault.folder, bare, forget=True)
