"""What is handed over of a contact, read from the store; every opening is logged as always."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from akutdesk.domain.adgang import kraev
from akutdesk.domain.borger import Borger
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.kalender import kalender
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.domain.krisesamtale import Krisesamtale
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.partnerkontakt import Delingsgrundlag
from akutdesk.domain.progressionsmaal import Progressionsmaal
from akutdesk.domain.record import RecordId, new_id
from akutdesk.domain.samtykke import Samtykke
from akutdesk.domain.sikkerhedsafklaring import Sikkerhedsafklaring
from akutdesk.domain.videregivelse import Videregivelse
from akutdesk.ui.desk import Desk
from akutdesk.ui.opened import found, opened
from akutdesk.ui.place import enhed_of
from akutdesk.ui.samtykke.given import consents_of

_DRAFT = "KLADDE"


@dataclass(frozen=True, kw_only=True)
class Found:
    """The whole parcel, and the consents that decide whether it may go."""

    parcel: Videregivelse
    samtykker: tuple[Samtykke, ...]
    deling: Delingsgrundlag


def read(desk: Desk, henvendelse_id: RecordId) -> Found:
    """Raises AdgangError, NotFound, OpeningReasonRequired (a card that is closed to others), StorageError."""
    kraev(desk.adgang, "GIV_VIDERE")
    store, adgang = desk.store, desk.adgang
    henvendelse = opened(desk, Henvendelse, henvendelse_id)
    borger = found(desk, Borger, henvendelse.borger_id)
    talks = store.children(adgang, Krisesamtale, henvendelse_id)
    answers = store.children(adgang, Sikkerhedsafklaring, henvendelse_id)
    staff = store.setup(adgang, Medarbejder)
    samtykker = consents_of(desk, borger)
    parcel = Videregivelse(
        id=new_id(),
        tid=desk.clock.now(),
        henvendelse=henvendelse,
        enhed=enhed_of(desk),
        borger=borger,
        medarbejder=next((one for one in staff if one.id == adgang.bruger), None),
        samtale=talks[-1] if talks else None,
        afklaring=answers[-1] if answers else None,
        plan=_plan(desk, henvendelse),
        maalinger=store.children(adgang, Progressionsmaal, henvendelse_id),
    )
    day = kalender(desk.codes).dato(desk.clock.now())
    deling = Delingsgrundlag(dag=day, samtykker=samtykker, kendt=borger is not None)
    return Found(parcel=parcel, samtykker=samtykker, deling=deling)


def _plan(desk: Desk, henvendelse: Henvendelse) -> Kriseplan | None:
    """The plan made in the contact, else the one that was used."""
    store, adgang = desk.store, desk.adgang
    made = store.children(adgang, Kriseplan, henvendelse.id)
    finished = [one for one in made if one.status != _DRAFT]
    if finished:
        return finished[-1]
    if henvendelse.kriseplan != "BRUGT" or henvendelse.borger_id is None:
        return None
    return found(desk, Kriseplan, store.kriseplaner.gaeldende(adgang, henvendelse.borger_id))


def log_export(desk: Desk, parcel: Videregivelse, purpose: str) -> None:
    """Commit what leaves the house and why, before it does (domain.md 2.21). Raises StorageError."""
    why = replace(desk.adgang, formaal=purpose)
    contact = parcel.henvendelse
    deeds: Sequence[tuple[str, str, RecordId]] = [("EKSPORT", contact.TYPE, contact.id)]
    if parcel.borger is not None and parcel.borger.cpr:
        deeds = [*deeds, ("VIS_CPR", parcel.borger.TYPE, parcel.borger.id)]
    for handling, kind, rid in deeds:
        desk.store.log(why, handling, objekt_type=kind, objekt_id=rid)


def log_not_given(desk: Desk, parcel: Videregivelse, purpose: str, _noted: object) -> None:
    """It did not leave after all: no file could be written (decision 0174). Raises StorageError."""
    why, contact = replace(desk.adgang, formaal=purpose), parcel.henvendelse
    desk.store.log(why, "IKKE_GIVET", objekt_type=contact.TYPE, objekt_id=contact.id)
