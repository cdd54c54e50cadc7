"""The tables on the screen as a file that leaves the house: small numbers are hidden, and findings are not told. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from akutdesk.domain.figur import Celle, Figur, Middel
from akutdesk.domain.periodetal import Periodetal
from akutdesk.domain.udgivet import Udgivet
from akutdesk.domain.udgivet_trae import udgivet_periode
from akutdesk.reports.figurtabel import Figurord, figur_tabel, har_skjult, middel_tabel
from akutdesk.reports.tabel import Raekke, Tabel
from akutdesk.reports.talfil import Ark, csv_bytes
from akutdesk.ui.statistik import others
from akutdesk.ui.statistik.figure import Figure, Line
from akutdesk.ui.statistik.wording import Wording


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What is saved: the figures on the screen, and in words the period they are of and the day they are from.

    `noter`: what of it stands since before.
    """

    figures: tuple[Figure, ...]
    udvalg: tuple[tuple[str, str], ...]
    fra_dag: str = ""
    noter: tuple[str, ...] = ()


def table_csv(shown: Shown, tal: Periodetal, said: Wording) -> bytes:
    """The file, of the numbers as they are published. What is hidden is judged with the period and all its parts."""
    vist = udgivet_periode(tal)
    sources = [found for one in _sources(shown.figures) if (found := _published(one, tal))]
    figurer = tuple(one for one in sources if isinstance(one, Figur))
    sheets = [_choices(shown, said)]
    sheets += [_counted(one, figurer, vist, said) for one in sources]
    for one in shown.figures:
        if elsewhere := _from_elsewhere(one):
            sheets.append(_as_shown(one, elsewhere))
    return csv_bytes(sheets, said.texts("papir.rapport.skjult"))


def _sources(figures: Iterable[Figure]) -> Iterable[Figur | tuple[Middel, ...]]:
    """What was counted, each once: some figures are shown in several parts."""
    seen: set[str] = set()
    for figure in figures:
        source = figure.source
        if source is None:
            continue
        name = source.navn if isinstance(source, Figur) else figure.key
        if name not in seen and source:
            seen.add(name)
            yield source


def _published(
    source: Figur | tuple[Middel, ...], tal: Periodetal
) -> Figur | tuple[Middel, ...] | None:
    """The same as it is published; None for a figure that an older program did not count then."""
    if isinstance(source, Figur):
        return next((one for one in tal.figurer if one.navn == source.navn), None)
    navn = source[0].celle.figur
    return tal.midler_i(navn) or (Middel(celle=Celle(navn)),)


def _choices(shown: Shown, said: Wording) -> Ark:
    title = said.texts("statistik.titel")
    first, *rest = shown.udvalg
    dated = (*rest, (said.texts("statistik.fil.fra_dag"), shown.fra_dag))
    rows = tuple(Raekke(navn=name, celler=(answer,)) for name, answer in dated)
    noter = (*shown.noter, said.texts("flere_tal.fil.skjult"))
    lines = tuple(Raekke(navn=one, celler=()) for one in noter)
    return Ark(navn=title, titel=title, tabeller=(Tabel(hoved=first, raekker=(*rows, *lines)),))


def _counted(
    source: Figur | tuple[Middel, ...], figurer: Sequence[Figur], vist: Udgivet, said: Wording
) -> Ark:
    name = source.navn if isinstance(source, Figur) else source[0].celle.figur
    title = said.word("figur", name)
    if isinstance(source, Figur):
        table = figur_tabel(source, vist, _words(name, said))
    else:
        beside = [one for one in figurer if one.navn == name]
        hidden = any(har_skjult(one, vist) for one in beside)
        table = middel_tabel(source, vist, _words(name, said), skjul=hidden)
    return Ark(navn=name, titel=title, tabeller=(table,))


def _from_elsewhere(figure: Figure) -> tuple[Line, ...]:
    """The lines that count none of the house's contacts: of no persons, or printed by others before."""
    if figure.source is None:
        return figure.lines
    return figure.lines[1:] if figure.key == others.KEY else ()  # the house itself stands first


def _as_shown(figure: Figure, lines: Iterable[Line]) -> Ark:
    rows = (
        Raekke(navn=line.label, celler=tuple(cell.text for cell in line.cells)) for line in lines
    )
    table = Tabel(hoved=figure.columns, raekker=tuple(rows))
    return Ark(navn=figure.key, titel=figure.title, tabeller=(table,))


def _words(navn: str, said: Wording) -> Figurord:
    texts = said.texts
    return Figurord(
        navn=said.word("navn", navn),
        antal=texts("statistik.antal"),
        andel=texts("flere_tal.fil.andel"),
        mangler=said.missing(navn),
        i_alt=texts("statistik.i_alt"),
        middel=texts("statistik.middel"),
        median=texts("statistik.median"),
        raekke=lambda kode: said.label(navn, kode),
        soejle=lambda kode: said.across(navn, kode),
    )
