"""Leads a leader through the first run, and makes the desk at the end of step 2 (design.md 8.3).

Steps 3 and 4 may be done later; before genesis only the place's own facts are kept between two starts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from akutdesk.assets import Texts
from akutdesk.domain import vagttider
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.record import new_id
from akutdesk.reports.udskrift import Afsender
from akutdesk.storage.bruger import Bruger
from akutdesk.storage.errors import StorageError
from akutdesk.storage.first_desk import NytSted
from akutdesk.ui.noegleark import ark
from akutdesk.ui.noegler import Fundet, Grundlaeggelse, Noegler
from akutdesk.ui.opsaetning import state
from akutdesk.ui.opsaetning.leder_step import LederStep
from akutdesk.ui.opsaetning.noegle_step import NoegleStep
from akutdesk.ui.opsaetning.proeve_step import ProeveStep
from akutdesk.ui.opsaetning.setup_screen import SetupScreen
from akutdesk.ui.opsaetning.state import Opsaetning, Sted, Trin
from akutdesk.ui.opsaetning.sted_step import StedStep
from akutdesk.ui.opsaetning.step import Bench, Step
from akutdesk.ui.opsaetning.vagter_step import VagterStep


@dataclass(frozen=True, kw_only=True)
class Founders:
    """What makes a desk, and what remembers the place's facts until it is made."""

    first: Grundlaeggelse
    noegler: Noegler[Any]
    keep: Callable[[Sted], None]
    """Keep step 1 for another start. Raises DiskFull, DiskFault."""
    forget: Callable[[], None]
    """The desk is made; what was kept before may go."""


