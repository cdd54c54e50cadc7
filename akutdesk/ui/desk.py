"""What every page is given: the store, the words, the clock and the window, as one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from akutdesk.assets import Texts
from akutdesk.domain.adgang import Adgang
from akutdesk.domain.clock import Clock
from akutdesk.domain.codes import CodeList
from akutdesk.reports.papir import Papir
from akutdesk.storage.diskkryptering import Encryption, encryption_here
from akutdesk.ui.changes import Changes
from akutdesk.ui.jobs import Jobs
from akutdesk.ui.kopi import Kopi
from akutdesk.ui.net.rounds import Synk
from akutdesk.ui.printer import PrinterPort
from akutdesk.ui.shell import Shell
from akutdesk.ui.theme import Look

if TYPE_CHECKING:
    from akutdesk.storage.store import Store


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Made by the composition root at unlock, and made anew when another person unlocks.

    `guides` and `directory` are the plain tables of `resources/`, by file name.
    """

    store: Store
    texts: Texts
    codes: Mapping[str, CodeList]
    guides: Mapping[str, Mapping[str, Any]]
    directory: Mapping[str, Mapping[str, Any]]
    clock: Clock
    jobs: Jobs
    changes: Changes
    kopi: Kopi
    synk: Synk
    printer: PrinterPort
    papir: Papir
    adgang: Adgang
    look: Look
    shell: Shell
    encryption: Encryption = field(default_factory=encryption_here)
