"""A plan as blocks for the turned screen: the same order, words and numerals as on the paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from akutdesk.assets import Texts
from akutdesk.domain.kriseplan import Aftale, Kontakt, Kriseplan, Maal, trykte
from akutdesk.domain.sektion import TRIN
from akutdesk.reports.aftalt import aftalt
from akutdesk.reports.udskrift import telefon
from akutdesk.ui.visning.state import Block, Line


def blocks(
    plan: Kriseplan, texts: Texts, may_print: Callable[[Kontakt], bool]
) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The acute part and the rest. A number that may not stand on paper is not shown either."""
    acute, rest = trykte(plan)
    steps = {nr: number for number, nr in enumerate((nr for nr in acute if nr in TRIN), 1)}
    content = _Content(plan, texts, may_print)
    return (
        tuple(content.block(nr, steps.get(nr)) for nr in acute),
        tuple(content.block(nr, None) for nr in rest),
    )


def whole_lines(block: Block) -> tuple[str, ...]:
    """A section's lines, each with its number and hours behind it."""
    return tuple(
        " · ".join(part for part in (line.text, line.number, line.hours) if part)
        for line in block.lines
    )


class _Content:
    def __init__(self, plan: Kriseplan, texts: Texts, may_print: Callable[[Kontakt], bool]) -> None:
        self._plan = plan
        self._texts = texts
        self._may_print = may_print

    def block(self, nr: str, step: int | None) -> Block:
        heading = self._texts(f"papir.plan.{nr.lower()}")
        return Block(nr, heading, tuple(self._makers[nr]()), step)

    @property
    def _makers(self) -> Mapping[str, Callable[[], Sequence[Line]]]:
        plan = self._plan
        return {
            "K1": lambda: _lines((plan.k1_handler_om,)),
            "K2": self._today,
            "K3": lambda: [line for maal in plan.k3_maal for line in self._goal(maal)],
            "K4": lambda: _lines(plan.k4_advarselstegn),
            "K5": lambda: _lines(plan.k5_selv),
            "K6": lambda: _lines(plan.k6_ro),
            "K7": lambda: self._numbers(plan.k7_mennesker),
            "K8": lambda: self._numbers(plan.k8_fagfolk),
            "K9": self._met,
            "K10": lambda: _lines(plan.k10_omgivelser),
            "K11": lambda: _lines(plan.k11_fast_i_livet),
            "K12": lambda: _lines(plan.k12_ansvar),
            "K13": lambda: _lines(plan.k13_praktisk),
            "K14": lambda: _lines([self._agreement(row) for row in plan.k14_aftaler]),
            "K15": self._shared,
            "K16": lambda: _lines((plan.k16_bagefter,)),
        }

    def _today(self) -> Sequence[Line]:
        return [
            Line(
                self._texts(f"papir.plan.omr{number}"),
                number=self._texts("papir.plan.skala_svar", svar=value),
            )
            for number, value in enumerate(self._plan.k2_omraader, 1)
            if value is not None
        ]

    def _goal(self, maal: Maal) -> Sequence[Line]:
        lines = list(_lines((maal.tekst,)))
        if maal.foerste_skridt.strip():
            lines.append(Line(self._texts("papir.plan.foerste_skridt", skridt=maal.foerste_skridt)))
        if maal.hvem.strip():
            lines.append(Line(self._texts("papir.plan.maal_hvem", hvem=maal.hvem)))
        return lines

    def _numbers(self, kontakter: Sequence[Kontakt]) -> Sequence[Line]:
        return [
            Line(one.navn, number=telefon(one.nummer), hours=one.hvornaar)
            for one in kontakter
            if self._may_print(one) and (one.navn.strip() or one.nummer.strip())
        ]

    def _met(self) -> Sequence[Line]:
        lines = list(_lines((self._plan.k9_moedes,)))
        not_helping = _lines((self._plan.k9_hjaelper_ikke,))
        if not_helping:
            lines += [Line(self._texts("papir.plan.hjaelper_ikke"), strong=True), *not_helping]
        return lines

    def _agreement(self, row: Aftale) -> str:
        parts = (row.hvem, row.hvad, aftalt(row, self._texts))
        return " ".join(part for part in parts if part.strip())

    def _shared(self) -> Sequence[Line]:
        shared = _lines([deling.modtager for deling in self._plan.k15_deling])
        return shared or [Line(self._texts("papir.plan.ingen"))]


def _lines(texts: Sequence[str]) -> Sequence[Line]:
    return [Line(line) for text in texts for line in text.splitlines() if line.strip()]
