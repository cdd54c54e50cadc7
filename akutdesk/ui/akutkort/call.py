"""What one knows when one rings: the open talk, the citizen, and whether the name may be said (domain.md 3.6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from akutdesk.domain.borger import Borger
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.isbar import Opkald
from akutdesk.domain.krisesamtale import Krisesamtale
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.partnerkontakt import DELING, Delingsgrundlag, Partnerkontakt
from akutdesk.domain.record import Record, RecordId
from akutdesk.domain.samtykke import Samtykke, gaeldende
from akutdesk.domain.sikkerhedsafklaring import Sikkerhedsafklaring, kraever_overdragelse
from akutdesk.domain.vagt import KBH
from akutdesk.ui.desk import Desk
from akutdesk.ui.opened import found
from akutdesk.ui.place import enhed_of
from akutdesk.ui.samtykke.given import consents_of

R = TypeVar("R", bound=Record)

_MORTAL = "3"
"""The level at which life is in danger: then the name may be said without consent."""


@dataclass(frozen=True, kw_only=True)
class Call:
    """The call out, and the contacts that were made already."""

    opkald: Opkald
    kontakter: tuple[Partnerkontakt, ...] = ()
    samtykker: tuple[Samtykke, ...] = ()
    """All consents of the person the call is about, also those that hold no more."""

    def may_share(self, dag: date) -> Delingsgrundlag:
        """What decides whether one may share on a day."""
        henvendelse = self.opkald.henvendelse
        level = henvendelse.handleniveau if henvendelse else None
        return Delingsgrundlag(
            dag=dag,
            samtykker=self.samtykker,
            kendt=self.opkald.borger is not None,
            overdrages=kraever_overdragelse(level),
        )


def call_of(desk: Desk, henvendelse_id: RecordId | None) -> Call:
    """What the card is filled from; without an open henvendelse only who rings. Raises AdgangError."""
    sted = enhed_of(desk).navn
    henvendelse = found(desk, Henvendelse, henvendelse_id)
    if henvendelse is None:
        return Call(opkald=Opkald(medarbejder=_own_name(desk), sted=sted))
    borger = found(desk, Borger, henvendelse.borger_id)
    samtykker = consents_of(desk, borger)
    today = desk.clock.now().astimezone(KBH).date()
    opkald = Opkald(
        medarbejder=_own_name(desk),
        sted=sted,
        henvendelse=henvendelse,
        borger=borger,
        sikkerhed=_last(desk, Sikkerhedsafklaring, henvendelse.id),
        samtale=_last(desk, Krisesamtale, henvendelse.id),
        tidligere=_earlier(desk, henvendelse),
        maa_navn=henvendelse.handleniveau == _MORTAL or bool(gaeldende(samtykker, DELING, today)),
    )
    children = desk.store.children(desk.adgang, Partnerkontakt, henvendelse.id)
    return Call(opkald=opkald, kontakter=children, samtykker=samtykker)


def _earlier(desk: Desk, henvendelse: Henvendelse) -> int:
    if henvendelse.borger_id is None:
        return 0
    before = henvendelse.start or desk.clock.now()
    return desk.store.henvendelser.antal(desk.adgang, henvendelse.borger_id, before)


def _own_name(desk: Desk) -> str:
    staff = desk.store.setup(desk.adgang, Medarbejder)
    return next((one.navn for one in staff if one.id == desk.adgang.bruger), "")


def _last(desk: Desk, cls: type[R], henvendelse_id: RecordId) -> R | None:
    there = desk.store.children(desk.adgang, cls, henvendelse_id)
    return there[-1] if there else None
