"""F1: what is to be said of the screen in front."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from akutdesk.assets import Texts
from akutdesk.ui.dispatch import Dispatch
from akutdesk.ui.hjaelp.guide import NO_GUIDE, Guide
from akutdesk.ui.hjaelp.panel import Help, HelpPanel
from akutdesk.ui.screen import Screen
from akutdesk.ui.theme import Look


def help_panel(
    dispatch: Dispatch,
    texts: Texts,
    guides: Mapping[str, Guide],
    *,
    front: Sequence[Screen],
    look: Look,
) -> HelpPanel:
    """The guide of the first screen in front that has one, and every key that works now."""
    commands = dispatch.commands(texts)
    here = [one for one in commands if front and front[0].answers(one.action)]
    always = [one for one in commands if one not in here and one.action != "hjaelp"]
    named = (guides.get(screen.HELP) for screen in front)
    guide = next((one for one in named if one is not None), NO_GUIDE)
    panel = HelpPanel(look, texts, Help(guide=guide, here=here, always=always))
    panel.run_with(dispatch.run)
    return panel
