"""The places of the house and who sleeps there, as rows; alias and birth year only (design.md 8.21)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from akutdesk.assets import Texts
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.kalender import Kalender
from akutdesk.storage.raekker import BrugtPlads, GaestRaekke
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Row, RowTag


@dataclass(frozen=True, kw_only=True)
class Seng:
    """One place as one row: free, to be made ready (`brugt`), or with a guest.

    `ogsaa`: who else has been given it, and where else its guest was booked.
    """

    plads: str
    gaest: GaestRaekke | None = None
    brugt: BrugtPlads | None = None
    ogsaa: tuple[GaestRaekke, ...] = ()

    @property
    def dobbelt(self) -> bool:
        """Whether others have been given the place too; then each of them has a row."""
        return bool(self.ogsaa)

    @property
    def id(self) -> object:
        """What a list knows the row by."""
        return self.plads if self.gaest is None else self.gaest.rid

    @property
    def ledig(self) -> bool:
        """Whether a guest may have it now."""
        return self.gaest is None and self.brugt is None


def senge(
    gaester: Sequence[GaestRaekke], pladser: int, brugte: Iterable[BrugtPlads] = ()
) -> tuple[Seng, ...]:
    """Every place of the house in order; a guest without a place of the house comes last. Nobody is left out."""
    used = {one.plads: one for one in brugte}
    numbered = [str(number) for number in range(1, pladser + 1)]
    others = dict.fromkeys(guest.plads for guest in gaester if guest.plads not in numbered)
    found: list[Seng] = []
    for plads in (*numbered, *others):
        here = [guest for guest in gaester if guest.plads == plads]
        found += [Seng(plads=plads, gaest=one, ogsaa=_beside(one, gaester)) for one in here]
        if not here:
            found.append(Seng(plads=plads, brugt=used.get(plads)))
    return tuple(found)


def first_free(beds: Sequence[Seng]) -> Seng | None:
    """The place a new guest gets: a ready one before one that is still to be made ready."""
    free = [bed for bed in beds if bed.gaest is None]
    return min(free, key=lambda bed: bed.brugt is not None, default=None)


def beds_of(desk: Desk, place: Enhed, nu: datetime) -> tuple[Seng, ...]:
    """Every place of the house as it is now."""
    lists = desk.store.overnatninger
    guests = lists.paa_pladser(desk.adgang, nu)
    return senge(guests, place.antal_pladser, lists.brugte(desk.adgang, nu))


def bed_row(texts: Texts, calendar: Kalender, seng: Seng, nu: datetime, *, most: int) -> Row:
    """One line: place, guest, night; as on the Vagtbord."""
    gaest = seng.gaest
    return Row(
        seng.id,
        plads(texts, seng.plads),
        icon="bed",
        aside=said_free(texts, seng) if gaest is None else " · ".join(whom(texts, gaest)),
        right="" if gaest is None else stands(texts, calendar, gaest, nu, most=most),
        tag=_twice(texts, seng) if seng.dobbelt else None,
    )


def board_row(texts: Texts, calendar: Kalender, seng: Seng, nu: datetime, *, most: int) -> Row:
    """Two lines: the place with its night, and the guest under it; as in V6's narrow pane."""
    gaest = seng.gaest
    return Row(
        seng.id,
        plads(texts, seng.plads),
        icon="bed",
        lines=said_free(texts, seng) if gaest is None else whom(texts, gaest)[0],
        right=""
        if gaest is None or seng.dobbelt
        else stands(texts, calendar, gaest, nu, most=most),
        tag=_twice(texts, seng) if seng.dobbelt else None,
    )


def plads(texts: Texts, nr: str) -> str:
    """Plads 1."""
    return texts("overnatning.plads", nr=nr)


def whom(texts: Texts, gaest: GaestRaekke) -> list[str]:
    """The name, and the birth year where it is known."""
    facts = [gaest.navn or texts("overnatning.uden_navn")]
    if gaest.foedselsaar:
        facts.append(texts("henvendelse.foedt", aar=gaest.foedselsaar))
    return facts


def said_free(texts: Texts, seng: Seng) -> str:
    """Free, or to be made ready."""
    return texts("overnatning.ledig" if seng.ledig else "overnatning.goeres_klar")


def stands(texts: Texts, calendar: Kalender, gaest: GaestRaekke, nu: datetime, *, most: int) -> str:
    """Nat 2 af 3, or when the guest is expected."""
    if gaest.ankomst > nu:
        return texts("overnatning.ventes", tid=calendar.klokken(gaest.ankomst))
    if gaest.nat_nr > most:
        return texts("overnatning.over", nr=gaest.nat_nr)
    return texts("overnatning.nat", nr=gaest.nat_nr, antal=most)


def _twice(texts: Texts, seng: Seng) -> RowTag:
    gaest = seng.gaest
    again = gaest is not None and any(samme_gaest(gaest, other) for other in seng.ogsaa)
    key = "to_pladser_kort" if again else "dobbelt_kort"
    return RowTag(texts(f"overnatning.{key}"), icon="alert-triangle")


def _beside(one: GaestRaekke, alle: Sequence[GaestRaekke]) -> tuple[GaestRaekke, ...]:
    """The other bookings of the place, or of the guest, for the same time."""
    return tuple(
        other
        for other in alle
        if other is not one
        and (other.plads == one.plads or samme_gaest(one, other))
        and _before(one, other)
        and _before(other, one)
    )


def samme_gaest(one: GaestRaekke, other: GaestRaekke) -> bool:
    """Whether two bookings are of one person."""
    return one.person is not None and one.person == other.person


def _before(one: GaestRaekke, other: GaestRaekke) -> bool:
    return other.afrejse is None or one.ankomst < other.afrejse
