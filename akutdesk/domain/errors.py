"""What a rule of the desk refuses. Errors hold codes and ids, never a typed word."""

from __future__ import annotations


class DomainError(Exception):
    """A rule said no. `kode` names the reason; the interface has a sentence for each."""

    def __init__(self, kode: str, *, felt: str = "") -> None:
        super().__init__(f"{kode} {felt}".rstrip())
        self.kode = kode
        self.felt = felt


class AdgangError(DomainError):
    """The role may not do this."""

    def __init__(self, *, rolle: str, funktion: str) -> None:
        super().__init__("ADGANG_NAEGTET", felt=funktion)
        self.rolle = rolle
        self.funktion = funktion


class CprError(DomainError):
    """The signs cannot be a personnummer: LAENGDE, TEGN, DATO or ALDER (domain.md 2.4.1)."""


class FritekstError(DomainError):
    """The text cannot be kept byte for byte: NUL, SURROGAT or LANG; `felt` is the field."""


class TrinError(DomainError):
    """A step of the talk cannot get this status: TRIN_UKENDT, TRIN_2 (never skipped) or GRUND."""


class ResourceError(DomainError):
    """A file in resources/ says something it may not; `felt` names the place in the file."""
