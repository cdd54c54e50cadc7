"""First and last day of somebody's access as they are typed and said. No Qt, no store (decision 0155)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from akutdesk.assets import Texts
from akutdesk.domain.adgangstid import Adgangstid, er_omvendt
from akutdesk.domain.frist import laes_frist
from akutdesk.domain.kalender import Kalender
from akutdesk.domain.vagt import KBH
from akutdesk.ui.henvendelse.tidspunkt import laes_dag

FRA, TIL = "fra", "til"


@dataclass(frozen=True, kw_only=True)
class Laest:
    """What stands in the fields, and by its field the text `leder.fejl.<word>` of what cannot stand."""

    tid: Adgangstid
    fejl: Mapping[str, str]


def laes(fra: str, til: str, nu: datetime) -> Laest:
    """Nothing typed is no limit. A last day that is over is refused: whoever works here no more has stopped."""
    days = {FRA: _dag(fra, nu), TIL: _dag(til, nu)}
    tid = Adgangstid(fra=days[FRA], til=days[TIL])
    typed = {FRA: fra, TIL: til}
    unclear = {felt: "dag" for felt, day in days.items() if day is None and typed[felt].strip()}
    if unclear:
        return Laest(tid=tid, fejl=unclear)
    if er_omvendt(tid):
        return Laest(tid=tid, fejl={TIL: "slut_foer_start"})
    over = tid.til is not None and tid.til < nu.astimezone(KBH).date()
    return Laest(tid=tid, fejl={TIL: "dag_gaaet"} if over else {})


def skrevet(dag: date | None) -> str:
    """As one types it: 23/11-2026."""
    return f"{dag.day}/{dag.month}-{dag.year}" if dag else ""


def raekke(tid: Adgangstid, texts: Texts, days: Kalender, today: date) -> str:
    """What the list says beside a name: "fra 1. aug.", "til 31. aug."; nothing without a limit."""
    places = {
        felt: _kort(dag, days, today)
        for felt, dag in ((FRA, tid.fra), (TIL, tid.til))
        if dag is not None
    }
    if tid.til is not None and tid.til < today:
        return texts("leder.tid_var", til=places[TIL])
    if tid.fra is not None and tid.fra <= today:
        places.pop(FRA)
    keys: dict[tuple[str, ...], str] = {
        (): "",
        (FRA,): "leder.tid_fra_kort",
        (TIL,): "leder.tid_til_kort",
    }
    key = keys.get(tuple(places), "leder.tid_fra_til_kort")
    return texts(key, **places) if key else ""


def _dag(typed: str, nu: datetime) -> date | None:
    if not typed.strip():
        return None
    frist = laes_frist(typed, nu)
    return frist.start.astimezone(KBH).date() if frist else laes_dag(typed, nu)


def _kort(dag: date, days: Kalender, today: date) -> str:
    return days.dag_kort(dag) if dag.year == today.year else f"{days.dag_kort(dag)} {dag.year}"
