"""What can be done with the henvendelse a page shows; everything but the widgets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from akutdesk.domain import henvendelse as rules
from akutdesk.domain.borger import Borger, aldersgruppe, identitet_forslag, visningsnavn
from akutdesk.domain.frist import Frist
from akutdesk.domain.henvendelse import Henvendelse, Historik, Lukkegrundlag
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.domain.krisesamtale import Krisesamtale
from akutdesk.domain.opfoelgning import fra_tiltag
from akutdesk.domain.partnerkontakt import Partnerkontakt
from akutdesk.domain.record import Record, RecordId, new_id
from akutdesk.domain.sikkerhedsafklaring import Sikkerhedsafklaring
from akutdesk.domain.vagt import KBH
from akutdesk.storage.act import Saved
from akutdesk.storage.errors import NotOpened
from akutdesk.storage.raekker import BorgerHit
from akutdesk.storage.saving import Saving
from akutdesk.ui.desk import Desk
from akutdesk.ui.henvendelse import state
from akutdesk.ui.henvendelse.new_citizen import NyBorger
from akutdesk.ui.henvendelse.state import Lukning
from akutdesk.ui.henvendelse.writing import Correction, OpenWriting
from akutdesk.ui.opened import opened
from akutdesk.ui.place import enhed_of, kommune_of

R = TypeVar("R", bound=Record)

FORSLAG = "FORSLAG"
SKAERPET = "SKAERPET"
_CORRECTED = "AFSLUTTET"


class HenvendelseWork:
    """One henvendelse on one page. Calls that save raise StorageError."""

    def __init__(self, desk: Desk, henvendelse: Henvendelse, *, is_stored: bool) -> None:
        self.desk = desk
        self.correction = (
            Correction(desk, henvendelse) if henvendelse.status == _CORRECTED else None
        )
        open_writing = OpenWriting(desk, henvendelse, henvendelse if is_stored else None)
        self.writing = self.correction or open_writing
        self._historik = Historik()
        self.sikkerhed: Sikkerhedsafklaring | None = None
        """What the talk was told about danger, as it was last read."""
        self.hit = known(desk, self.shown.borger_id)
        self.om = known(desk, self.shown.om_borger_id)
        self.look_back()

    @property
    def shown(self) -> Henvendelse:
        """The record as the page shows it."""
        return self.writing.shown

    @property
    def forslag(self) -> dict[str, str]:
        """The suggested codes by field."""
        return state.forslag(self.shown, self._historik)

    def change(self, after: Henvendelse) -> None:
        """Show another value and bring it into safety."""
        self.writing.shown = after
        self.writing.save()

    def answer(self, felt: str, codes: tuple[str, ...]) -> None:
        """One question is answered otherwise."""
        liste = self.desk.codes.get(felt)
        self.change(state.with_answer(self.shown, felt, codes, liste))

    def link(self, hit: BorgerHit | None, *made: Borger) -> None:
        """The contact is about this citizen, or about nobody known; one just made is saved too."""
        before, self.hit = self.hit, hit
        kommune = kommune_of(self.desk, hit.kommunekode if hit else None)
        self.writing.shown = state.with_borger(self.shown, hit.rid if hit else None, kommune)
        if any(one is not None and one.er_skaerpet for one in (before, hit)):
            about = opened(self.desk, Borger, hit.rid) if hit and hit.er_skaerpet else None
            self.writing.shown = state.as_secret_as(self.shown, about)
        self.look_back()
        self.writing.save(*made)

    def tell_about(self, hit: BorgerHit | None) -> None:
        """A relative or professional rings about this citizen."""
        self.om = hit
        self.change(replace(self.shown, om_borger_id=hit.rid if hit else None))

    def make(self, ny: NyBorger) -> None:
        """A new citizen, and the contact is about them: one deed."""
        borger = _new_borger(self.desk, ny)
        self.link(hit_of(borger), borger)

    def look_back(self) -> None:
        """Read what the suggestions rest on."""
        henvendelse = self.shown
        before = henvendelse.start or self.desk.clock.now()
        samtaler = self._children(Krisesamtale)
        planer = self._children(Kriseplan)
        self._read_safety()
        tidligere = None
        if henvendelse.borger_id is not None:
            store = self.desk.store
            tidligere = store.henvendelser.antal(self.desk.adgang, henvendelse.borger_id, before)
        self._historik = Historik(
            tidligere=tidligere,
            samtale=samtaler[-1] if samtaler else None,
            plan=planer[-1] if planer else None,
            form=state.TELEFON,
        )

    def _read_safety(self) -> None:
        found = self._children(Sikkerhedsafklaring)
        self.sikkerhed = found[-1] if found else None

    def show_stored(self, stored: Henvendelse) -> None:
        """Show the record as it lies in the store, and whom it is about."""
        self.writing.shown = self.writing.stored = stored
        self._meet()

    def reread(self) -> None:
        """Take over what the talk, the plan or another desk has saved. Raises NotFound if it is here no more."""
        self.writing.reread()
        self._meet()
        self.look_back()

    def _meet(self) -> None:
        if (self.shown.borger_id or None) != (self.hit.rid if self.hit else None):
            self.hit = known(self.desk, self.shown.borger_id)

    # ---- the end

    def luk(self, frister: Mapping[str, Frist | None]) -> Lukning:
        """What stands in the way of closing."""
        self._read_safety()
        grundlag = Lukkegrundlag(
            sikkerhed=self.sikkerhed,
            kontakter=self._children(Partnerkontakt),
            underretning=self.desk.store.underretninger.er_skrevet(self.desk.adgang, self.shown.id),
        )
        missing = {kode: frister.get(kode) for kode in self.due}
        return state.luk(self.shown, self.forslag, grundlag, missing)

    @property
    def due(self) -> tuple[str, ...]:
        """The tiltag that need a time now; those of a closed contact have become opfoelgninger."""
        before = state.due_fields(self.correction.closed) if self.correction else ()
        return tuple(kode for kode in state.due_fields(self.shown) if kode not in before)

    def close(self, frister: Mapping[str, Frist | None], begrundelse: str = "") -> Saved:
        """Close it, with its suggestions as answers and its agreements as opfoelgninger: one deed.

        A closed one is corrected, for the reason given.
        """
        desk, taken = self.desk, self.forslag
        kilder = dict.fromkeys(taken, FORSLAG)
        if "gangtype" in taken:
            kilder["gangtype_kilde"] = "SYSTEM"
        closed = rules.afslut(self._whole(taken), desk.clock.now())
        known_due = {kode: frist for kode, frist in frister.items() if frist is not None}
        tasks = [one for one in fra_tiltag(closed, known_due, new_id) if one.type in self.due]
        own = Saving(
            after=closed,
            before=self.correction.closed if self.correction else self.writing.stored,
            kilder=kilder,
            begrundelse=begrundelse or None,
        )
        saved = desk.store.save_all(desk.adgang, [own, *(Saving(after=task) for task in tasks)])
        self.writing.settle(closed)
        desk.changes.tell(saved.changes.types, saved.changes.ids, initiator=self.writing)
        return saved

    @property
    def is_unchanged(self) -> bool:
        """Whether it is a correction in which nothing was corrected."""
        return self.correction is not None and self.shown == self.correction.closed

    def link_later(self, hit: BorgerHit | None, begrundelse: str) -> Saved:
        """A closed contact turns out to be about this citizen, or about nobody known."""
        desk, before = self.desk, self.shown
        kommune = kommune_of(desk, hit.kommunekode if hit else None)
        after = state.with_borger(before, hit.rid if hit else None, kommune)
        saved = desk.store.save(desk.adgang, after, before, begrundelse=begrundelse)
        self.show_stored(after)
        desk.changes.tell(saved.changes.types, saved.changes.ids, initiator=self.writing)
        return saved

    def annul(self, grund: str) -> Saved:
        """It should not have been. A closed one is annulled with the same words as its reason."""
        desk, before = self.desk, self.writing.stored
        after = replace(before or self.shown, status="ANNULLERET", annulleret_grund=grund)
        saved = desk.store.save(desk.adgang, after, before, begrundelse=grund)
        self.writing.settle(after)
        desk.changes.tell(saved.changes.types, saved.changes.ids, initiator=self.writing)
        return saved

    def _whole(self, taken: Mapping[str, str]) -> Henvendelse:
        """With the suggestions as answers, and the place it belongs to."""
        full = state.med_forslag(self.shown, taken)
        if full.enhed_id is not None:
            return full
        kommune = full.dataansvarlig_kommune or kommune_of(self.desk, None)
        return replace(full, enhed_id=enhed_of(self.desk).id, dataansvarlig_kommune=kommune)

    def _children(self, cls: type[R]) -> tuple[R, ...]:
        if self.writing.stored is None:
            return ()
        return self.desk.store.children(self.desk.adgang, cls, self.shown.id)


def known(desk: Desk, rid: RecordId | None) -> BorgerHit | None:
    """The citizen of this id as a list shows them; an opening of the card. Raises NotFound, AdgangError."""
    if rid is None:
        return None
    try:
        borger = desk.store.reread(desk.adgang, Borger, rid)
    except NotOpened:
        borger = desk.store.get(desk.adgang, Borger, rid)
    return hit_of(borger)


def hit_of(borger: Borger) -> BorgerHit:
    """A citizen as a list shows them."""
    return BorgerHit(
        rid=borger.id,
        navn=visningsnavn(borger),
        foedselsaar=borger.foedselsaar,
        kommunekode=borger.kommunekode,
        identitet=borger.identitet,
        sidst=None,
        er_skaerpet=borger.fortrolighed == SKAERPET,
    )


def _new_borger(desk: Desk, ny: NyBorger) -> Borger:
    today = desk.clock.now().astimezone(KBH).date()
    borger = Borger(
        id=new_id(),
        enhed_id=enhed_of(desk).id,
        dataansvarlig_kommune=kommune_of(desk, None),
        kaldenavn=ny.kaldenavn,
        foedselsaar=ny.foedselsaar,
        aldersgruppe=aldersgruppe(ny.foedselsaar, today),
        telefon=ny.telefon,
    )
    return replace(borger, identitet=identitet_forslag(borger))
