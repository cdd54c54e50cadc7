"""A program that does nothing but save, and says so on a pipe after each save: made to be killed.

Arguments: data folder, key and salt in hex. Each line out is one acknowledged act: "call <id> <number>",
"draft <number>", "open <number>".
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from akutdesk.domain.record import new_id
from akutdesk.storage.founding import DatabaseKeys
from akutdesk.storage.opening import open_store
from akutdesk.storage.saving import Saving
from akutdesk.storage.udkast import Udkast
from tests.fakes.clock import FakeClock
from tests.storage.desk import MEDARBEJDER
from tests.storage.persons import KAREN, karen, opkald


def main(folder, key, salt):
    keys = DatabaseKeys(key=bytes.fromhex(key), salt=bytes.fromhex(salt))
    store = open_store(Path(folder), keys, FakeClock())
    call = opkald(id=new_id(), borger_id=KAREN)
    person = store.get(MEDARBEJDER, type(karen()), KAREN)
    store.save(MEDARBEJDER, call)
    number = 0
    while True:
        number += 1
        after, seen = replace(call, notat=f"note {number}"), replace(person, moedes=str(number))
        store.save_all(
            MEDARBEJDER, [Saving(after=after, before=call), Saving(after=seen, before=person)]
        )
        call, person = after, seen
        say(f"call {call.id.hex()} {number}")
        store.write_draft(MEDARBEJDER, Udkast(rid=call.id, felt="kaldenavn", text=str(number)))
        say(f"draft {number}")


def say(line):
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
