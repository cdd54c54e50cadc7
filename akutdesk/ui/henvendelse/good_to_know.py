"""What one must know while somebody is on the line: their agreement, how to meet them, what a relative may be told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from akutdesk.domain.borger import Borger, opmaerksomhed_gaelder, visningsnavn
from akutdesk.domain.paaroerende import Paaroerende
from akutdesk.storage.errors import StorageError
from akutdesk.ui.desk import Desk
from akutdesk.ui.henvendelse.answer_column import AnswerColumn
from akutdesk.ui.henvendelse.work import HenvendelseWork
from akutdesk.ui.opened import found
from akutdesk.ui.person.known import known_of
from akutdesk.ui.person.lines import agreement, relative
from akutdesk.ui.person.said import Said, said_of
from akutdesk.ui.text import Facts

Pairs = list[tuple[str, str]]


class GoodToKnow(AnswerColumn):
    """Under the row of the person; nothing where there is nothing to know."""

    def __init__(self, desk: Desk) -> None:
        self._facts = Facts(desk.look, (), label_width=120)
        super().__init__(desk.look, self._facts)
        self.pairs: Pairs = []
        """Name and value of each line that is seen."""
        self._people: tuple[object, ...] = ()
        self.hide()

    def show_of(self, work: HenvendelseWork) -> None:
        """Show what is known of whoever rings, and of whom they ring about; asked at each key, read for other people."""
        if people_of(work) != self._people:
            self.read(work)

    def read(self, work: HenvendelseWork) -> None:
        """Read it again. A busy file: it stands as it was, and the next look reads it."""
        self._people, pairs = people_of(work), self.pairs
        with suppress(StorageError):
            pairs = list(pairs_of(work))
        if pairs == self.pairs:
            return
        self.pairs = pairs
        self._facts.set_pairs(pairs)
        self.setVisible(bool(pairs))
        self.measure_again()


def people_of(work: HenvendelseWork) -> tuple[object, ...]:
    """Who rings, and whom they ring about: while it is the same, what is known of them is not read again."""
    shown = work.shown
    return (shown.borger_id, shown.om_borger_id, shown.henvender, shown.kaldenavn)


def pairs_of(work: HenvendelseWork) -> Iterator[tuple[str, str]]:
    """The lines, in the order of use."""
    desk, shown = work.desk, work.shown
    about = found(desk, Borger, shown.om_borger_id)
    if shown.borger_id is None and about is None:
        return
    said = said_of(desk)
    if shown.borger_id is not None:
        yield from citizen(known_of(desk, shown.borger_id), said)
    if about is not None and shown.henvender != "BORGER":
        relatives = desk.store.children(desk.adgang, Paaroerende, about.id)
        yield from told(about, [one for one in relatives if one.navn == shown.kaldenavn], said)


def citizen(borger: Borger, said: Said) -> Iterator[tuple[str, str]]:
    """Agreement, practical note, how they like to be met."""
    texts = said.texts
    if agreed := agreement(borger, said):
        yield texts("borger.fakta.kontaktaftale"), agreed
    if opmaerksomhed_gaelder(borger, said.dag):
        yield texts("borger.fakta.godt_at_vide"), borger.opmaerksomhed
    if borger.moedes.strip():
        yield texts("borger.fakta.moedes"), borger.moedes


def told(borger: Borger, known: list[Paaroerende], said: Said) -> Iterator[tuple[str, str]]:
    """Whom it is about, and what this relative may be told; without a yes, nothing."""
    texts = said.texts
    navn = visningsnavn(borger) or texts("borger.uden_navn")
    may = "\n".join(relative(one, said) for one in known)
    yield texts("henvendelse.om.titel"), "\n".join(part for part in (navn, may) if part)
    if not any(one.maa_faa_at_vide and "INTET" not in one.maa_faa_at_vide for one in known):
        yield texts("henvendelse.om.sig"), texts("henvendelse.om.intet", navn=navn)
