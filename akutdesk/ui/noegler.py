"""What the windows ask of the keys: ports that the composition root fills (design.md 3).

The windows never see a key. A call marked "slow" tries a password on purpose slowly and is made in a job.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Protocol, TypeVar

from akutdesk.domain.record import RecordId

if TYPE_CHECKING:
    # The lock is painted before any of these is needed (design.md 6).
    from akutdesk.domain.adgangstid import Adgangstid
    from akutdesk.domain.gendannelsesproeve import Gendannelsesproeve
    from akutdesk.storage.adgangskode import Adgangskodekrav
    from akutdesk.storage.bruger import Bruger, Jot
    from akutdesk.storage.errors import AccessOver
    from akutdesk.storage.first_desk import NytSted
    from akutdesk.storage.gendannelsesproeve import Proeven
    from akutdesk.storage.laas import Laas
    from akutdesk.storage.redning import Redning
    from akutdesk.storage.store import Store
    from akutdesk.storage.vault import Keys


class Fundet(Protocol):
    """What a right password found; opaque to the windows."""

    @property
    def user(self) -> bytes:
        """Whose password it was."""
        ...

    @property
    def temporary(self) -> bool:
        """Whether it was a slip of paper and must be changed now."""
        ...


class Forhal(Protocol):
    """What a locked desk may read and write without any key (design.md 8.16)."""

    def forside(self) -> Laas:
        """What the lock screen may show; with less in it if the file is gone."""
        ...

    def start_ur(self, start: datetime) -> None:
        """Keep a clock's start. Raises DiskFull or DiskFault."""
        ...

    def jot(self, jot: Jot) -> None:
        """Seal the words of one jotting field, over what it held before. Raises DiskFull or DiskFault."""
        ...

    def bed_om_kopi(self) -> None:
        """The next unlock offers a whole copy in the place of the file. Raises DiskFull, DiskFault."""
        ...

    def kopi_er_bedt(self) -> bool:
        """Whether somebody asked for one, and nothing came of it yet."""
        ...

    def glem_kopi(self) -> None:
        """Work goes on in the file as it is. Raises DiskFault."""
        ...


F = TypeVar("F", bound=Fundet)
"""What the keys themselves call it; the windows only hand it back."""


