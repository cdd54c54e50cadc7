"""`akutdesk central …`: the server, its orgs, and its backups. Only here is the server's package imported."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Generator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Final

from akutdesk.assets import Assets, Texts
from akutdesk.commands.refusal import Refused
from akutdesk.config import SystemClock
from akutdesk.domain.clock import Clock

_GIB: Final = 1024**3


def add_serve(parser: argparse.ArgumentParser, texts: Texts) -> None:
    """Options of `serve`."""
    add_database(parser, texts)
    parser.add_argument(
        "--host", default="127.0.0.1", metavar="H", help=texts("kommando.central.serve.host")
    )
    parser.add_argument(
        "--port", type=int, default=8470, metavar="P", help=texts("kommando.central.serve.port")
    )
    for name in ("tls-cert", "tls-key", "disk", "demo-clock"):
        about = texts(f"kommando.central.serve.{name.replace('-', '_')}")
        parser.add_argument(f"--{name}", type=Path, metavar="F", help=about)
    about = texts("kommando.central.serve.until_input_ends")
    parser.add_argument("--until-input-ends", action="store_true", help=about)
    parser.add_argument(
        "--quota-gb", type=int, default=20, metavar="G", help=texts("kommando.central.serve.quota")
    )
    parser.add_argument(
        "--minimum-client", metavar="V", help=texts("kommando.central.serve.minimum_client")
    )
    parser.add_argument(
        "--minimum-from",
        type=_midnight,
        metavar="D",
        help=texts("kommando.central.serve.minimum_from"),
    )


def run_serve(chosen: argparse.Namespace, assets: Assets) -> int:
    """Serve until told to end."""
    with _refusals(assets.texts()):
        from akutdesk.central.database import open_store
        from akutdesk.central.serving import Place, serve
        from akutdesk.central.settings import Settings

        place = Place(host=chosen.host, port=chosen.port, cert=chosen.tls_cert, key=chosen.tls_key)
        with closing(open_store(chosen.database, chosen.disk)) as store:
            told = Settings(
                quota_bytes=chosen.quota_gb * _GIB,
                minimum_client=chosen.minimum_client,
                minimum_from_ms=chosen.minimum_from,
            )
            clock, lasts = _clock(chosen.demo_clock), chosen.until_input_ends
            serve(store, clock, place, told, until_input_ends=lasts)
    return 0


def _clock(file: Path | None) -> Clock:
    """The machine's; or the night of the demo, which the demo writes into a file."""
    if file is None:
        return SystemClock()
    from akutdesk.demo.clock import ClockFile

    return ClockFile(file, SystemClock())


def _midnight(day: str) -> int:
    """When a day begins in UTC, in milliseconds. Raises ValueError."""
    begins = datetime.combine(date.fromisoformat(day), time(), UTC)
    return int(begins.timestamp() * 1000)


def add_create_org(parser: argparse.ArgumentParser, texts: Texts) -> None:
    """Options of `create-org`."""
    add_database(parser, texts)
    about = texts("kommando.central.create_org.name")
    parser.add_argument("--name", required=True, metavar="N", help=about)


def run_create_org(chosen: argparse.Namespace, assets: Assets) -> int:
    """Open an empty slot and print its one-time code."""
    with _refusals(assets.texts()):
        from akutdesk.central.database import open_store
        from akutdesk.central.founding import Founding

        with closing(open_store(chosen.database)) as store:
            code = Founding(store, SystemClock()).open_slot(chosen.name)
    sys.stdout.write(f"{code}\n")
    return 0


def add_check_backup(parser: argparse.ArgumentParser, texts: Texts) -> None:
    """Options of `check-backup`."""
    add_database(parser, texts)
    about = texts("kommando.central.check_backup.restored")
    parser.add_argument("--restored", required=True, metavar="URL", help=about)


