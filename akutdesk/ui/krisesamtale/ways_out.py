"""From the talk to the card, the plan, the henvendelse, and the screen that is turned to the citizen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from akutdesk.domain.guide import eskaleringer as guide_eskaleringer
from akutdesk.domain.katalog import maa_trykkes
from akutdesk.domain.krisesamtale import FARE, Krisesamtale
from akutdesk.domain.sikkerhedsafklaring import (
    Sikkerhedsafklaring,
    eskaleringer,
    tilbyd_sikkerhedsdel,
)
from akutdesk.ui.akutkort.calling import Calling
from akutdesk.ui.akutkort.door import show_card
from akutdesk.ui.borger.consent_line import open_consents
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import Strip
from akutdesk.ui.krisesamtale import state
from akutdesk.ui.krisesamtale.felt import felt
from akutdesk.ui.krisesamtale.shown_talk import ShownTalk
from akutdesk.ui.maaling.door import measure_contact

IN_DOUBT = "E9"
"""Where nothing else is due, it is the bagvagt one rings (domain.md 3.5)."""


class WaysOut:
    """Everything typed is in the store before one goes."""

    def __init__(self, desk: Desk, page: ShownTalk) -> None:
        self._desk = desk
        self._page = page

    @property
    def answers(self) -> Mapping[str, Callable[[], None]]:
        """What the keys of the talk lead to."""
        return {
            "akutkort": self._card,
            "kriseplan": partial(self._go, "kriseplan"),
            "gem_luk": partial(self._go, "henvendelse"),
            "krisesamtale": self._stay,
            "skriv_aftale": self._write_down,
            "ringet": self._rang,
            "vis_borger": self._turn_screen,
            "maaling": self._measure,
            "samtykker": self._consents,
        }

    def step_with_draft(self) -> str | None:
        """The step in which this person was typing when the program stopped."""
        work, desk = self._page.work, self._desk
        own = {work.samtale.id: Krisesamtale.TYPE, work.sikkerhed.id: Sikkerhedsafklaring.TYPE}
        own[work.henvendelse.id] = work.henvendelse.TYPE
        drafts = [one for one in desk.store.drafts(desk.adgang) if one.rid in own]
        for draft in drafts:
            if own[draft.rid] == Sikkerhedsafklaring.TYPE:
                return FARE
            place = f"{own[draft.rid]}.{draft.felt}"
            for kode in state.panels(work.spor):
                noted = self._page.panel(kode).noter
                if any(f"{felt(one).record_type}.{felt(one).navn}" == place for one in noted):
                    return kode
        return None

    def _card(self) -> None:
        self._page.editing.flush()
        show_card(self._desk, self._page.work.henvendelse.id)

    def _go(self, route: str) -> None:
        self._page.editing.flush()
        self._desk.shell.go(route, self._page.work.henvendelse.id)

    def _measure(self) -> None:
        self._page.editing.flush()
        measure_contact(self._desk, self._page.work.henvendelse.id)

    def _consents(self) -> None:
        """Alt+J: what the citizen says yes to, or takes back, before one rounds off (domain.md 3.3, step 8)."""
        self._page.editing.flush()
        borger = self._page.work.borger
        if borger is None:
            words = self._desk.texts("krisesamtale.samtykke_uden_navn")
            self._desk.shell.done(Strip("samtykke", "info", words))
            return
        open_consents(self._desk, borger)

    def _stay(self) -> None:
        """F7 in the talk: one is there."""

    def _write_down(self) -> None:
        """Alt+N: whom one rang, and whether they have taken over."""
        if self._page.work.is_open:
            self._calling.write_down(self._came_back)

    def _rang(self) -> None:
        """Alt+K: the most urgent of those to be rung was rung now; with none of them the card is opened."""
        if not self._page.work.is_open:
            return
        kode = self._whom_to_ring()
        if kode is None:
            self._card()
        else:
            self._calling.ring(kode, self._page.work.remember)

    @property
    def _calling(self) -> Calling:
        """With every word of the talk in the store."""
        self._page.editing.flush()
        return Calling(self._desk, self._page.work.henvendelse.id)

    def _came_back(self) -> None:
        self._page.work.reread()
        self._page.editing.refresh()

    def _whom_to_ring(self) -> str | None:
        """The number that the most urgent deed names, here and at this hour."""
        work, level = self._page.work, self._page.work.henvendelse.handleniveau
        seen = eskaleringer(work.sikkerhed)
        due = (
            *seen,
            state.level_deed(level, seen),
            IN_DOUBT if tilbyd_sikkerhedsdel(level) else None,
        )
        rows = guide_eskaleringer(self._desk.guides["eskalering"])
        for kode in due:
            if kode is None:
                continue
            for opslag in rows[kode].opslag:
                found = work.katalog.hvem(opslag, work.enhed.region, self._desk.clock.now())
                numbered = [post for post in found if post.nummer]
                if numbered:
                    return numbered[0].kode
        return None

    def _turn_screen(self) -> None:
        """F11: only the plan is seen, never a word of this screen (ux.md 2.9)."""
        from akutdesk.ui.kriseplan.opening import open_plan
        from akutdesk.ui.visning.screen import BorgerScreen

        page, desk = self._page, self._desk
        page.editing.flush()
        opening = open_plan(desk, page.work.henvendelse.id)
        if opening.stored is None:
            words = desk.texts("krisesamtale.ingen_plan")
            desk.shell.done(Strip("plan", "info", words))
            return
        plan = opening.plan
        may_print = partial(maa_trykkes, katalog=page.work.katalog)
        desk.shell.show_full(BorgerScreen(desk, lambda: plan, may_print))
