"""The plan being written: what is open, what of it can be kept, and how it is stored and finished.

No widgets; the page shows what this holds.
"""

from __future__ import annotations

from dataclasses import replace

from akutdesk.domain import fritekst, kriseplan
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.errors import FritekstError
from akutdesk.domain.kalender import kalender
from akutdesk.domain.katalog import Katalog, kontrolleret, maa_trykkes
from akutdesk.domain.kriseplan import Kontakt, Kriseplan, Linje
from akutdesk.domain.record import Plain, RecordId, fields_of
from akutdesk.reports.udskrift import Afsender, Udskrift
from akutdesk.storage.act import Saved
from akutdesk.ui.desk import Desk
from akutdesk.ui.gone import GONE
from akutdesk.ui.kriseplan import opening
from akutdesk.ui.kriseplan.opening import Opening
from akutdesk.ui.udskriv.papers import PlanPapers, as_printed

_PROGRAM_WROTE = "FORSLAG"


class PlanWork:
    """One opened plan."""

    def __init__(self, desk: Desk, rid: RecordId) -> None:
        """Raises NotFound or AdgangError."""
        self.desk = desk
        self.opened: Opening = opening.open_plan(desk, rid)
        self.enhed: Enhed = opening.enhed_of(desk)
        self.katalog: Katalog = opening.katalog_of(desk)
        self.kalender = kalender(desk.codes)

    @property
    def plan(self) -> Kriseplan:
        """The plan as it was read, or begun."""
        return self.opened.plan

    @property
    def stored(self) -> bool:
        """Whether the store has the plan yet."""
        return self.opened.stored is not None

    @property
    def about(self) -> frozenset[RecordId]:
        """The plan; while it is written, also the contact and the citizen whose plan it is."""
        plan = self.plan
        others = (plan.henvendelse_id, plan.borger_id) if plan.status == "KLADDE" else ()
        return frozenset(rid for rid in (plan.id, *others) if rid is not None)

    def reread(self) -> None:
        """Take the plan, the house and its numbers as the store has them now. Raises NotFound."""
        self.opened = opening.reread(self.desk, self.opened)
        self.enhed = opening.enhed_of(self.desk)
        self.katalog = opening.katalog_of(self.desk)

    @property
    def is_gone(self) -> bool:
        """Whether the plan cannot be read any more, since it was erased or its card was closed."""
        try:
            self.desk.store.reread(self.desk.adgang, Kriseplan, self.plan.id)
        except GONE:
            return True
        return False

    def begin_next(self) -> None:
        """Go on with a new version on top of this plan."""
        contact = self.plan.henvendelse_id
        self.opened = opening.next_version(self.desk, self.plan, contact)

    def save(self, plan: Kriseplan) -> Saved:
        """Store the plan. Raises StorageError."""
        before = self.opened.stored
        kilder = {"k8_fagfolk": _PROGRAM_WROTE} if before is None else {}
        saved = self.desk.store.save(self.desk.adgang, plan, before, kilder=kilder)
        self.opened = replace(self.opened, plan=plan, stored=plan)
        self._tell(saved)
        return saved

    def finish(self, plan: Kriseplan, *, lavet_sammen: str, borger_har_kopi: str) -> Saved:
        """Make the plan valid; the store retires the one before and makes the opfoelgninger."""
        answered = replace(plan, lavet_sammen=lavet_sammen, borger_har_kopi=borger_har_kopi)
        return self.save(kriseplan.saet_gaeldende(answered, self.desk.clock.now()))

    def undo(self, saved: Saved) -> None:
        """Take an act back. Raises CannotUndo."""
        if saved.handling_id is not None:
            self._tell(self.desk.store.undo(self.desk.adgang, saved.handling_id))
            self.reread()

    def keepable(self, plan: Kriseplan) -> tuple[Kriseplan, dict[str, str]]:
        """The plan without what no store can keep, and the code for each field that was left as it was."""
        every = fields_of(plan).items()
        faults = {felt: code for felt, value in every if (code := _fault(felt, value))}
        kept = {felt: getattr(self.plan, felt) for felt in faults}
        return replace(plan, **kept), faults

    def still_to_fetch(self, plan: Kriseplan) -> tuple[Linje, ...]:
        """Lines of the plan before that this one does not have, whether it has room for them or not."""
        forrige = self.opened.forrige
        return kriseplan.linjer(forrige, plan) if forrige else ()

    def fetched(self, plan: Kriseplan, line: Linje) -> Kriseplan:
        """The plan with one line of the plan before."""
        forrige = self.opened.forrige
        return kriseplan.hent(plan, forrige, line) if forrige else plan

    def may_print(self, kontakt: Kontakt) -> bool:
        """Whether a number of the plan may stand on paper, by the directory as it is now."""
        return maa_trykkes(kontakt, self.katalog)

    def papers(self, plan: Kriseplan) -> PlanPapers:
        """What makes this plan's papers, in a job."""
        now = self.desk.clock.now()
        sender = Afsender(
            navn=self.enhed.navn, telefon=self.enhed.telefon, adresse=self.enhed.adresse
        )
        udskrift = Udskrift(
            afsender=sender, udskrevet=self.kalender.dato(now), udgave=self.opened.version
        )
        checked = frozenset(post.kode for post in self.katalog.poster if kontrolleret(post))
        return PlanPapers(
            papir=self.desk.papir,
            plan=as_printed(plan, now),
            udskrift=udskrift,
            kontrollerede=checked,
        )

    def _tell(self, saved: Saved) -> None:
        self.desk.changes.tell(saved.changes.types, saved.changes.ids, initiator=self)


def _fault(felt: str, value: Plain) -> str:
    """NUL, SURROGAT or LANG if a text somewhere in the field cannot be kept, as the store judges; else empty."""
    try:
        fritekst.tjek_felter(Kriseplan.TYPE, {felt: value})
    except FritekstError as fault:
        return fault.kode
    return ""
