"""A contact on paper for the municipality's record system: to whom and on what, then every answer that leaves (G115).

What may leave is decided in `domain/videregivelse.py`; nothing else of the records is read here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from akutdesk.domain.borger import fuldt_navn, visningsnavn
from akutdesk.domain.cpr import med_streg
from akutdesk.domain.henvendelse import Henvendelse, minutter
from akutdesk.domain.kalender import Kalender, kalender
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.domain.videregivelse import Afsnit, Svar, Videregivelse, afsnit
from akutdesk.reports.blocks import heading, large_title
from akutdesk.reports.composition import Flow, finished, section_of
from akutdesk.reports.dokument import Dokument
from akutdesk.reports.flow import Column
from akutdesk.reports.letterhead import Letterhead, edges
from akutdesk.reports.papir import Papir
from akutdesk.reports.setter import Setter
from akutdesk.reports.sheet import Sheet
from akutdesk.reports.skrift import FIRST_BASELINE, LAST_BASELINE, LEFT, NORMAL
from akutdesk.reports.svarord import Plandele, Svarord
from akutdesk.reports.svartabel import Linjer, Svartabel
from akutdesk.reports.udskrift import Afsender

_SKRIFT: Final = replace(NORMAL, axis=LEFT, body=12, leading=16, title=28, gap=32)
_UNDER_TITLE: Final = 30.0


def render_videregivelse(
    papir: Papir, words: Svarord, parcel: Videregivelse, plandele: Plandele = ()
) -> Dokument:
    """As many pages as it takes: nothing is left out. Raises AssetDamaged."""
    setter = Setter(papir, _SKRIFT, LEFT)
    sheet = Sheet(papir.fonts)
    told = _Told(words, parcel, kalender(words.codes))
    letterhead = Letterhead(setter, _sender(parcel))
    sender = sheet.root.child("P")
    flow, rows = Flow(setter, sheet.root), Svartabel(setter)
    title = papir.glued(told.text("titel"))
    flow.add(large_title(setter, title))
    flow.add(rows.block(told.facts()), lead=_UNDER_TITLE)
    for name, lines in told.parts(plandele):
        flow.add(section_of(heading(setter, name), rows.block(lines), name))
    column = Column(
        FIRST_BASELINE + letterhead.extra + _SKRIFT.after_sender,
        _SKRIFT.top + letterhead.extra,
        LAST_BASELINE,
    )
    furniture = edges(letterhead, sender, title, papir.glued(told.text("fod")))
    return finished(sheet, title, flow, column, furniture)


@dataclass(frozen=True)
class _Told:
    """The parcel in words."""

    words: Svarord
    parcel: Videregivelse
    days: Kalender

    def text(self, key: str, **values: object) -> str:
        """A text of the sheet's own."""
        return self.words.texts(f"videregivelse.ark.{key}", **values)

    def facts(self) -> Linjer:
        """To whom, on what, about whom and when."""
        contact, borger = self.parcel.henvendelse, self.parcel.borger
        name = fuldt_navn(borger) or visningsnavn(borger) if borger is not None else ""
        born = borger.foedselsaar if borger is not None else None
        rows = {
            "til": self.parcel.modtager,
            "fra": self._from(),
            "grundlag": self._ground(),
            "navn": name or self.words.texts("videregivelse.anonym"),
            "cpr": med_streg(borger.cpr) if borger is not None else "",
            "foedt": str(born or ""),
            "hvornaar": self._when(contact),
            "minutter": self.text("min", antal=minutter(contact)) if minutter(contact) else "",
        }
        return [(self.text(key), [words]) for key, words in rows.items() if words]

    def parts(self, plandele: Plandele) -> Iterator[tuple[str, Linjer]]:
        """Each record's answers under its name; the plan last."""
        for part in afsnit(self.parcel):
            kind = part.record.TYPE
            lines = [
                (self.words.field(kind, svar.felt), self._said(part, svar)) for svar in part.svar
            ]
            yield self.text(f"om_{kind}"), lines
        plan = self.parcel.plan
        if plan is not None:
            yield (
                self.text("om_kriseplan"),
                [*self._of_plan(plan), *(one for one in plandele if one[1])],
            )

    def _from(self) -> str:
        """By initials: the receiver rings the house, not a colleague."""
        who = self.parcel.medarbejder
        day, clock = (
            self.days.lang(self.days.dato(self.parcel.tid)),
            self.days.klokken(self.parcel.tid),
        )
        initials = who.initialer if who is not None else ""
        return self.text("af", hvem=initials, dag=day, kl=clock) if initials else f"{day} {clock}"

    def _ground(self) -> str:
        held = self.parcel.samtykke
        if held is None or held.udloeb is None:
            return self.words.label("grundlag", self.parcel.grundlag)
        day = self.days.lang(held.udloeb)
        given = self.words.texts("videregivelse.samtykke_gaelder", modtager=held.modtager, dag=day)
        return f"{given} {held.oplysninger}".strip()

    def _when(self, contact: Henvendelse) -> str:
        """Day and clock; in the hour that October has twice also which one."""
        if contact.start is None:
            return ""
        day = self.days.lang(self.days.dato(contact.start))
        end = self.days.entydig(contact.slut) if contact.slut else ""
        clock = "–".join(part for part in (self.days.entydig(contact.start), end) if part)
        return self.text("tid", dag=day, kl=clock)

    def _of_plan(self, plan: Kriseplan) -> Linjer:
        """The days it was made and holds until."""
        days = {"plan_lavet": plan.lavet_dato, "plan_til": plan.gaelder_til}
        return [(self.text(key), [self.days.lang(day)]) for key, day in days.items() if day]

    def _said(self, part: Afsnit, svar: Svar) -> Sequence[str]:
        """One answer, a paragraph for each line of it."""
        if svar.ja is not None:
            return [self.words.label("ja_nej", "JA" if svar.ja else "NEJ")]
        if len(svar.tal) > 1:
            return [f"{name}: {value}" for _, name, value in self.words.rows(part, svar)]
        if svar.koder:
            return [", ".join(self.words.label(svar.liste, kode) for kode in svar.koder)]
        return [str(one) for one in svar.tal] or svar.tekst.splitlines()


def _sender(parcel: Videregivelse) -> Afsender:
    return Afsender(navn=parcel.enhed.navn, telefon=parcel.enhed.telefon)
