"""How the desk says dates and clock times, always local: 02.14, 23. november, tir. 24. nov. (ux.md 3.1).

The words are code lists, so that Python holds none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from akutdesk.domain.codes import CodeList, Codes
from akutdesk.domain.vagt import KBH


@dataclass(frozen=True)
class Kalender:
    """Says times and dates with the words of three code lists: `ugedag` 1-7, `maaned` 1-12, `klokke` SOMMER and VINTER."""

    ugedage: CodeList
    maaneder: CodeList
    klokke: CodeList

    def dato(self, tid: datetime) -> date:
        """The local date of an instant."""
        return tid.astimezone(KBH).date()

    def klokken(self, tid: datetime) -> str:
        """02.14."""
        return tid.astimezone(KBH).strftime("%H.%M")

    def entydig(self, tid: datetime) -> str:
        """02.14, and in the hour that the October night has twice also which one (sync-and-security.md 2.5)."""
        local = tid.astimezone(KBH)
        if local.utcoffset() == local.replace(fold=1 - local.fold).utcoffset():
            return self.klokken(tid)
        return f"{self.klokken(tid)} ({self.klokke.label('VINTER' if local.fold else 'SOMMER')})"

    def time(self, tid: datetime) -> str:
        """As one says it: 4 on the hour, else 23.30."""
        local = tid.astimezone(KBH)
        return local.strftime("%H.%M") if local.minute else str(local.hour)

    def hel_time(self, tid: datetime) -> str:
        """The hour in two digits: 07."""
        return tid.astimezone(KBH).strftime("%H")

    def dag(self, dag: date) -> str:
        """23. november."""
        return f"{dag.day}. {self.maaneder.label(str(dag.month))}"

    def dag_kort(self, dag: date) -> str:
        """24. nov."""
        return f"{dag.day}. {self.maaneder.get(str(dag.month)).kort}"

    def kort(self, dag: date) -> str:
        """18/11, with leading zeros as on the lists: 02/11."""
        return f"{dag.day:02}/{dag.month:02}"

    def dag_maaned(self, dag: date) -> str:
        """3/9, as one writes it in a sentence or where no column wants its zeros (ux.md 3.1)."""
        return f"{dag.day}/{dag.month}"

    def lang(self, dag: date) -> str:
        """23. november 2026."""
        return f"{self.dag(dag)} {dag.year}"

    def ugedag(self, dag: date) -> str:
        """Mandag 23. november."""
        return f"{self.ugedage.label(str(dag.isoweekday()))} {self.dag(dag)}"

    def ugedag_kort(self, dag: date) -> str:
        """Tir. 24. nov."""
        return f"{self.ugedage.get(str(dag.isoweekday())).kort} {self.dag_kort(dag)}"


def kalender(codes: Codes) -> Kalender:
    """The calendar with the words of the shipped lists."""
    return Kalender(codes["ugedag"], codes["maaned"], codes["klokke"])
