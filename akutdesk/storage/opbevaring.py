"""What is kept of whom: how much hangs on a card, and cards that a leader has hidden or closed (2.9).

Both are settings of the house, so they follow to every desk and are taken back as any save is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.domain.dublet import gaeldende
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.indstilling import Indstilling
from akutdesk.domain.opbevaring import AFSLUTTET, SKJULT, Kortstand, Omfang, dag_i, kort_i
from akutdesk.domain.opbevaringsfrist import Opbevaringsfrist, Udloebet
from akutdesk.domain.record import RecordId, new_id
from akutdesk.domain.vagt import KBH
from akutdesk.storage import audit, noun_table, omfang, slettet, udloebne
from akutdesk.storage.act import Saved
from akutdesk.storage.errors import NotFound
from akutdesk.storage.members import Members
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.save import save_all
from akutdesk.storage.saving import Saving

_LOGGED: Final = {
    (SKJULT, True): "KORT_SKJULT",
    (SKJULT, False): "KORT_VIST",
    (AFSLUTTET, True): "FORLOEB_LUKKET",
    (AFSLUTTET, False): "FORLOEB_AABNET",
}
_NAMED: Final = "WHERE noegle >= ? AND noegle < ? ORDER BY nr"


class Opbevaring:
    """`store.opbevaring`."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file
        self._members = Members(file)

    def omfang(self, adgang: Adgang, rid: RecordId) -> Omfang:
        """What goes if this person, or this one record, is erased; kinds and times only. AdgangError, NotFound."""
        kraev(adgang, "SLET")
        kort = omfang.cards(self._file.db, rid)
        poster, bliver = omfang.under(self._file.db, kort or (rid,))
        if not poster:
            raise NotFound
        held = self._members.org().held
        is_held = any(post.id in held for post in poster)
        return Omfang(kort=kort, poster=poster, bliver=bliver, fastholdt=is_held)

    def skjul(self, adgang: Adgang, rid: RecordId) -> Saved:
        """Keep a card out of lists and search; logged (KORT_SKJULT). Raises AdgangError, NotFound, DiskFull."""
        return self._set(adgang, rid, SKJULT, on=True)

    def vis(self, adgang: Adgang, rid: RecordId) -> Saved:
        """Have it there again; logged (KORT_VIST). Raises as `skjul`."""
        return self._set(adgang, rid, SKJULT, on=False)

    def afslut(self, adgang: Adgang, rid: RecordId) -> Saved:
        """The course is over today: from here its time is counted; logged (FORLOEB_LUKKET). Raises as `skjul`."""
        return self._set(adgang, rid, AFSLUTTET, on=True)

    def genaabn(self, adgang: Adgang, rid: RecordId) -> Saved:
        """It goes on; logged (FORLOEB_AABNET). Raises as `skjul`."""
        return self._set(adgang, rid, AFSLUTTET, on=False)

    def kortstand(self, adgang: Adgang, rid: RecordId) -> Kortstand:
        """How one card stands. Raises AdgangError."""
        kraev(adgang, "SLET")
        kort = (omfang.cards(self._file.db, rid) or (rid,))[0]
        found = (each for each in self._listed() if each.rid == kort)
        return next(found, Kortstand(rid=kort))

    def kortstande(self, adgang: Adgang) -> tuple[Kortstand, ...]:
        """Every card that is hidden or closed, and is here. Raises AdgangError."""
        kraev(adgang, "SLET")
        listed = self._listed()
        gone = slettet.among(self._file.db, [each.rid for each in listed])
        return tuple(each for each in listed if each.rid not in gone)

    def udloebne(
        self, adgang: Adgang, rules: Sequence[Opbevaringsfrist], enhed: Enhed
    ) -> tuple[Udloebet, ...]:
        """What each rule lists today; what is held is counted and left out. Nothing is erased by it. AdgangError.

        Looks through every table: call it as a job.
        """
        kraev(adgang, "SLET")
        closed = {each.rid: each.afsluttet for each in self._listed() if each.afsluttet}
        vilkaar = udloebne.Vilkaar(
            dag=self._today(), afsluttet=closed, fastholdt=self._members.org().held
        )
        counted = [(rule, rule.for_hus(enhed)) for rule in rules]
        return udloebne.listed(self._file.db, counted, vilkaar)

    def _today(self) -> date:
        return self._file.clock.now().astimezone(KBH).date()

    def _listed(self) -> Sequence[Kortstand]:
        found: dict[RecordId, Kortstand] = {}
        for felt, prefix in (("skjult", SKJULT), ("afsluttet", AFSLUTTET)):
            for setting in self._settings(prefix, prefix[:-1] + "`"):
                rid, dag = kort_i(setting), dag_i(setting)
                if rid is not None and dag is not None:
                    found[rid] = replace(found.get(rid, Kortstand(rid=rid)), **{felt: dag})
        return tuple(found.values())

    def _settings(self, first: str, end: str) -> tuple[Indstilling, ...]:
        rows = noun_table.select(self._file.db, Indstilling, _NAMED, (first, end))
        return gaeldende(rows)

    def _set(self, adgang: Adgang, rid: RecordId, prefix: str, *, on: bool) -> Saved:
        kraev(adgang, "SLET")
        kort = omfang.cards(self._file.db, rid)
        if not kort:
            raise NotFound
        name = prefix + kort[0].hex()
        before = next(iter(self._settings(name, name + "`")), None)
        fresh = Indstilling(id=new_id(), noegle=name)
        after = replace(before or fresh, vaerdi=self._today().isoformat() if on else "")
        entry = audit.Entry(handling=_LOGGED[prefix, on], objekt_type="borger", objekt_id=kort[0])
        audit.write_entry(self._file, adgang, entry)
        return save_all(self._file, adgang, [Saving(after=after, before=before)])
