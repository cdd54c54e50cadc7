"""Who does a task: oneself, a shift, the leader, or a colleague (domain.md 2.13)."""

from __future__ import annotations

from typing import Final, TypedDict

from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.record import RecordId
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Choice, Question

ME: Final = "MIG"
LEDER: Final = "LEDER"
SHIFTS: Final = ("NAT", "DAG", "AFT")


class Owner(TypedDict):
    """The fields of an Opfoelgning that say who does it; one of them at most is set."""

    ansvarlig: RecordId | None
    ansvarlig_vagt: str | None
    ansvarlig_rolle: str | None


def whose(desk: Desk, *, colleagues: bool = False) -> Question:
    """The question, with a digit for each; `colleagues`: the others stand behind their letters."""
    shifts = desk.codes["vagtnavn"]
    words = [(ME, desk.texts("opfoelgning.mig"))]
    words += [(kode, shifts.label(kode)) for kode in SHIFTS]
    words.append((LEDER, desk.codes["rolle"].label(LEDER)))
    choices = tuple(Choice(kode, text, str(n)) for n, (kode, text) in enumerate(words, start=1))
    more = _colleagues(desk) if colleagues else ()
    return Question(desk.texts("opfoelgning.hvem"), choices, more=more)


def owner(desk: Desk, kode: str) -> Owner:
    """What an answer to `whose` says of the task."""
    person = desk.adgang.bruger if kode == ME else None
    if kode not in (ME, LEDER, *SHIFTS):
        person = RecordId(bytes.fromhex(kode))
    return Owner(
        ansvarlig=person,
        ansvarlig_vagt=kode if kode in SHIFTS else None,
        ansvarlig_rolle=kode if kode == LEDER else None,
    )


def _colleagues(desk: Desk) -> tuple[Choice, ...]:
    staff = desk.store.setup(desk.adgang, Medarbejder)
    others = [one for one in staff if one.aktiv and one.id != desk.adgang.bruger]
    return tuple(Choice(one.id.hex(), one.navn) for one in sorted(others, key=lambda one: one.navn))
