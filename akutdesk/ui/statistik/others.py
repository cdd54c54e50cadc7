"""Other services beside one's own house: which records a file makes, and the figure of them all. No Qt, no store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from akutdesk.domain.codes import Codes
from akutdesk.domain.figur import TOM, Celle, Figur, Tal, antal_tekst, dansk
from akutdesk.domain.record import RecordId, new_id
from akutdesk.domain.sammenligning import GRADER, Andele, Sammenligning, andele_af
from akutdesk.domain.statistik import Udvalg
from akutdesk.storage.saving import Saving
from akutdesk.ui.statistik.figure import Cell, Figure, Line, Part, Whole, Wholes
from akutdesk.ui.statistik.state import Behind
from akutdesk.ui.statistik.wording import Wording

KEY = "andre"
"""The figure's key."""
_TENTH = Decimal("0.1")


def in_list(found: Iterable[Sammenligning]) -> tuple[Sammenligning, ...]:
    """Those a leader has not taken out, by the alphabet."""
    return tuple(sorted((one for one in found if not one.fjernet), key=_by_name))


def grades_by_word(codes: Codes, said: Wording) -> dict[str, str]:
    """Every way a file may name a degree, in small letters."""
    words: dict[str, str] = {}
    for kode in GRADER:
        code = codes["grad"].get(kode)
        for word in (kode, code.label, code.papir, said.label("fig2", kode), said.grade(kode)):
            words[word.lower()] = kode
    return words


def savings(
    series: Mapping[str, Andele],
    found: Iterable[Sammenligning],
    *,
    enhed_id: RecordId,
    dato: date,
) -> list[Saving]:
    """What reading a file in saves: a service that is known by its name gets the new shares."""
    known = {one.navn: one for one in found}
    made: list[Saving] = []
    for navn, andele in series.items():
        before = known.get(navn)
        fresh = before or Sammenligning(id=new_id(), enhed_id=enhed_id, navn=navn)
        shares = {grad.lower(): andele.get(grad) for grad in GRADER}
        after = replace(fresh, dato=dato, fjernet=False, **shares)
        made.append(Saving(after=after, before=before))
    return made


def others_figure(
    own: Figur, udvalg: Udvalg, others: Iterable[Sammenligning], said: Wording
) -> Figure:
    """The own house first, then each other service, with the same parts (domain.md 5.2, figure 2)."""
    texts = said.texts
    here = [own.celle(grad) for grad in GRADER]
    rows = [_here(here, own.n, udvalg, said)]
    rows += [_other(one, said) for one in others]
    return Figure(
        key=KEY,
        title=texts("statistik.andre.titel"),
        note=texts("statistik.andre.note"),
        columns=(
            texts("statistik.andre.hvem"),
            *(texts(f"statistik.soejle.{grad}") for grad in GRADER),
        ),
        lines=tuple(line for _, line in rows),
        chart=Wholes(
            names=tuple(said.grade(grad) for grad in GRADER),
            wholes=tuple(whole for whole, _ in rows),
        ),
        foot=texts("statistik.andre.fod"),
        source=own,
    )


def _here(cells: list[Tal], n: int, udvalg: Udvalg, said: Wording) -> tuple[Whole, Line]:
    name, count = said.texts("statistik.andre.her"), said.texts("statistik.n", n=antal_tekst(n))
    parts = tuple(
        Part(share=tal.antal / n if n else 0, value=tal.pct_tekst.removesuffix(" %"))
        for tal in cells
    )
    shown = tuple(
        Cell(
            text=tal.pct_tekst,
            behind=Behind(udvalg, Celle("fig2", tal.kode)) if tal.antal else None,
        )
        for tal in cells
    )
    return Whole(label=name, count=count, parts=parts), Line(label=f"{name} · {count}", cells=shown)


def _other(one: Sammenligning, said: Wording) -> tuple[Whole, Line]:
    andele = andele_af(one)
    year = str(one.dato.year) if one.dato is not None else ""
    count = said.texts("statistik.andre.laest", aar=year) if year else ""
    parts = tuple(
        Part(share=andele.get(grad, 0) / 1000, value=_words(andele.get(grad))) for grad in GRADER
    )
    cells = tuple(
        Cell(text=f"{_words(andele[grad])} %" if grad in andele else TOM) for grad in GRADER
    )
    return Whole(label=one.navn, count=count, parts=parts), Line(label=one.navn, cells=cells)


def _words(tenths: int | None) -> str:
    return TOM if tenths is None else dansk(tenths * _TENTH)


def _by_name(one: Sammenligning) -> str:
    return one.navn.casefold()
