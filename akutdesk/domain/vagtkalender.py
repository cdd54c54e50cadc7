"""Which shift an instant lies in, asked a hundred thousand times: each local day is looked at once."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, datetime

from akutdesk.domain.vagt import lokal_dag, vagtperiode
from akutdesk.domain.vagtgraenser import Vagtgraenser

_Dag = tuple[list[datetime], list[str]]
"""When the shifts of a day end, and which they are."""


class Vagtkalender:
    """`vagt.vagttype` by these bounds, remembered day by day."""

    def __init__(self, graenser: tuple[Vagtgraenser, ...]) -> None:
        self._graenser = graenser
        self._dage: dict[date, _Dag] = {}

    def vagt(self, tid: datetime, dag: date) -> str:
        """DAG, AFT or NAT for an instant; `dag` is its local date."""
        found = self._dage.get(dag)
        if found is None:
            found = self._dage[dag] = self._dag(dag)
        ends, kinds = found
        return kinds[bisect_right(ends, tid)]

    def _dag(self, dag: date) -> _Dag:
        at, slut = lokal_dag(dag)
        ends: list[datetime] = []
        kinds: list[str] = []
        while at < slut:
            shift = vagtperiode(at, self._graenser)
            at = shift.slut
            ends.append(at)
            kinds.append(shift.vagttype)
        return ends, kinds
