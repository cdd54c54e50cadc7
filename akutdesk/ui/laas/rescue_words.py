"""What a rescue says: what is wrong, what the newest backup is worth, and what came back; no Qt in here (decision 0160)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from akutdesk.assets import Texts
from akutdesk.domain.kalender import Kalender

if TYPE_CHECKING:
    from akutdesk.storage.from_backup import Hentet
    from akutdesk.storage.redning import NyesteKopi

_HOUR, _DAY = 60, 24 * 60
_SOON = 2 * _HOUR
"""Below this a person thinks in minutes."""


def titel(kode: str, texts: Texts) -> str:
    """What is wrong with the file, by the error's kode: one heading."""
    key = f"redning.titel_{kode.lower()}"
    return texts(key if key in texts else "redning.titel_fil_skadet")


def fundet(fund: NyesteKopi, texts: Texts, kalender: Kalender) -> tuple[str, ...]:
    """The newest backup that holds, what may be missing after it, and who may have that."""
    first = texts("redning.fundet", **naar(fund.kopi.lavet, kalender))
    if not fund.minutter:
        return first, texts("redning.mangler_intet")
    return first, mangler(fund.minutter, texts), texts("redning.bagefter")


def mangler(minutter: int, texts: Texts) -> str:
    """How much work may be missing, as one says it: minutes up to two hours, then hours, then days."""
    if minutter == 1:
        return texts("redning.mangler_et_minut")
    if minutter < _SOON:
        return texts("redning.mangler_minutter", n=minutter)
    if minutter < 2 * _DAY:
        return texts("redning.mangler_timer", n=-(-minutter // _HOUR))
    return texts("redning.mangler_dage", n=-(-minutter // _DAY))


def her(hentet: Hentet | None, texts: Texts, kalender: Kalender) -> tuple[str, ...]:
    """What came back; None: the file was whole after all."""
    if hentet is None:
        return (texts("redning.er_hel"),)
    lines = [texts("redning.her_kopi", **naar(hentet.lavet, kalender))]
    if hentet.nye:
        key = "redning.her_ny" if hentet.nye == 1 else "redning.her_nye"
        lines.append(texts(key, antal=hentet.nye))
    if hentet.alt:
        lines.append(texts("redning.her_alt"))
    else:
        lines.append(texts("redning.her_mangler", tid=kalender.entydig(hentet.lavet)))
    return (*lines, texts("redning.her_server"), texts("redning.her_gammel"))


def naar(tid: datetime, kalender: Kalender) -> dict[str, str]:
    """Day and clock of an instant."""
    return {"dag": kalender.dag(kalender.dato(tid)), "tid": kalender.entydig(tid)}
