"""The night desk with the people of mock-up 06: Karen, her plan, her talks and what was promised her."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Assets
from akutdesk.domain.borger import Borger
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.kriseplan import Aftale, Kriseplan, Maal
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.paaroerende import Paaroerende
from akutdesk.domain.record import RecordId, new_id
from akutdesk.domain.samtykke import Samtykke
from akutdesk.domain.vagt import KBH, lokal_dag
from akutdesk.storage.audit import LogRow
from akutdesk.ui.furnish import furnish
from akutdesk.ui.theme import Look
from akutdesk.wire import membership, statement
from tests.ui.keyboard import Keyboard
from tests.ui.night_desk import (
    ANNA,
    LEADER,
    NIGHT,
    ElsewherePage,
    NightDesk,
    borger,
    open_night_desk,
)

KAREN = RecordId(b"K" * 16)
KARSTEN = RecordId(b"R" * 16)
CPR = "6101840123"
"""Day + 60: nobody has it."""


def local(*parts: int) -> datetime:
    """An instant by the local clock."""
    return datetime(*parts, tzinfo=KBH)  # type: ignore[arg-type]


def karen(**fields: object) -> Borger:
    """Karen as in the mock-up; with her CPR number only where a test asks for it."""
    known: dict[str, object] = {
        "kaldenavn": "Karen",
        "identitet": "ALIAS",
        "foedselsaar": 1984,
        "kommunekode": "0410",
        "telefon": "00 00 00 00",
        "maa_ringes_op": "JA_IKKE_BESKED",
        "moedes": "Roligt, uden gode råd",
        "opmaerksomhed": "Hører dårligt på venstre øre",
        "boern": "JA_SAMVAER",
    }
    return Borger(id=KAREN, **{**known, **fields})


def karsten() -> Borger:
    """Another whose name begins with the same letters."""
    return Borger(
        id=KARSTEN,
        kaldenavn="Karsten Bro",
        foedselsaar=1970,
        kommunekode="0607",
        identitet="SANDSYNLIG",
    )


def talk(start: datetime, form: str, grad: str, minutes: int, **fields: object) -> Henvendelse:
    """A closed talk of Karen's."""
    return Henvendelse(
        id=new_id(),
        borger_id=KAREN,
        status="AFSLUTTET",
        start=start,
        slut=start + timedelta(minutes=minutes),
        form=form,
        grad_foer=grad,
        **fields,
    )


TALKS = (
    talk(local(2026, 10, 21, 1, 15), "TLF", "MELLEM", 33, stabilisering="DELVIS", notat="Skænderi om penge. Lavede plan."),
    talk(local(2026, 11, 2, 4, 25), "TLF", "LET", 12, stabilisering="STAB", notat="Ville høre en stemme."),
    talk(local(2026, 11, 11, 23, 40), "FREM", "MELLEM", 41, stabilisering="DELVIS", notat="Kom i taxa. Drak te. Kørt hjem af Lone."),
    talk(local(2026, 11, 18, 2, 10), "TLF", "LET", 16, stabilisering="STAB", notat="Kunne ikke sove. Bange for sin bror."),
)  # fmt: skip


def plan() -> Kriseplan:
    """Her valid plan."""
    return Kriseplan(
        id=new_id(),
        borger_id=KAREN,
        kaldenavn="Karen",
        status="GAELDENDE",
        lavet_dato=date(2026, 11, 18),
        gaelder_fra=local(2026, 11, 18, 2, 40),
        gaelder_til=date(2026, 12, 16),
        k1_handler_om="Søvn og frygt for i morgen",
        k3_maal=(Maal(tekst="Sove fire timer hver nat"),),
        k5_selv=("Gå ned til åen", "Ringe til Lone"),
        k6_ro=("Lave te og tænde lampen",),
        k14_aftaler=(Aftale(hvem="dagvagten", hvad="Se på planen", hvornaar="i dag"),),
    )


def plans(night: NightDesk) -> None:
    """Her plan of the summer, and the one that is valid now."""
    store, adgang = night.store, night.desk.adgang
    first = Kriseplan(
        id=new_id(), borger_id=KAREN, kaldenavn="Karen", status="GAELDENDE", k5_selv=("Gå en tur",)
    )
    store.save(adgang, first)
    store.save(adgang, replace(plan(), bygger_paa=first.id))


def ring(forfald: datetime = NIGHT - timedelta(minutes=14), **fields: object) -> Opfoelgning:
    """Ring til Karen, 02.00."""
    known: dict[str, object] = {"borger_id": KAREN, "type": "OPKALD", "tekst": "Ring til Karen"}
    return Opfoelgning(id=new_id(), forfald=forfald, **{**known, "ansvarlig": ANNA, **fields})


def look_at_plan() -> Opfoelgning:
    """Se på planen, today."""
    start, slut = lokal_dag(date(2026, 11, 24))
    return Opfoelgning(
        id=new_id(),
        borger_id=KAREN,
        type="PLANGENNEMGANG",
        tekst="Se på planen",
        forfald=start,
        forfald_slut=slut,
        ansvarlig_vagt="DAG",
    )


def lone() -> Paaroerende:
    """Her sister."""
    return Paaroerende(
        id=new_id(),
        borger_id=KAREN,
        navn="Lone",
        relation="SOESKENDE",
        maa_kontaktes="JA",
        maa_faa_at_vide=("PLAN",),
    )


def consents() -> tuple[Samtykke, ...]:
    """Two consents that hold and one taken back."""
    share = Samtykke(
        id=new_id(), borger_id=KAREN, formaal="DELING_PARTNER", modtager="egen læge", oplysninger="planen", givet="MUNDTLIGT", udloeb=date(2027, 5, 1),
    )  # fmt: skip
    call = Samtykke(id=new_id(), borger_id=KAREN, formaal="OPKALD", givet="MUNDTLIGT")
    gone = Samtykke(id=new_id(), borger_id=KAREN, formaal="EVALUERING", trukket_tid=NIGHT)
    return (share, call, gone)


def move_in(night: NightDesk) -> NightDesk:
    """Put everybody into the store and the real pages into the window."""
    furnish(night.window, night.desk)
    night.save(karen(), karsten(), borger("Ali", foedselsaar=1991), *TALKS)
    night.save(lone(), *consents(), ring(), look_at_plan())
    return night


def log_of(night: NightDesk) -> list[tuple[str, RecordId | None]]:
    """What stands in the look-up log, as the leader reads it: (handling, objekt_id)."""
    return [(row.entry.handling, row.entry.objekt_id) for row in log_rows(night)]


def log_rows(night: NightDesk) -> tuple[LogRow, ...]:
    """The look-up log before this reading of it."""
    org = membership.read_membership(night.founded.founding.statements)
    assert org.audit is not None
    kem = night.founded.keys.person.kem
    key = statement.open_audit(kem, org.audit.seals[ANNA], org.org, ANNA)
    return night.store.read_log(LEADER, key)[:-1]


@pytest.fixture
def people(
    tmp_path: Path, look: Look, assets: Assets, shown: Callable[..., QWidget]
) -> Iterator[NightDesk]:
    """Karen and the others at the desk, the window open on another page."""
    night = move_in(open_night_desk(tmp_path / "desk", look, assets))
    night.window.route("andet", lambda rid: ElsewherePage(night.desk, rid))
    night.window.go("andet")
    shown(night.window)
    yield night
    night.window.close_pages()
    night.desk.jobs.stop()
    night.store.close()


@pytest.fixture
def hands(people: NightDesk) -> Keyboard:
    """A keyboard at that window."""
    return Keyboard(people.window)
