"""The command line: opens the window, or calls what was asked for, and says in one line why something failed."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from akutdesk.assets import AssetDamaged, Assets, Texts, find_resources

if TYPE_CHECKING:
    import argparse
    from types import TracebackType


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit code."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    try:
        assets = Assets(find_resources())
        assets.check()
    except AssetDamaged as damage:
        return _say(_damage(damage))
    sys.excepthook = _last_words(assets.texts())
    match words:
        # Most starts by far: the desk is opened, and nothing of any other command is read (design.md 6).
        case []:
            return _open(None, assets)
        case ["--data", folder] if not folder.startswith("-"):
            return _open(Path(folder), assets)
        case _:
            return _run(words, assets)


def _open(data: Path | None, assets: Assets) -> int:
    gc.disable()  # nothing that a start makes is rubbish; later the window collects (ui/garbage)
    from akutdesk.app import start
    from akutdesk.config import settings

    return start(settings(data), assets)


def _run(words: Sequence[str], assets: Assets) -> int:
    from akutdesk.commands.refusal import Refused
    from akutdesk.commands.tree import parser

    texts = assets.texts()
    chosen = parser(texts, _open_window).parse_args(words)
    try:
        return chosen.run(chosen, assets)
    except Refused as refusal:
        return _say(texts(refusal.key, **refusal.values))


def _open_window(chosen: argparse.Namespace, assets: Assets) -> int:
    return _open(chosen.data, assets)


def _damage(damage: AssetDamaged) -> str:
    """A sentence about a broken file; its name and line alone if even that sentence is broken."""
    try:
        texts = Assets(find_resources()).texts_of("start")
    except AssetDamaged:
        return str(damage)
    return texts("start.ressource", fil=f"resources/{damage.file}", linje=damage.line)


def _last_words(
    texts: Texts,
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """A hook for what nobody foresaw: the error's type and no word of what it holds."""

    def hook(kind: type[BaseException], _: BaseException, __: TracebackType | None) -> None:
        _say(texts("start.uventet", navn=kind.__name__))

    return hook


def _say(sentence: str) -> int:
    sys.stderr.write(f"akutdesk: {sentence}\n")
    return 1
