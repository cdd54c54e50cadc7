"""Code lists: what an answer may be and how it is called, dated, never deleted (domain.md 2.0.3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from akutdesk.domain.errors import ResourceError
from akutdesk.domain.raekke import Raw, entydige, raekker

if TYPE_CHECKING:
    from akutdesk.domain.indstilling import Indstilling, LokalKode

NO_ANSWER: Mapping[str, str] = MappingProxyType(
    {
        "IKKE_SPURGT": "not asked",
        "IKKE_OPLYST": "asked, does not want to say",
        "UKENDT": "nobody knows",
    }
)
"""The three kinds of no answer; never the same as an empty field (domain.md 2.0.2)."""

LOCAL = "L_"
"""How a code begins that a leader added; no other can, so no shipped code is ever replaced."""

_LAST_DIGIT = 9


@dataclass(frozen=True, kw_only=True)
class Code:
    """One answer. `kort` fits a chip (19 letters or fewer), `papir` a printed form; both fall back on `label`."""

    kode: str
    label: str
    kort: str = ""
    papir: str = ""
    hjaelp: str = ""
    aktiv_fra: date | None = None
    aktiv_til: date | None = None
    """The last day it may be chosen; None while it may."""
    ffb: str = ""
    """KL's FFB code: a whole GUID, or the first 8 characters where only these are known (domain.md 2.6.5)."""

    def aktiv(self, dag: date) -> bool:
        """Whether it may be chosen on this day."""
        begun = self.aktiv_fra is None or self.aktiv_fra <= dag
        return begun and (self.aktiv_til is None or dag <= self.aktiv_til)


@dataclass(frozen=True, kw_only=True)
class CodeList:
    """One list of answers, in order."""

    navn: str
    koder: tuple[Code, ...]
    favoritter: tuple[str, ...] = ()
    """The codes on the digits 1 to 9; "" leaves a digit empty. Without favourites the first nine codes."""
    nul: str = ""
    """The code on digit 0; empty means that 0 opens the whole list (design.md 8.15)."""
    alene: tuple[str, ...] = ()
    """Codes that stand alone in a multi-choice answer (INGEN, UKENDT)."""
    selvsat: tuple[str, ...] = ()
    """Codes that the program sets and nobody chooses (tiltag KRISEPLAN)."""

    def __contains__(self, kode: object) -> bool:
        return any(code.kode == kode for code in self.koder)

    def get(self, kode: str) -> Code:
        """The code, active or not: old records keep their label. Raises KeyError if the list never had it."""
        for code in self.koder:
            if code.kode == kode:
                return code
        raise KeyError(kode)

    def label(self, kode: str) -> str:
        """The full label. Raises KeyError if the list never had the code."""
        return self.get(kode).label

    def aktive(self, dag: date) -> tuple[Code, ...]:
        """The codes in force on a day, in order."""
        return tuple(code for code in self.koder if code.aktiv(dag))

    def valgbare(self, dag: date) -> tuple[Code, ...]:
        """The codes that staff may choose on a day, in order: active, and not set by the program."""
        return tuple(code for code in self.aktive(dag) if code.kode not in self.selvsat)

    def cifre(self, dag: date) -> tuple[tuple[int, Code], ...]:
        """Digit and code of the chips, 1 to 9 and then 0; a digit never moves by itself (ux.md 2.8)."""
        on_digits = self.favoritter or self._first(dag)
        placed = tuple((place, kode) for place, kode in enumerate(on_digits, start=1) if kode)
        if self.nul:
            placed += ((0, self.nul),)
        found = ((digit, self.get(kode)) for digit, kode in placed)
        return tuple((digit, code) for digit, code in found if code.aktiv(dag))

    def flere(self, dag: date) -> bool:
        """Whether there are more answers than digits, so that 0 opens the whole list."""
        return not self.nul and len(self.cifre(dag)) < len(self.valgbare(dag))

    def skift(self, valgte: tuple[str, ...], kode: str) -> tuple[str, ...]:
        """The multi-choice answer after `kode` was pressed, in the order of the list.

        A code that stands alone (INGEN) takes the place of all others, and gives way to any other
        (domain.md 2.6.7).
        """
        if kode in valgte:
            return tuple(valgt for valgt in valgte if valgt != kode)
        if kode in self.alene:
            return (kode,)
        beside = {valgt for valgt in valgte if valgt not in self.alene} | {kode}
        return tuple(code.kode for code in self.koder if code.kode in beside)

    def _first(self, dag: date) -> tuple[str, ...]:
        fitting = [code.kode for code in self.valgbare(dag) if code.kode != self.nul]
        return tuple(fitting[:_LAST_DIGIT])


Codes = Mapping[str, CodeList]
"""All lists by name."""


def code_list(navn: str, raw: Raw) -> CodeList:
    """A list from its file: `[[kode]]` rows and, if it has any, `favoritter`, `nul`, `alene`, `selvsat`.

    Raises ResourceError: FELT (a row lacks or has an unknown field), DOBBELT (a code twice) or
    KODE_UKENDT (a digit or lone code that the list does not have).
    """
    koder = entydige((code.kode, code) for code in raekker(raw, "kode", Code))
    liste = CodeList(
        navn=navn,
        koder=tuple(_named(code) for code in koder.values()),
        favoritter=tuple(raw.get("favoritter", ())),
        nul=raw.get("nul", ""),
        alene=tuple(raw.get("alene", ())),
        selvsat=tuple(raw.get("selvsat", ())),
    )
    for kode in (*liste.favoritter, *liste.alene, *liste.selvsat, liste.nul):
        if kode and kode not in koder:
            raise ResourceError("KODE_UKENDT", felt=kode)
    return liste


def med_indstilling(liste: CodeList, indstilling: Indstilling) -> CodeList:
    """The list as the leader set it: own digits, hidden codes, own codes (`L_…`) at the end.

    A hidden code keeps its label for old records; it only cannot be chosen any more.
    """
    koder = tuple(
        _hidden(code) if code.kode in indstilling.skjulte else code for code in liste.koder
    )
    koder += tuple(_local(lokal) for lokal in indstilling.lokale if lokal.kode.startswith(LOCAL))
    known = {code.kode for code in koder}
    favoritter = tuple(kode if kode in known else "" for kode in indstilling.favoritter)
    return replace(liste, koder=koder, favoritter=favoritter or liste.favoritter)


def _hidden(code: Code) -> Code:
    return replace(code, aktiv_til=date.min)


def _local(lokal: LokalKode) -> Code:
    return Code(
        kode=lokal.kode,
        label=lokal.label,
        kort=lokal.kort or lokal.label,
        papir=lokal.label,
        aktiv_fra=lokal.aktiv_fra,
        aktiv_til=lokal.aktiv_til,
    )


def _named(code: Code) -> Code:
    return replace(code, kort=code.kort or code.label, papir=code.papir or code.label)
