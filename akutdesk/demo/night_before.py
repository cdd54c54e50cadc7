"""Before the first night: an empty computer becomes a desk, in four steps (design.md 8.3).

It is another desk than that of the night, founded beside it and left again.
"""

from __future__ import annotations

from akutdesk.demo.player import Steps, at_once
from akutdesk.demo.stage import Stage
from akutdesk.ui.opsaetning.setup_screen import SetupScreen


def set_up(stage: Stage) -> Steps:
    """A new place; the leader, the two sheets, the shifts, a test page."""
    yield stage.is_at("QuestionScreen")
    yield from stage.press("Enter")
    yield stage.is_at("SetupScreen")
    texts = stage.assets.texts()
    yield from _place(stage)
    yield from _leader(stage)
    yield from _sheets(stage)
    yield from _staff(stage)
    yield from stage.press("Alt+U")
    yield stage.shows(texts("opsaetning.proeve_ok", printer=stage.words.printer))
    yield from stage.picture("opsaetning-proeveudskrift")
    yield from stage.press("Ctrl+Enter")
    yield stage.is_at("VagtkodeScreen")


def _place(stage: Stage) -> Steps:
    """Step 1: the words of the invented place, one field after the other."""
    words = stage.words
    for name, text in zip(_PLACE, words.sted, strict=True):
        yield from stage.tab_to(stage.assets.text(f"opsaetning.sted_{name}"))
        yield from stage.write(text)
        if name == _TOWN:
            yield from stage.press("Enter")
    yield from stage.tab_to(stage.assets.text("opsaetning.sted_region"))
    yield from stage.press("3")
    yield from stage.picture("opsaetning-sted", large=True)
    yield from stage.press("Ctrl+Enter")


def _leader(stage: Stage) -> Steps:
    """Step 2, first half: initials, name, and a password of several words."""
    for text in stage.words.leder:
        yield from stage.write(text)
        yield from stage.press("Tab")
    yield from stage.write(stage.words.leder_kode)
    yield from stage.press("Tab", "Tab")
    yield from stage.write(stage.words.leder_kode)
    yield from stage.picture("opsaetning-leder")
    yield from stage.press("Ctrl+Enter")


def _sheets(stage: Stage) -> Steps:
    """Step 2, second half: both sheets printed, put away, and typed back from the paper."""
    texts = stage.assets.texts()
    yield stage.shows(texts("opsaetning.ark_klar"))
    yield from stage.press("Alt+U")
    yield stage.shows(stage.assets.text("opsaetning.ark_udskrevet").partition("{")[0])
    for number, text in enumerate(stage.words.kuverter, start=1):
        yield from stage.tab_to(texts(f"opsaetning.kuvert_{number}"))
        yield from stage.write(text)
    for ark, code in enumerate(_codes(stage), start=1):
        for group, signs in enumerate(code, start=1):
            yield from stage.tab_to(texts("opsaetning.skriv_gruppe", ark=ark, n=group))
            yield from stage.write(signs.lower())
        yield from stage.picture(f"opsaetning-ark-{ark}")
        yield from stage.press("Ctrl+Enter")


def _codes(stage: Stage) -> tuple[tuple[str, ...], ...]:
    """What stands on the two sheets of paper."""
    front = stage.front
    if not isinstance(front, SetupScreen) or front.step is None:
        return ()
    return tuple(ark.kode for ark in front.step.state.ark)


def _staff(stage: Stage) -> Steps:
    """Step 3: somebody else is let in, with a password on a slip."""
    texts = stage.assets.texts()
    yield stage.shows(texts("opsaetning.vagter_titel"))
    initialer, navn = stage.words.kollega
    yield from stage.tab_to(texts("opsaetning.ny_initialer"))
    yield from stage.write(initialer)
    yield from stage.press("Tab")
    yield from stage.write(navn)
    yield from stage.press("Enter")
    yield at_once
    yield from stage.picture("opsaetning-vagter")
    yield from stage.press("Ctrl+Enter")


_TOWN = "kommuner"
_PLACE = ("navn", "telefon", "kommuner", "bagvagt_navn", "bagvagt_nummer", "doegnvagt")
