"""The words of the Vagtbord's lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from akutdesk.domain.kalender import Kalender, kalender
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.opfoelgning import opkaldssvar
from akutdesk.domain.record import RecordId
from akutdesk.storage.raekker import KontaktRaekke, OpfoelgningRaekke, PunktRaekke
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Row, RowTag
from akutdesk.ui.vagtbord import state
from akutdesk.ui.vagtbord.senge import Seng


@dataclass(frozen=True, kw_only=True)
class Words:
    """What the rows are said with: the desk's words, its calendar and its people."""

    desk: Desk
    calendar: Kalender
    staff: Mapping[RecordId, str]
    places: Mapping[RecordId, str] = field(default_factory=dict[RecordId, str])
    """Which place a citizen sleeps on."""


def words_of(desk: Desk, senge: Sequence[Seng] = ()) -> Words:
    """The words as the house is now."""
    people = desk.store.setup(desk.adgang, Medarbejder)
    places = {
        seng.gaest.borger_id: seng.plads
        for seng in senge
        if seng.gaest is not None and seng.gaest.borger_id is not None
    }
    return Words(
        desk=desk,
        calendar=kalender(desk.codes),
        staff=state.first_names([(one.id, one.navn) for one in people]),
        places=places,
    )


def task_row(words: Words, row: OpfoelgningRaekke, nu: datetime) -> Row:
    """A task: time, what to do, about whom, who does it; "over tid" as word and icon."""
    texts = words.desk.texts
    late = RowTag(texts("skal.over_tid"), icon="clock") if state.is_late(row, nu) else None
    done = state.is_done(row)
    return Row(
        row.rid,
        deed(words, row),
        time=state.when(row, words.calendar, nu, texts("vagtbord.i_dag")),
        aside="" if done else _beside(words, row),
        right=who(words, row),
        ticked=done,
        done=done,
        tag=late,
    )


def contact_row(words: Words, row: KontaktRaekke) -> Row:
    """A contact: when it began, how and how heavy, who, how long."""
    texts, codes = words.desk.texts, words.desk.codes
    start = words.calendar.klokken(row.start) if row.start else ""
    minutes = "" if row.minutter is None else texts("skal.minutter", n=max(1, row.minutter))
    if row.type == "kortopkald":
        kind = codes["kortopkald"].label(row.slags) if row.slags else ""
        return Row(row.rid, texts("kortopkald.titel"), time=start, aside=lower(kind), right=minutes)
    parts = [codes["form"].get(row.form).kort] if row.form else []
    if row.grad_foer:
        parts.append(lower(codes["grad"].label(row.grad_foer)))
    return Row(
        row.rid,
        " · ".join(parts) or texts("henvendelse.titel"),
        time=start,
        aside=row.navn or texts("vagtbord.anonym"),
        right=minutes,
        tag=RowTag(texts("vagtbord.kladde"), "plain") if row.status == "KLADDE" else None,
    )


def count_of(words: Words, shown: Sequence[KontaktRaekke]) -> str:
    """What the list holds: "2 henvendelser · 1 kort opkald"; the two are never counted together."""
    short = sum(row.type == "kortopkald" for row in shown)
    parts = [("henvendelse", len(shown) - short), ("kort_opkald", short)]
    return " · ".join(_counted(words, name, n) for name, n in parts if n)


def _counted(words: Words, name: str, n: int) -> str:
    key = f"vagtbord.antal_{name}"
    return words.desk.texts(f"{key}_1") if n == 1 else words.desk.texts(key, n=n)


def list_row(words: Words, row: KontaktRaekke) -> Row:
    """The same in the list of all; one that does not count is struck out."""
    made = replace(contact_row(words, row), high=40)
    return replace(made, done=True, aside="") if row.status == "ANNULLERET" else made


def told(punkt: PunktRaekke, words: Words) -> str:
    """A line of the handover, with whom it is about."""
    if not punkt.alias:
        return punkt.tekst
    return words.desk.texts("vagtbord.om", navn=punkt.alias, tekst=punkt.tekst)


def told_by(punkter: Sequence[PunktRaekke], words: Words) -> str:
    """Who told it last, and when: "Sara · 22.50"."""
    timed = [(punkt.tid, punkt.oprettet_af) for punkt in punkter if punkt.tid is not None]
    if not timed:
        return ""
    last, teller = max(timed)
    name, clock = words.staff.get(teller, ""), words.calendar.klokken(last)
    return " · ".join(part for part in (name, clock) if part)


def read_by(punkter: Sequence[PunktRaekke], words: Words) -> str:
    """Who has read it: "læst af Anna"."""
    readers = {words.staff.get(p.kvitteret_af) for p in punkter if p.kvitteret_af is not None}
    names = sorted(name for name in readers if name)
    return words.desk.texts("vagtbord.laest_af", navne=", ".join(names)) if names else ""


def lower(words: str) -> str:
    """As it stands inside a line: the first letter small."""
    return words[:1].lower() + words[1:]


def ringing(words: Words, row: OpfoelgningRaekke, nu: datetime) -> list[str]:
    """What was said of being called, and how to do it safely; nothing where any call will do."""
    answer = opkaldssvar(row.opkald, words.calendar.dato(nu))
    told = answer in {"JA_IKKE_BESKED", "NEJ", "UDLOEBET"}
    said = [words.desk.texts(f"opfoelgning.opkald.{answer}")] if told else []
    return [*said, row.opkald.note] if row.opkald.note else said


def who(words: Words, row: OpfoelgningRaekke) -> str:
    """Who does it: a person by first name, a shift, or a role."""
    if row.ansvarlig is not None and row.ansvarlig in words.staff:
        return words.staff[row.ansvarlig]
    if row.ansvarlig_vagt:
        return words.desk.codes["vagt_bestemt"].label(row.ansvarlig_vagt)
    return (
        lower(words.desk.codes["rolle"].label(row.ansvarlig_rolle)) if row.ansvarlig_rolle else ""
    )


def deed(words: Words, row: OpfoelgningRaekke) -> str:
    """What to do, in the words of the agreement, or in the program's.

    A plan's "I will talk with you again" is in the citizen's words, and is said to be an agreement.
    """
    if row.tekst and row.hvem and row.kriseplan_id is not None:
        return words.desk.texts("vagtbord.opgave.aftale", ord=row.tekst)
    if row.tekst:
        return row.tekst
    kinds = words.desk.codes["opfoelgning_type"]
    kind = row.type or "INTERN"
    if row.navn and kind in kinds and kind != "INTERN":
        return words.desk.texts(f"vagtbord.opgave.{kind}", navn=row.navn)
    return kinds.label(kind if kind in kinds else "INTERN")


def _beside(words: Words, row: OpfoelgningRaekke) -> str:
    texts = words.desk.texts
    if row.borger_id is not None and row.borger_id in words.places:
        return lower(texts("overnatning.plads", nr=words.places[row.borger_id]))
    if row.navn and row.navn not in deed(words, row):
        return row.navn
    return texts("vagtbord.aftalt") if row.type in state.AGREED else ""
