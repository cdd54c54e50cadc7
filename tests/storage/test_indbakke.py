import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from akutdesk.storage.errors import DiskFault
from akutdesk.storage.indbakke import (
    Fund,
    Notat,
    _padded,
    empty_inbox,
    jot,
    new_note_id,
    open_inbox,
)
from akutdesk.wire import crypto

KEY = crypto.make_kem_key()
PUBLIC = crypto.kem_public(KEY)
NAT = 1_795_474_800_000


def a_note(tekst="Ringer fra en bænk ved åen", **more):
    return Notat(note_id=more.pop("note_id", new_note_id()), skrevet_ms=NAT, tekst=tekst, **more)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=3000))
def test_what_is_jotted_while_locked_is_there_after_the_unlock(tmp_path_factory, tekst):
    folder = tmp_path_factory.mktemp("data")
    note = a_note(tekst, start_ms=NAT - 60_000)
    jot(folder, PUBLIC, note)
    assert open_inbox(folder, KEY) == Fund((note,))


def test_a_note_that_grows_stays_one_note(tmp_path):
    note_id = new_note_id()
    for tekst in ("R", "Ri", "Ringer"):
        jot(tmp_path, PUBLIC, a_note(tekst, note_id=note_id))
    (note,) = open_inbox(tmp_path, KEY).notater
    assert note.tekst == "Ringer"
    assert len(list((tmp_path / "indbakke").iterdir())) == 1


def test_notes_come_oldest_first(tmp_path):
    for start in (3, 1, 2):
        jot(tmp_path, PUBLIC, a_note(str(start), start_ms=start))
    assert [note.tekst for note in open_inbox(tmp_path, KEY).notater] == ["1", "2", "3"]


def test_no_typed_word_and_no_length_can_be_read_from_the_files(tmp_path):
    for tekst in ("ja", "Ringer fra bænken"):
        jot(tmp_path, PUBLIC, a_note(tekst))
    files = list((tmp_path / "indbakke").iterdir())
    assert all(b"Ringer" not in path.read_bytes() for path in files)
    assert len({path.stat().st_size for path in files}) == 1


def test_opening_the_inbox_removes_nothing_and_emptying_removes_what_was_taken(tmp_path):
    one, other = a_note("en", start_ms=1), a_note("to", start_ms=2)
    jot(tmp_path, PUBLIC, one)
    found = open_inbox(tmp_path, KEY)
    assert open_inbox(tmp_path, KEY) == found
    jot(tmp_path, PUBLIC, other)
    empty_inbox(tmp_path, found.notater)
    assert open_inbox(tmp_path, KEY) == Fund((other,))


def test_a_damaged_note_stays_and_is_counted_and_the_rest_opens(tmp_path):
    notes = [a_note(str(n), start_ms=n) for n in range(3)]
    for note in notes:
        jot(tmp_path, PUBLIC, note)
    path = tmp_path / "indbakke" / f"{notes[1].note_id.hex()}.lukket"
    path.write_bytes(path.read_bytes()[:-1])
    assert open_inbox(tmp_path, KEY) == Fund((notes[0], notes[2]), 1)
    assert path.exists()


def test_a_note_under_another_name_is_not_believed(tmp_path):
    note = a_note()
    jot(tmp_path, PUBLIC, note)
    path = tmp_path / "indbakke" / f"{note.note_id.hex()}.lukket"
    path.rename(path.with_name(f"{new_note_id().hex()}.lukket"))
    assert open_inbox(tmp_path, KEY) == Fund((), 1)


def test_a_note_that_gives_itself_another_name_inside_is_not_believed(tmp_path):
    jot(tmp_path, PUBLIC, a_note())
    name = new_note_id()
    block = _padded(msgspec.msgpack.encode(a_note()))
    sealed = crypto.seal_to(PUBLIC, block, b"akd/indbakke/1" + name)
    (tmp_path / "indbakke" / f"{name.hex()}.lukket").write_bytes(sealed)
    assert open_inbox(tmp_path, KEY).skadede == 1


def test_a_note_sealed_with_an_exchanged_key_is_counted(tmp_path):
    jot(tmp_path, crypto.kem_public(crypto.make_kem_key()), a_note())
    assert open_inbox(tmp_path, KEY) == Fund((), 1)


@given(st.binary(max_size=2000), st.sampled_from(["00" * 16, "abc", "zz", ""]))
def test_any_file_in_the_inbox_is_counted_and_stops_nothing(tmp_path_factory, data, name):
    folder = tmp_path_factory.mktemp("data")
    jot(folder, PUBLIC, note := a_note())
    (folder / "indbakke" / f"{name}.lukket").write_bytes(data)
    assert open_inbox(folder, KEY) == Fund((note,), 1)


def test_an_empty_desk_has_an_empty_inbox(tmp_path):
    assert open_inbox(tmp_path, KEY) == Fund(())


def test_a_note_never_shows_in_a_trace():
    assert "bænk" not in repr(a_note())
    assert "bænk" not in repr(Fund((a_note(),)))


def test_a_disk_that_refuses_is_said(tmp_path):
    (tmp_path / "indbakke").write_bytes(b"a file where the folder should be")
    with pytest.raises(DiskFault):
        jot(tmp_path, PUBLIC, a_note())
