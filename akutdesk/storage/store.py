"""The store: everything the windows, the commands and the sync ask of the encrypted file.

One file per noun does the work; this class is their common door. Each thread has its own Store.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.record import RecordId
from akutdesk.storage import audit, clock_check, note_index, note_search, replay
from akutdesk.storage.act import Changes, Saved
from akutdesk.storage.adgangstid import for_staff, note_seen, until_the_lock
from akutdesk.storage.aegthed import Aegthedsside
from akutdesk.storage.borgere import Borgere
from akutdesk.storage.chain_check import check_start
from akutdesk.storage.connection import BUSY_MS, WINDOW_MS, close_dead, wait_at_most
from akutdesk.storage.desk_keys import DeskKeys
from akutdesk.storage.draft import Drafts
from akutdesk.storage.droeftelser import Droeftelser
from akutdesk.storage.eftersyn import Eftersyn
from akutdesk.storage.errors import FileDamaged
from akutdesk.storage.fastholdelse import Fastholdelse
from akutdesk.storage.haendelser import Haendelser
from akutdesk.storage.henvendelser import Henvendelser
from akutdesk.storage.history import Aendring, FeltAendring, Samtidig, SamtidigVaerdi
from akutdesk.storage.hvem_saa import HvemSaa
from akutdesk.storage.implementering import Implementering
from akutdesk.storage.indsigt import Indsigtsside
from akutdesk.storage.konflikter import Konflikter
from akutdesk.storage.kriseplaner import Kriseplaner
from akutdesk.storage.logtjek import Logtjek
from akutdesk.storage.netside import NetSide
from akutdesk.storage.opbevaring import Opbevaring
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.opfoelgninger import Opfoelgninger
from akutdesk.storage.overleveringspunkter import Overleveringspunkter
from akutdesk.storage.overnatninger import Overnatninger
from akutdesk.storage.papirskemaer import Papirskemaer
from akutdesk.storage.progressionsmaalinger import Progressionsmaalinger
from akutdesk.storage.raekker import NoteHit
from akutdesk.storage.records import Records
from akutdesk.storage.reservekopier import Reservekopier
from akutdesk.storage.samling import Samling
from akutdesk.storage.saving import Saving
from akutdesk.storage.search import Palette
from akutdesk.storage.second_copy import SecondCopy
from akutdesk.storage.session_end import sign_off
from akutdesk.storage.skaermning import Skaermning
from akutdesk.storage.sletning import Sletning
from akutdesk.storage.statistik import StatistikSide
from akutdesk.storage.stikproever import Stikproever
from akutdesk.storage.udkast import Udkast
from akutdesk.storage.udtraek import Udtraeksside
from akutdesk.storage.underretninger import Underretninger
from akutdesk.storage.uret import Uret
from akutdesk.storage.vagtbord import Vagtbord
from akutdesk.storage.vagtoverleveringer import Vagtoverleveringer

__all__ = [
    "Aendring",
    "Changes",
    "Condition",
    "FeltAendring",
    "Samtidig",
    "SamtidigVaerdi",
    "Saved",
    "Saving",
    "Store",
    "Udkast",
]


@dataclass(frozen=True, kw_only=True)
class Condition:
    """How the file was found at the opening.

    `unclean`: the program stopped without closing, so examine the file as a job. `older`: the file lacks
    events this PC wrote, so somebody put an older copy in its place (design.md 7.8).
    """

    unclean: bool = False
    older: bool = False


@for_staff
class Store(Records, Drafts, DeskKeys, SecondCopy):
    """One open connection to the desk's file."""

    def __init__(
        self,
        file: OpenFile,
        *,
        beside: Callable[[OpenFile], OpenFile],
        condition: Condition | None = None,
    ) -> None:
        super().__init__(file)
        self._beside = beside
        self._is_first = condition is not None
        self._mended = self._hurries = False
        self.condition = condition or Condition()
        self._list(file)

    def _list(self, file: OpenFile) -> None:
        """The lists read over this connection."""
        self.vagtbord = Vagtbord(file)
        self.henvendelser = Henvendelser(file)
        self.borgere = Borgere(file)
        self.opfoelgninger = Opfoelgninger(file)
        self.progressionsmaal = Progressionsmaalinger(file)
        self.kriseplaner = Kriseplaner(file)
        self.konflikter = Konflikter(file)
        self.samling = Samling(file)
        self.skaermning = Skaermning(file)
        self.overnatninger = Overnatninger(file)
        self.haendelser = Haendelser(file)
        self.overleveringspunkter = Overleveringspunkter(file)
        self.vagtoverleveringer = Vagtoverleveringer(file)
        self.droeftelser = Droeftelser(file)
        self.underretninger = Underretninger(file)
        self.papirskemaer = Papirskemaer(file)
        self.net = NetSide(file)
        self.reservekopier = Reservekopier(file)
        self.eftersyn = Eftersyn(file, self)
        self.sletning = Sletning(file)
        self.fastholdelse = Fastholdelse(file)
        self.opbevaring = Opbevaring(file)
        self.statistik = StatistikSide(file, self.net.called)
        self.implementering = Implementering(file, self.statistik)
        self.udtraek = Udtraeksside(file)
        self.indsigt, self.aegthed = Indsigtsside(file), Aegthedsside(file)
        self.stikproever, self.hvem_saa = Stikproever(file), HvemSaa(file)
        self.logtjek = Logtjek(file)
        self.uret = Uret(file)

    def begin_practice(self) -> None:
        """Mark everything saved from now on as practice: the file is one's own, and nothing else takes it."""
        self._file.presence.oevelse = True

    def hurry(self) -> None:
        """Serve the window from now on: nobody is waited for longer than WINDOW_MS (design.md 8.31).

        What it cannot save by then raises FileBusy; the words stay where they were typed, to be saved again.
        """
        self._hurries = True
        wait_at_most(self._live.db, WINDOW_MS)

    @contextmanager
    def patience(self) -> Generator[None]:
        """Wait as long as a job does: at the door, where nobody types yet and what is written must be written."""
        wait_at_most(self._live.db, BUSY_MS)
        try:
            yield
        finally:
            if self._hurries:
                self.hurry()

    def beside(self) -> Store:
        """A Store of the same start for the thread that calls; close it there."""
        # As it stands: what failed under one connection is mended in the thread that has it.
        return Store(self._beside(self._live), beside=self._beside)

    def digest(self) -> bytes:
        """SHA-256 of all that this desk shows: equal at desks that have the same events (I2). Takes a second."""
        with self._file.transaction():
            while note_index.catch_up(self._file.db):
                pass
        return replay.digest(self._file.db)

    def close(self) -> None:
        """Sign the chain's end and close. A Store made by `beside` only closes its own connection.

        Raises DiskFull and the like if the end could not be signed; closed it is all the same.
        """
        try:
            if self._is_first:
                sign_off(self._file, clean=not self._mended)
        finally:
            self._live.db.close()

    def _mend(self) -> None:
        """The disk failed under the connection: another one, and what this start wrote is proved before use (F06).

        What was being saved is tried again by whoever has the words. The next start examines the whole file.
        Raises DiskFault, FileGone and the like while it will not open; FileDamaged if the chain does not hold.
        """
        dead, file = self._live, self._beside(self._live)
        if check_start(file.db, file.writer.widx):
            file.db.close()
            raise FileDamaged
        self._live = file
        if self._hurries:
            self.hurry()
        # Last: the only connection to close would try the disk's fsync again, and believe what it hears.
        close_dead(dead.db)
        self._mended = True
        self._list(file)

    def clock_is_doubtful(self) -> bool:
        """Whether somebody is to be asked if the PC's clock is right (sync-and-security.md 2.5.4)."""
        return clock_check.is_doubtful(self._file, self._file.clock.now())

    def clock_was_asked(self) -> None:
        """Somebody was: not again about the same. Raises DiskFull, DiskFault."""
        clock_check.keep_answer(self._file)

    def sign_in(self, bruger: RecordId, signing_key: bytes) -> None:
        """Somebody has unlocked: their key is kept in memory for their signatures, and LOGIND is logged."""
        presence = self._file.presence
        presence.turned_away.discard(bruger)
        presence.signing_keys[bruger] = signing_key
        presence.unlocks[bruger] = presence.unlocks.get(bruger, 0) + 1
        adgang = Adgang(bruger=bruger, rolle="", formaal="")
        audit.write_entry(self._file, adgang, audit.Entry(handling="LOGIND"))
        note_seen(self._file)

    def sign_out(self, bruger: RecordId) -> None:
        """Forget somebody's key and what they had open."""
        presence = self._file.presence
        presence.signing_keys.pop(bruger, None)
        presence.log_keys.pop(bruger, None)
        presence.opened.difference_update([each for each in presence.opened if each[0] == bruger])
        for each in [each for each in presence.reasons if each[0] == bruger]:
            del presence.reasons[each]

    def failed_login(self, antal: int = 1) -> None:
        """Log wrong passwords or shift codes, nobody knows whose; `antal` of them since the last entry."""
        adgang = Adgang(bruger=audit.NOBODY, rolle="", formaal="")
        audit.write_entry(self._file, adgang, audit.Entry(handling="FEJL_LOGIND", antal=antal))

    @until_the_lock
    def log(
        self,
        adgang: Adgang,
        handling: str,
        *,
        objekt_type: str = "",
        objekt_id: RecordId | None = None,
    ) -> None:
        """Commit one entry of the look-up log: before CPR is shown, a page printed, data exported.

        `handling` is a code of domain.md 2.21 or this program's own, such as VIS_CPR and LAAS.
        """
        entry = audit.Entry(handling=handling, objekt_type=objekt_type, objekt_id=objekt_id)
        audit.write_entry(self._file, adgang, entry)

    def read_log(self, adgang: Adgang, audit_private: bytes) -> tuple[audit.LogRow, ...]:
        """The whole log, oldest first; reading it is an entry itself. Needs the private audit key."""
        return audit.open_log(self._file, adgang, audit_private)

    def openings(self, adgang: Adgang, rid: RecordId, since: datetime) -> int:
        """How often a record was opened since an instant; for the log's readers, and an entry itself.

        Raises AdgangError, NotSignedIn where `hold_log_key` was not called for this person.
        """
        return audit.openings(self._file, adgang, rid, since)

    def palette(self, adgang: Adgang) -> Palette:
        """A search among citizens, from the palette's opening to its closing. Raises AdgangError."""
        return Palette(self._file, adgang)

    def search_notes(self, adgang: Adgang, text: str, limit: int = 50) -> tuple[NoteHit, ...]:
        """Records whose texts hold every word, newest first; logged before it answers. AdgangError."""
        return note_search.search_notes(self._file, adgang, text, limit)
