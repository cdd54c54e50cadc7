"""What the card shows, read from the store in one place; opening it is logged before anything shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from akutdesk.domain.borger import Borger
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.domain.paaroerende import Paaroerende
from akutdesk.domain.record import Record, RecordId
from akutdesk.domain.samtykke import Samtykke
from akutdesk.storage.errors import NotOpened
from akutdesk.storage.raekker import (
    BorgerHit,
    HjalpSidst,
    KontaktRaekke,
    OpfoelgningRaekke,
    PlanRaekke,
)
from akutdesk.ui.desk import Desk

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, kw_only=True)
class Card:
    """One citizen with everything around them. `plan` is the valid one; `planer` are all versions."""

    borger: Borger
    paaroerende: tuple[Paaroerende, ...]
    samtykker: tuple[Samtykke, ...]
    kontakter: tuple[KontaktRaekke, ...]
    opgaver: tuple[OpfoelgningRaekke, ...]
    planer: tuple[PlanRaekke, ...]
    plan: Kriseplan | None
    hjalp: HjalpSidst | None
    samme_navn: tuple[BorgerHit, ...]

    @property
    def is_plan_begun(self) -> bool:
        """Whether somebody has begun a plan that does not hold yet."""
        return any(row.status == "KLADDE" for row in self.planer)

    @property
    def why_no_paper(self) -> str:
        """The text that says why there is no plan to print yet."""
        return "borger.plan.ikke_faerdig" if self.is_plan_begun else "borger.plan.ingen"

    @property
    def version(self) -> int:
        """The number of the valid plan."""
        rid = self.plan.id if self.plan else None
        return next((row.version for row in self.planer if row.rid == rid), 1)


def read_card(desk: Desk, rid: RecordId) -> Card:
    """Everything on the card, as it stands now. Raises NotFound, AdgangError, StorageError."""
    store, adgang = desk.store, desk.adgang
    borger = opened(desk, Borger, rid)
    planer = store.kriseplaner.for_borger(adgang, borger.id)
    valid = store.kriseplaner.gaeldende(adgang, borger.id)
    return Card(
        borger=borger,
        paaroerende=store.children(adgang, Paaroerende, borger.id),
        samtykker=store.children(adgang, Samtykke, borger.id),
        kontakter=store.henvendelser.for_borger(adgang, borger.id),
        opgaver=store.opfoelgninger.for_borger(adgang, borger.id),
        planer=planer,
        plan=opened(desk, Kriseplan, valid) if valid else None,
        hjalp=store.kriseplaner.hjalp_sidst(adgang, borger.id),
        samme_navn=store.borgere.samme_navn(adgang, borger.id),
    )


def living(desk: Desk, rid: RecordId) -> RecordId:
    """The citizen this one was merged into, or this one; the opening is logged."""
    seen: set[RecordId] = set()
    while rid not in seen:
        seen.add(rid)
        rid = desk.store.get(desk.adgang, Borger, rid).sammenlagt_til or rid
    return rid


def opened(desk: Desk, cls: type[R], rid: RecordId) -> R:
    """A record this user has open already, else an opening of it, which is logged."""
    try:
        return desk.store.reread(desk.adgang, cls, rid)
    except NotOpened:
        return desk.store.get(desk.adgang, cls, rid)
