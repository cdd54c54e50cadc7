"""Records about the invented citizens that each hold a word of their own, and the look-up log as it lies in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from pathlib import Path

from akutdesk.assets import Assets
from akutdesk.demo.clock import HandClock
from akutdesk.demo.tonight import BEGINS
from akutdesk.domain.borger import Borger
from akutdesk.domain.krisesamtale import Krisesamtale
from akutdesk.domain.overnatning import Overnatning
from akutdesk.domain.partnerkontakt import Partnerkontakt
from akutdesk.domain.record import Record, RecordId, new_id
from akutdesk.domain.record_types import RECORD_CLASS
from akutdesk.domain.underretning import Underretning
from akutdesk.storage import noun_table
from akutdesk.storage.adgangskode import read_krav
from akutdesk.storage.connection import connect
from akutdesk.storage.founding import DatabaseKeys
from akutdesk.storage.keyring import Keyring
from akutdesk.storage.saving import Saving
from akutdesk.storage.store import Store
from akutdesk.storage.vault import Vault
from akutdesk.wire.event import Event, open_event
from akutdesk.wire.header import read_header
from akutdesk.wire.payload import read_payload
from akutdesk.wire.session import open_audit_key, read_session
from tests.flows.running_desk import ANNA
from tests.gates.invented_desk import LEADER, PASSWORDS, InventedDesk
from tests.ui.folk import consents, plan, talk
from tests.ui.maaling.measured import goal

MARK = re.compile(r"qz\d{4}qz|\b0101\d\d-?\d{4}\b", re.IGNORECASE)
"""A word that nothing else in the program says and nobody types, or a number that nobody has."""
MANY = 6
"""So many citizens are marked; the last one's card is closed to others than Anna and the leader."""

_ON_CARD = frozenset({"henvendelse", "samtykke", "progressionsmaal"})
"""What the card tells of: whoever opened the card has opened these (`Store.children`)."""
_IN_CONTACT = frozenset({"partnerkontakt", "krisesamtale"})
"""The same for a contact. A plan, a stay and an underretning are opened by themselves."""

Look = tuple[str, RecordId]
"""An act of the log (domain.md 2.21) and what it was about."""


@dataclass(frozen=True)
class Marked:
    """Where a word stands: the type of its record, and the look-ups of which one must be in the log to see it."""

    type: str
    needs: frozenset[Look]


@dataclass(frozen=True)
class MarkedDesk:
    """The folder with the marked records, what each word is, and what reads its log."""

    words: dict[str, Marked]
    aliases: tuple[str, ...]
    path: Path
    keys: DatabaseKeys
    log_key: bytes


def mark(invented: InventedDesk, folder: Path, assets: Assets) -> MarkedDesk:
    """Write marked records into a copy of the invented desk, as its leader, before anybody looks at it."""
    vault = Vault(folder, invented.secret)
    ring = Keyring(vault=vault, clock=HandClock(BEGINS), read_krav=partial(read_krav, assets.root))
    keys = ring.proev(LEADER, PASSWORDS[LEADER])
    leader = ring.lad_ind(keys)
    store, words = ring.store(), _Words()
    people = invented.year.people[:MANY]
    for before in people:
        card = store.get(leader.adgang, Borger, before.id)
        made = [Saving(after=words.into(one)) for one in _about(card)]
        known = Saving(after=words.into(words.hidden(_known(card))), before=card)
        store.save_all(leader.adgang, [known, *made])
    anna = next(one for one in invented.year.service.staff if one.initialer == ANNA)
    store.skaermning.luk(leader.adgang, people[-1].id, (anna.id,))
    log_key = store._file.presence.log_keys[leader.adgang.bruger]
    ring.luk()
    names = tuple(one.kaldenavn for one in people)
    return MarkedDesk(words.made, names, folder / "vault.db", keys.database, log_key)


def _known(card: Borger) -> Borger:
    """More of the citizen than a list shows; `?` is where the word goes."""
    return replace(
        card,
        efternavn="?",
        moedes="Roligt ?",
        opmaerksomhed="Hører dårligt ?",
        kommunikation="Skriver helst ?",
    )


def _about(card: Borger) -> Iterator[Record]:
    """What the house wrote about a citizen, of each kind that stands on a screen of its own or on the card."""
    start = BEGINS - timedelta(hours=1)
    call = replace(talk(start, "TLF", "MELLEM", 20, notat="Kunne ikke sove ?"), borger_id=card.id)
    yield call
    yield Krisesamtale(
        id=new_id(), henvendelse_id=call.id, spor="AKUT", borgers_ord="Alt er for meget ?"
    )
    yield Partnerkontakt(
        id=new_id(),
        henvendelse_id=call.id,
        borger_id=card.id,
        tid=start,
        aftalt="De ringer ?",
        modtager_navn="Vagthavende ?",
        modtager_bekraeftet="JA",
    )
    yield Underretning(
        id=new_id(), henvendelse_id=call.id, borger_id=card.id, bekymring="Ikke sovet ?"
    )
    yield replace(
        plan(),
        borger_id=card.id,
        kaldenavn=card.kaldenavn,
        k1_handler_om="At sove ?",
        k5_selv=("Gå ned til åen ?",),
        k9_moedes="Med ro ?",
        k14_aftaler=(),
    )
    share, *_ = consents()
    yield replace(share, borger_id=card.id, oplysninger="planen ?")
    yield replace(goal(), id=new_id(), borger_id=card.id, maal="Sove fire timer ?")
    yield Overnatning(
        id=new_id(), borger_id=card.id, ankomst=start, vurdering_af_leder="Kan sove her ?"
    )


