"""A figure: counted cells, how many they are counted among, and how many said nothing (domain.md 5.1, 5.2).

Each cell has an address, and the store opens the rows that it counted by that address.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Final

ALLE: Final = "*"
"""`Celle.raekke` of everything a figure counts among (its n)."""

MANGLER: Final = "-"
"""`Celle.raekke` of what belongs to a figure's base but did not answer."""

TOM: Final = "–"
"""What stands where there is nothing to count among; never 0 %."""


@dataclass(frozen=True, order=True)
class Celle:
    """The address of a number. `raekke` and `soejle` are option codes, or a word of domain.md in lower case.

    `soejle` is only used where a figure has two directions: fig9 is (vagt, grad).
    """

    figur: str
    raekke: str = ALLE
    soejle: str = ""


@dataclass(frozen=True, kw_only=True)
class Tal:
    """One cell: `antal` of `n`. `n` None is a number that is no share of anything, such as how many nights."""

    celle: Celle
    antal: int
    n: int | None = None

    @property
    def kode(self) -> str:
        """The row's code."""
        return self.celle.raekke

    @property
    def pct(self) -> Decimal | None:
        """The share with one decimal, half up; None where there is nothing to count among."""
        return None if self.n is None else procent(self.antal, self.n)

    @property
    def pct_tekst(self) -> str:
        """The share as it is shown: "69,0 %", or "–"."""
        return TOM if self.n is None else procent_tekst(self.antal, self.n)


@dataclass(frozen=True, kw_only=True)
class Figur:
    """One figure, with its cells in the order they are shown.

    `n`: what the shares are of. `mangler`: how many of the base did not answer; they are not in `n`.
    `flersvar`: each may count in several cells, so the shares come to more than 100 %.
    """

    navn: str
    grundlag: str
    """H, HK, HB, S, N or M (domain.md 5.1), or the name of what is counted."""
    tal: tuple[Tal, ...] = ()
    n: int = 0
    mangler: int = 0
    flersvar: bool = False

    def celle(self, raekke: str, soejle: str = "") -> Tal:
        """One cell; of a code that nobody answered, a cell of none."""
        found = self._ved.get((raekke, soejle))
        return found or Tal(celle=Celle(self.navn, raekke, soejle), antal=0, n=self.n)

    @property
    def alle(self) -> Tal:
        """Everything in n."""
        return Tal(celle=Celle(self.navn, ALLE), antal=self.n, n=None)

    @property
    def uden_svar(self) -> Tal:
        """Everything that is missing."""
        return Tal(celle=Celle(self.navn, MANGLER), antal=self.mangler, n=self.n + self.mangler)

    @cached_property
    def _ved(self) -> dict[tuple[str, str], Tal]:
        return {(each.celle.raekke, each.celle.soejle): each for each in self.tal}


@dataclass(frozen=True, kw_only=True)
class Middel:
    """Mean and median of a number over `n` rows that have it; None without any.

    `over`: how many of them are so high that somebody should look (minutes over four hours); their rows are
    Celle(figur, raekke, "over").
    """

    celle: Celle
    n: int = 0
    middel: Fraction | None = None
    median: Fraction | None = None
    over: int = 0

    @property
    def kode(self) -> str:
        """The row's code."""
        return self.celle.raekke


def procent(antal: int, n: int) -> Decimal | None:
    """The share of n in per cent: one decimal, half up; None if n is 0 (domain.md 5.1)."""
    return en_decimal(Fraction(antal * 100, n)) if n else None


def procent_tekst(antal: int, n: int) -> str:
    """As it is shown, with a Danish comma: "69,0 %"; "–" if n is 0."""
    share = procent(antal, n)
    return TOM if share is None else f"{dansk(share)} %"


def en_decimal(tal: Fraction) -> Decimal:
    """A number with one decimal, half up: half away from zero, so that falling and rising are alike."""
    tenths = Decimal(int(abs(tal) * 10 + Fraction(1, 2))).scaleb(-1)
    return -tenths if tal < 0 else tenths


def tal_tekst(tal: Fraction | None) -> str:
    """A mean as it is shown, with one decimal and a Danish comma: "28,0"; "–" if there is none."""
    return TOM if tal is None else dansk(en_decimal(tal))


def antal_tekst(antal: int) -> str:
    """A count as it is shown, with a Danish point between thousands: "4.114"."""
    return f"{antal:,}".replace(",", ".")


def dansk(tal: Decimal) -> str:
    """A decimal number with a Danish comma."""
    return str(tal).replace(".", ",")
