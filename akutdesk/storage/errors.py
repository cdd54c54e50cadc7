"""What the store refuses or cannot do. Every error holds codes, counts and ids, never a typed word."""

from __future__ import annotations

from typing import ClassVar

from akutdesk.domain.record import RecordId


class StorageError(Exception):
    """Base of everything the store raises. `kode` is stable; the interface has one sentence for each."""

    kode: ClassVar[str] = "LAGER"

    def __init__(self, detail: str = "") -> None:
        super().__init__(f"{self.kode} {detail}".rstrip())


class WrongKey(StorageError):
    """The key does not open this file, or its first page is destroyed: the file is left as it is."""

    kode = "FORKERT_NOEGLE"


class FilePlain(StorageError):
    """The file is a readable database. It is neither read nor written."""

    kode = "FIL_ULAEST"


class FileTooNew(StorageError):
    """A newer program wrote the file (sync-and-security.md F19). Nothing was written."""

    kode = "FIL_NYERE"

    def __init__(self, version: int) -> None:
        super().__init__(str(version))
        self.version = version


class FileDamaged(StorageError):
    """A page does not verify (sync-and-security.md F07). The file is never written over."""

    kode = "FIL_SKADET"


class FileBusy(StorageError):
    """Another program holds the file for longer than we wait (sync-and-security.md F15, F17)."""

    kode = "FIL_OPTAGET"


class FileGone(StorageError):
    """The file was moved or deleted while it was open (sync-and-security.md F11)."""

    kode = "FIL_VAEK"


class FolderUnsafe(StorageError):
    """The folder is on a network, in a synced folder, or may not be written (sync-and-security.md F16)."""

    kode = "MAPPE_USIKKER"


class FolderEmpty(StorageError):
    """There is no store in the folder."""

    kode = "MAPPE_TOM"


class AlreadyThere(StorageError):
    """There is a store in the folder already; making a new one would write over it."""

    kode = "FINDES_ALLEREDE"


class DiskFull(StorageError):
    """The disk is full; nothing of the save was kept. `reserve_freed`: the same save works if tried again."""

    kode = "DISK_FULD"

    def __init__(self, *, reserve_freed: bool = False) -> None:
        super().__init__()
        self.reserve_freed = reserve_freed


class DiskFault(StorageError):
    """The disk failed to write or read. The connection is done for; open the store again (F06)."""

    kode = "DISK_FEJL"


class WorkStopped(StorageError):
    """Work beside the desk was asked to end before it was over; nothing half is left of it."""

    kode = "ARBEJDE_STOPPET"


class NotFound(StorageError):
    """No such record here, or it was taken back."""

    kode = "FINDES_IKKE"


class NotOpened(StorageError):
    """The user has not opened the record since the start, so showing it would pass by the log (I9)."""

    kode = "IKKE_AABNET"


class NotSignedIn(StorageError):
    """The change needs this user's own signature, and their key is not here (design.md 8.10)."""

    kode = "IKKE_LOGGET_IND"


class AccessOver(StorageError):
    """The person may not be in now (decision 0155).

    `grund`: IKKE_BEGYNDT, SLUT, STOPPET for staff no more, ROLLE for whoever came in with a role that is theirs no
    more, or KODE for a password that was replaced since (T12).
    """

    kode = "ADGANG_TID"

    def __init__(self, grund: str) -> None:
        super().__init__(grund)
        self.grund = grund


class RecordExists(StorageError):
    """A save without `before` of a record that is here already."""

    kode = "POST_FINDES"


class FormTaken(StorageError):
    """A paper form with this number is registered already: `rid` is the henvendelse that it became."""

    kode = "SKEMA_BRUGT"

    def __init__(self, rid: bytes) -> None:
        super().__init__(rid.hex())
        self.rid = rid


class PracticeOnly(StorageError):
    """A record of a practice in a file that is none, where it would count (domain.md 2.0.4, oevelse)."""

    kode = "KUN_OEVELSE"


class ReasonRequired(StorageError):
    """A closed record is corrected only with a reason (domain.md 2.0.4)."""

    kode = "BEGRUNDELSE_MANGLER"


class OpeningReasonRequired(StorageError):
    """The record is closed to others: say why it is opened first (`Store.begrund` with `rid`)."""

    kode = "GRUND_MANGLER"

    def __init__(self, rid: bytes) -> None:
        super().__init__()
        self.rid = RecordId(rid)


class AgreementTooLong(StorageError):
    """An agreement about contact ends within 90 days (domain.md 10.4)."""

    kode = "AFTALE_FOR_LANG"


class NotConsented(StorageError):
    """Nothing may leave to others: `grund` is INGEN_BORGER, INTET, UDLOEBET or TRUKKET (domain/samtykke.py)."""

    kode = "DELING_AFVIST"

    def __init__(self, grund: str) -> None:
        super().__init__(grund)
        self.grund = grund


class PlanLocked(StorageError):
    """The text of a plan that was given out never changes: make a new version (design.md 8.11)."""

    kode = "PLAN_LAAST"


class CannotUndo(StorageError):
    """`grund` is UKENDT (no such act here), AENDRET_SIDEN (somebody built on it) or FOR_SENT (the time is over)."""

    kode = "KAN_IKKE_FORTRYDES"

    def __init__(self, grund: str) -> None:
        super().__init__(grund)
        self.grund = grund


class TextUnfit(StorageError):
    """The field holds half a character (a lone surrogate) or a NUL, which are nobody's words."""

    kode = "TEKST_UEGNET"

    def __init__(self, felt: str) -> None:
        super().__init__(felt)
        self.felt = felt


class TextTooLong(StorageError):
    """`felt` holds more than its limit (domain/fritekst.py), or is the largest of more than one event takes."""

    kode = "TEKST_LANG"

    def __init__(self, felt: str) -> None:
        super().__init__(felt)
        self.felt = felt


class NotUnderstood(StorageError):
    """A newer program wrote something in the record that must be understood to change it."""

    kode = "KRAEVER_NYERE"


class StatementsMoved(StorageError):
    """The org's statements grew meanwhile: read them again, and say it again if it still holds."""

    kode = "MEDLEMSLISTE_FLYTTET"


class EventsDamaged(StorageError):
    """The chain or a seal of the events does not hold; `writer` and `n` say where (design.md 7.8)."""

    kode = "HAENDELSER_SKADET"

    def __init__(self, writer: bytes, n: int) -> None:
        super().__init__(f"{writer.hex()} {n}")
        self.writer = writer
        self.n = n
