"""What must hold once all is healed and at rest (sync-and-security.md 2.1).

| | Checked | Where |
|---|---|---|
| I1, I6 | after each run, on every PC: each saved word once in its record's history | `check_words` |
| I2 | after each run: equal digests of what the PCs show; one run in ten also after a replay | `check` |
| I3, I10, I11 | after each run: the server's events, each once, are those of every PC, byte for byte; the cursor at the end | `check_events` |
| I4 | after each run: no word in what was logged; one in ten: nor in the server's files or the traffic | `check`, `check_markers` |
| I5 | one run in ten: no word in a file of a PC or on the stick | `check_markers` |
| I7 | after each run: no key, body, row or draft of an erased record on any PC, at the server or on the stick, and what came too late sealed (F84); one in ten: no word of it in any page of a file, with all keys in hand | `erasing.check_erased` |
| I8 | around each round and each stick: what is gone from the PC lies aside; what is being typed stays as it is (F45) | `World.watched`, `World.round` |
| I9 | each time a record is opened: its entry is committed by then | `World.look` |
| I10 | a crash in the middle of an apply, and then as above | `acts.crash_in_an_apply` |
| I11 | at each save: its name was never given before | `Said.note` |
| T5 | after each run: no receipt and no head of the server's accuses a log that nobody touched (docs/decisions/0165) | `check_events` |
| I12 | after each run: no key for a PC that was shut out; whenever it knocks: nothing for it | `check_keys`, `World.knocks` |
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from akutdesk.storage import local_sum
from akutdesk.storage.chain_check import check_chains
from tests.simulator.erasing import check_erased, erased
from tests.simulator.people import check_people
from tests.simulator.staff import MARK
from tests.simulator.world import World, contents, is_here
from tests.storage.desk import LEDER
from tests.storage.exchange import replayed, state
from tests.sync.house import Pc


def check(world: World, *, deeply: bool) -> None:
    """All of them; `deeply` with what takes long: tables made again from the events, and a search for words."""
    check_events(world)
    check_words(world)
    check_keys(world)
    check_erased(world, deeply=deeply)
    assert not any(MARK in line for line in world.logged), "I4: a word in the program's log"
    digests = {state(pc.desk) for pc in world.pcs}
    if deeply:
        digests |= {replayed(pc.desk) for pc in world.pcs}
        check_markers(world)
    assert len(digests) == 1, "I2: the PCs show different things"
    check_people(world)


def check_events(world: World) -> None:
    """Each event is at the server once (I3), with one content (I11), and here as far as the cursor says (I10).

    An emptied server may be given what a PC wrote that was shut out before it hears that it was: that lies aside here.
    """
    there = world.central.events()
    names = [event[:2] for event in there]
    assert len(set(names)) == len(names), "I3: an event stands twice at the server"
    for pc in world.pcs:
        here, late = contents(pc), of_the_shut_out(world, pc)
        assert pc.net.cursor().seq == len(there), "I10: the cursor is not at the end"
        known = {event for event in there if event[:2] not in late}
        assert {event[:2] for event in here} == {event[:2] for event in known}, (
            "I3, I10: other events than the server"
        )
        assert here == known, "I11: one name, two contents"
        found = {fault.kode for fault in check_chains(pc.desk.db)}
        assert "KVITTERING" not in found, "T5: a receipt accuses a log that nobody touched"
        assert local_sum.faults(pc.desk.db) == (), "0179: a row that the program left unsummed"
        assert not pc.store.logtjek.fund(LEDER), (
            "T5: a log that nobody touched differs from the server's"
        )


def of_the_shut_out(world: World, pc: Pc) -> set[tuple[bytes, int]]:
    """What lies aside at a PC because it came by stick, and its writer's PC was shut out before the server had it."""
    members = world.members()
    assert members is not None
    out = {device for device, known in members.devices.items() if not known.active}
    rows = pc.desk.db.execute(
        "SELECT writer, n, device FROM quarantine JOIN session USING (writer) WHERE grund = 'TILBAGEKALDT'"
    )
    return {(writer, n) for writer, n, device in rows.fetchall() if device in out}


def check_words(world: World) -> None:
    """Every word that was saved is found from its record, once, on every PC, or lies aside there for a leader (I1, I6, F72)."""
    gone = erased(world)
    for pc in world.pcs:
        late = of_the_shut_out(world, pc)
        for rid, words in world.said.words.items():
            if rid in gone:
                continue
            found = _words_of(pc, rid, world.said.kinds[rid][1])
            assert not any(n > _most(world, each) for each, n in found.items()), (
                "a word was doubled"
            )
            lost = words - found.keys() - world.said.perhaps
            aside = {each for each in lost if {name[:2] for name in world.said.names[each]} & late}
            assert lost == aside, "I1, I6: a word is lost"
            assert not found.keys() - words, "a word that nobody said"


def _most(world: World, word: str) -> int:
    """How often a word may stand: once, but for what copies of a PC said again, and what a stick kept of it."""
    said = world.said
    return max(1, said.again[word] + (word in said.carried)) + said.retyped[word]


def _words_of(pc: Pc, rid: bytes, felt: str) -> Counter[str]:
    history = pc.store.history(LEDER, rid) if is_here(pc, rid) else ()
    return Counter(each.vaerdi for change in history for each in change.felter if each.felt == felt)


def check_keys(world: World) -> None:
    """A PC that was shut out has no key of what came after (I12)."""
    members = world.members()
    assert members is not None
    for device, known in members.devices.items():
        if not known.active:
            newest = members.epochs[members.epoch]
            assert device not in newest.seals, "I12: a PC that was shut out got a new key"


def check_markers(world: World) -> None:
    """No word is found on the server's disk or on the way there (I4), or in a file of a PC or on the stick (I5)."""
    marker = MARK.encode()
    files: list[Path] = [*world.central.files(), *world.stick.glob("**/*.akd")]
    for pc in (*world.pcs, *world.out):
        files += [path for path in pc.desk.folder.rglob("*") if path.is_file()]
        assert not any(marker in seen for seen in pc.network.capture), "I4: a word in the traffic"
    _refuse(files, marker)


def _refuse(files: Iterable[Path], marker: bytes) -> None:
    each = {path.stat().st_ino: path for path in files}  # the PCs share one reserve of 64 MB
    for path in each.values():
        assert marker not in path.read_bytes(), f"I4, I5: a word in {path.suffix}"
