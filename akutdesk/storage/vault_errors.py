"""What the keys and the folder refuse. As in errors.py: codes and counts, never a typed word."""

from __future__ import annotations

from akutdesk.storage.errors import FolderUnsafe, StorageError


class PasswordWrong(StorageError):
    """The password does not fit, or nobody has these initials: which of them is not told (F13).

    `wait_s`: whole seconds to wait before the next try; 0 for the first tries.
    """

    kode = "ADGANGSKODE_FORKERT"

    def __init__(self, wait_s: int = 0) -> None:
        super().__init__(str(wait_s))
        self.wait_s = wait_s


class PasswordWait(StorageError):
    """There were many wrong passwords: this try was not made. It never ends in wiping anything."""

    kode = "ADGANGSKODE_VENT"

    def __init__(self, wait_s: int) -> None:
        super().__init__(str(wait_s))
        self.wait_s = wait_s


class PasswordRefused(StorageError):
    """The new password will not do. `grund`: KORT, LANG, KENDT or ENS (the same as before)."""

    kode = "ADGANGSKODE_DUER_IKKE"

    def __init__(self, grund: str) -> None:
        super().__init__(grund)
        self.grund = grund


class KitWrong(StorageError):
    """The code of a recovery kit does not hold. `groups` are the groups, 1 to 8, that fail their check.

    No group: each is well formed, but the code opens nothing here; it belongs to another place.
    """

    kode = "ARK_FORKERT"

    def __init__(self, groups: tuple[int, ...] = ()) -> None:
        super().__init__(" ".join(map(str, groups)))
        self.groups = groups


class KitsSwapped(StorageError):
    """Both codes typed back at set-up are those of the other kit, or one kit was typed twice."""

    kode = "ARK_BYTTET"


class VaultMissing(StorageError):
    """There is no vault.keys in the folder."""

    kode = "NOEGLER_MANGLER"


class VaultDamaged(StorageError):
    """No generation of vault.keys can be read. The copy beside a backup, or the kit, is the way (F10)."""

    kode = "NOEGLER_SKADET"


class VaultTooNew(StorageError):
    """A newer program wrote vault.keys; nothing is written over it."""

    kode = "NOEGLER_NYERE"


class VaultThere(StorageError):
    """There is a vault in the folder already; a new one would lock people out."""

    kode = "NOEGLER_FINDES"


class DeviceSecretGone(StorageError):
    """The PC's own secret is gone or another one; the recovery kit still opens (F14)."""

    kode = "PC_NOEGLE_VAEK"


class DeviceSecretFault(StorageError):
    """The operating system would not keep or give the PC's secret."""

    kode = "PC_NOEGLE_FEJL"


class MemoryShort(StorageError):
    """There is not enough free memory to try a password; closing other programs helps."""

    kode = "HUKOMMELSE_MANGLER"


class PersonUnknown(StorageError):
    """There is no such person among the staff, or they have left."""

    kode = "MEDARBEJDER_UKENDT"


class InitialsTaken(StorageError):
    """Somebody else has these initials."""

    kode = "INITIALER_OPTAGET"


class LastLeader(StorageError):
    """The last leader can neither leave nor become something else (F79)."""

    kode = "SIDSTE_LEDER"


class MembershipDamaged(StorageError):
    """The chain of statements about staff and PCs does not hold; nobody was changed."""

    kode = "MEDLEMMER_SKADET"


class NoteDamaged(StorageError):
    """A note jotted while locked cannot be opened; its file stays where it is."""

    kode = "INDBAKKE_SKADET"


class AlreadyRunning(StorageError):
    """akutdesk runs on this folder already (F15); the window that is open is the one to use."""

    kode = "KOERER_ALLEREDE"


class FolderOnNetwork(FolderUnsafe):
    """The folder is on another machine."""

    kode = "MAPPE_NETVAERK"


class FolderSynced(FolderUnsafe):
    """OneDrive, Dropbox or the like copies the folder while it is in use."""

    kode = "MAPPE_SYNKRONISERET"


class FolderRemovable(FolderUnsafe):
    """The folder is on a stick or a card that can be pulled out."""

    kode = "MAPPE_FLYTBAR"


class FolderRoaming(FolderUnsafe):
    """The folder follows a Windows profile from PC to PC."""

    kode = "MAPPE_ROAMING"


class FolderReadOnly(FolderUnsafe):
    """We may not write in the folder."""

    kode = "MAPPE_LAAST"
