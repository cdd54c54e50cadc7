"""The rows of the palette, as they are painted and said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from akutdesk.domain.kalender import Kalender, kalender
from akutdesk.domain.samarbejdspartner import Samarbejdspartner, bedste_nummer
from akutdesk.storage.raekker import BorgerHit, NoteHit
from akutdesk.ui import keys
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Row
from akutdesk.ui.soeg.match import spans, with_found
from akutdesk.ui.soeg.state import (
    Choice,
    Deed,
    DoDeed,
    NewCitizen,
    OpenCitizen,
    OpenNote,
    OpenPartner,
    Section,
)

_ICONS: Mapping[str, str] = MappingProxyType(
    {
        "hjaelp": "info-circle",
        "opkald": "phone",
        "kort_opkald": "phone-off",
        "send_nu": "cloud-up",
        "krisesamtale": "messages",
        "kriseplan": "file-text",
        "overnatning": "bed",
        "vis_borger": "eye",
        "akutkort": "lifebuoy",
        "skaerm_1": "layout-dashboard",
        "skaerm_2": "clipboard-text",
        "skaerm_3": "users",
        "skaerm_4": "bed",
        "skaerm_5": "list-check",
        "skaerm_6": "chart-bar",
        "skaerm_7": "settings",
        "ny_henvendelse": "door-enter",
        "ny_borger": "user-plus",
        "partnere": "phone-outgoing",
        "haendelser": "flag",
        "statusrapport": "file-text",
        "slet_bevar": "trash",
        "stikproeve": "list-check",
        "ny_stikproeve": "list-check",
        "log_kontrol": "list-check",
        "i_orden": "check",
        "slet_kort": "trash",
        "implementering": "chart-bar",
        "alt_i_orden": "shield-check",
        "gem_luk": "check",
        "gem": "check",
        "fortryd": "arrow-back-up",
        "gentag": "arrow-forward-up",
        "udskriv": "printer",
        "gem_pdf": "download",
        "gem_csv": "download",
        "gem_regneark": "download",
        "laas": "lock",
        "stoerre": "zoom-in",
        "mindre": "zoom-out",
        "normal": "text-size",
        "dag_nat": "moon",
        "ret": "pencil",
        "vis_cpr": "id",
        "paaroerende": "users",
        "historik": "history",
        "flere_opgaver": "list-check",
        "ny_opfoelgning": "plus",
        "ikke_naaet": "phone-off",
        "flyt": "calendar",
    }
)
_OTHER_DEED = "chevron-right"
_NOTE_ICONS: Mapping[str, str] = MappingProxyType(
    {"kriseplan": "file-text", "opfoelgning": "list-check", "borger": "user"}
)
_OTHER_NOTE = "notes"


class PaletteRows:
    """Turns sections into rows; the id of a row is what it opens or does."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._texts = desk.texts
        self._kalender: Kalender = kalender(desk.codes)

    def rows(self, sections: Sequence[Section], typed: str) -> tuple[Row, ...]:
        """All rows with their headings."""
        return tuple(self._rows(sections, typed))

    def _rows(self, sections: Sequence[Section], typed: str) -> Iterator[Row]:
        enter = keys.shown("Return")
        for section in sections:
            title = self._texts(f"soeg.afsnit.{section.title}")
            yield Row(section.title, title, heading=True)
            for choice in section.choices:
                row = self._row(choice, typed)
                yield row if row.keys else replace(row, mark_keys=enter)

    def _row(self, choice: Choice, typed: str) -> Row:
        if isinstance(choice, OpenCitizen):
            return self._citizen(choice, choice.hit, typed)
        if isinstance(choice, OpenPartner):
            return self._partner(choice, choice.partner, typed)
        if isinstance(choice, DoDeed):
            return self._deed(choice, choice.deed, typed)
        if isinstance(choice, OpenNote):
            return self._note(choice, choice.hit, typed)
        if isinstance(choice, NewCitizen):
            return Row(choice, self._texts("soeg.opret", navn=choice.navn), icon="user-plus")
        notes, logged = self._texts("soeg.noter"), self._texts("soeg.noter_log")
        return Row(choice, notes, aside=logged, icon="notes", keys=keys.hint("gem_luk"))

    def _citizen(self, choice: OpenCitizen, hit: BorgerHit, typed: str) -> Row:
        navn = with_found(hit.navn or self._texts("soeg.uden_navn"), hit.fuldt_navn, typed)
        facts = facts_of(self._desk, hit)
        return Row(
            choice,
            navn,
            aside=facts,
            right=self._kalender.dag_maaned(self._kalender.dato(hit.sidst)) if hit.sidst else "",
            icon="user",
            bold=spans(navn, typed),
        )

    def _partner(self, choice: OpenPartner, partner: Samarbejdspartner, typed: str) -> Row:
        kinds = self._desk.codes["partner_type"]
        return Row(
            choice,
            partner.navn,
            aside=kinds.get(partner.type).kort if partner.type else "",
            right=bedste_nummer(partner),
            icon="phone-outgoing",
            bold=spans(partner.navn, typed),
        )

    def _deed(self, choice: DoDeed, deed: Deed, typed: str) -> Row:
        icon = _ICONS.get(deed.action, _OTHER_DEED)
        return Row(choice, deed.words, icon=icon, keys=deed.keys, bold=spans(deed.words, typed))

    def _note(self, choice: OpenNote, hit: NoteHit, typed: str) -> Row:
        return Row(
            choice,
            hit.navn or self._texts("soeg.uden_navn"),
            right=self._kalender.dag_maaned(self._kalender.dato(hit.tid)),
            icon=_NOTE_ICONS.get(hit.type, _OTHER_NOTE),
            lines=hit.uddrag or self._texts(f"soeg.slags.{hit.type}"),
        )


def facts_of(desk: Desk, hit: BorgerHit) -> str:
    """Birth year and municipality: enough to tell two of one name apart (design.md 8.21)."""
    parts: list[str] = []
    if hit.foedselsaar is not None:
        parts.append(desk.texts("soeg.foedt", aar=hit.foedselsaar))
    kommuner = desk.codes["kommune"]
    if hit.kommunekode and hit.kommunekode in kommuner:
        parts.append(kommuner.label(hit.kommunekode))
    return " · ".join(parts)