class Setup(QObject):
    """`oprettet(Fundet)`: the desk exists now. `slut`: the leader goes on to the desk."""

    oprettet = Signal(object)
    slut = Signal()

    def __init__(self, bench: Bench, founders: Founders, *, sted: Sted) -> None:
        super().__init__()
        self._bench = bench
        self._founders = founders
        self.state = Opsaetning(sted=sted)
        self._leder: Bruger | None = None
        self._working = self._is_new = self._told_leaving = False
        self.screen = SetupScreen(bench.look, bench.texts)
        self.screen.videre.connect(self._next)
        self.screen.tilbage.connect(self._back)
        self.screen.udskriv.connect(self._print)
        self.screen.afskriv.connect(self._copy)
        self._show()

    def let_in(self, leder: Bruger, *, at: Trin = Trin.VAGTER) -> None:
        """The desk is open and the leader signed in: go on with step 3, or only print the test page."""
        self._leder = leder
        self._working = False
        self.state = replace(state.genesis_udfoert(self.state), trin=at)
        self._show()

    def typed(self) -> tuple[str, str, str]:
        """Somebody who was typed in step 3 and has no way in yet."""
        step = self.screen.step
        return step.typed() if isinstance(step, VagterStep) else ("", "", "")

    def put_back(self, typed: tuple[str, str, str]) -> None:
        """What `typed` told when step 3 was left for a telephone."""
        if isinstance(self.screen.step, VagterStep):
            self.screen.step.put_back(typed)

    def may_leave(self) -> bool:
        """Whether it may close, borders and all; what will not do, or nobody was given, is told first, once."""
        step = self.screen.step
        if isinstance(step, VagterStep) and not self._told_leaving and self._tell_missing(step):
            self._told_leaving = True
            return False
        self._keep_shifts()
        return True

    # ---- one step to the next

    def _show(self) -> None:
        step = self._make()
        step.show_state(self.state)
        step.changed.connect(self._typed)
        done = range(1, self.state.trin.nummer)
        self.screen.show_step(step, number=self.state.trin.nummer, done=tuple(done))
        self._show_way()

    def _make(self) -> Step:
        trin, bench = self.state.trin, self._bench
        if trin is Trin.STEDET:
            return StedStep(bench)
        if trin is Trin.LEDER:
            return LederStep(bench)
        if trin is Trin.NOEGLE:
            if not self.state.ark:
                self.state = state.nye_ark(self.state, self._founders.first.ark())
            return NoegleStep(bench)
        sender = _sender(self.state.sted if self._leder is None else self._place(self._leder))
        if trin is Trin.VAGTER and self._leder is not None:
            let_in = partial(self._founders.noegler.giv_adgang, self._leder)
            staff = self._founders.noegler.personale(self._leder)
            begins = vagttider.nu_gaeldende(self._place(self._leder))
            return VagterStep(bench, let_in=let_in, staff=staff, begins=begins, sender=sender)
        return ProeveStep(bench, sender=sender)

    def _show_way(self) -> None:
        texts, trin = self._bench.texts, self.state.trin
        keys = {
            Trin.STEDET: "naeste_leder",
            Trin.LEDER: "naeste_noegle",
            Trin.NOEGLE: "naeste_ark_2" if self._at_first_sheet() else "naeste_vagter",
            Trin.VAGTER: "naeste_proeve",
            Trin.PROEVE: "slut",
        }
        back = trin not in {Trin.STEDET, Trin.VAGTER}
        note = "luk_senere_noegle" if trin is Trin.NOEGLE else "luk_senere"
        self.screen.show_way(
            texts(f"opsaetning.{keys[trin]}"), back=back, note=texts(f"opsaetning.{note}")
        )

    def _typed(self, new: Opsaetning) -> None:
        self.state = new
        self._show_way()

    def _next(self) -> None:
        if self._working:
            return
        step = self.screen.step
        if isinstance(step, NoegleStep) and self._at_first_sheet():
            step.open_second()
            self._show_way()
            return
        if isinstance(step, VagterStep) and step.busy:
            return  # the slip that is on its way is shown on this step, and nowhere else
        if step is None or self._tell_missing(step):
            return
        if self.state.trin is Trin.NOEGLE:
            self._found()
        elif self.state.trin is Trin.VAGTER:
            self._keep_shifts()
            self._onward()
        elif self.state.trin is Trin.PROEVE:
            self.slut.emit()
        else:
            self._onward()

    def _onward(self) -> None:
        if self.state.trin is Trin.STEDET:
            self._founders.keep(self.state.sted)
        self.state = state.naeste(self.state, self._bench.krav)
        self._show()

    def _back(self) -> None:
        if not self._working:
            self.state = state.forrige(self.state)
            self._show()

    def _tell_missing(self, step: Step) -> bool:
        texts = self._bench.texts
        told = state.mangler(self.state, self._bench.krav)
        words = {m.felt: texts(m.tekst, n=len(self.state.leder.kode)) for m in told}
        if isinstance(step, VagterStep):
            words |= _lacking(step, texts)
        self.screen.show_missing(step.show_missing(words))
        return bool(words)

    def _at_first_sheet(self) -> bool:
        """Sheet 1 is typed back and sheet 2 is not open yet."""
        step = self.screen.step
        if not isinstance(step, NoegleStep) or step.second_open or not self.state.ark:
            return False
        return ark.skrevet_af(self.state.ark[0])

    # ---- genesis and after

    def _found(self) -> None:
        self._working = True
        texts = self._bench.texts
        self.screen.show_way(texts("opsaetning.opretter"), back=False, note="")
        self._bench.say(texts("opsaetning.opretter"))
        self._bench.jobs.run(
            partial(self._founders.first.opret, new_place(self.state)),
            done=self._founded,
            failed=self._not_founded,
            owner=self,
        )

    def _founded(self, found: Fundet) -> None:
        self._is_new = True
        self._founders.forget()
        self._bench.say(self._bench.texts("opsaetning.oprettet"))
        self.oprettet.emit(found)

    def _not_founded(self, error: Exception) -> None:
        self._working = False
        kode = error.kode if isinstance(error, StorageError) else StorageError.kode
        self._show_way()
        if self.screen.step is not None:
            words = self._bench.texts(f"fejl.{kode.lower()}")
            self.screen.show_missing([(words, self.screen.step)])

    def _place(self, leder: Bruger) -> Enhed:
        (enhed,) = self._founders.noegler.store().setup(leder.adgang, Enhed)
        return enhed

    def _keep_shifts(self) -> None:
        """A new desk has had no shifts; at another the old borders hold for the nights they were in."""
        step, leder = self.screen.step, self._leder
        typed = step.graenser() if isinstance(step, VagterStep) else None
        if typed is not None and leder is not None:
            before = self._place(leder)
            today = self._bench.kalender.dato(self._bench.clock.now())
            after = replace(before, vagtgraenser=(typed,)) if self._is_new else None
            after = after or vagttider.med(before, typed, today)
            self._founders.noegler.store().save(leder.adgang, after, before)

    # ---- paper

    def _print(self) -> None:
        step = self.screen.step
        if isinstance(step, NoegleStep):
            step.print_sheets()
        elif isinstance(step, VagterStep):
            step.print_slip()
        elif isinstance(step, ProeveStep):
            step.print_page()

    def _copy(self) -> None:
        if isinstance(self.screen.step, NoegleStep):
            self.screen.step.copy_next()


def _sender(place: Sted | Enhed) -> Afsender:
    """Who stands at the top of a page: the place as it is kept, or as it is typed so far."""
    return Afsender(navn=place.navn, telefon=place.telefon, adresse=place.adresse)


def _lacking(step: VagterStep, texts: Texts) -> dict[str, str]:
    """What step 3 still asks: borders that will do, and what is to become of somebody half typed."""
    words = {} if step.graenser() else {"vagt": texts("opsaetning.vagt_forkert")}
    initialer, navn, _ = step.typed()
    if initialer or navn:
        words["ny"] = texts("opsaetning.ny_rest", navn=navn or initialer)
    return words


def new_place(o: Opsaetning) -> NytSted:
    """The desk that steps 1 and 2 describe, both codes as they were typed back."""
    first, second = (tuple(one.tastet) for one in o.ark)
    return NytSted(
        enhed=Enhed(
            id=new_id(),
            navn=o.sted.navn,
            telefon=o.sted.telefon,
            adresse=o.sted.adresse,
            deltagende_kommuner=o.sted.kommuner,
            region=o.sted.region,
        ),
        bagvagt_navn=o.sted.bagvagt_navn,
        bagvagt=o.sted.bagvagt,
        doegnvagt=o.sted.doegnvagt,
        initialer=o.leder.initialer,
        navn=o.leder.navn,
        kode=o.leder.kode,
        ark=(first, second),
        kuverter=o.kuverter,
    )
