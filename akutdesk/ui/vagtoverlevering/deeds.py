"""What staff do with the items of a handover: change, mark, move, leave out, add. Each can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from akutdesk.domain.droeftelse import Droeftelse, oensket
from akutdesk.domain.overleveringspunkt import KILDER, Overleveringspunkt
from akutdesk.domain.record import guarded_like, new_id
from akutdesk.domain.record_types import RECORD_CLASS
from akutdesk.storage.raekker import PunktRaekke
from akutdesk.storage.saving import Saving
from akutdesk.ui.kept import Keeper
from akutdesk.ui.opened import found
from akutdesk.ui.vagtoverlevering.reading import Vagten
from akutdesk.ui.vagtoverlevering.state import Forslag, Punkt, naeste_maerke

_MARKED = {"VIGTIG": "er_vigtigt", "HUSK": "er_husk", None: "er_almindeligt"}


class PointDeeds:
    """One shift's items."""

    def __init__(self, keeper: Keeper, vagten: Vagten) -> None:
        self._keeper = keeper
        self._desk = keeper.desk
        self._vagten = vagten

    def change(self, punkt: Punkt, alias: str, tekst: str, vigtighed: str | None) -> bool:
        """Other words, or another mark."""
        before, after = self.pair(punkt)
        own = "" if punkt.forslag and tekst == punkt.forslag.tekst else tekst
        after = replace(after, alias=alias, tekst=own, vigtighed=vigtighed)
        return self._keep([Saving(after=after, before=before)], "rettet")

    def mark(self, punkt: Punkt) -> bool:
        """Important, to remember, or like the others: round and round."""
        before, after = self.pair(punkt)
        mark = naeste_maerke(punkt.vigtighed)
        after = replace(after, vigtighed=mark)
        return self._keep([Saving(after=after, before=before)], _MARKED[mark])

    def leave_out(self, punkt: Punkt) -> bool:
        """Left out, or told after all."""
        before, after = self.pair(punkt)
        key = "er_med" if punkt.udeladt else "er_udeladt"
        after = replace(after, udeladt=not punkt.udeladt)
        return self._keep([Saving(after=after, before=before)], key)

    def place(self, lines: Sequence[Punkt]) -> bool:
        """Stand in this order from now on."""
        savings: list[Saving] = []
        for plads, line in enumerate(lines, start=1):
            before, after = self.pair(line)
            if line.gemt is None or line.gemt.plads != plads:
                savings.append(Saving(after=replace(after, plads=plads), before=before))
        return self._keep(savings, "flyttet")

    def add(self, alias: str, tekst: str, vigtighed: str | None) -> bool:
        """Something of staff's own."""
        point = replace(self._blank(), alias=alias, tekst=tekst, vigtighed=vigtighed)
        return self._keep([Saving(after=point)], "tilfoejet")

    def wish_to_talk(self, tekst: str) -> bool:
        """For the leader and whoever asks, nobody else (ux.md 2.13)."""
        desk = self._desk
        wish = Droeftelse(
            id=new_id(),
            enhed_id=self._vagten.enhed.id,
            tid=desk.clock.now(),
            tekst=tekst,
        )
        return self._keep([Saving(after=oensket(wish, desk.adgang.bruger))], "oensket")

    def pair(self, punkt: Punkt) -> tuple[Overleveringspunkt | None, Overleveringspunkt]:
        """The item as it is stored, None if it is not, and as a record to change. Raises AdgangError, DiskFull."""
        if punkt.gemt is not None:
            stored = _record(punkt.gemt)
            return stored, stored
        if punkt.forslag is None:
            return None, self._blank()
        return None, self._of_source(punkt.forslag)

    def _of_source(self, forslag: Forslag) -> Overleveringspunkt:
        """As restricted as what it comes from (domain.md 2.0.4)."""
        navn, rid = forslag.kilde
        source = found(self._desk, RECORD_CLASS[forslag.type], rid)
        ids = {f"{kilde}_id": rid if kilde == navn else None for kilde in KILDER}
        point = replace(
            self._blank(),
            borger_id=forslag.borger_id,
            vigtighed=forslag.vigtighed,
            **ids,
        )
        return point if source is None else guarded_like(source, point)

    def _blank(self) -> Overleveringspunkt:
        vagten = self._vagten
        return Overleveringspunkt(
            id=new_id(),
            enhed_id=vagten.enhed.id,
            vagt_fra=vagten.vagt.vagttype,
            vagt_til=vagten.naeste.vagttype,
            tid=self._desk.clock.now(),
        )

    def _keep(self, savings: Sequence[Saving], key: str) -> bool:
        return self._keeper.keep(savings, self._desk.texts(f"vagtoverlevering.{key}"))


def _record(row: PunktRaekke) -> Overleveringspunkt:
    """The item as far as its list knows it: enough to change it."""
    return Overleveringspunkt(
        id=row.rid,
        alias=row.alias,
        tekst=row.tekst,
        vigtighed=row.vigtighed,
        plads=row.plads,
        udeladt=row.udeladt,
        kvitteret_af=row.kvitteret_af,
        kvitteret_tid=row.kvitteret_tid,
    )
