"""The words after `akutdesk`: a command is one row of COMMANDS; its heavy parts are imported when it is called."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from akutdesk import __version__
from akutdesk.assets import Assets, Texts
from akutdesk.commands import (
    backup,
    bevis,
    central,
    desk,
    desk_line,
    desk_request,
    doctor,
    restore,
    statistik,
    sync,
)
from akutdesk.commands.open_desk import add_data, add_person
from akutdesk.commands.refusal import Refused, password_in, said
from akutdesk.ui.override import override

_OPTION = re.compile(r"--[a-z][a-z-]*")

LEADER = "MF"
"""Initials of the invented leader (`akutdesk seed`)."""

Run = Callable[[argparse.Namespace, Assets], int]
"""Does what a command line asks; gives the exit code."""


def _add_nothing(_parser: argparse.ArgumentParser, _texts: Texts) -> None:
    """A word without options of its own."""


def _run_nothing(_chosen: argparse.Namespace, _assets: Assets) -> int:
    """A word that another one must follow."""
    return 0


@dataclass(frozen=True)
class Command:
    """A word after `akutdesk`: its options (`add`) and what it does (`run`, an exit code)."""

    name: str
    add: Callable[[argparse.ArgumentParser, Texts], None] = _add_nothing
    run: Run = _run_nothing
    parts: tuple[Command, ...] = ()
    """The words that may follow; one of them must, if there are any."""


def _add_demo(parser: argparse.ArgumentParser, texts: Texts) -> None:
    out = Path("demo-out")
    parser.add_argument(
        "--out", type=Path, default=out, metavar="DIR", help=texts("kommando.demo.out")
    )
    parser.add_argument("--no-window", action="store_true", help=texts("kommando.demo.no_window"))


def _run_demo(chosen: argparse.Namespace, assets: Assets) -> int:
    from akutdesk.demo.play import play

    return play(assets, out=chosen.out, window=not chosen.no_window)


def _add_seed(parser: argparse.ArgumentParser, texts: Texts) -> None:
    add_data(parser, texts)
    parser.add_argument(
        "--henvendelser", type=int, default=471, metavar="N", help=texts("kommando.seed.antal")
    )
    parser.add_argument(
        "--seed", type=int, default=2026, metavar="S", help=texts("kommando.seed.fra")
    )
    parser.add_argument(
        "--password-file", type=Path, required=True, metavar="F", help=texts("kommando.kodefil")
    )


def _run_seed(chosen: argparse.Namespace, assets: Assets) -> int:
    from akutdesk.demo.seed import Sowing, sow

    if chosen.data is None or chosen.henvendelser < 1:
        raise Refused("kommando.seed.mangler")
    password = password_in(chosen.password_file)
    sowing = Sowing(
        folder=chosen.data,
        seed=chosen.seed,
        henvendelser=chosen.henvendelser,
        passwords={LEADER: password},
    )
    with said(assets.texts()):
        sow(assets, sowing)
    sys.stdout.write(f"{LEADER}\n")
    return 0


COMMANDS = (
    Command("demo", _add_demo, _run_demo),
    Command("seed", _add_seed, _run_seed),
    Command("sync", sync.add, sync.run),
    Command("statistik", statistik.add, statistik.run),
    Command("bevis", bevis.add, bevis.run),
    Command("doctor", doctor.add, doctor.run),
    Command("backup", backup.add, backup.run),
    Command("restore", restore.add, restore.run),
    Command(
        "desk",
        parts=(
            Command("request", desk_request.add, desk_request.run),
            Command("approve", desk.add_approve, desk.run_approve),
            Command("name", desk.add_name, desk.run_name),
            Command("revoke", desk.add_which, desk.run_revoke),
            Command("admit", desk.add_which, desk.run_admit),
            Command("list", add_person, desk.run_list),
            Command("server", desk_line.add_server, desk_line.run_server),
            Command("import", desk_line.add_import, desk_line.run_import),
        ),
    ),
    Command(
        "central",
        parts=(
            Command("serve", central.add_serve, central.run_serve),
            Command("create-org", central.add_create_org, central.run_create_org),
            Command("check-backup", central.add_check_backup, central.run_check_backup),
            Command("erased", central.add_database, central.run_erased),
            Command("begin-again", central.add_begin_again, central.run_begin_again),
            Command("words", central.add_database, central.run_words),
        ),
    ),
)


class _Parser(argparse.ArgumentParser):
    """An argument parser that speaks with our texts, and whose errors repeat no typed word."""

    def __init__(self, *, texts: Texts, **options: Any) -> None:
        super().__init__(add_help=False, formatter_class=_formatter(texts), **options)
        self._texts = texts
        self._optionals.title = texts("kommando.valg")
        self._positionals.title = texts("kommando.skal_med")
        self.add_argument("-h", "--help", action="help", help=texts("kommando.hjaelp"))

    @override
    def error(self, message: str) -> NoReturn:
        options = " ".join(_OPTION.findall(message))
        key = "kommando.forkert" if options else "kommando.forkert_uden"
        self.exit(2, f"akutdesk: {self._texts(key, valg=options)}\n")


def parser(texts: Texts, window: Run) -> argparse.ArgumentParser:
    """Reads a command line into a namespace whose `run` does it; without a word, `window` does."""
    made = _Parser(texts=texts, prog="akutdesk", description=texts("kommando.om"))
    made.add_argument(
        "--version", action="version", version=__version__, help=texts("kommando.udgave")
    )
    made.add_argument("--data", type=Path, metavar="DIR", help=texts("kommando.data"))
    made.set_defaults(run=window)
    _add_commands(made, COMMANDS, texts, under="")
    return made


def _add_commands(
    parser: argparse.ArgumentParser, commands: Sequence[Command], texts: Texts, *, under: str
) -> None:
    title = texts("kommando.kommandoer")
    rows = parser.add_subparsers(title=title, metavar="", required=bool(under))
    for command in commands:
        key = under + command.name.replace("-", "_")
        about = texts(f"kommando.{key}.om")
        row = rows.add_parser(command.name, texts=texts, help=about, description=about)
        command.add(row, texts)
        row.set_defaults(run=command.run)
        if command.parts:
            _add_commands(row, command.parts, texts, under=f"{key}.")


def _formatter(texts: Texts) -> type[argparse.HelpFormatter]:
    class Formatter(argparse.HelpFormatter):
        @override
        def add_usage(
            self, usage: Any, actions: Any, groups: Any, prefix: str | None = None
        ) -> None:
            start = texts("kommando.brug") if prefix is None else prefix
            super().add_usage(usage, actions, groups, start)

    return Formatter
