"""What a PC does that is to be a desk again, as plain functions for an errand (sync-and-security.md 2.18, F81)."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from akutdesk.storage.adgangskode import Adgangskodekrav
from akutdesk.storage.bruger import Bruger
from akutdesk.storage.restoration import Taken
from akutdesk.sync.homecoming import Homecoming, Sight
from akutdesk.sync.one_round import Wishes
from akutdesk.sync.proxy import Proxy
from akutdesk.sync.server import make_setting
from akutdesk.ui.jobs import Errand, Tell
from akutdesk.ui.noegleark.who_form import Appointed
from akutdesk.ui.outcome import Outcome, outcome, read_pem


@dataclass(frozen=True, kw_only=True)
class Road:
    """The server as it was typed, and the way out of the house; all empty where there is none. `ca` is a file's path."""

    url: str = ""
    ca: str = ""
    proxy: Proxy = field(default_factory=Proxy)


@dataclass(frozen=True, kw_only=True)
class Staff:
    """The desk is made, and these people worked there; nobody: it was stopped on the way."""

    people: tuple[Bruger, ...]
    krav: Adgangskodekrav
    nyeste: datetime | None


@dataclass
class RestoreWork:
    """Of one try. `errand.stop` ends a restore that is under way."""

    home: Homecoming
    errand: Errand = field(default_factory=Errand)

    def look(self, folder: str, road: Road) -> Outcome[Sight]:
        """Examine the copies in a folder; the server's address only as far as it can be one."""

        def seen() -> Sight:
            if road.url:
                make_setting(road.url, ca=read_pem(road.ca), proxy=road.proxy.url)
            return self.home.look(Path(folder))

        return outcome(seen)

    def open(self, kode: str) -> Outcome[int]:
        """Whether the kit's code opens one of them, and how much it holds."""
        return outcome(lambda: self.home.open(kode))

    def restore(self, tell: Tell) -> Outcome[Staff]:
        """Make the desk; `tell` hears a Taken after each step."""
        return outcome(lambda: self._restored(tell))

    def appoint(self, who: Appointed) -> Outcome[bool]:
        """A leader with a new password; from now on the PC is a desk."""

        def done() -> bool:
            self.home.appoint(who.leder, who.kode, who.vidne)
            return True

        return outcome(done)

    def announce(self, road: Road) -> Outcome[str]:
        """Tell the server: "" once it knows the PC and all came and went, else the key of what is amiss."""

        def done() -> str:
            wishes = Wishes(url=road.url, ca=read_pem(road.ca), proxy=road.proxy.url)
            reason = self.home.announce(wishes).reason
            return f"synk.grund.{reason}" if reason else ""

        return outcome(done)

    def forget(self) -> None:
        """Nothing of the kit stays in memory."""
        self.home.forget()

    def _restored(self, tell: Tell) -> Staff:
        home, taken = self.home, Taken()
        with self.errand.inside(), closing(home.restore()) as steps:
            for taken in steps:
                if self.errand.stopped:
                    return Staff(people=(), krav=home.krav(), nyeste=taken.nyeste)
                tell(taken)
            return Staff(people=home.people(), krav=home.krav(), nyeste=taken.nyeste)
