"""Code lists: what an answer may be and how it is called, dated, never deleted (domain.md 2.0.3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Code:
    """One answer. `kort` fits a chip (19 letters or fewer), `papir` a printed form; both fall back on `label`."""

    kode: str
    label: str
    kort: str
    papir: str
    hjaelp: str = ""
    aktiv_fra: date | None = None
    aktiv_til: date | None = None
    """The last day it may be chosen; None while it may."""
    ffb: str = ""
    """KL's FFB code: a whole GUID, or the first 8 characters where only these are known (domain.md 2.6.5)."""

    def aktiv(self, dag: date) -> bool:
        """Whether it may be chosen on this day."""
        return (self.aktiv_fra is None or self.aktiv_fra <= dag) and (
            self.aktiv_til is None or dag <= self.aktiv_til
        )


@dataclass(frozen=True, kw_only=True)
class CodeList:
    """One list. `favoritter` are the codes on the digits 1-9, in order; `ingen` the code on 9 that excludes others."""

    navn: str
    koder: tuple[Code, ...]
    favoritter: tuple[str, ...] = ()
    udelukker: tuple[str, ...] = ()
    """Codes that stand alone in a multi-choice answer (INGEN, UKENDT)."""

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
        """The codes that may be chosen on a day, in order."""
        return tuple(code for code in self.koder if code.aktiv(dag))


Codes = Mapping[str, CodeList]
"""All lists by name."""
