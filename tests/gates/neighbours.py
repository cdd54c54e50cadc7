"""What other PCs do to the invented desk: one asks to join, one is let in, two write the same, one sends what does not hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from akutdesk.assets import find_resources
from akutdesk.demo.clock import HandClock
from akutdesk.demo.tonight import BEGINS
from akutdesk.domain.adgang import Adgang
from akutdesk.domain.borger import Borger
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.overnatning import Overnatning
from akutdesk.domain.record import RecordId, new_id
from akutdesk.storage import branch
from akutdesk.storage.adgangskode import read_krav
from akutdesk.storage.cursor import Server
from akutdesk.storage.event_id import n_of
from akutdesk.storage.instant import millis
from akutdesk.storage.joining import ANSWER_FILE, REQUEST_FILE, request_file
from akutdesk.storage.keyring import Keyring
from akutdesk.storage.ordliste import read_ordliste
from akutdesk.storage.pending import BY_STICK, park
from akutdesk.storage.staff import actor_of
from akutdesk.storage.store import Store
from akutdesk.storage.vault import Vault
from akutdesk.sync.gate import Gate
from akutdesk.sync.server_change import ServerChange
from tests.fakes.device_secret import MemoryDeviceSecret
from tests.gates.invented_desk import LEADER, PASSWORDS, InventedDesk


def ask_by_stick(stick: Path) -> str:
    """A PC that is no desk yet writes its request to a stick; the code on its screen."""
    stick.mkdir(exist_ok=True)
    folder = Path(mkdtemp(dir=stick.parent))
    waits = park(Vault(folder, MemoryDeviceSecret()), BY_STICK, millis(BEGINS))
    (stick / REQUEST_FILE).write_bytes(request_file(waits))
    return waits.code


def answer_by_stick(invented: InventedDesk, stick: Path, code: str) -> None:
    """The leader of the invented place lets in the PC whose request lies on the stick."""
    secret = MemoryDeviceSecret()
    secret.keep(invented.secret.read() or b"")
    folder = invented.copy(Path(mkdtemp(dir=stick.parent)) / "desk")
    resources = find_resources()
    ring = Keyring(
        vault=Vault(folder, secret),
        clock=HandClock(BEGINS),
        read_krav=partial(read_krav, resources),
    )
    keys = ring.proev(LEADER, PASSWORDS[LEADER])
    ring.lad_ind(keys)
    gate = Gate(
        store=ring.store(),
        actor=actor_of(keys),
        clock=HandClock(BEGINS),
        ordliste=read_ordliste(resources),
    )
    caller = gate.look(code, (stick / REQUEST_FILE).read_bytes())
    (stick / ANSWER_FILE).write_bytes(gate.let_in(caller))
    ring.luk()


def copied(invented: InventedDesk) -> Path:
    """A stick with the second copy of the invented desk; made once."""
    stick = invented.folder.parent / "kopi"
    if stick.exists():
        return stick
    secret = MemoryDeviceSecret()
    secret.keep(invented.secret.read() or b"")
    folder = invented.copy(Path(mkdtemp(dir=invented.folder.parent)) / "desk")
    ring = Keyring(
        vault=Vault(folder, secret),
        clock=HandClock(BEGINS),
        read_krav=partial(read_krav, find_resources()),
    )
    leader = ring.lad_ind(ring.proev(LEADER, PASSWORDS[LEADER]))
    stick.mkdir()
    ring.store().set_copy_targets(leader.adgang, [stick])
    ring.store().copy_out()
    ring.luk()
    return stick


def leader_of(store: Store) -> Adgang:
    """The demo's leader: whoever is not of the house comes no further than its door."""
    sql = "SELECT id FROM medarbejder WHERE initialer = ?"
    (rid,) = store._file.db.execute(sql, (LEADER,)).fetchone()
    return Adgang(bruger=RecordId(rid), rolle="LEDER", formaal="EGEN_VAGT")


def write_apart(store: Store) -> None:
    """Two first names for Karen, each written by somebody who had not seen the other."""
    (rid,) = store._file.db.execute("SELECT id FROM borger WHERE kaldenavn = 'Karen'").fetchone()
    who = leader_of(store)
    seen = store.get(who, Borger, rid)
    for name in ("Karen", "Karin"):
        store.save(who, replace(seen, fornavn=name, moedes=f"{name} vil gerne have te"), seen)


def close_card(store: Store) -> None:
    """Somebody at the other desk closed Karen's card; everybody who works here is named."""
    (rid,) = store._file.db.execute("SELECT id FROM borger WHERE kaldenavn = 'Karen'").fetchone()
    who = leader_of(store)
    staff = [one.id for one in store.setup(who, Medarbejder)]
    store.skaermning.luk(who, rid, staff)


def lay_together(store: Store) -> None:
    """Somebody at the other desk found that Karsten's card is Karen's."""
    (rid,) = store._file.db.execute("SELECT id FROM borger WHERE kaldenavn = 'Karen'").fetchone()
    who = leader_of(store)
    other = next(hit for hit in store.borgere.liste(who) if hit.rid != rid)
    store.samling.saml(who, rid, other.rid)


def set_aside(store: Store) -> None:
    """An event with a signature that does not hold."""
    file = store._file
    with file.transaction():
        file.db.execute(
            "INSERT INTO quarantine (writer, n, hash, header, body, body_hash, grund, tid_ms)"
            " VALUES (?, 1, ?, ?, ?, ?, 'UNDERSKRIFT', ?)",
            (b"w" * 16, b"h" * 32, b"x", b"y", b"z" * 32, millis(BEGINS)),
        )


def leave_a_branch(store: Store) -> None:
    """What this PC wrote last in an earlier start, as if a copy of it had: it lies aside, and nobody tells it again."""
    file = store._file
    widx, newest = file.db.execute(
        "SELECT eid >> 40, max(eid) FROM event WHERE stream = 1 AND eid >> 40 < ? GROUP BY 1 ORDER BY 1 DESC",
        (file.writer.widx,),
    ).fetchone()
    with file.transaction():
        branch.lay_aside(file, branch.cut(file, widx, n_of(newest) - 4), "GREN")


def another_server() -> ServerChange:
    """Another server than before, as a leader sees it."""
    return ServerChange(
        server=Server(id=b"1" * 16, public=b"2" * 32),
        before="hus bro ko sol bad tag",
        now="regn mur kat gren bue vest",
    )


def book_apart(store: Store, kaldenavn: str) -> None:
    """The other desk, which had not heard of Ali's stay, booked somebody at his place from half past one."""
    db = store._file.db
    (stay,) = db.execute("SELECT id FROM overnatning WHERE afrejse IS NULL").fetchone()
    (rid,) = db.execute("SELECT id FROM borger WHERE kaldenavn = ?", (kaldenavn,)).fetchone()
    who = leader_of(store)
    seen = store.get(who, Overnatning, stay)
    came = BEGINS - timedelta(minutes=40)
    store.save(who, replace(seen, id=new_id(), borger_id=rid, ankomst=came))
