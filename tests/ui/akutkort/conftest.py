"""The night desk with the numbers of its house, and Karen on the phone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.opslag import Opslag
from akutdesk.domain.record import Record, new_id
from akutdesk.domain.sikkerhedsafklaring import Sikkerhedsafklaring
from akutdesk.ui.akutkort.card import Resources
from akutdesk.ui.akutkort.desk_card import DeskCard
from akutdesk.ui.akutkort.door import show_card
from tests.ui.night_desk import HUSET, NIGHT, NightDesk, borger
from tests.ui.night_fixtures import keyboard, night

__all__ = ["keyboard", "night"]

NUMBER = "00 00 00 00"
CHECKED = date(2026, 11, 2)
OWN = (
    ("BAGV", "Mette Friis", NUMBER),
    ("KVAGT", "", NUMBER),
    ("PAKSD", "Psykiatrisk akutmodtagelse, Vejle", NUMBER),
    ("LVSD", "", ""),
    ("LIVS", "", ""),
)


@pytest.fixture(autouse=True)
def house(night) -> None:
    """The house has filled in its own numbers and checked all but one."""
    night.window.on("akutkort", lambda: show_card(night.desk))
    night.save(
        *(
            Opslag(
                id=new_id(),
                enhed_id=HUSET,
                kode=kode,
                navn=navn,
                nummer=nummer,
                kontrolleret_dato=CHECKED,
            )
            for kode, navn, nummer in OWN
        )
    )


@pytest.fixture
def rings(night) -> Callable[..., Henvendelse]:
    """Karen rings and has told some of it: `rings(handleniveau="2")`."""

    def made(*beside: Record, **fields: object) -> Henvendelse:
        karen = borger("Karen", foedselsaar=1984, koen="K", fornavn="Karen", efternavn="Holm")
        start = NIGHT - timedelta(minutes=8)
        known = {"borger_id": karen.id, "start": start, "form": "TLF", **fields}
        henvendelse = Henvendelse(id=new_id(), **known)
        answers = Sikkerhedsafklaring(
            id=new_id(),
            henvendelse_id=henvendelse.id,
            spurgt_direkte="JA",
            tanker="TANKER",
            plan="JA",
            alene="JA",
        )
        night.save(karen)
        night.store.save(night.desk.adgang, henvendelse)
        night.save(answers, *beside)
        return henvendelse

    return made


@pytest.fixture
def card(night, keyboard) -> Callable[[], DeskCard]:
    """F12."""

    def opened() -> DeskCard:
        keyboard.press("F12")
        screen = night.window.layers.full
        assert isinstance(screen, DeskCard)
        return screen

    return opened


@pytest.fixture
def resources(night: NightDesk) -> Resources:
    """What the card is made with when nobody is in."""
    desk = night.desk
    return Resources(
        texts=desk.texts,
        codes=desk.codes,
        isbar=desk.guides["isbar"],
        directory=desk.directory["katalog"],
    )
