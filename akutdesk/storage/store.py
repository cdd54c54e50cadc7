"""The store: everything the windows, the commands and the sync ask of the encrypted file.

One file per noun does the work; this class is their common door. Each thread has its own Store.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.record import RecordId
from akutdesk.storage import audit, note_search
from akutdesk.storage.act import Changes, Saved
from akutdesk.storage.borgere import Borgere
from akutdesk.storage.desk_keys import DeskKeys
from akutdesk.storage.draft import Drafts, Udkast
from akutdesk.storage.henvendelser import Henvendelser
from akutdesk.storage.history import Aendring, FeltAendring, Samtidig, SamtidigVaerdi
from akutdesk.storage.konflikter import Konflikter
from akutdesk.storage.kriseplaner import Kriseplaner
from akutdesk.storage.netside import NetSide
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.opfoelgninger import Opfoelgninger
from akutdesk.storage.overnatninger import Overnatninger
from akutdesk.storage.raekker import NoteHit
from akutdesk.storage.records import Records
from akutdesk.storage.saving import Saving
from akutdesk.storage.search import Palette
from akutdesk.storage.second_copy import SecondCopy
from akutdesk.storage.session_end import sign_off
from akutdesk.storage.vagtbord import Vagtbord

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


class Store(Records, Drafts, DeskKeys, SecondCopy):
    """One open connection to the desk's file."""

    def __init__(
        self,
        file: OpenFile,
        *,
        beside: Callable[[OpenFile], OpenFile],
        condition: Condition | None = None,
    ) -> None:
        Records.__init__(self, file)
        Drafts.__init__(self, file)
        DeskKeys.__init__(self, file)
        SecondCopy.__init__(self, file)
        self._beside = beside
        self._is_first = condition is not None
        self.condition = condition or Condition()
        self.vagtbord = Vagtbord(file)
        self.henvendelser = Henvendelser(file)
        self.borgere = Borgere(file)
        self.opfoelgninger = Opfoelgninger(file)
        self.kriseplaner = Kriseplaner(file)
        self.konflikter = Konflikter(file)
        self.overnatninger = Overnatninger(file)
        self.net = NetSide(file)

    def beside(self) -> Store:
        """A Store of the same start for the thread that calls; close it there."""
        return Store(self._beside(self._file), beside=self._beside)

    def close(self) -> None:
        """Sign the chain's end and close. A Store made by `beside` only closes its own connection.

        Raises DiskFull and the like if the end could not be signed; closed it is all the same.
        """
        try:
            if self._is_first:
                sign_off(self._file)
        finally:
            self._file.db.close()

    def sign_in(self, bruger: RecordId, signing_key: bytes) -> None:
        """Somebody has unlocked: their key is kept in memory for their signatures, and LOGIND is logged."""
        self._file.presence.signing_keys[bruger] = signing_key
        adgang = Adgang(bruger=bruger, rolle="", formaal="")
        audit.write_entry(self._file, adgang, audit.Entry(handling="LOGIND"))

    def sign_out(self, bruger: RecordId) -> None:
        """Forget somebody's key and what they had open."""
        presence = self._file.presence
        presence.signing_keys.pop(bruger, None)
        presence.log_keys.pop(bruger, None)
        presence.opened.difference_update([each for each in presence.opened if each[0] == bruger])

    def failed_login(self, antal: int = 1) -> None:
        """Log wrong passwords or shift codes, nobody knows whose; `antal` of them since the last entry."""
        adgang = Adgang(bruger=audit.NOBODY, rolle="", formaal="")
        audit.write_entry(self._file, adgang, audit.Entry(handling="FEJL_LOGIND", antal=antal))

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
