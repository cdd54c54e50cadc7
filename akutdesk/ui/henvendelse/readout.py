"""A henvendelse in words: its answers with their labels, and what has happened to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from akutdesk.domain import henvendelse as rules
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.kalender import Kalender
from akutdesk.domain.record import RecordId
from akutdesk.domain.svarliste import SVARLISTER
from akutdesk.storage.history import Aendring, takes_back
from akutdesk.ui.desk import Desk
from akutdesk.ui.henvendelse.state import chosen

ORDER = (
    *("form", "henvender", "grad_foer", "symptomer", "begivenheder", "hovedbegivenhed"),
    *("tiltag", "tiltag_andet", "stabilisering", "handleniveau", "ikke_overdraget_grund"),
    *("gangtype", "maalgruppe", "krisesamtale", "kriseplan", "progressionsmaal"),
    *("kaldenavn", "tilbagekald_nummer", "tilbagekald_maa", "hoert_fra", "ellers_gjort"),
    *("tryghed_efter", "afbrudt", "usikker_hjaelp", "cpr_svar"),
)
"""The answers in the order of the form; those that are empty are left out."""

UNDONE = "FORTRYD"
"""The store's reason for a change that only takes another one back."""


def facts_of(
    desk: Desk, calendar: Kalender, henvendelse: Henvendelse, changes: Sequence[Aendring]
) -> list[tuple[str, str]]:
    """Name and value of each answer; a suggestion that was let stand says so."""
    texts = desk.texts
    suggested = suggested_of(changes)
    pairs = [(texts("henvendelse.tid.titel"), when_of(desk, calendar, henvendelse, changes))]
    for felt in ORDER:
        value = value_of(desk, henvendelse, felt)
        if value and felt in suggested:
            value = texts("henvendelse.laes.forslag", svar=value)
        if value:
            pairs.append((texts(f"henvendelse.laes.{felt}"), value))
    return pairs


def value_of(desk: Desk, henvendelse: Henvendelse, felt: str) -> str:
    """One answer in words; "" if there is none."""
    liste = SVARLISTER.get((Henvendelse.TYPE, felt))
    codes = chosen(henvendelse, felt)
    if liste is None:
        return "".join(codes)
    return " · ".join(desk.codes[liste].label(kode) for kode in codes)


def when_of(
    desk: Desk, calendar: Kalender, henvendelse: Henvendelse, changes: Sequence[Aendring]
) -> str:
    """When it was, how long it took, and whether it was registered afterwards."""
    if henvendelse.start is None:
        return ""
    parts = [said(desk, calendar, henvendelse.start)]
    minutes = rules.minutter(henvendelse)
    if minutes is not None:
        parts.append(desk.texts("skal.minutter", n=minutes))
    if changes and rules.efterregistreret(henvendelse, changes[-1].tid):
        parts.append(desk.texts("henvendelse.tid.efterregistreret").lower())
    return " · ".join(parts)


def said(desk: Desk, calendar: Kalender, instant: datetime) -> str:
    """A day and a clock time, such as "tir. 24. nov. kl. 02.14"."""
    day = calendar.ugedag_kort(calendar.dato(instant))
    return desk.texts("henvendelse.frist.tid", dag=day, tid=calendar.entydig(instant))


def suggested_of(changes: Sequence[Aendring]) -> frozenset[str]:
    """The fields whose present answer was a suggestion nobody touched."""
    return frozenset(
        one.felt
        for change in changes
        for one in change.felter
        if one.gaelder and one.kilde == rules.FORSLAG
    )


def story_of(
    desk: Desk, calendar: Kalender, changes: Sequence[Aendring], staff: Mapping[RecordId, str]
) -> list[tuple[str, str]]:
    """What happened to it, newest first: a sentence, and the reason that was given."""
    lines: list[tuple[str, str]] = []
    for number, change in enumerate(changes):
        kind = _kind_of(change, is_first=number == len(changes) - 1)
        if kind is None:
            continue
        words = desk.texts(
            f"henvendelse.laes.skete.{kind}",
            tid=said(desk, calendar, change.tid),
            navn=staff.get(change.bruger, ""),
        )
        if change.ur_usikkert:
            words = desk.texts("henvendelse.laes.ur_usikkert", skete=words)
        if change.usikker:
            words = desk.texts("henvendelse.laes.ikke_underskrevet", skete=words)
        safety = desk.texts(f"synk.tilstand.{change.tilstand}")
        words = desk.texts("henvendelse.laes.hvor", skete=words, tilstand=safety)
        reason = change.begrundelse or ""
        lines.append((words, "" if reason == UNDONE else reason))
    return lines


def _kind_of(change: Aendring, *, is_first: bool) -> str | None:
    """BEGYNDT, LUKKET, RETTET, ANNULLERET, FORTRUDT; None for what was written along the way."""
    status = next((one.vaerdi for one in change.felter if one.felt == "status"), None)
    if change.begrundelse == UNDONE or takes_back(change):
        return "FORTRUDT"
    if status in ("AFSLUTTET", "ANNULLERET"):
        return "LUKKET" if status == "AFSLUTTET" else "ANNULLERET"
    if is_first and not change.begrundelse:
        return "BEGYNDT"
    return "RETTET" if change.begrundelse or change.usikker else None
