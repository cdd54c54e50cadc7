"""The handover as a sheet: what stands on the screen, in the words of the paper (ux.md 5.4, mockups/paper/08)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.opfoelgning import hele_dagen
from akutdesk.domain.overleveringspunkt import VIGTIG
from akutdesk.domain.record import RecordId
from akutdesk.domain.vagtoverlevering import Vagtoverlevering
from akutdesk.reports.udskrift import Afsender, telefon
from akutdesk.reports.vagtoverlevering import (
    IHuset,
    Kontakt,
    Overleveret,
    Overleveringsark,
    SkalGoeres,
)
from akutdesk.storage.raekker import KontaktRaekke, OpfoelgningRaekke, VagtensKontakt
from akutdesk.ui.desk import Desk
from akutdesk.ui.vagtbord.rows import lower, ringing, who
from akutdesk.ui.vagtbord.state import opgave_of
from akutdesk.ui.vagtoverlevering.on_paper import on_paper
from akutdesk.ui.vagtoverlevering.reading import Vagten, reread
from akutdesk.ui.vagtoverlevering.state import Punkt, fortalte, punkter, som_fortalt
from akutdesk.ui.vagtoverlevering.words import Sprog, sprog

KEPT: Final = timedelta(days=7)
"""How long the paper may lie about (mockups/paper/08)."""

_NARROW: Final = {"OPK": "ringede_op", "UDG": "tog_ud"}
"""Kinds of contact whose usual words are wider than the column on paper."""


def sheet_of(
    desk: Desk, vagten: Vagten, lines: Sequence[Punkt], *, teknik: Sequence[str]
) -> Overleveringsark:
    """The sheet of the handover as it stands on the screen, without who is closed to others."""
    words = sprog(desk, on_paper(desk, vagten))
    open_lines = {line.id for line in punkter(words.forslag(), words.vagten.gemte)}
    told = tuple(line for line in fortalte(lines) if line.id in open_lines)
    return _Sheet(desk, words, told).made(teknik)


def earlier_sheet(desk: Desk, report: Vagtoverlevering) -> Overleveringsark:
    """The sheet of a handover that was given before. Raises DiskFull where its reading cannot be logged."""
    words = sprog(desk, on_paper(desk, reread(desk, report)))
    lines = som_fortalt(words.forslag(), words.vagten.gemte)
    return _Sheet(desk, words, lines).made(report.teknik)


class _Sheet:
    def __init__(self, desk: Desk, words: Sprog, lines: tuple[Punkt, ...]) -> None:
        self._desk = desk
        self._words = words
        self._vagten = words.vagten
        self._lines = lines
        self._calendar = words.words.calendar
        staff = desk.store.setup(desk.adgang, Medarbejder)
        self._staff = {one.id: one for one in staff}

    def made(self, teknik: Sequence[str]) -> Overleveringsark:
        now = self._desk.clock.now()
        report = self._vagten.rapport or Vagtoverlevering(id=RecordId(b""))
        day = self._calendar.dato(now)
        clock = self._calendar.klokken(now)
        enhed = self._vagten.enhed
        return Overleveringsark(
            afsender=Afsender(navn=enhed.navn, telefon=enhed.telefon),
            linje=self._line(),
            udskrevet=self._text("udskrevet", dag=self._calendar.lang(day), tid=clock),
            makuleres=day + KEPT,
            vigtigt=tuple(self._told(line) for line in self._lines if line.vigtighed == VIGTIG),
            i_huset=tuple(self._guests()),
            opgaver=tuple(self._task(row) for row in sorted(self._vagten.opgaver, key=self._turn)),
            kontakter=tuple(self._contacts()),
            husk=tuple(self._told(line) for line in self._lines if self._has_no_place(line)),
            teknik=tuple(teknik),
            givet=self._signed(report.givet_af, report.givet_tid),
            modtaget=self._signed(report.kvitteret_af, report.kvitteret_tid),
        )

    def _line(self) -> str:
        """Fra nat til dag, tirsdag 24. november 2026 kl. 07.00. Nattevagt: Anna (AM) og Bo (BK)."""
        vagten, codes = self._vagten, self._desk.codes
        day = self._calendar.dato(vagten.vagt.slut)
        weekday = codes["ugedag"].label(str(day.isoweekday()))
        line = self._text(
            "linje",
            fra=lower(codes["vagttype"].label(vagten.vagt.vagttype)),
            til=lower(codes["vagttype"].label(vagten.naeste.vagttype)),
            dag=f"{lower(weekday)} {self._calendar.lang(day)}",
            tid=self._calendar.klokken(vagten.vagt.slut),
        )
        names = self._names()
        if not names:
            return line
        shift = codes["vagtnavn"].label(vagten.vagt.vagttype)
        return f"{line} {self._text('bemandet', vagt=shift, navne=names)}"

    def _names(self) -> str:
        """Who is at work as it was told at the start of the shift; else who wrote something in it."""
        found = dict.fromkeys(self._vagten.paa_vagt or self._writers())
        names = [self._name(rid) for rid in found if rid in self._staff]
        if len(names) < 2:  # noqa: PLR2004 - one name needs no "and"
            return "".join(names)
        return self._text("og", flere=", ".join(names[:-1]), sidst=names[-1])

    def _writers(self) -> list[RecordId]:
        writers = [row.oprettet_af for row in self._vagten.raekker]
        writers += [line.gemt.oprettet_af for line in self._lines if line.gemt]
        report = self._vagten.rapport
        if report is not None and report.givet_af is not None:
            writers.append(report.givet_af)
        return writers

    def _name(self, rid: RecordId) -> str:
        person = self._staff[rid]
        first = self._words.words.staff.get(rid, person.navn)
        return f"{first} ({person.initialer})"

    def _signed(self, rid: RecordId | None, tid: datetime | None) -> tuple[str, str]:
        if rid is None or tid is None or rid not in self._staff:
            return "", ""
        return self._name(rid), self._calendar.klokken(tid)

    def _told(self, line: Punkt) -> Overleveret:
        return Overleveret(navn=line.alias, tekst=line.tekst)

    def _has_no_place(self, line: Punkt) -> bool:
        """Whether it stands nowhere else on the sheet: contacts, guests and tasks have blocks of their own."""
        if line.vigtighed == VIGTIG:
            return False
        placed = line.kilde is not None and line.kilde[0] in {"overnatning", "opfoelgning"}
        return not placed and (line.kilde is None or line.kilde[0] != "henvendelse")

    def _guests(self) -> list[IHuset]:
        texts, most = self._desk.texts, self._vagten.enhed.max_naetter
        said = {line.kilde: line for line in self._lines if line.kilde is not None}
        rows: list[IHuset] = []
        for one in self._vagten.gaester:
            night = texts("overnatning.nat", nr=one.nat_nr, antal=most)
            line = said.get(("overnatning", one.rid))
            own = line.gemt.tekst if line is not None and line.gemt else ""
            proposed = line.forslag.tekst if line is not None and line.forslag else ""
            look_in = one.tilsyn_aftale
            looks = texts("vagtoverlevering.siger.tilsyn", ord=look_in) if look_in else ""
            note = looks if own in {"", proposed} else own
            rows.append(
                IHuset(
                    plads=texts("overnatning.plads", nr=one.plads),
                    navn=f"{one.navn or texts('vagtoverlevering.anonym')}, {night}",
                    note=note,
                )
            )
        return rows

    def _turn(self, row: OpfoelgningRaekke) -> tuple[bool, date, bool, datetime]:
        """By day; what has a clock before what may be done at any time of that day; without a day at last."""
        at = row.forfald or self._vagten.naeste.slut
        return row.forfald is None, self._calendar.dato(at), hele_dagen(opgave_of(row)), at

    def _task(self, row: OpfoelgningRaekke) -> SkalGoeres:
        words = self._words.contact.task(row)
        if row.type == "OPKALD":
            words = self._how_to_ring(row, words)
        return SkalGoeres(tid=self._when(row), tekst=words, hvem=who(self._words.words, row))

    def _how_to_ring(self, row: OpfoelgningRaekke, words: str) -> str:
        """Ring til Karen, 04 71 20 66. Læg ikke besked."""
        number = telefon(row.opkald.telefon)
        said = ringing(self._words.words, row, self._desk.clock.now())
        return ". ".join([f"{words}, {number}" if number else words, *said])

    def _when(self, row: OpfoelgningRaekke) -> str:
        if row.forfald is None:
            return ""
        day = self._calendar.dato(row.forfald)
        if day != self._calendar.dato(self._vagten.vagt.slut):
            return self._calendar.kort(day)
        if hele_dagen(opgave_of(row)):
            return self._desk.texts("opfoelgning.i_dag_lille")
        return self._calendar.klokken(row.forfald)

    def _contacts(self) -> list[Kontakt]:
        opened = {one.henvendelse.id: one for one in self._vagten.kontakter}
        told = {line.kilde: line for line in self._lines}
        rows: list[Kontakt] = []
        for row in self._vagten.raekker:
            one = opened.get(row.rid)
            line = told.get(("henvendelse", row.rid))
            rows.append(self._short(row) if one is None else self._contact(row, one, line))
        return rows

    def _contact(self, row: KontaktRaekke, one: VagtensKontakt, line: Punkt | None) -> Kontakt:
        codes = self._desk.codes
        own = line.gemt.tekst if line is not None and line.gemt else ""
        proposed = line.forslag.tekst if line is not None and line.forslag else own
        is_told = line is not None and line.vigtighed == VIGTIG
        return replace(
            self._short(row),
            kontakt=self._form(row.form) if row.form else "",
            grad=codes["grad"].get(row.grad_foer).papir if row.grad_foer else "",
            navn=self._words.contact.who_it_was(one),
            tekst=own if own and own != proposed else self._words.what(one, told=is_told),
        )

    def _form(self, form: str) -> str:
        """How the contact came, in a word that its narrow column holds."""
        if form in _NARROW:
            return self._text(_NARROW[form])
        return self._desk.codes["form"].get(form).papir

    def _short(self, row: KontaktRaekke) -> Kontakt:
        """A kortopkald, or a henvendelse that this reader may know no more of."""
        kinds, texts = self._desk.codes["kortopkald"], self._desk.texts
        is_short = row.type == "kortopkald"
        return Kontakt(
            tid=self._calendar.klokken(row.start) if row.start else "",
            kontakt=texts("kortopkald.titel") if is_short else "",
            grad="",
            minutter="" if row.minutter is None else str(max(1, row.minutter)),
            navn=kinds.label(row.slags)
            if is_short and row.slags
            else texts("vagtoverlevering.anonym"),
            tekst="",
        )

    def _text(self, key: str, **places: object) -> str:
        return self._desk.papir.text(f"overlevering.{key}", **places)
