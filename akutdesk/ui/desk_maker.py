"""Makes the Desk that pages are given: resources read once, the leader's settings laid over them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from akutdesk.assets import Assets, Table
from akutdesk.domain.adgang import Adgang
from akutdesk.domain.clock import Clock
from akutdesk.domain.codes import CodeList, code_list
from akutdesk.domain.errors import ResourceError
from akutdesk.reports.papir import Papir
from akutdesk.storage.diskkryptering import Encryption, encryption_here
from akutdesk.ui.changes import Changes
from akutdesk.ui.desk import Desk
from akutdesk.ui.house_codes import HouseCodes
from akutdesk.ui.jobs import Jobs
from akutdesk.ui.kopi import Kopi
from akutdesk.ui.net.rounds import Synk
from akutdesk.ui.reservekopi import Reservekopiering
from akutdesk.ui.shell import Shell
from akutdesk.ui.theme import Look
from akutdesk.ui.watched_printer import WatchedPrinter

if TYPE_CHECKING:
    from akutdesk.storage.ordliste import Ordliste
    from akutdesk.storage.store import Store


@dataclass(frozen=True, kw_only=True)
class DeskMaker:
    """Everything of a Desk but the store and the person. Reading may raise AssetDamaged."""

    assets: Assets
    clock: Clock
    jobs: Jobs
    changes: Changes
    kopi: Kopi
    synk: Synk
    reserve: Reservekopiering
    printer: WatchedPrinter
    look: Look
    shell: Shell
    encryption: Encryption = field(default_factory=encryption_here)

    @cached_property
    def codes(self) -> Mapping[str, CodeList]:
        """The shipped code lists."""
        return {name: self._list(name, raw) for name, raw in self.assets.codes().items()}

    @cached_property
    def house(self) -> HouseCodes:
        """The lists as the leader arranged them, also a moment after."""
        return HouseCodes(self.codes, self.changes)

    @cached_property
    def guides(self) -> Mapping[str, Mapping[str, Any]]:
        """The guides as plain tables."""
        return self.assets.guides()

    @cached_property
    def directory(self) -> Mapping[str, Mapping[str, Any]]:
        """The phone directory as plain tables."""
        return self.assets.directory()

    @cached_property
    def papir(self) -> Papir:
        """What every page of paper is made with."""
        return Papir(self.assets)

    def ordliste(self) -> Ordliste:
        """The words that two screens are compared with."""
        from akutdesk.storage.ordliste import read_ordliste

        return read_ordliste(self.assets.root)

    def read_all(self) -> None:
        """Read everything now, as a job, so that nothing waits for it later."""
        _ = (self.codes, self.guides, self.directory)

    def make(self, store: Store, adgang: Adgang) -> Desk:
        """The desk of one person."""
        self.house.read(store, adgang)
        return Desk(
            store=store,
            texts=self.assets.texts(),
            codes=self.house,
            guides=self.guides,
            directory=self.directory,
            clock=self.clock,
            jobs=self.jobs,
            changes=self.changes,
            kopi=self.kopi,
            synk=self.synk,
            printer=self.printer,
            papir=self.papir,
            adgang=adgang,
            look=self.look,
            shell=self.shell,
            encryption=self.encryption,
        )

    def _list(self, name: str, raw: Table) -> CodeList:
        try:
            return code_list(name, raw)
        except ResourceError as error:
            damaged = self.assets.damaged(f"codes/{name}.toml", error.felt)
            raise damaged from error
