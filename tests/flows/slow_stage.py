"""A stage whose hands are no faster than a person's, and say what they have typed."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from akutdesk.app import Composed
from akutdesk.assets import Assets
from akutdesk.demo.clock import HandClock
from akutdesk.demo.night import NIGHT
from akutdesk.demo.night_door import WRONG_CODE, come_in, lock_fully
from akutdesk.demo.night_end import give_the_night
from akutdesk.demo.night_talk import walk_in
from akutdesk.demo.night_words import NightWords
from akutdesk.demo.player import Question, Steps
from akutdesk.demo.stage import Stage
from akutdesk.demo.tonight import BEGINS
from akutdesk.ui.laas.vagtkode import FORSOEG
from tests.flows.blank_album import BlankAlbum

SIGNS_A_SECOND = 200
CHUNK = 8
STORY_SIGNS = 1200
"""Six seconds of typing."""


@dataclass(kw_only=True)
class SlowStage(Stage):
    """`say` gets a line for each piece that was typed once `slow` is set; secrets are not told."""

    say: Callable[..., None]
    slow: bool = False
    secrets: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def of(
        cls, program: Composed, assets: Assets, words: NightWords, say: Callable[..., None]
    ) -> SlowStage:
        """A stage for this program."""
        return cls(
            composed=program,
            clock=HandClock(BEGINS),
            assets=assets,
            words=words,
            album=BlankAlbum(),
            say=say,
            secrets=frozenset({words.kode, words.vagtkode}),
        )

    def write(self, words: str) -> Steps:
        """Type piece by piece."""
        told = words not in self.secrets
        for at in range(0, len(words), CHUNK):
            piece = words[at : at + CHUNK]
            yield from super().write(piece)
            if told:
                self.say("typed", piece, at == 0)
            if self.slow:
                yield after(len(piece) / SIGNS_A_SECOND)


def after(seconds: float) -> Question:
    """A question that is answered yes when this much time has passed."""
    at = time.monotonic() + seconds
    return lambda: time.monotonic() >= at


def long_story(stage: Stage) -> Steps:
    """A caller who tells much: one note, written without a pause."""
    yield from stage.press("F2")
    yield stage.is_at("HenvendelsePage")
    yield from stage.tab_to(stage.assets.text("henvendelse.note"))
    line = f"{stage.words.karen_note} {stage.words.anonym_note} "
    yield from stage.write((line * (STORY_SIGNS // len(line) + 1))[:STORY_SIGNS])
    yield from stage.press("Ctrl+1")


_NOT_KILLED = (come_in, lock_fully, give_the_night)
SCENES = (long_story, *(scene for scene in NIGHT if scene not in _NOT_KILLED))
"""What can be killed in: everything between the lock of the evening and that of the morning."""


def steps_from(stage: SlowStage, first: int) -> Steps:
    """In, then everything up to a scene as fast as it goes, and from there on as people type."""
    yield from come_in(stage)
    begin = min(SCENES.index(walk_in), first)
    for scene in SCENES[begin:first]:
        yield from scene(stage)
    stage.slow = True
    stage.say("ready")
    for scene in SCENES[first:]:
        yield from scene(stage)


def whole_night(stage: SlowStage, go: Question) -> Steps:
    """In, every scene, and the full lock when somebody outside says so; the fresh process is a real one."""
    yield from come_in(stage)
    for scene in SCENES[1:]:
        yield from scene(stage)
    stage.say("played", os.getpid())
    yield go
    yield from stage.press("Ctrl+L")
    yield stage.is_at("LaasScreen")
    for _ in range(FORSOEG):
        yield from stage.write(WRONG_CODE)
        yield from stage.press("Enter")