def run_check_backup(chosen: argparse.Namespace, assets: Assets) -> int:
    """Verify a restored backup and publish how far it reaches; prints org and number, a line each. Raises Refused."""
    with _refusals(assets.texts()):
        from akutdesk.central.backup import BackupBadError, check_backup
        from akutdesk.central.database import open_store

        with (
            closing(open_store(chosen.database)) as live,
            closing(open_store(chosen.restored)) as restored,
        ):
            try:
                checked = check_backup(live, restored)
            except BackupBadError as bad:
                key = "kommando.central.check_backup.daarlig"
                raise Refused(key, kode=bad.code, nummer=bad.seq) from None
    for each in checked:
        sys.stdout.write(f"{each.org.hex()} {each.seq}\n")
    return 0


def run_erased(chosen: argparse.Namespace, assets: Assets) -> int:
    """Print every erased record, org and id a line: the list that a restore needs, kept apart from backups (2.9)."""
    with _refusals(assets.texts()):
        from akutdesk.central.database import open_store

        with closing(open_store(chosen.database)) as store:
            for org in store.orgs.every():
                for rid in store.events.erased(org):
                    sys.stdout.write(f"{org.hex()} {rid.hex()}\n")
    return 0


def add_begin_again(parser: argparse.ArgumentParser, texts: Texts) -> None:
    """Options of `begin-again`."""
    add_database(parser, texts)
    about = texts("kommando.central.begin_again.erased")
    parser.add_argument("--erased", type=Path, metavar="F", help=about)


def run_begin_again(chosen: argparse.Namespace, assets: Assets) -> int:
    """Begin new incarnations in a restored database, before it serves; prints of how many orgs. Raises Refused.

    What was erased goes first: by the orgs' own statements, and by the list of `erased` if there is one (F85).
    """
    erased = _erased_list(chosen.erased)
    with _refusals(assets.texts()):
        from akutdesk.central.backup import begin_again
        from akutdesk.central.database import open_store
        from akutdesk.central.settings import millis

        with closing(open_store(chosen.database)) as store:
            count = begin_again(store, millis(SystemClock()), erased)
    sys.stdout.write(f"{count}\n")
    return 0


def _erased_list(file: Path | None) -> dict[bytes, list[bytes]]:
    """What `erased` printed once. Raises Refused."""
    found: dict[bytes, list[bytes]] = {}
    try:
        for line in file.read_text(encoding="ascii").splitlines() if file else ():
            org, rid = map(bytes.fromhex, line.split())
            found.setdefault(org, []).append(rid)
    except (OSError, ValueError):
        raise Refused("kommando.central.begin_again.ulaeselig") from None
    return found


def run_words(chosen: argparse.Namespace, assets: Assets) -> int:
    """Print the server's six words, to be read to a leader."""
    from akutdesk.storage.ordliste import read_ordliste

    with _refusals(assets.texts()):
        from akutdesk.central.database import open_store
        from akutdesk.central.words import words_of

        with closing(open_store(chosen.database)) as store:
            words = read_ordliste(assets.root).of(words_of(store))
    sys.stdout.write(f"{words}\n")
    return 0


def add_database(parser: argparse.ArgumentParser, texts: Texts) -> None:
    """Where the server keeps what it has."""
    parser.add_argument(
        "--database", required=True, metavar="URL", help=texts("kommando.central.database")
    )


@contextmanager
def _refusals(texts: Texts) -> Generator[None]:
    """Turn what the server's parts refuse into one sentence; they are imported inside."""
    try:
        from akutdesk.central.serving import CannotServeError
        from akutdesk.central.store_error import StoreError, StoreUnusableError
    except ModuleNotFoundError:
        raise Refused("kommando.central.mangler") from None
    try:
        yield
    except (CannotServeError, StoreUnusableError) as error:
        key = f"kommando.central.fejl.{error.code}"
        raise Refused(key if key in texts else "kommando.central.fejl.unusable") from None
    except StoreError:
        raise Refused("kommando.central.fejl.unusable") from None
