"""Giving the shift, and the next one taking it with initials and code in the same window (ux.md 2.13)."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject

from akutdesk.domain.errors import DomainError
from akutdesk.storage.errors import StorageError
from akutdesk.ui.head import Strip
from akutdesk.ui.kept import Keeper
from akutdesk.ui.unkept import tell_unkept
from akutdesk.ui.vagtoverlevering import giving
from akutdesk.ui.vagtoverlevering.deeds import PointDeeds
from akutdesk.ui.vagtoverlevering.reading import Vagten
from akutdesk.ui.vagtoverlevering.receiver import Afslag, Modtager, Receiver, Told
from akutdesk.ui.vagtoverlevering.sign_row import SignRow
from akutdesk.ui.vagtoverlevering.state import Punkt
from akutdesk.ui.vagtoverlevering.teknik import teknik


class Shown(Protocol):
    """The handover on its page."""

    vagten: Vagten | None
    lines: tuple[Punkt, ...]

    def deeds(self) -> PointDeeds:
        """What can be done with its items."""
        ...

    def refresh(self) -> None:
        """Read it again."""
        ...


class Signing(QObject):
    """`receiver` is the door; where there is none, nobody can sign."""

    def __init__(
        self, shown: Shown, keeper: Keeper, row: SignRow, receiver: Receiver | None
    ) -> None:
        super().__init__(row)
        self._side = shown
        self._keeper = keeper
        self._desk = keeper.desk
        self._row = row
        self._receiver = receiver
        self._proving = False
        self._row.signed.connect(self._sign)

    def give_or_take(self) -> None:
        """Give the shift; where somebody has begun to sign, they take it."""
        vagten = self._side.vagten
        if vagten is None or vagten.er_taget:
            return
        if self._row.is_begun:
            self._row.enter()
        elif self.give():
            self._row.begin()

    def give(self) -> bool:
        """Store every item's words and the handover; one that is given as it stands is not given again."""
        side, desk = self._side, self._desk
        if side.vagten is None:
            return False
        try:
            savings = giving.given(
                desk, side.vagten, side.lines, deeds=side.deeds(), teknik=teknik(desk)
            )
        except (StorageError, DomainError) as error:
            tell_unkept(desk, error)
            return False
        return not savings or self._keeper.keep(savings, desk.texts("vagtoverlevering.er_givet"))

    def _sign(self, initialer: str, kode: str) -> None:
        texts = self._desk.texts
        if self._receiver is None:
            self._row.refuse(texts("vagtoverlevering.tegn.mangler_port"))
        elif not self._proving:
            self._proving = True
            self._row.say(texts("vagtoverlevering.tegn.arbejder"), trouble=False)
            self._receiver.prove(initialer, kode, Told(done=self._right, failed=self._wrong))

    def _wrong(self, afslag: Afslag) -> None:
        self._proving = False
        words = self._desk.texts(f"vagtoverlevering.tegn.{afslag.kode}", **afslag.places)
        self._row.refuse(words)
        self._desk.shell.say(words, assertive=True)

    def _right(self, modtager: Modtager) -> None:
        """The shift is given as it stands now, then taken; the desk is the receiver's from here on."""
        self._proving = False
        desk, side = self._desk, self._side
        report = side.vagten.rapport if self.give() and side.vagten else None
        if report is None or not giving.take(desk, report, modtager.adgang):
            self._row.refuse(desk.texts("vagtoverlevering.tegn.kan_ikke"))
            return
        self._row.forget()
        side.refresh()
        shift = desk.codes["vagt_bestemt"].label(report.vagt_til or "DAG")
        modtager.come_in()
        words = desk.texts("vagtoverlevering.er_taget", vagt=shift)
        desk.shell.done(Strip("vagtoverlevering", "ok", words))
