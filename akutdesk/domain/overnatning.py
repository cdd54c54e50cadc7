"""Overnatning: a stay, what it must say, and what a place and the law allow (domain.md 2.12)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar, Final

from akutdesk.domain.mangel import MANGLER, Mangel
from akutdesk.domain.nat import FORTSAET, Nat, i_traek
from akutdesk.domain.record import Record, RecordId

LEDER: Final = "LEDER"
DELEGERET: Final = "BAGVAGT_DELEGERET"
UDEBLEV: Final = "UDEBLEV"
OPTAGET: Final = "OPTAGET"
ER_HER: Final = "ER_HER"
FOR_MANGE: Final = "FOR_MANGE"
FOER_ANKOMST: Final = "FOER_ANKOMST"


@dataclass(frozen=True, kw_only=True)
class Overnatning(Record):
    """A stay, or with `afvist_grund` a stay that was refused."""

    TYPE: ClassVar[str] = "overnatning"
    borger_id: RecordId | None = None
    henvendelse_id: RecordId | None = None
    plads: str = ""
    ankomst: datetime | None = None
    afrejse: datetime | None = None
    vurdering_af_leder: str = ""
    vurdering_hvem: RecordId | None = None
    vurdering_tid: datetime | None = None
    delegation: str | None = None
    delegation_tekst: str = ""
    """By whom and when the leader's right to assess was given on, in writing (BAGVAGT_DELEGERET)."""
    husregler_gennemgaaet: bool | None = None
    medicin: str | None = None
    rusmiddel: str | None = None
    kontakt_i_noed: RecordId | None = None
    tilsyn_aftale: str = ""
    hjaelp_ud: str = ""
    """What the guest needs to get out of the house; stands on the brandliste (domain.md 10.8)."""
    afslutning: str | None = None
    rengjort: bool | None = None
    """Whether the place is ready for the next guest again, once this one has gone (G48)."""
    afvist_grund: str | None = None
    afvist_tekst: str = ""
    afvist_tid: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Belagt:
    """A place that another guest has, from arrival to departure; `afrejse` None is a guest who has not left."""

    rid: RecordId
    borger_id: RecordId | None
    plads: str
    ankomst: datetime
    afrejse: datetime | None


@dataclass(frozen=True, kw_only=True)
class Grundlag:
    """What is known around a stay: the other guests, its first night, and the nights the citizen has slept before."""

    andre: tuple[Belagt, ...] = ()
    nat: date | None = None
    sovet: frozenset[date] = field(default_factory=frozenset[date])
    max_naetter: int = 3


def mangler(ophold: Overnatning, grundlag: Grundlag, *, navngivet: bool) -> tuple[Mangel, ...]:
    """What stands in the way of a booking. `navngivet`: the brandliste has somebody to name.

    OPTAGET: another guest has the place; ER_HER: this one is here already; FOR_MANGE: a night more than the
    leader may offer in a row (SEL 82 c stk. 3); FOER_ANKOMST: the guest would leave before coming.
    """
    kind = Overnatning.TYPE
    found = [
        (not navngivet, "borger_id", MANGLER),
        (_er_her(ophold, grundlag), "borger_id", ER_HER),
        (not ophold.plads, "plads", MANGLER),
        (optaget(ophold, grundlag.andre), "plads", OPTAGET),
        (ophold.ankomst is None, "ankomst", MANGLER),
        (_for_mange(grundlag), "ankomst", FOR_MANGE),
        (foer_ankomst(ophold), "afrejse", FOER_ANKOMST),
        (not ophold.vurdering_af_leder.strip(), "vurdering_af_leder", MANGLER),
        (ophold.vurdering_hvem is None, "vurdering_hvem", MANGLER),
        (_uden_tid(ophold.vurdering_hvem, ophold.vurdering_tid), "vurdering_tid", MANGLER),
        (uden_delegation(ophold), "delegation_tekst", MANGLER),
    ]
    return tuple(Mangel(kind, felt, kode) for is_so, felt, kode in found if is_so)


def nattens_mangler(nat: Nat, nummer: int, max_naetter: int) -> Iterator[Mangel]:
    """What stands in the way of a decision about the night that is number `nummer` in a row."""
    stays = nat.beslutning == FORTSAET
    found = [
        (nat.beslutning is None, "beslutning", MANGLER),
        (stays and nummer > max_naetter, "beslutning", FOR_MANGE),
        (stays and not nat.vurdering.strip(), "vurdering", MANGLER),
        (stays and nat.hvem is None, "hvem", MANGLER),
        (stays and _uden_tid(nat.hvem, nat.tid), "tid", MANGLER),
        (stays and uden_delegation(nat), "delegation_tekst", MANGLER),
    ]
    return (Mangel(Nat.TYPE, felt, kode) for is_so, felt, kode in found if is_so)


def optaget(ophold: Overnatning, andre: tuple[Belagt, ...]) -> bool:
    """Whether another guest has the place at some time of this stay."""
    return any(one.plads == ophold.plads and _samtidig(ophold, one) for one in andre)


def foer_ankomst(ophold: Overnatning) -> bool:
    """Whether the guest would leave before coming."""
    came, left = ophold.ankomst, ophold.afrejse
    return came is not None and left is not None and left < came


def uden_delegation(vurderet: Overnatning | Nat) -> bool:
    """Whether somebody other than the leader assessed it and nothing says that they may."""
    return vurderet.delegation == DELEGERET and not vurderet.delegation_tekst.strip()


def _uden_tid(hvem: RecordId | None, tid: datetime | None) -> bool:
    """Whether one knows who assessed it and not when; without the person the time says nothing."""
    return hvem is not None and tid is None


def _er_her(ophold: Overnatning, grundlag: Grundlag) -> bool:
    borger_id = ophold.borger_id
    return borger_id is not None and any(
        one.borger_id == borger_id and _samtidig(ophold, one) for one in grundlag.andre
    )


def _samtidig(ophold: Overnatning, anden: Belagt) -> bool:
    """Whether both are here at one time; the next guest may come as the last one goes."""
    came, left = ophold.ankomst, ophold.afrejse
    if anden.rid == ophold.id or came is None:
        return False
    begins = left is None or anden.ankomst < left
    return begins and (anden.afrejse is None or came < anden.afrejse)


def _for_mange(grundlag: Grundlag) -> bool:
    if grundlag.nat is None:
        return False
    return i_traek(grundlag.nat, grundlag.sovet) > grundlag.max_naetter
