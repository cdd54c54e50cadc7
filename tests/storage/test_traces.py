"""No file that we make holds a word that was typed (I5)."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest

from akutdesk.domain.kriseplan import saet_gaeldende
from akutdesk.storage.migration import copy_before
from akutdesk.storage.saving import Saving
from akutdesk.storage.udkast import Udkast
from tests.storage.desk import LEDER, MEDARBEJDER, stored_desk
from tests.storage.persons import karen, opkald, plan

MARKERS = ("Zebrafinken", "zebrafink", "6105837890", "Kolibriøen", "kolibrioen", "kolibrion")


def test_no_file_holds_a_typed_word_in_any_spelling(tmp_path):
    with stored_desk(tmp_path / "data") as desk:
        stick = tmp_path / "stick"
        stick.mkdir()
        store = desk.store
        store.set_copy_targets(LEDER, [stick])
        person = karen(kaldenavn=MARKERS[0], cpr=MARKERS[2], moedes=MARKERS[3])
        call, made = opkald(notat=f"{MARKERS[0]} {MARKERS[3]}"), plan(k5_selv=(MARKERS[3],))
        store.save_all(LEDER, [Saving(after=each) for each in (person, call, made)])
        store.save(LEDER, saet_gaeldende(made, desk.clock.at), made)
        store.write_draft(MEDARBEJDER, Udkast(rid=call.id, felt="notat", text=MARKERS[0] * 9))
        for number in range(200):
            after = replace(call, notat=f"{MARKERS[3]} {number}")
            store.save(LEDER, after, call)
            call = after
        palette = store.palette(LEDER)
        palette.hits(MARKERS[0])
        palette.close()
        store.search_notes(LEDER, MARKERS[3])
        store.copy_out()
        desk.db.set_authorizer(None)
        copy_before(desk.db, desk.path, desk.keys)
        assert_clean(tmp_path)
        store.write_draft(MEDARBEJDER, Udkast(rid=call.id, felt="notat", text=MARKERS[3]))
        desk.reopen(clean=False)
        assert_clean(tmp_path)
    assert_clean(tmp_path)


@pytest.mark.skipif(os.name != "posix", reason="rights of files are told by mode on POSIX only")
def test_only_the_owner_may_read_what_lies_in_the_data_folder(tmp_path):
    was = os.umask(0o022)
    try:
        with stored_desk(tmp_path / "data") as desk:
            desk.store.save(LEDER, karen())
            assert desk.store.make_reserve()
            desk.db.set_authorizer(None)
            copy_before(desk.db, desk.path, desk.keys)
            assert readable_by_others(desk.folder) == []
            desk.path.chmod(0o644)
            desk.reopen()
            assert readable_by_others(desk.folder) == []
    finally:
        os.umask(was)


def readable_by_others(folder):
    """Names of files and folders below that somebody else may read."""
    return [path.name for path in folder.rglob("*") if path.stat().st_mode & 0o077]


def assert_clean(folder):
    """Every file, read to its last byte, in the usual encodings."""
    paths = [path for path in folder.rglob("*") if path.is_file()]
    assert {"vault.db", "vault.keys", "vault.mark"} <= {path.name for path in paths}
    for path in paths:
        data = path.read_bytes()
        if path.name == "reserve":
            assert not data.strip(b"\0")
            continue
        for marker in MARKERS:
            for encoding in ("utf-8", "utf-16-le", "utf-16-be", "latin-1"):
                assert marker.encode(encoding) not in data, (path.name, marker, encoding)
            assert marker not in str(path)
