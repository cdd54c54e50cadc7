"""How often the long tests do their thing: one table, three shares (design.md 8.28)."""

from __future__ import annotations

from enum import Enum

FULL = {
    "kill_program": 500,  # kill -9 of the whole program during the played night
    "kill_store": 500,  # kill -9 of a child that owns the store
    "property": 10_000,  # examples of a property test
    "naughty": 21,  # naughty texts pasted into each field of the program: all there are
    "fuzz": 1_000,  # drawn calls of each kind that should not make the server fail
    "kill_node": 100,  # kill -9 of a node of the server in the middle of a push (F56)
    "absence_events": 3_000,  # written at each of five desks in the week that the server is down (F25)
    "append_seconds": 60,  # eight writers and a reader on one PostgreSQL (F55)
    "curious": 20_000,  # steps of somebody who goes everywhere in the program (T3)
    "soak": 300,  # rounds of a night's work, and as many again, that may leave nothing behind (F93)
    "isolation": 300,  # nights of calls, parked, saved and locked, in which nothing may show up again
    "spoiled_events": 1_000_000,  # events of which somebody spoiled some bytes (F92)
    "spoiled_vaults": 100_000,  # the same with vault.keys
    "second_opinion": 50,  # invented desks whose figures DuckDB counts again
    "simulator": 2_000,  # nights of three to five PCs in which everything breaks
    "simulator_postgres": 100,  # the same with the server on PostgreSQL
}

CI = {
    "kill_program": 20,
    "kill_store": 60,
    "property": 1_000,
    "naughty": 8,  # other ones in each field
    "fuzz": 60,
    "kill_node": 20,
    "absence_events": 3_000,
    "append_seconds": 15,
    "curious": 900,
    "soak": 6,
    "isolation": 30,
    "spoiled_events": 100_000,
    "spoiled_vaults": 20_000,
    "second_opinion": 50,
    "simulator": 2_000,
    "simulator_postgres": 100,
}


QUICK = {"simulator": 16, "kill_program": 3}
"""Where one per cent is more than an everyday run has time for (docs/decisions/0158)."""


class Share(Enum):
    """How much of the full count a run takes."""

    QUICK = "quick"
    CI = "CI's share"
    FULL = "in full"


def count_of(name: str, share: Share) -> int:
    """The count of a long test in this run; a quick run takes one per cent, and at least three."""
    if share is Share.FULL:
        return FULL[name]
    if share is Share.CI:
        return CI[name]
    return QUICK.get(name, max(3, FULL[name] // 100))
