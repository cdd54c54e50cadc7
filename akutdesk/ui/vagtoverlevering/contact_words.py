"""What is said of one contact, and of what was agreed in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Final

from akutdesk.domain.henvendelse import er_afbrudt
from akutdesk.domain.opfoelgning import hele_dagen
from akutdesk.domain.partnerkontakt import Partnerkontakt
from akutdesk.storage.raekker import OpfoelgningRaekke, VagtensKontakt
from akutdesk.ui.place import katalog_of
from akutdesk.ui.vagtbord.rows import Words, deed, lower, who
from akutdesk.ui.vagtbord.state import opgave_of
from akutdesk.ui.vagtoverlevering.reading import Vagten

_RELATIVE: Final = "PAAR"
_WRITTEN: Final = frozenset({"SMS", "MAIL"})
_FORMS: Final = frozenset({"TLF", "FREM", "OPK", "UDG"})
_LINKS: Final = frozenset({"TLF", "OPK", "FREM"})
_PLANS: Final = frozenset({"NY", "REVIDERET", "BRUGT"})
_OUTCOMES: Final = frozenset({"STAB", "DELVIS", "UAENDRET", "FORVAERRET"})
_DANGERS: Final = ("SELVMORD", "SELVSKADE")
_TOLD_BY_TASKS: Final = frozenset({"NYSAMTALE", "OPKALD", "KRISEPLAN", "INGEN", "OVERNAT"})


@dataclass(frozen=True)
class ContactWords:
    """Sentences; each ends with a full stop."""

    words: Words
    vagten: Vagten

    def who_it_was(self, one: VagtensKontakt) -> str:
        """The alias, or that there is none."""
        if one.navn:
            return one.navn
        relative = one.henvendelse.henvender == _RELATIVE
        return self._text("paaroerende" if relative else "anonym")

    def task(self, row: OpfoelgningRaekke) -> str:
        """What is to be done, and about whom."""
        words = deed(self.words, row)
        return words if not row.navn or row.navn in words else f"{row.navn}: {words}"

    def due(self, row: OpfoelgningRaekke) -> str:
        """Its time in a sentence: kl. 10.00, den 29/11; nothing where none was agreed."""
        if row.forfald is None:
            return ""
        calendar = self.words.calendar
        day = calendar.dato(row.forfald)
        if hele_dagen(opgave_of(row)) or day > calendar.dato(self.vagten.naeste.slut):
            return self._text("siger.dagen", dag=calendar.dag_maaned(day))
        return self._text("siger.klokken", tid=calendar.klokken(row.forfald))

    def situation(self, one: VagtensKontakt) -> Iterator[str]:
        """How and when it began, whether it is finished, and how heavy it was."""
        contact = one.henvendelse
        if contact.start is not None:
            form = contact.form or ""
            kind = "skrev" if form in _WRITTEN else form if form in _FORMS else "andet"
            yield self._text(f"siger.{kind}", tid=self.words.calendar.klokken(contact.start))
        yield from self.unfinished(one)
        if contact.grad_foer:
            yield f"{self.words.desk.codes['grad'].label(contact.grad_foer)}."

    def unfinished(self, one: VagtensKontakt) -> Iterator[str]:
        """That somebody has still to close it."""
        if one.henvendelse.status == "KLADDE":
            yield self._text("siger.ikke_faerdig")

    def background(self, one: VagtensKontakt) -> Iterator[str]:
        """What was behind it, and who has taken over."""
        contact = one.henvendelse
        for kode in _DANGERS:
            if kode in contact.symptomer:
                yield self._text(f"siger.{kode}")
        if er_afbrudt(contact):
            yield self._text("siger.afbrudt")
        yield from (self._handed_over(given) for given in one.overdragelser)

    def outcome(self, one: VagtensKontakt) -> Iterator[str]:
        """The plan, and how it was in the end."""
        contact = one.henvendelse
        if contact.kriseplan in _PLANS:
            yield self._text(f"siger.plan_{contact.kriseplan}")
        if contact.stabilisering in _OUTCOMES:
            yield self._text(f"siger.{contact.stabilisering}")

    def agreed(self, one: VagtensKontakt) -> list[str]:
        """What was promised, with its time and who does it; then what the citizen was advised to do."""
        tasks = [row for row in self.vagten.aftaler if row.henvendelse_id == one.henvendelse.id]
        said = [self._task_words(row) for row in tasks]
        if said:
            return said
        labels = self.words.desk.codes["tiltag"]
        return [
            f"{labels.label(kode)}."
            for kode in one.henvendelse.tiltag
            if kode not in _TOLD_BY_TASKS and not one.overdragelser
        ]

    def _task_words(self, row: OpfoelgningRaekke) -> str:
        due, doer = self.due(row), who(self.words, row)
        words = deed(self.words, row)
        if not due:
            return self._text("siger.aftale_uden", ord=lower(words))
        said = self._text("siger.aftale", ord=lower(words), tid=due)
        return said if not doer else f"{said[:-1]} ({doer})."

    def _handed_over(self, given: Partnerkontakt) -> str:
        navn = self._partner(given)
        tid = self.words.calendar.klokken(given.tid) if given.tid else ""
        taken = given.resultat or ("OVERTAGET" if given.modtager_bekraeftet == "JA" else "")
        if taken == "AFVENTER":
            return self._text("siger.AFVENTER", navn=navn)
        return self._text(f"siger.{taken or 'kontaktet'}", navn=navn, tid=tid)

    def _partner(self, given: Partnerkontakt) -> str:
        return (
            self._partners.get(given.katalog_kode)
            or given.modtager_navn
            or self._text("kilder.anden")
        )

    def link(self, form: str | None, start: datetime | None) -> str:
        """What the way to it is called: Opkald 02.06."""
        known = form if form in _LINKS else "anden"
        clock = self.words.calendar.klokken(start) if start else ""
        return self._text("kilder.henvendelse", form=self._text(f"kilder.{known}"), tid=clock)

    @cached_property
    def _partners(self) -> dict[str, str]:
        return {post.kode: post.navn for post in katalog_of(self.words.desk).poster}

    def _text(self, key: str, **places: object) -> str:
        return self.words.desk.texts(f"vagtoverlevering.{key}", **places)
