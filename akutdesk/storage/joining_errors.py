"""What joining and leaving refuse: a PC that asks, one that lets in, one that is shut out. Codes only."""

from __future__ import annotations

from typing import Final

from akutdesk.storage.errors import StorageError
from akutdesk.wire.errors import WireError

UNREADABLE: Final[type[Exception]] = WireError
"""What bytes from elsewhere raise that do not hold; for windows, which know no wire format."""


class NothingPending(StorageError):
    """There is no request: the PC has not asked to join."""

    kode = "ANMODNING_MANGLER"


class RequestExpired(StorageError):
    """Too long went by: 24 hours for the PC's own part, 15 minutes at the server. It asks anew."""

    kode = "ANMODNING_UDLOEBET"


class RequestDenied(StorageError):
    """The leader said no."""

    kode = "ANMODNING_AFVIST"


class RequestDamaged(StorageError):
    """A request or an answer cannot be read, or does not hold."""

    kode = "ANMODNING_SKADET"


class CodeWrong(StorageError):
    """The code from the new PC's screen does not hold. `groups`: which of its two groups fail their check.

    No group: well formed, but nobody asks under it.
    """

    kode = "PC_KODE_FORKERT"

    def __init__(self, groups: tuple[int, ...] = ()) -> None:
        super().__init__(" ".join(map(str, groups)))
        self.groups = groups


class PlaceWrong(StorageError):
    """The list of members is not that of whoever typed the code: a server that shows another place (T6)."""

    kode = "STED_FORKERT"


class KeysExchanged(StorageError):
    """Somebody has put other keys in the place of those that the new PC sent (F77)."""

    kode = "PC_NOEGLER_BYTTET"


class WordsDiffer(StorageError):
    """The six words on the two screens are not the same."""

    kode = "ORD_FORSKELLIGE"


class NotLetIn(StorageError):
    """The list of members does not hold this PC, or it holds it no longer."""

    kode = "PC_IKKE_MED"


class DeviceUnknown(StorageError):
    """No PC of the org, or more than one, fits the words that were given."""

    kode = "PC_UKENDT"


class DeviceIsThisOne(StorageError):
    """A PC cannot shut itself out; another one of the org does that."""

    kode = "PC_ER_DENNE"


class MembershipBehind(StorageError):
    """The list of members is not known up to its end, so no key is made anew (F76)."""

    kode = "MEDLEMSLISTE_BAGUD"


class SlotLapsed(StorageError):
    """30 days without contact: until the PC has had it, only a leader unlocks here (sync-and-security.md 2.15)."""

    kode = "PC_UDEN_KONTAKT"
