"""A licence pack: the words, the table and the notice of an instrument that belongs to somebody (domain.md 2.11).

The program ships none of it. A pack is a TOML file whose last line is the SHA-256 of everything before it.
What is wrong with one is named by a code and a place, never by what stands in it.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, cast

from akutdesk.domain.dublet import gaeldende
from akutdesk.domain.errors import DomainError
from akutdesk.domain.indstilling import Indstilling
from akutdesk.domain.instrument import INDBYGGEDE, INSTRUMENTER, Instrument

NOEGLE: Final = "skemapakke."
"""Start of the indstilling's `noegle`; the instrument's code follows."""

TJEKPUNKTER: Final[Mapping[str, Mapping[int, int]]] = {"SWEMWBS7": {23: 2073, 32: 2931}}
"""Raw to metric in hundredths where the table is known for certain (domain.md 2.11, [S38])."""

_TEXTS: Final = ("instrument", "navn", "rettighed", "indledning")
_LISTS: Final = ("udsagn", "svar", "tabel")
_SEAL: Final = 'kontrolsum = "'
_DECIMALS: Final = 2


class SkemapakkeError(DomainError):
    """The file is no pack that can be used. `felt` is the place, `nr` the line of a list, `skal` what belongs there."""

    def __init__(self, kode: str, *, felt: str = "", nr: int = 0, skal: str = "") -> None:
        super().__init__(kode, felt=felt)
        self.nr = nr
        self.skal = skal


@dataclass(frozen=True, kw_only=True)
class Skemapakke:
    """`svar` are the words of the answers, the lowest first; `tabel` is metric in hundredths, lowest raw first."""

    instrument: str
    navn: str
    rettighed: str
    """The notice: shown on every screen and paper that shows the items."""
    indledning: str
    tilladelse: str
    """Who was given leave to use it, and the number of the leave."""
    udsagn: tuple[str, ...]
    svar: tuple[str, ...]
    tabel: tuple[int, ...] = ()
    gaelder_til: date | None = None
    """The last day of the leave, where it has one."""

    def er_udloebet(self, dag: date) -> bool:
        """Whether the leave had ended before this day."""
        return self.gaelder_til is not None and self.gaelder_til < dag


def laes_skemapakke(tekst: str) -> Skemapakke:
    """The pack in a text, whether or not its leave has ended.

    Raises SkemapakkeError: LAES, MANGLER, TILLADELSE, DATO, KONTROLSUM, SKEMA, ANTAL, TOM, TAL, STIGER, TJEK.
    """
    tekst = tekst.removeprefix("\ufeff").replace("\r\n", "\n")
    try:
        plain = tomllib.loads(tekst)
    except tomllib.TOMLDecodeError:
        raise SkemapakkeError("SKEMAPAKKE_LAES") from None
    words = {felt: _words(plain, felt) for felt in _TEXTS}
    instrument = INSTRUMENTER.get(words["instrument"])
    if instrument is None or instrument.kode in INDBYGGEDE:
        raise SkemapakkeError("SKEMAPAKKE_SKEMA")
    _check_seal(tekst, plain)
    return Skemapakke(
        **words,
        tilladelse=_leave(plain),
        gaelder_til=_last_day(plain),
        udsagn=_lines(plain, "udsagn", instrument.antal),
        svar=_lines(plain, "svar", instrument.hoejeste - instrument.laveste + 1),
        tabel=_table(plain, instrument) if instrument.har_tabel else (),
    )


def ny_skemapakke(tekst: str, dag: date) -> Skemapakke:
    """The pack in a text that may be used from this day. Raises SkemapakkeError as above, and UDLOEBET."""
    pakke = laes_skemapakke(tekst)
    if pakke.gaelder_til is not None and pakke.er_udloebet(dag):
        last = pakke.gaelder_til
        skal = f"{last.day}/{last.month}-{last.year}"
        raise SkemapakkeError("SKEMAPAKKE_UDLOEBET", felt="gaelder_til", skal=skal)
    return pakke


def hentede(indstillinger: Iterable[Indstilling]) -> tuple[Skemapakke, ...]:
    """The packs that leaders loaded, in the order of the instruments, also those whose leave has ended.

    Of two that were loaded apart the one counts that counts of every setting (domain/dublet.py). One that no
    longer reads (a newer program wrote it) is left out.
    """
    loaded = {one.noegle: one.vaerdi for one in gaeldende(indstillinger)}
    found = (_read(loaded.get(NOEGLE + kode, "")) for kode in INSTRUMENTER)
    return tuple(pakke for pakke in found if pakke is not None)


def pakker(indstillinger: Iterable[Indstilling], dag: date) -> tuple[Skemapakke, ...]:
    """The packs that may be used on a day."""
    return tuple(pakke for pakke in hentede(indstillinger) if not pakke.er_udloebet(dag))


def _read(tekst: str) -> Skemapakke | None:
    try:
        return laes_skemapakke(tekst) if tekst else None
    except SkemapakkeError:
        return None


def _leave(plain: Mapping[str, Any]) -> str:
    try:
        return _words(plain, "tilladelse")
    except SkemapakkeError:
        raise SkemapakkeError("SKEMAPAKKE_TILLADELSE", felt="tilladelse") from None


def _last_day(plain: Mapping[str, Any]) -> date | None:
    value = plain.get("gaelder_til")
    if value is None:
        return None
    if not isinstance(value, date) or isinstance(value, datetime):
        raise SkemapakkeError("SKEMAPAKKE_DATO", felt="gaelder_til")
    return value


def kontrolsum(tekst: str) -> str:
    """The sum that seals everything before the last line."""
    return hashlib.sha256(tekst.encode()).hexdigest()


def _check_seal(tekst: str, plain: Mapping[str, Any]) -> None:
    sealed = _words(plain, "kontrolsum")
    before, line, after = tekst.rpartition(_SEAL)
    is_last = bool(line) and after.strip() == f'{sealed}"'
    if not is_last or kontrolsum(before) != sealed:
        raise SkemapakkeError("SKEMAPAKKE_KONTROLSUM")


def _words(plain: Mapping[str, Any], felt: str) -> str:
    value = plain.get(felt)
    if not isinstance(value, str) or not value.strip():
        raise SkemapakkeError("SKEMAPAKKE_MANGLER", felt=felt)
    return value.strip()


def _lines(plain: Mapping[str, Any], felt: str, count: int) -> tuple[str, ...]:
    value = plain.get(felt)
    if not isinstance(value, list):
        raise SkemapakkeError("SKEMAPAKKE_MANGLER", felt=felt)
    lines = cast("list[Any]", value)
    if len(lines) != count:
        raise SkemapakkeError("SKEMAPAKKE_ANTAL", felt=felt, nr=len(lines), skal=str(count))
    for nr, line in enumerate(lines, start=1):
        if not isinstance(line, str) or not line.strip():
            raise SkemapakkeError("SKEMAPAKKE_TOM", felt=felt, nr=nr)
    return tuple(line.strip() for line in lines)


def _table(plain: Mapping[str, Any], instrument: Instrument) -> tuple[int, ...]:
    count = instrument.raa_hoejeste - instrument.raa_laveste + 1
    lines = _lines(plain, "tabel", count)
    numbered = list(enumerate(lines, start=instrument.raa_laveste))
    table = {raa: _hundredths(line, raa) for raa, line in numbered}
    for raa, value in table.items():
        if raa > instrument.raa_laveste and value <= table[raa - 1]:
            raise SkemapakkeError("SKEMAPAKKE_STIGER", nr=raa)
    for raa, value in TJEKPUNKTER[instrument.kode].items():
        if table[raa] != value:
            skal = f"{value // 100},{value % 100:02}"
            raise SkemapakkeError("SKEMAPAKKE_TJEK", nr=raa, skal=skal)
    return tuple(table.values())


def _hundredths(line: str, raa: int) -> int:
    whole, _, part = line.partition(",")
    if not (whole.isascii() and whole.isdigit() and part.isascii() and part.isdigit()):
        raise SkemapakkeError("SKEMAPAKKE_TAL", nr=raa)
    if len(part) != _DECIMALS:
        raise SkemapakkeError("SKEMAPAKKE_TAL", nr=raa)
    return int(whole + part)