class Noegler(Protocol[F]):
    """The keys of this PC, from the first password to the full lock."""

    @property
    def krav(self) -> Adgangskodekrav:
        """The rule for passwords."""
        ...

    def proev(self, initialer: str, kode: str) -> F:
        """Slow. Raises PasswordWrong, PasswordWait, DeviceSecretGone, MemoryShort, VaultDamaged."""
        ...

    def lad_ind(self, fundet: F) -> Bruger:
        """Open the store, if it is not open, and sign the person in. Raises StorageError, AccessOver."""
        ...

    def skift_kode(self, fundet: F, gammel: str, ny: str) -> F:
        """Slow. A person's own new password. Raises PasswordWrong, PasswordRefused."""
        ...

    def styrk(self, fundet: F, kode: str) -> bool:
        """Slow. A password that is cheap to guess is made dear; whether it was. Raises StorageError."""
        ...

    def giv_adgang(self, leder: Bruger, ny: Bruger) -> str:
        """Slow. A leader lets somebody in; the temporary password comes back. Raises InitialsTaken."""
        ...

    def ny_kode(self, leder: Bruger, user: RecordId) -> str:
        """Slow. A temporary password for somebody who forgot theirs. Raises AdgangError, PersonUnknown."""
        ...

    def saet_tid(self, leder: Bruger, user: RecordId, tid: Adgangstid) -> None:
        """Slow. From which day to which somebody may be in. Raises AdgangError, PersonUnknown, LastLeader."""
        ...

    def skift_rolle(self, leder: Bruger, user: RecordId, rolle: str) -> None:
        """Slow. Another role for somebody. Raises AdgangError, PersonUnknown, LastLeader."""
        ...

    def afvist(self, user: RecordId, rolle: str = "") -> AccessOver | None:
        """What keeps somebody out who came in with this role: their time is over, or it is theirs no more."""
        ...

    def vil_aabne_mere(self, user: RecordId) -> bool:
        """Whether somebody whose time is over wanted to open more."""
        ...

    def har_hoert(self, user: RecordId) -> None:
        """Somebody whose time is over was told so: only what they open from now on counts."""
        ...

    def stop(self, leder: Bruger, user: RecordId) -> None:
        """Slow. Somebody works here no more. Raises AdgangError, LastLeader."""
        ...

    def redning(self, fundet: F) -> Redning:
        """What brings a backup back while the file is too ill to open."""
        ...

    def redning_med_ark(self, kode: str) -> Redning:
        """Slow. The same for whoever has a recovery kit. Raises KitWrong, StorageError."""
        ...

    def aabn_ark(self, kode: str) -> tuple[Bruger, ...]:
        """Slow. A recovery kit's code is right: who works here. Raises KitWrong, StorageError."""
        ...

    def glem_ark(self) -> None:
        """The kit is put away again, unused."""
        ...

    def genopret(self, leder: Bruger, kode: str, vidne: RecordId | None) -> None:
        """Slow. After `aabn_ark`: a leader with a new password. Raises PasswordRefused, StorageError."""
        ...

    def ark_brugt(self) -> datetime | None:
        """When a recovery kit was used, if no new ones were made since."""
        ...

    def ark_lavet(self) -> datetime | None:
        """When the recovery kits that count were made."""
        ...

    def proev_gendannelse(self, leder: Bruger, proeven: Proeven) -> Gendannelsesproeve:
        """Slow. Whether everything comes back from a backup and a kit; saved. Raises KitWrong, StorageError."""
        ...

    def lav_nye_ark(self, kode: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Two new codes for whoever has a sheet that counts, in memory only. Raises KitWrong, StorageError."""
        ...

    def glem_nye_ark(self) -> None:
        """The new codes are put away, unused."""
        ...

    def tag_nye_ark(
        self,
        leder: Bruger,
        tastet: tuple[tuple[str, ...], tuple[str, ...]],
        kuverter: tuple[str, str],
    ) -> None:
        """Slow. Both were typed back: they open from now on, and no sheet of before. Raises StorageError."""
        ...

    def store(self) -> Store:
        """The open store. Raises RuntimeError while everything is closed."""
        ...

    def personale(self, bruger: Bruger) -> tuple[Bruger, ...]:
        """The active staff, for somebody who is in."""
        ...

    def initialer(self) -> tuple[str, ...]:
        """Those of the staff; none while everything is closed."""
        ...

    def personale_er_helt(self) -> bool:
        """Whether the statements about the staff held when somebody last came in."""
        ...

    def jots(self) -> tuple[Jot, ...]:
        """What was jotted while locked, oldest first; damaged ones stay and count in `skadede_stikord`."""
        ...

    def skadede_stikord(self) -> int:
        """How many sealed notes could not be opened when `jots` last looked."""
        ...

    def jots_taget(self, jots: tuple[Jot, ...]) -> None:
        """These are in the store now; their sealed files may go."""
        ...

    def ret_forside(self, laas: Laas) -> bool:
        """Make laas.json say what the store says; True if it had been changed by somebody else."""
        ...

    def indbakke_er_vores(self) -> bool:
        """Whether notes were sealed to our own key; if not, somebody has exchanged it."""
        ...

    def er_sund(self) -> bool:
        """Slow. Whether an examination of the file finds nothing wrong. Raises StorageError."""
        ...

    def noegle(self, bruger: Bruger) -> Keys:
        """The keys of somebody who is in, only to be handed on to the gate. Raises PersonUnknown."""
        ...

    def efter_runde(self) -> bool:
        """After a round with the server that got through: the staff and the lease follow what came.

        True if something is to be said again: another round is due. Raises DiskFull, DiskFault.
        """
        ...

    def luk(self) -> None:
        """Close the store and drop every key. Whoever comes next needs a password."""
        ...


class Grundlaeggelse(Protocol):
    """Making a desk where there is none (design.md 8.2, 8.3)."""

    def findes(self) -> bool:
        """Whether there is a desk here already."""
        ...

    def ark(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Two new kits, in memory only; each call makes others and forgets these."""
        ...

    def opret(self, nyt: NytSted) -> Fundet:
        """Slow. Genesis: vault, database and the first records. Raises KitWrong, KitsSwapped, DiskFull."""
        ...
