"""The night desk with the real talk in it: Karen has rung, and her henvendelse is open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.krisesamtale import Krisesamtale
from akutdesk.domain.opslag import Opslag
from akutdesk.domain.record import Record, new_id
from akutdesk.domain.sikkerhedsafklaring import Sikkerhedsafklaring
from akutdesk.ui.akutkort.door import show_card
from akutdesk.ui.krisesamtale.door import krisesamtale_page
from akutdesk.ui.krisesamtale.page import KrisesamtalePage
from tests.ui.conftest import settle
from tests.ui.keyboard import Keyboard
from tests.ui.night_desk import HUSET, NIGHT, NightDesk, borger
from tests.ui.night_fixtures import keyboard, night

__all__ = ["keyboard", "night"]


@dataclass
class Talk:
    """What a test of the talk works with."""

    night: NightDesk
    keys: Keyboard
    henvendelse: Henvendelse

    @property
    def page(self) -> KrisesamtalePage:
        page = self.night.page
        assert isinstance(page, KrisesamtalePage)
        return page

    def open(self) -> KrisesamtalePage:
        """Go to the talk, as F7 on the form does."""
        self.night.window.go("krisesamtale", self.henvendelse.id)
        settle()
        return self.page

    def stored(self, kind: type[Record]) -> Record | None:
        """The one record of a type, as the store has it; None if there is none."""
        found = self.night.all_of(kind)
        assert len(found) < 2
        return found[0] if found else None

    @property
    def samtale(self) -> Krisesamtale:
        found = self.stored(Krisesamtale)
        assert isinstance(found, Krisesamtale)
        return found

    @property
    def svar(self) -> Sikkerhedsafklaring:
        found = self.stored(Sikkerhedsafklaring)
        assert isinstance(found, Sikkerhedsafklaring)
        return found

    @property
    def contact(self) -> Henvendelse:
        found = self.stored(Henvendelse)
        assert isinstance(found, Henvendelse)
        return found

    def group(self, felt: str) -> None:
        """Put the focus on a question about danger."""
        danger = self.page.step.danger
        danger.parts.groups[felt].stop().setFocus()
        settle()

    def status(self) -> dict[str, str | None]:
        """What became of each step."""
        return {one.trin: one.status for one in self.samtale.trin_status}


@pytest.fixture(autouse=True)
def real_talk(night) -> None:
    """The real talk and the real card in place of stand-ins."""
    desk = night.desk
    night.window.route("krisesamtale", lambda rid: krisesamtale_page(desk, rid))
    night.window.on("akutkort", lambda: show_card(desk))


@pytest.fixture
def begin(night, keyboard) -> Callable[..., Talk]:
    """Karen rings: `begin(grad_foer="LET")` sets fields of her henvendelse."""
    desk, checked = night.desk, date(2026, 11, 2)
    night.save(
        Opslag(id=new_id(), enhed_id=HUSET, kode="BAGV", navn="Mette Friis", nummer="00 00 00 00"),
        Opslag(id=new_id(), enhed_id=HUSET, kode="LVSD", kontrolleret_dato=checked),
    )

    def made(**fields: object) -> Talk:
        karen = borger("Karen", foedselsaar=1984, koen="K")
        known = {"borger_id": karen.id, "start": NIGHT - timedelta(minutes=8), "form": "TLF"}
        henvendelse = replace(Henvendelse(id=new_id()), **{**known, **fields})
        night.save(karen)
        night.store.save(desk.adgang, henvendelse)
        return Talk(night, keyboard, henvendelse)

    return made


@pytest.fixture
def talk(begin) -> Talk:
    """The talk is open at its first step."""
    made = begin()
    made.open()
    return made
