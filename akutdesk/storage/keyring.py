"""The keys of one running desk: from a password to an open store, and shut again (design.md 8.16-8.18).

Everything secret of a start is held here and nowhere else; `luk` drops it, and then the process ends.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.adgangstid import ALTID, Adgangstid
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.record import RecordId
from akutdesk.storage import indbakke
from akutdesk.storage.bruger import FORMAAL, Bruger, Jot
from akutdesk.storage.errors import AccessOver, DiskFault, DiskFull, StorageError
from akutdesk.storage.instant import instant, known_instant
from akutdesk.storage.laas import Laas, set_right
from akutdesk.storage.laid_aside import clear_try
from akutdesk.storage.opening import FILE, open_store
from akutdesk.storage.signed_staff import SignedStaff, put_to_use
from akutdesk.storage.staff_at import secret_of
from akutdesk.storage.staff_keys import StaffKeys
from akutdesk.storage.store import Store
from akutdesk.storage.vault import Keys
from akutdesk.storage.vault_errors import PersonUnknown
from akutdesk.wire.errors import WireError

if TYPE_CHECKING:
    from akutdesk.storage.redning import Redning

INBOX_KEY: Final = "inbox_key"

_LEAST: Final = "EVALUATOR_LAES"
"""The role that may do least, for whoever has none that was signed."""


@dataclass(kw_only=True)
class Keyring(StaffKeys):
    """Of one data folder, from the first password to the full lock."""

    _signed: SignedStaff = field(default_factory=SignedStaff, init=False)
    _taken: tuple[tuple[bytes, ...], date] = field(default=((), date.min), init=False, repr=False)
    """What was said of the staff and which day it was, as they were last put to use."""
    _damaged: int = field(default=0, init=False)

    def proev(self, initialer: str | None, kode: str) -> Keys:
        """Try a password; without initials, the only leader's. Slow: call it as a job.

        Raises what `Vault.unlock` raises.
        """
        return self.vault.unlock(initialer, kode, self._now())

    def lad_ind(self, fundet: Keys) -> Bruger:
        """Open the store, if it is not open, and sign the person in; wrong tries before are logged first.

        Raises StorageError; AccessOver for somebody whose days these are not, or whose password was replaced.
        """
        user = RecordId(fundet.user)
        if self._store is None:
            with suppress(
                DiskFault
            ):  # what a try left that was stopped; the next one takes it away too
                clear_try(self.vault.folder)
            self._store = open_store(self.vault.folder, fundet.database, self.clock)
            self._log_in(self._store, fundet)
        else:
            # Whoever locked a full disk with words on the screen must come back to them.
            with self._store.patience(), suppress(DiskFull, DiskFault):
                self._log_in(self._store, fundet)
        self._keys[user] = fundet
        self._take_statements(fundet)
        if (error := self._why_not(fundet)) is not None:
            self._turn_away(user)
            raise error
        return self.bruger(user)

    def _why_not(self, fundet: Keys) -> AccessOver | None:
        over = self.store().why_not(RecordId(fundet.user))
        return over or (AccessOver("KODE") if self._signed.was_replaced(fundet) else None)

    def _turn_away(self, user: RecordId) -> None:
        """The password opens, and they may not be in: that stands in the log, and their keys go."""
        with suppress(DiskFull, DiskFault):
            self.store().log(Adgang(user, "", FORMAAL), "ADGANG_AFVIST")
        self._forget(user)
        if not self._keys:
            self.luk()

    def _log_in(self, store: Store, fundet: Keys) -> None:
        try:
            if fundet.forkerte:
                store.failed_login(fundet.forkerte)
        finally:
            store.sign_in(RecordId(fundet.user), fundet.person.sign)

    def bruger(self, user: RecordId) -> Bruger:
        """One of the staff by their record. Raises PersonUnknown.

        On a PC that has just joined, the records may not be here yet: then by what was signed of them.
        """
        for one in self._staff_records():
            if one.id == user:
                return _bruger(one, self._signed)
        return _without_record(user, self._signed)

    def personale(self, bruger: Bruger) -> tuple[Bruger, ...]:
        """The active staff, for somebody who may be in. Raises AccessOver."""
        records = self.store().setup(bruger.adgang, Medarbejder)
        return tuple(_bruger(one, self._signed) for one in records if one.aktiv)

    def personale_er_helt(self) -> bool:
        """Whether the statements about the staff held when somebody last came in."""
        return self._signed.helt

    def initialer(self) -> tuple[str, ...]:
        """Those of the active staff; none while everything is closed."""
        if self._store is None or not self._keys:
            return ()
        known = self._staff_records()
        return tuple(one.initialer for one in known if one.aktiv)

    def ark_brugt(self) -> datetime | None:
        """When a recovery kit was used, if no new ones were made since; as every desk knows it after a round."""
        return instant(self._signed.ark_brugt)

    def saet_tid(self, leder: Bruger, user: RecordId, tid: Adgangstid) -> None:
        """As `StaffKeys.saet_tid`; the list of the staff says it at once."""
        super().saet_tid(leder, user, tid)
        self._signed = replace(self._signed, tider={**self._signed.tider, user: tid})

    def skift_rolle(self, leder: Bruger, user: RecordId, rolle: str) -> None:
        """As `StaffKeys.skift_rolle`; the list of the staff says it at once."""
        super().skift_rolle(leder, user, rolle)
        self._signed = replace(self._signed, roller={**self._signed.roller, user: rolle})

    def ark_lavet(self) -> datetime | None:
        """When the recovery kits that count were made; None where the statements cannot be read."""
        return instant(self._signed.ark_lavet)

    def noegle(self, bruger: Bruger) -> Keys:
        """The keys of somebody who has come in. Raises PersonUnknown."""
        keys = self._keys.get(bruger.id)
        if keys is None:
            raise PersonUnknown
        return keys

    def efter_runde(self) -> bool:
        """After a round with the server that got through: slots, roles and the lease follow what came (2.15).

        What lost its place is said again, and a disk that is an older copy stands in the log; True if so: then another
        round is due. Raises DiskFull, DiskFault.
        """
        self.vault.contact(self._now())
        store = self.store()
        told = store.net.note_restored()
        before = store.statements()
        if (before, store.today()) == self._taken:
            return told
        for keys in tuple(self._keys.values()):
            self._take_statements(keys)
        return told or len(store.statements()) > len(before)

    def jots(self) -> tuple[Jot, ...]:
        """What was jotted while locked, oldest first; a note without a clock begins when it was written.

        One that cannot be opened stays where it lies and counts in `skadede_stikord`.
        """
        fund = indbakke.open_inbox(self.vault.folder, self._secret(INBOX_KEY))
        self._damaged = fund.skadede
        return tuple(
            Jot(note.note_id, known_instant(note.start_ms or note.skrevet_ms), note.tekst)
            for note in fund.notater
        )

    def skadede_stikord(self) -> int:
        """How many sealed notes could not be opened when `jots` last looked."""
        return self._damaged

    def indbakke_er_vores(self) -> bool:
        """Whether notes were sealed to our key: if not, somebody has exchanged it to read them."""
        return self.vault.inbox_holds(self._secret(INBOX_KEY))

    def jots_taget(self, jots: tuple[Jot, ...]) -> None:
        """These are in the store now; their sealed files go. Raises DiskFault."""
        taken = (indbakke.Notat(note_id=jot.id, skrevet_ms=0) for jot in jots)
        indbakke.empty_inbox(self.vault.folder, taken)

    def ret_forside(self, laas: Laas) -> bool:
        """Make laas.json say what the store says; True if it said something else. Raises DiskFull, DiskFault."""
        return set_right(self.vault.folder, laas)

    def er_sund(self) -> bool:
        """Examine the file; after a stop without closing. Slow, and made on a connection of its own.

        Raises FilePlain, WrongKey, FileTooNew, FileGone, FileDamaged.
        """
        from akutdesk.storage.health import examine

        keys = next(iter(self._keys.values()))
        return examine(self.vault.folder / FILE, keys.database).whole

    def redning(self, fundet: Keys) -> Redning:
        """What brings a backup back while the file is too ill to open, logged under whose password it was."""
        from akutdesk.storage.redning import Redning

        who = Adgang(RecordId(fundet.user), "", FORMAAL)
        folder, keys = self.vault.folder, fundet.database
        return Redning(folder=folder, keys=keys, clock=self.clock, adgang=who)

    def luk(self) -> None:
        """Close the store and drop every key. Whoever comes next needs a password."""
        store, self._store = self._store, None
        self._keys.clear()
        self._kit_desk = self._nye_ark = None
        if store is not None:
            # A full or failing disk: the next start sees that this one was not ended, and looks at the file.
            with suppress(StorageError):
                store.close()

    def _take_statements(self, fundet: Keys) -> None:
        """What the statements say of slots, roles and the log's readers; a fault in them keeps nobody out."""
        store, now = self.store(), self._now()
        self._signed = put_to_use(self._staff(store), fundet, self._signed, now)
        self._taken = (store.statements(), store.today())
        if self._signed.helt:
            store.hold_adgang(self._signed.tider, self._signed.roller)
        try:
            store.hold_log_key(RecordId(fundet.user), fundet.person.kem)
        except WireError:
            self._signed = replace(self._signed, helt=False)

    def _staff_records(self) -> tuple[Medarbejder, ...]:
        return self.store().staff_records()

    def _secret(self, name: str) -> bytes:
        return secret_of(self.store(), name)


def _bruger(one: Medarbejder, signed: SignedStaff) -> Bruger:
    """With the role that was signed; the record's only where no statement can be read."""
    rolle = signed.roller.get(one.id) or one.rolle or _LEAST
    tid = signed.tider.get(one.id, ALTID)
    return Bruger(id=one.id, initialer=one.initialer, navn=one.navn, rolle=rolle, tid=tid)


def _without_record(user: RecordId, signed: SignedStaff) -> Bruger:
    initialer = signed.initialer.get(user)
    if initialer is None:
        raise PersonUnknown
    rolle = signed.roller.get(user, _LEAST)
    return Bruger(id=user, initialer=initialer, navn=initialer, rolle=rolle)
