"""How a start ends: its chain's last value is signed, so that a cut tail is seen (sync-and-security.md 2.4)."""

from __future__ import annotations

from akutdesk.storage import clock_check, meta, witness
from akutdesk.storage.adgangstid import latest_ms
from akutdesk.storage.connection import transaction
from akutdesk.storage.open_file import OpenFile
from akutdesk.wire.chain import Stretch, sign_stretch


def sign_off(file: OpenFile, *, clean: bool) -> None:
    """Sign this writer's chain from its first event to its last, and note that the store was closed.

    Not `clean`: the disk failed meanwhile, so the next start is to examine the file.
    """
    writer = file.writer
    with transaction(file.db):
        tail = file.log.tail()
        if tail.n:
            stretch = Stretch(
                org=writer.org, writer=writer.writer, first=1, last=tail.n, chain=tail.chain
            )
            file.db.execute(
                "UPDATE session SET signed_n = ?, signature = ? WHERE widx = ?",
                (tail.n, sign_stretch(writer.session_key, stretch), writer.widx),
            )
        clock_check.see(file, latest_ms(file))
        if clean:
            meta.write(file.db, meta.CLOSED, meta.YES)
    witness.write(file.db, file.folder, file.keys, writer.device)
