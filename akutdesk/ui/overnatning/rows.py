"""A place and its guest as a row; alias and birth year only (design.md 8.21)."""

from __future__ import annotations

from datetime import datetime

from akutdesk.assets import Texts
from akutdesk.domain.kalender import Kalender
from akutdesk.storage.raekker import GaestRaekke
from akutdesk.ui.fields import Row, RowTag
from akutdesk.ui.overnatning.state import Seng


def bed_row(texts: Texts, calendar: Kalender, seng: Seng, nu: datetime, *, most: int) -> Row:
    """One line: place, guest, night; as on the Vagtbord."""
    gaest = seng.gaest
    return Row(
        seng.id,
        plads(texts, seng.plads),
        icon="bed",
        aside=said_free(texts, seng) if gaest is None else " · ".join(whom(texts, gaest)),
        right="" if gaest is None else stands(texts, calendar, gaest, nu, most=most),
        tag=_twice(texts) if seng.dobbelt else None,
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
        tag=_twice(texts) if seng.dobbelt else None,
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
    return texts("overnatning.nat", nr=gaest.nat_nr, antal=most)


def _twice(texts: Texts) -> RowTag:
    return RowTag(texts("overnatning.dobbelt_kort"), icon="alert-triangle")
