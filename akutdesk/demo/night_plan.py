"""The kriseplan of the played night: written with Jonas, turned towards him, interrupted, finished, printed."""

from __future__ import annotations

from collections.abc import Sequence

from akutdesk.demo.night_calls import LIGHT_CRISIS
from akutdesk.demo.player import Steps
from akutdesk.demo.stage import Stage
from akutdesk.domain.guide import planguide


def write_plan(stage: Stage) -> Steps:
    """F8 from the contact: the plan in his own words, and the phone rings in the middle of a line."""
    yield from begin_plan(stage)
    yield from rings_in_the_plan(stage)
    yield from write_the_rest(stage)
    yield from stage.picture("kriseplan", large=True)


def begin_plan(stage: Stage) -> Steps:
    """F8 from the contact: as far as the first thing that he can do himself."""
    words = stage.words
    yield from stage.press("F8")
    yield stage.is_at("KriseplanPage")
    yield from lines(stage, "K1", words.handler_om)
    yield from field(stage, "kriseplan.felt.maal_nr", words.maal)
    yield from field(stage, "kriseplan.felt.skridt_nr", words.skridt)
    yield from lines(stage, "K4", words.tegn)
    yield from lines(stage, "K5", words.selv[0])


def write_the_rest(stage: Stage) -> Steps:
    """On from the end of that line to the agreement."""
    words = stage.words
    yield from stage.press("Enter")
    yield from _write_on(stage, *words.selv[1:])
    yield from lines(stage, "K6", *words.ro)
    yield from row(stage, ("navn_nr", "nummer_nr", "hvornaar_kontakt_nr"), words.menneske)
    yield from lines(stage, "K11", words.fast)
    yield from row(stage, ("aftale_hvem", "aftale_hvad", "aftale_hvornaar"), words.aftale)


def rings_in_the_plan(stage: Stage) -> Steps:
    """T5: F2 parks the plan; the closed call gives it back, with the cursor where it was."""
    yield from stage.press("F2")
    yield stage.is_at("HenvendelsePage")
    yield from stage.press(*LIGHT_CRISIS)
    yield from stage.pass_time(minutes=4)
    yield from stage.picture("andet-opkald")
    yield from stage.press("Ctrl+Enter")
    yield stage.is_at("KriseplanPage")
    yield from stage.picture("her-slap-du")


def turn_screen(stage: Stage) -> Steps:
    """F11: only the plan, large; one more line is written on it together; F11 turns it back."""
    yield from stage.press("F11")
    yield stage.is_at("BorgerScreen")
    yield from stage.picture("vis-til-borger", large=True)
    yield from stage.press("S")
    texts = stage.assets.texts()
    part = texts("visning.skriv_felt", **{"del": texts("papir.plan.k5")})
    while part not in stage.names_at_cursor():
        yield from stage.press("Up")
    yield from stage.write(stage.words.tur)
    yield from stage.picture("vis-til-borger-skriv")
    yield from stage.press("Enter", "Esc", "F11")
    yield stage.is_at("KriseplanPage")


def finish_plan(stage: Stage) -> Steps:
    """Ctrl+Enter: made together, a copy on paper; from now on the plan counts."""
    yield from stage.press("Ctrl+Enter")
    yield stage.is_at("FinishPanel")
    yield from stage.picture("planen-faerdig")
    yield from stage.press("1", "Tab", "1", "Enter")
    yield stage.is_at("KriseplanPage")
    yield from stage.picture("planen-gaelder")


def print_plan(stage: Stage) -> Steps:
    """A4 with the card, large print, and the discreet edition (T9)."""
    yield from stage.press("Ctrl+P")
    yield stage.is_at("PrintDialog")
    yield from stage.press("2")
    yield from stage.picture("udskriv")
    yield from _printed(stage)
    yield from stage.press("Ctrl+P", "4")
    yield from _printed(stage)
    yield from stage.press("Ctrl+P", "Alt+D")
    yield from stage.picture("udskriv-diskret")
    yield from _printed(stage)


def _printed(stage: Stage) -> Steps:
    yield from stage.press("Enter")
    yield stage.is_at("KriseplanPage")
    texts = stage.assets.texts()
    yield stage.shows(texts("udskriv.ok", printer=stage.words.printer))


def field(stage: Stage, key: str, words: str) -> Steps:
    """Tab to the first row's field of this name and write in it."""
    yield from stage.tab_to(stage.assets.texts()(key, nr=1))
    yield from stage.write(words)


def row(stage: Stage, names: Sequence[str], cells: Sequence[str]) -> Steps:
    """The cells of the first row of a section."""
    for name, words in zip(names, cells, strict=True):
        yield from field(stage, f"kriseplan.felt.{name}", words)


def lines(stage: Stage, nr: str, first: str, *others: str) -> Steps:
    """Tab to a section and write its lines."""
    yield from stage.tab_to(_heading(stage, nr))
    yield from _write_on(stage, first, *others)


def _write_on(stage: Stage, first: str, *others: str) -> Steps:
    yield from stage.write(first)
    for line in others:
        yield from stage.press("Enter")
        yield from stage.write(line)


def _heading(stage: Stage, nr: str) -> str:
    section = planguide(stage.assets.guide("kriseplan"))[nr]
    return section.editor or section.overskrift
