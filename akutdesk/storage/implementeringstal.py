"""Figure 1 as it stands in the store: the scores of a half-year beside the country's."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from akutdesk.domain.codes import CodeList
from akutdesk.domain.implementeringsgrad import Implementeringsgrad, figur_1
from akutdesk.domain.implementeringsmaaling import Implementeringsmaaling
from akutdesk.domain.landsgennemsnit import Landsgennemsnit
from akutdesk.domain.runde import runde_af

if TYPE_CHECKING:
    from akutdesk.domain.adgang import Adgang
    from akutdesk.storage.store import Store


def implementeringsgrad(
    store: Store, adgang: Adgang, punkter: CodeList, til: date
) -> Implementeringsgrad:
    """Figure 1 of the half-year that a period ends in. Raises AdgangError."""
    runde = runde_af(til)
    return figur_1(
        runde,
        [one.kode for one in punkter.aktive(runde.til)],
        store.setup(adgang, Implementeringsmaaling),
        store.setup(adgang, Landsgennemsnit),
    )
