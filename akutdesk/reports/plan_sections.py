"""Each section of a kriseplan as a block: which are filled, and how each is set (domain.md 4.2)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from akutdesk.domain.kriseplan import Aftale, Kontakt, Kriseplan, Maal
from akutdesk.reports.blocks import (
    Block,
    dashes,
    goals,
    heading,
    paragraphs,
    side_by_side,
    table,
)
from akutdesk.reports.composition import section_of
from akutdesk.reports.kontakt import NumberColumn, number_column, printed
from akutdesk.reports.scale import scales
from akutdesk.reports.setter import Setter
from akutdesk.reports.signs import shows, typed_lines

_NOTHING = Block((), ())

T = TypeVar("T")


@dataclass(frozen=True)
class PlanSections:
    """The sections of one plan in one size of print."""

    setter: Setter
    plan: Kriseplan
    kontrollerede: Collection[str]

    def filled(self) -> tuple[str, ...]:
        """The sections that hold anything to print."""
        return tuple(key for key, content in self._contents.items() if content.pieces)

    def block(self, key: str, *, numeral: str = "") -> Block:
        """Heading and content of a section; the heading alone if it is empty."""
        head = heading(self.setter, self.setter.papir.text(f"plan.{key.lower()}"), numeral=numeral)
        return section_of(head, self._contents[key], key)

    @cached_property
    def _contents(self) -> Mapping[str, Block]:
        return {key: content() for key, content in self._makers.items()}

    @property
    def _makers(self) -> Mapping[str, Callable[[], Block]]:
        plan, setter = self.plan, self.setter
        return {
            "K1": lambda: paragraphs(setter, typed_lines(plan.k1_handler_om)),
            "K2": self._today,
            "K3": lambda: self._or_nothing(goals, maal_of(plan)),
            "K4": lambda: self._list(plan.k4_advarselstegn),
            "K5": lambda: self._list(plan.k5_selv),
            "K6": lambda: self._list(plan.k6_ro),
            "K7": lambda: self._numbers(plan.k7_mennesker),
            "K8": lambda: self._numbers(plan.k8_fagfolk),
            "K9": self._met,
            "K10": lambda: self._list(plan.k10_omgivelser),
            "K11": lambda: self._one_or_list(plan.k11_fast_i_livet),
            "K12": lambda: self._list(plan.k12_ansvar),
            "K13": lambda: self._one_or_list(plan.k13_praktisk),
            "K14": lambda: self._or_nothing(table, aftaler_of(plan)),
            "K15": self._shared,
            "K16": lambda: paragraphs(setter, typed_lines(plan.k16_bagefter)),
        }

    def _list(self, items: Sequence[str]) -> Block:
        return self._or_nothing(dashes, written(items))

    def _one_or_list(self, items: Sequence[str]) -> Block:
        """One thing stands as a sentence, several as a list."""
        kept = written(items)
        return self._list(kept) if len(kept) > 1 else paragraphs(self.setter, kept)

    def _or_nothing(
        self, make: Callable[[Setter, Sequence[T]], Block], items: Sequence[T]
    ) -> Block:
        return make(self.setter, items) if items else _NOTHING

    def _today(self) -> Block:
        svar = self.plan.k2_omraader
        return _NOTHING if all(answer is None for answer in svar) else scales(self.setter, svar)

    def _numbers(self, kontakter: Sequence[Kontakt]) -> Block:
        kept = printed(kontakter, self.kontrollerede)
        return self._column.block(kept) if kept else _NOTHING

    @cached_property
    def _column(self) -> NumberColumn:
        """K7 and K8 share one column of numbers."""
        both = (*self.plan.k7_mennesker, *self.plan.k8_fagfolk)
        return number_column(self.setter, printed(both, self.kontrollerede))

    def _met(self) -> Block:
        text, plan = self.setter.papir.text, self.plan
        columns = [
            (text("plan.hjaelper"), typed_lines(plan.k9_moedes)),
            (text("plan.hjaelper_ikke"), typed_lines(plan.k9_hjaelper_ikke)),
        ]
        return side_by_side(self.setter, columns)

    def _shared(self) -> Block:
        """Who may see it. "Ingen" is a valid answer."""
        shared = written([deling.modtager for deling in self.plan.k15_deling])
        if self.plan.k15_ingen and not shared:
            return paragraphs(self.setter, [self.setter.papir.text("plan.ingen")])
        return self._one_or_list(shared)


def written(items: Sequence[str]) -> tuple[str, ...]:
    """The items of which something shows."""
    return tuple(item for item in items if shows(item))


def maal_of(plan: Kriseplan) -> tuple[Maal, ...]:
    """The goals that hold anything."""
    return tuple(m for m in plan.k3_maal if written((m.tekst, m.foerste_skridt, m.hvem)))


def aftaler_of(plan: Kriseplan) -> tuple[Aftale, ...]:
    """The agreements that hold anything."""
    return tuple(a for a in plan.k14_aftaler if written((a.hvem, a.hvad, a.hvornaar)))
