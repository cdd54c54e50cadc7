"""What can be done with a task, each with a strip that takes it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from akutdesk.domain.errors import DomainError
from akutdesk.domain.frist import Frist
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.opkaldsforsoeg import Opkaldsforsoeg
from akutdesk.domain.record import RecordId, new_id
from akutdesk.storage.errors import StorageError
from akutdesk.storage.raekker import OpfoelgningRaekke
from akutdesk.storage.saving import Saving
from akutdesk.ui.desk import Desk
from akutdesk.ui.kept import Keeper
from akutdesk.ui.opfoelgning.whose import owner
from akutdesk.ui.unkept import tell_unkept
from akutdesk.ui.vagtbord.deeds import becomes_contact, ticked
from akutdesk.ui.vagtbord.state import is_done, opgave_of

STRIP = "opfoelgning"


class TaskDeeds:
    """Saves, tells the other screens, and says it with a way back. `then` shows the lists again."""

    def __init__(self, desk: Desk, then: Callable[[], None]) -> None:
        self._desk = desk
        self.keeper = Keeper(desk, STRIP, then)

    def tick(self, row: OpfoelgningRaekke) -> bool:
        """Done, or open again; False if it could not be saved. A call that is done waits under Åbne as a contact."""
        key = "aaben_igen" if is_done(row) else "er_ringet" if becomes_contact(row) else "er_gjort"
        try:
            savings = ticked(self._desk, row)
        except (StorageError, DomainError) as error:
            tell_unkept(self._desk, error)
            return False
        return self._save(savings, f"opfoelgning.{key}")

    def not_reached(self, row: OpfoelgningRaekke) -> bool:
        """One more attempt, with who and when; the task stays open."""
        before = opgave_of(row)
        attempt = Opkaldsforsoeg(
            id=new_id(),
            parent_id=row.rid,
            tid=self._desk.clock.now(),
            hvem=self._desk.adgang.bruger,
        )
        savings = [
            Saving(after=attempt),
            Saving(after=replace(before, status="IKKE_TRUFFET", udfoert_tid=None), before=before),
        ]
        return self._save(savings, "opfoelgning.forsoegt")

    def move(self, row: OpfoelgningRaekke, frist: Frist, day: str) -> bool:
        """Another time; `day` is how the strip says it."""
        before = opgave_of(row)
        after = replace(before, forfald=frist.start, forfald_slut=frist.slut)
        return self._save([Saving(after=after, before=before)], "opfoelgning.flyttet", dag=day)

    def give(self, row: OpfoelgningRaekke, kode: str, name: str) -> bool:
        """Somebody else does it from now on; `name` is how the strip says who."""
        before = opgave_of(row)
        after = replace(before, **owner(self._desk, kode))
        return self._save([Saving(after=after, before=before)], "opfoelgning.givet", hvem=name)

    def add(self, task: Opfoelgning) -> bool:
        """Something more is promised."""
        return self._save([Saving(after=task)], "opfoelgning.tilfoejet")

    def _save(self, savings: Sequence[Saving], key: str, **places: str) -> bool:
        return self.keeper.keep(savings, self._desk.texts(key, **places))


def source_of(row: OpfoelgningRaekke) -> tuple[str, RecordId] | None:
    """From an open card: route and record of the plan or the contact that a task comes from."""
    if row.kriseplan_id is not None:
        return "kriseplan", row.kriseplan_id
    return None if row.henvendelse_id is None else ("henvendelse", row.henvendelse_id)
