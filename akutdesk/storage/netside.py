"""The store's side of the network: what the sync asks of the encrypted file, and gives to it.

Nothing here speaks to anybody. Every call is short, but `apply`, `settle` and `import_copy` are generators
whose each step is one transaction of a few milliseconds, so that a save between two of them never waits long
(design.md 8.31). A step can be the last one at any time: the next round goes on where it ended.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.storage import (
    adgangstid,
    audit,
    backed,
    copy_import,
    cursor,
    forgetting,
    heads,
    incoming,
    kvitteringer,
    left_behind,
    net_state,
    outgoing,
    quarantine,
    renaming,
    second_copy,
    settling,
)
from akutdesk.storage.adgangstid import for_staff
from akutdesk.storage.cursor import Checkpoint, Cursor, Server
from akutdesk.storage.instant import millis
from akutdesk.storage.left_behind import LeftBehind
from akutdesk.storage.net_errors import ServerChanged
from akutdesk.storage.net_lists import NetLists
from akutdesk.storage.net_state import NetState
from akutdesk.storage.quarantine import Quarantined
from akutdesk.storage.step import Step
from akutdesk.storage.stride import Stride
from akutdesk.wire.batch import Batch
from akutdesk.wire.messages import Appended, Page, WriterHead


@for_staff
class NetSide(NetLists):
    """`store.net`. Called on the sync's own Store (`store.beside()`), never from the window's thread."""

    # ---- the server and the cursor

    def cursor(self) -> Cursor | None:
        """How far this desk has followed the server's history; None before the first contact."""
        return cursor.read(self._file.db)

    def meet(self, server: Server, incarnation: bytes) -> Cursor:
        """At the start of each round: the first server is kept for good, with a cursor at 0.

        Raises ServerChanged for another id or key. Another incarnation is no error: compare the cursor's, and
        repair with `move_cursor` (2.18).
        """
        held = cursor.read(self._file.db)
        if held is None:
            with self._file.transaction():
                cursor.begin(self._file.db, server, incarnation)
            held = cursor.read(self._file.db)
        if held is None or held.server != server:
            raise ServerChanged
        return held

    def accept(self, adgang: Adgang, server: Server, incarnation: bytes) -> Cursor:
        """A leader has looked at another server: it is ours from now on. Logged first. Raises AdgangError."""
        kraev(adgang, "SKRIV_OPSAETNING")
        audit.write_entry(self._file, adgang, audit.Entry(handling="NY_SERVER"))
        with self._file.transaction():
            cursor.begin_again(self._file.db, server, incarnation)
            kvitteringer.forget(self._file.db)
        return self.meet(server, incarnation)

    def checkpoints(self) -> tuple[Checkpoint, ...]:
        """Points where this desk's own D and the server's receipt agreed, newest first; the last is (0, D0)."""
        return cursor.checkpoints(self._file.db)

    def move_cursor(self, incarnation: bytes, to: Checkpoint) -> None:
        """Go on from a checkpoint of one's own, in this incarnation: the server was restored or replaced.

        What counts as received, sent or listed there is asked anew: take statements, certificates and wraps
        from 0, then `take_heads` with every writer's, then push and pull. Also how a doubt is healed (F63):
        same incarnation, newest checkpoint. Raises NotACheckpoint.
        """
        with self._file.transaction():
            cursor.move(self._file.db, incarnation, to)
            quarantine.read_again(self._file.db)

    def ask_anew(self) -> None:
        """The server lacks what counts here as received: nothing counts until `take_heads` has heard it (2.18)."""
        with self._file.transaction():
            cursor.nothing_is_there(self._file.db)

    # ---------------------------------------------------------------- events out

    def take_heads(self, heads: Iterable[WriterHead]) -> tuple[bytes, ...]:
        """How far the server has these writers: their events up to there count as received.

        Writers whose C differs from ours come back (a fork, 2.18); nothing is marked for them.
        """
        return outgoing.take_heads(self._file, heads)

    def compare_heads(self, found: Iterable[WriterHead], *, upto: int | None) -> heads.Found:
        """Which starts are not here as the server has them, told once each; logged (LOG_AFVIGER). After a pull.

        `upto` is the newest number at the server when it told: what came since then is only on its way. Nothing is
        judged while something that did not hold waits to be healed (F63).
        """
        return heads.compare(self._file, found, upto=upto)

    def batch_to_send(
        self, limit_events: int, limit_bytes: int, without: Collection[bytes] = ()
    ) -> Batch | None:
        """The next stretch of anybody's events that the server has not got, own ones first; None if none.

        A stretch signed by another desk or an earlier start cannot be cut and may pass the limits. `without`
        names writers to leave for now, such as one whose event the server refuses.
        """
        return outgoing.batch(self._file, (limit_events, limit_bytes), without)

    def send_again(self, named: Iterable[tuple[bytes, int]]) -> None:
        """The server's copy of these events (writer, n) is damaged: what is here of them goes once more (F63)."""
        outgoing.send_again(self._file, named)

    def received(self, batch: Batch, appended: Appended) -> None:
        """The server's answer to a batch: its events are MODTAGET. Raises ReceiptRefused."""
        outgoing.receive(self._file, batch, appended)

    def newest(self) -> tuple[bytes, int]:
        """The writer of now, and the number of its newest event."""
        return outgoing.newest(self._file)

    def writer(self) -> bytes:
        """The writer that events stand under from now on; another one after `continue_anew`."""
        return self._file.writer.writer

    def is_ours(self, writer: bytes) -> bool:
        """Whether this is a start of this PC, and maybe an earlier one, whose events are not all at the server."""
        return renaming.is_ours(self._file, writer)

    def continue_anew(self, forked: bytes) -> Iterator[Step]:
        """409 fork of a writer that `is_ours`: go on as a new writer (F69).

        Pull first, so that it is known what both places share. What the server has not got of the forked writer,
        and what later starts of this PC built on it and have not sent, is then written again under new names, in
        one step, and pushed as usual; what stood under the old ones is kept in quarantine as OMDOEBT. Then
        `settle`, which lets in what the other place wrote. The windows go on. No step, and nothing changed, as long
        as what came of the other place does not prove where both part.
        """
        return renaming.continue_anew(self._file, forked)

    # ---------------------------------------------------------------- events in

    def apply(self, page: Page, stride: Stride | None = None) -> Iterator[Step]:
        """Take a page in. Each step is one transaction that moves cursor, D and tables together (I10).

        Verified before the first step: the receipt and D at the page's end, each writer's chain and signature,
        the certificate, whether the device counts. What does not hold goes to quarantine, counted in D; the
        rest flows (2.12). Events that are here already are compared, own ones too.
        `stride` says how many events a step takes; the whole page for the first sync of an empty store only.
        Raises PageRefused before the first step.
        """
        return incoming.apply(self._file, self._members, page, stride or Stride())

    @property
    def others_write(self) -> bool:
        """Whether a save of this start is under way or waits for the file: between two steps it goes first."""
        return bool(self._file.start.at_file)

    def settle(self) -> Iterator[Step]:
        """Try again what waits for a key, a certificate, a statement or an event before it.

        And take out what a PC that was revoked since wrote beyond its reach, if it came here by stick (2.15), and
        what another PC's writer wrote in a place of two, if the server took the other place's (2.18). Call it after statements, certificates and wraps were taken, and after the last page. Quick if nothing
        has changed.
        """
        return settling.settle(self._file, self._members)

    def copies_in(self, folder: Path) -> tuple[Path, ...]:
        """The second copies of this house's PCs in a folder, each for `import_copy`; own ones are among them."""
        return second_copy.homes_in(folder, self._file.writer.org)

    def import_copy(self, home: Path, *, at_once: bool = False) -> Iterator[Step]:
        """Take in another desk's second copy: one of `copies_in`.

        Everything proves itself as if it came from the server. `at_once`: large transactions, for an empty store
        where nobody types. Raises CopyUnreadable after the last step if a segment is damaged, what the others
        hold being kept, and before the first if there is none.
        """
        return copy_import.import_copy(self._file, self._members, home, at_once=at_once)

    def forget(self) -> Iterator[Step]:
        """Carry out what was erased, as far as it is in force and not done (2.9). Quick if there is nothing."""
        return forgetting.forget(self._file)

    # ---------------------------------------------------------------- what a person is told

    def backed_up(self, seq: int) -> None:
        """The server's newest checked backup holds everything up to this number: that is SIKRET (design.md 8.12)."""
        if backed.waits(self._file.db, seq):
            with self._file.transaction():
                backed.reach(self._file.db, seq)

    def clock_seen(self, skew_ms: int | None) -> None:
        """Server time minus device time, to be written beside the times of what is saved from now on (2.5).

        None where nobody knows whose clock is wrong.
        """
        self._file.start.skew_ms = skew_ms
        if skew_ms is not None:
            adgangstid.heard_ms(self._file, skew_ms)

    def round_ended(self) -> None:
        """Note the time of a round that got through."""
        with self._file.transaction():
            now = millis(self._file.clock.now())
            self._file.db.execute("UPDATE cursor SET contact_ms = ?", (now,))

    def quarantine(self) -> tuple[Quarantined, ...]:
        """What was not taken in, or cannot be read, with the reason; newest first."""
        return quarantine.listed(self._file.db)

    def left_behind(self, adgang: Adgang) -> tuple[LeftBehind, ...]:
        """What PCs wrote in a branch that nobody told again, for a leader who knows that one is gone. Raises AdgangError."""
        return left_behind.left_behind(self._file, adgang)

    def take_in(self, adgang: Adgang, device: bytes) -> Step:
        """The branch of that PC, told again from here; logged first (`left_behind.take_in`). Raises AdgangError."""
        return left_behind.take_in(self._file, adgang, device)

    def state(self) -> NetState:
        """Counts for the pill and the screen."""
        return net_state.read(self._file)
