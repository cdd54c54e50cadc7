"""The second desk of the demo: a PC in Middelfart that is let in over the server, as a leader would (2.15)."""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from akutdesk.demo.desk import DemoDesk, secret_at, settings_at
from akutdesk.demo.filling import unlock
from akutdesk.demo.night_words import ApartWords, apart_words
from akutdesk.demo.server import DemoServer
from akutdesk.domain.clock import Clock
from akutdesk.storage.ordliste import read_ordliste
from akutdesk.storage.pending import Road
from akutdesk.storage.staff_roll import Actor, actor_of
from akutdesk.storage.store import Store
from akutdesk.storage.vault import Vault
from akutdesk.sync.gate import gate_at
from akutdesk.sync.newcomer import Newcomer
from akutdesk.sync.one_round import Wishes, one_round
from akutdesk.sync.server import straight


class NotJoined(Exception):
    """The second desk could not be made; the message is a code."""


@dataclass(frozen=True, kw_only=True)
class Apart:
    """What a second desk adds to the first: itself, the server between them, and what is typed at both."""

    second: DemoDesk
    server: DemoServer
    words: ApartWords


def join_second(first: DemoDesk, server: DemoServer, clock: Clock) -> Apart:
    """Hand the first desk's place in at the server, and let a second PC in. Takes some seconds.

    Raises NotJoined, ServerGone, StorageError.
    """
    words = apart_words(first.assets)
    code = server.open_place(first.year.service.enhed.navn)
    server.start()
    server.wait()
    store, keys = unlock(first.founding, first.year.service.mette, clock)
    with closing(store):
        store.sign_in(first.year.service.mette.id, keys.person.sign)
        wishes = Wishes(url=server.url, code=code)
        if not one_round(store, wishes, clock, straight(time.monotonic)).got_through:
            raise NotJoined("ROUND")
        place = first.place.with_name("middelfart")
        _let_in(first, place, _Leader(store, actor_of(keys), server.url, clock), words)
    founding = replace(first.founding, vault=_vault_at(place))
    return Apart(second=replace(first, place=place, founding=founding), server=server, words=words)


@dataclass(frozen=True)
class _Leader:
    """Mette at her own desk."""

    store: Store
    actor: Actor
    url: str
    clock: Clock


def _let_in(first: DemoDesk, place: Path, leader: _Leader, words: ApartWords) -> None:
    """Ask, compare the six words, say yes, become a desk."""
    ordliste = read_ordliste(first.assets.root)
    newcomer = Newcomer(
        vault=_vault_at(place), clock=leader.clock, seconds=time.monotonic, ordliste=ordliste
    )
    waits = newcomer.ask(Road(server=leader.url))
    newcomer.leave(waits)
    with gate_at(
        leader.store, leader.actor, ordliste, leader.clock, straight(time.monotonic)
    ) as gate:
        caller = gate.look(waits.code)
        if gate.words(caller) != newcomer.words(waits):
            raise NotJoined("WORDS")
        gate.let_in(caller, words.pc)
        gate.say_yes(caller)
    welcome = newcomer.poll(waits)
    if welcome is None:
        raise NotJoined("ANSWER")
    result = newcomer.become(waits, welcome, first.founding.cost)
    if result is None or not result.got_through:
        raise NotJoined("FIRST")


def _vault_at(place: Path) -> Vault:
    folder = settings_at(place).data
    folder.mkdir(parents=True, exist_ok=True)
    return Vault(folder, secret_at(place))