class _Words:
    """Gives each record a word, and remembers which."""

    def __init__(self) -> None:
        self.made: dict[str, Marked] = {}

    def into(self, record: Record) -> Record:
        """The record with a word of its own wherever it has a place for it."""
        word = self._new(record.TYPE, {("AABN", rid) for rid in _opened_by(record)})
        return replace(record, **{name: _put(v, word) for name, v in _places(record).items()})

    def hidden(self, card: Borger) -> Borger:
        """The card with a number and a hidden address, each shown by a deed of its own."""
        address = self._new("adresse", {("VIS_ADRESSE", card.id)})
        cpr = f"010161{len(self.made):04}"
        self.made[cpr] = Marked("cpr", frozenset({("VIS_CPR", card.id)}))
        return replace(card, adresse=f"Åvej 1 {address}", adresse_skjult=True, cpr=cpr)

    def _new(self, kind: str, needs: set[Look]) -> str:
        word = f"qz{len(self.made):04}qz"
        self.made[word] = Marked(kind, frozenset(needs))
        return word


def _opened_by(record: Record) -> set[RecordId]:
    above = {"borger_id": _ON_CARD, "henvendelse_id": _IN_CONTACT}
    parents = {getattr(record, felt) for felt, kinds in above.items() if record.TYPE in kinds}
    return {record.id, *parents}


def _places(record: Record) -> dict[str, object]:
    found = {name: getattr(record, name) for name in record.__dataclass_fields__}
    return {name: value for name, value in found.items() if _has_place(value)}


def _has_place(value: object) -> bool:
    parts = value if isinstance(value, tuple) else (value,)
    return any(isinstance(part, str) and part.endswith("?") for part in parts)


def _put(value: object, word: str) -> object:
    if isinstance(value, tuple):
        return tuple(_put(part, word) for part in value)
    return value.replace("?", word) if isinstance(value, str) else value


def carriers(store: Store, word: str, kind: str) -> frozenset[Look]:
    """The look-ups that show records of this type which hold the word by now: a new plan takes lines from one before."""
    cls = RECORD_CLASS.get(kind)
    if cls is None:
        return frozenset()
    found = noun_table.select(store._file.db, cls, "", ())
    holding = [one for one in found if word in str(one).lower()]
    return frozenset(("AABN", rid) for one in holding for rid in _opened_by(one))


class LookLog:
    """What the file says of look-ups, read through a connection of its own: only what is committed is there."""

    def __init__(self, desk: MarkedDesk) -> None:
        self._private = desk.log_key
        self._db = connect(desk.path, desk.keys)
        self._keys: dict[bytes, bytes] = {}
        self._last = self._newest()
        self._looks: set[tuple[RecordId, str, RecordId]] = set()
        self._searched: set[RecordId] = set()

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def has_one(self, bruger: RecordId, looks: frozenset[Look]) -> bool:
        """Whether an entry says by now that this user did one of these."""
        self._read_on()
        return any((bruger, *look) in self._looks for look in looks)

    def has_searched(self, bruger: RecordId) -> bool:
        """Whether an entry says by now that this user searched in notes."""
        self._read_on()
        return bruger in self._searched

    def _newest(self) -> int:
        return self._db.execute("SELECT coalesce(max(eid), 0) FROM event").fetchone()[0]

    def _read_on(self) -> None:
        rows = self._db.execute(
            "SELECT eid, header, body FROM event WHERE stream = 2 AND eid > ? ORDER BY eid",
            (self._last,),
        ).fetchall()
        for eid, header, body in rows:
            self._last = eid
            self._note(Event(header, body))

    def _note(self, sealed: Event) -> None:
        header = read_header(sealed.header)
        key = self._keys.get(header.writer) or self._key_of(header.writer)
        payload = read_payload(open_event(key, header, sealed).payload)
        said = {op.felt: op.vaerdi for op in payload.ops}
        bruger = RecordId(payload.bruger)
        if said["handling"] == "SOEG" and said.get("objekt_type") == "noter":
            self._searched.add(bruger)
        elif said.get("objekt_id"):
            self._looks.add((bruger, said["handling"], RecordId(said["objekt_id"])))

    def _key_of(self, writer: bytes) -> bytes:
        (cert,) = self._db.execute(
            "SELECT cert FROM session WHERE writer = ?", (writer,)
        ).fetchone()
        self._keys[writer] = open_audit_key(self._private, read_session(cert))
        return self._keys[writer]
