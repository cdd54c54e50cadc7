"""What a rule of the desk refuses. Errors hold codes and ids, never a typed word."""

from __future__ import annotations


class DomainError(Exception):
    """A rule said no. `kode` names the reason; the interface has a sentence for each."""

    def __init__(self, kode: str) -> None:
        super().__init__(kode)
        self.kode = kode


class AdgangError(DomainError):
    """The role may not do this."""

    def __init__(self, *, rolle: str, funktion: str) -> None:
        super().__init__("ADGANG_NAEGTET")
        self.rolle = rolle
        self.funktion = funktion


class CprError(DomainError):
    """The digits cannot be a personnummer; `kode` is LAENGDE, TEGN or DATO (domain.md 2.4.1)."""


class FritekstError(DomainError):
    """The text cannot be kept byte for byte; `kode` is NUL, SURROGAT or LANG."""


class ResourceError(DomainError):
    """A file in resources/ says something it may not; `felt` names the place in the file."""

    def __init__(self, kode: str, *, felt: str) -> None:
        super().__init__(kode)
        self.felt = felt

    def __str__(self) -> str:
        return f"{self.kode} {self.felt}"
