"""The words of a handover, in ISBAR's order: who and how, what is, what was behind, how it went, what was agreed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from akutdesk.domain import fritekst
from akutdesk.domain.overleveringspunkt import HUSK, VIGTIG, Overleveringspunkt
from akutdesk.storage.konflikter import Konflikt
from akutdesk.storage.raekker import (
    GaestRaekke,
    KladdeRaekke,
    OpfoelgningRaekke,
    VagtensKontakt,
)
from akutdesk.ui.desk import Desk
from akutdesk.ui.vagtbord.rows import Words, deed, words_of
from akutdesk.ui.vagtoverlevering.contact_words import ContactWords
from akutdesk.ui.vagtoverlevering.reading import Vagten
from akutdesk.ui.vagtoverlevering.state import Forslag

_RELATIVE: Final = "PAAR"
_LIGHT: Final = frozenset({None, "IKKE", "LET"})
_HIGH: Final = frozenset({"2", "3"})
_WORSE: Final = "FORVAERRET"
_WRITTEN: Final = frozenset({"SMS", "MAIL"})
_DANGERS: Final = ("SELVMORD", "SELVSKADE")
_TOLD_BY_TASKS: Final = frozenset({"NYSAMTALE", "OPKALD", "KRISEPLAN", "INGEN", "OVERNAT"})
_LONGEST: Final = fritekst.graense(Overleveringspunkt.TYPE, "tekst")


@dataclass(frozen=True)
class Sprog:
    """Says what a shift has to tell."""

    contact: ContactWords

    @property
    def words(self) -> Words:
        """The desk's words."""
        return self.contact.words

    @property
    def vagten(self) -> Vagten:
        """The shift."""
        return self.contact.vagten

    # ---- the items

    def forslag(self) -> tuple[Forslag, ...]:
        """Every item the program proposes: the house, the contacts, what was not finished, what two wrote apart."""
        vagten = self.vagten
        return (
            *(self._guest(one) for one in vagten.gaester),
            *(self._contact(one) for one in vagten.kontakter),
            *(self._plan(one) for one in vagten.planer),
            *(self._undone(row) for row in vagten.ikke_gjorte if not self._is_told(row)),
            *(self._conflict(one) for one in vagten.konflikter),
        )

    def summary(self) -> str:
        """One line: how many contacts, guests, and unfinished ones."""
        vagten = self.vagten
        waiting = sum(one.henvendelse.status == "KLADDE" for one in vagten.kontakter)
        parts = [
            self._counted("henvendelser", len(vagten.kontakter)),
            self._counted("gaester", len(vagten.gaester)),
            self._counted("venter", waiting),
        ]
        return self._text(f"sum.{vagten.vagt.vagttype}", linje=", ".join(parts))

    def what(self, one: VagtensKontakt, *, told: bool = False) -> str:
        """A contact without its clock and its grade, which stand in columns of their own on the sheet.

        `told`: the rest of it stands among what is important.
        """
        said = self.contact
        if told:
            return _joined([*said.unfinished(one), *said.outcome(one)])
        return _joined(
            [*said.unfinished(one), *said.background(one), *said.outcome(one), *said.agreed(one)]
        )

    def _guest(self, gaest: GaestRaekke) -> Forslag:
        navn = gaest.navn or self._text("anonym")
        most = self.vagten.enhed.max_naetter
        said = [self._text("siger.nat", nr=gaest.nat_nr, antal=most)]
        if gaest.tilsyn_aftale:
            said.append(self._text("siger.tilsyn", ord=gaest.tilsyn_aftale))
        return Forslag(
            kilde=("overnatning", gaest.rid),
            type="overnatning",
            alias=self._text("gaest", navn=navn, plads=gaest.plads),
            tekst=_joined(said),
            link=self._text("kilder.overnatning"),
            borger_id=gaest.borger_id,
        )

    def _contact(self, one: VagtensKontakt) -> Forslag:
        contact = one.henvendelse
        is_open = contact.status == "KLADDE"
        agreed = self.contact.agreed(one)
        said = [
            *self.contact.situation(one),
            *self.contact.background(one),
            *self.contact.outcome(one),
            *agreed,
        ]
        heavy = contact.handleniveau in _HIGH or contact.stabilisering == _WORSE
        return Forslag(
            kilde=("henvendelse", contact.id),
            type=contact.TYPE,
            alias=self.contact.who_it_was(one),
            tekst=_joined(said),
            link=self.contact.link(contact.form, contact.start),
            borger_id=contact.borger_id,
            vigtighed=VIGTIG if heavy else HUSK if is_open else None,
            let=contact.grad_foer in _LIGHT and not is_open and not heavy and not agreed,
        )

    def _plan(self, plan: KladdeRaekke) -> Forslag:
        return Forslag(
            kilde=("kriseplan", plan.rid),
            type="kriseplan",
            alias=plan.navn or self._text("anonym"),
            tekst=self._text("siger.plan_aaben"),
            link=self._text("kilder.kriseplan"),
            vigtighed=HUSK,
        )

    def _undone(self, row: OpfoelgningRaekke) -> Forslag:
        due = self.contact.due(row)
        key = "siger.ikke_gjort" if due else "siger.ikke_gjort_uden"
        places = {"ord": deed(self.words, row), **({"tid": due} if due else {})}
        return Forslag(
            kilde=("opfoelgning", row.rid),
            type="opfoelgning",
            alias=row.navn or self._text("opgave"),
            tekst=self._text(key, **places),
            link=self._text("kilder.opfoelgning"),
            borger_id=row.borger_id,
            vigtighed=HUSK,
        )

    def _conflict(self, one: Konflikt) -> Forslag:
        key = "plan" if one.type == "kriseplan" else "felt"
        key = key if one.fortrudt is None else "fortrudt"
        return Forslag(
            kilde=("konflikt", one.rid),
            type=one.type,
            alias=one.navn or self._text("anonym"),
            tekst=self.words.desk.texts(f"konflikt.overlevering.{key}"),
            link=self._text("kilder.konflikt"),
            borger_id=one.borger_id,
            vigtighed=VIGTIG,
        )

    # ---- what needs no line of its own

    def _is_told(self, row: OpfoelgningRaekke) -> bool:
        """Whether the contact it comes from tells it already."""
        calls = {one.henvendelse.id for one in self.vagten.kontakter}
        return row.henvendelse_id in calls

    def _counted(self, key: str, n: int) -> str:
        name = f"sum.{key}_{n}" if n <= 1 else f"sum.{key}"
        return self._text(name) if n <= 1 else self._text(name, n=n)

    def _text(self, key: str, **places: object) -> str:
        return self.words.desk.texts(f"vagtoverlevering.{key}", **places)


def sprog(desk: Desk, vagten: Vagten) -> Sprog:
    """The words as the house is now."""
    return Sprog(ContactWords(words_of(desk), vagten))


def _joined(sentences: Sequence[str]) -> str:
    """Sentences on one line, as many as an item holds."""
    said = ""
    for one in sentences:
        longer = f"{said} {one}".strip()
        if len(longer) > _LONGEST:
            break
        said = longer
    return said
