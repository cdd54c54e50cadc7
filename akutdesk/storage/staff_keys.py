"""What changes who may come in: an own new password, somebody new, somebody who forgot or left, a kit.

Everything here is slow, for it makes or tries a password: it is called in a job and opens a connection of its own.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.record import RecordId
from akutdesk.storage import genesis
from akutdesk.storage.access_keys import AccessKeys
from akutdesk.storage.audit import NOBODY
from akutdesk.storage.bruger import FORMAAL, Bruger
from akutdesk.storage.envelopes import keep_envelopes
from akutdesk.storage.genesis import Kit
from akutdesk.storage.keys_back import bring_keys_back
from akutdesk.storage.kit_desk import KitDesk
from akutdesk.storage.staff import MEDARBEJDER
from akutdesk.storage.vault import Keys
from akutdesk.storage.vault_errors import InitialsTaken, KitWrong, PersonUnknown
from akutdesk.storage.vault_file import load_vault

if TYPE_CHECKING:
    from akutdesk.domain.gendannelsesproeve import Gendannelsesproeve
    from akutdesk.storage.gendannelsesproeve import Proeven
    from akutdesk.storage.redning import Redning


@dataclass(kw_only=True)
class StaffKeys(AccessKeys):
    """Of one data folder."""

    _kit_desk: KitDesk | None = field(default=None, init=False, repr=False)
    _nye_ark: genesis.Draft | None = field(default=None, init=False, repr=False)

    def skift_kode(self, fundet: Keys, gammel: str, ny: str) -> Keys:
        """A person's own new password. Slow. Raises PasswordWrong, PasswordRefused."""
        with self._beside() as store:
            keys = self._staff(store).change_password(fundet, gammel, ny, self._now())
        self._keys[RecordId(keys.user)] = keys
        return keys

    def styrk(self, fundet: Keys, kode: str) -> bool:
        """After unlock: a password that is cheaper to guess than this PC asks is made as dear. Slow if it is."""
        if self._store is None:
            return False  # locked again meanwhile: the next unlock does it
        with self._beside() as store:
            return self._staff(store).strengthen(fundet, kode, self._now())

    def giv_adgang(self, leder: Bruger, ny: Bruger) -> str:
        """A leader lets somebody in; the temporary password comes back. Slow. Raises InitialsTaken.

        The record comes first: a stop in between leaves a name that cannot unlock, never the reverse.
        """
        with self._beside() as store:
            self._refuse_over(store, leder)
            staff = self._staff(store)
            taken = {person.initialer.casefold() for person in staff.people()}
            if ny.initialer.casefold() in taken:
                raise InitialsTaken
            record = Medarbejder(id=ny.id, navn=ny.navn, initialer=ny.initialer, rolle=ny.rolle)
            store.save(leder.adgang, record)
            who = (ny.id, ny.initialer, ny.rolle)
            return staff.add(self._keys[leder.id], who, self._now())

    def ny_kode(self, leder: Bruger, user: RecordId) -> str:
        """Somebody forgot their password: a temporary one comes back, and the old one opens nothing. Slow.

        Logged first. Raises AdgangError, PersonUnknown, StatementsMoved.
        """
        with self._beside() as store:
            self._refuse_over(store, leder)
            store.log(leder.adgang, "NY_KODE", objekt_type=MEDARBEJDER, objekt_id=user)
            slip = self._staff(store).reissue(self._keys[leder.id], user, self._now())
        self._forget(user)
        return slip

    def stop(self, leder: Bruger, user: RecordId) -> None:
        """Somebody works here no more; what they wrote stays. Slow.

        Logged first; then the way in goes and then the name, so that a stop in between is done again.
        Raises AdgangError, LastLeader, StatementsMoved.
        """
        with self._beside() as store:
            self._refuse_over(store, leder)
            store.log(leder.adgang, "STOPPET", objekt_type=MEDARBEJDER, objekt_id=user)
            with suppress(PersonUnknown):
                self._staff(store).leave(self._keys[leder.id], user, self._now())
            for before in store.setup(leder.adgang, Medarbejder):
                if before.id == user:
                    store.save(leder.adgang, replace(before, aktiv=False), before)
        self._forget(user)

    def aabn_ark(self, kode: str) -> tuple[Bruger, ...]:
        """A recovery kit's code is right: who works here, leaders first. Slow. Raises KitWrong, StorageError.

        A key file that is gone comes back from beside the backups.
        """
        bring_keys_back(self.vault, kode, self.clock.now())
        return self._kit().aabn(kode)

    def redning_med_ark(self, kode: str) -> Redning:
        """What brings a backup back while the file is too ill to open, for whoever has a kit. Slow. Raises KitWrong."""
        from akutdesk.storage.redning import Redning

        keys = self.vault.recover(kode).database
        who = Adgang(NOBODY, "", FORMAAL)
        return Redning(folder=self.vault.folder, keys=keys, clock=self.clock, adgang=who)

    def glem_ark(self) -> None:
        """The kit is put away again: nothing of it stays in memory."""
        self._kit_desk = None

    def genopret(self, leder: Bruger, kode: str, vidne: RecordId | None) -> None:
        """After `aabn_ark`: this person is a leader with this password. Slow. Raises PasswordRefused."""
        self._kit().genopret(leder, kode, vidne)

    def lav_nye_ark(self, kode: str) -> tuple[Kit, Kit]:
        """Whoever has one of the sheets that count gets two new codes, in memory only. Raises KitWrong.

        The code of a sheet that does not count is logged as a wrong code.
        """
        try:
            root = self.vault.recover(kode).root
        except KitWrong as wrong:
            if not wrong.groups:
                with self._beside() as store:
                    store.failed_login()
            raise
        self._nye_ark = genesis.draft_of(load_vault(self.vault.folder).org, root)
        return self._nye_ark.kits

    def glem_nye_ark(self) -> None:
        """The new codes are put away: the sheets of before go on opening."""
        self._nye_ark = None

    def tag_nye_ark(
        self, leder: Bruger, tastet: tuple[Kit, Kit], kuverter: tuple[str, str]
    ) -> None:
        """Both new sheets are typed back: from now on they open, and the old ones do not. Slow.

        Logged first. Raises KitWrong, KitsSwapped, AdgangError, StatementsMoved, RuntimeError before `lav_nye_ark`.
        """
        if self._nye_ark is None:
            raise RuntimeError("NO_KIT")
        genesis.confirm(self._nye_ark, tastet)
        with self._beside() as store:
            self._refuse_over(store, leder)
            store.log(leder.adgang, "NYE_ARK")
            kits = self._nye_ark.seals
            self._staff(store).new_kits(self._keys[leder.id], kits, self._now())
            self._nye_ark = None
            keep_envelopes(store, leder.adgang, kuverter)

    def proev_gendannelse(self, leder: Bruger, proeven: Proeven) -> Gendannelsesproeve:
        """Make the whole desk again from the newest backup and a kit, compare it, and take it away. Slow.

        What came of it is a record. Raises AdgangError, KitWrong, BackupUnfit, DiskFull, DiskFault.
        """
        from akutdesk.storage.gendannelsesproeve import try_return

        with self._beside() as store:
            return try_return(self.vault, store, proeven, clock=self.clock, adgang=leder.adgang)

    def _kit(self) -> KitDesk:
        if self._kit_desk is None:
            self._kit_desk = KitDesk(vault=self.vault, clock=self.clock, krav=self.krav)
        return self._kit_desk
