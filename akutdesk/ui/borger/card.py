"""What the card shows, read from the store in one place; opening it is logged before anything shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from akutdesk.domain.borger import Borger
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.domain.paaroerende import Paaroerende
from akutdesk.domain.progressionsmaal import Maalepar, par
from akutdesk.domain.record import Record, RecordId
from akutdesk.domain.samtykke import Samtykke
from akutdesk.storage.raekker import (
    BorgerHit,
    HjalpSidst,
    KontaktRaekke,
    OpfoelgningRaekke,
    PlanRaekke,
)
from akutdesk.ui.desk import Desk
from akutdesk.ui.opened import opened
from akutdesk.ui.person.known import known_of

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, kw_only=True)
class Card:
    """One citizen with everything around them. `plan` is the valid one; `planer` are all versions."""

    borger: Borger
    fakta: Borger
    """The same, with what only the cards under it say."""
    paaroerende: tuple[Paaroerende, ...]
    samtykker: tuple[Samtykke, ...]
    kontakter: tuple[KontaktRaekke, ...]
    opgaver: tuple[OpfoelgningRaekke, ...]
    planer: tuple[PlanRaekke, ...]
    plan: Kriseplan | None
    hjalp: HjalpSidst | None
    samme_navn: tuple[BorgerHit, ...]
    samme_nummer: tuple[BorgerHit, ...] = ()
    """Others with the same CPR number or telephone."""
    maalepar: tuple[Maalepar, ...] = ()
    """Measurements before and after, newest first."""
    andres: tuple[KontaktRaekke, ...] = ()
    """What relatives and others told about the citizen, as their own contacts."""
    samlet_af: int = 1
    """How many cards were laid together into this one."""

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
    kort = store.samling.kort(adgang, borger.id)
    planer = store.kriseplaner.for_borger(adgang, borger.id)
    valid = store.kriseplaner.gaeldende(adgang, borger.id)
    return Card(
        borger=borger,
        fakta=known_of(desk, borger.id),
        paaroerende=_on_all(desk, Paaroerende, kort),
        samtykker=_on_all(desk, Samtykke, kort),
        kontakter=store.henvendelser.for_borger(adgang, borger.id),
        andres=store.henvendelser.om_borger(adgang, borger.id),
        opgaver=store.opfoelgninger.for_borger(adgang, borger.id),
        planer=planer,
        plan=opened(desk, Kriseplan, valid) if valid else None,
        hjalp=store.kriseplaner.hjalp_sidst(adgang, borger.id),
        samme_navn=store.borgere.samme_navn(adgang, borger.id),
        samme_nummer=store.borgere.duplikater(adgang, borger),
        maalepar=par(store.progressionsmaal.for_borger(adgang, borger.id)),
        samlet_af=len(kort),
    )


def _on_all(desk: Desk, cls: type[R], kort: Sequence[RecordId]) -> tuple[R, ...]:
    """What hangs on any of the person's cards."""
    return tuple(one for rid in kort for one in desk.store.children(desk.adgang, cls, rid))


def living(desk: Desk, rid: RecordId) -> RecordId:
    """The card that stands for the person; the opening of this one is logged. Raises NotFound, AdgangError."""
    desk.store.get(desk.adgang, Borger, rid)
    return standing(desk, rid)


def standing(desk: Desk, rid: RecordId) -> RecordId:
    """The card that stands for the person now."""
    return desk.store.samling.kort(desk.adgang, rid)[0]
