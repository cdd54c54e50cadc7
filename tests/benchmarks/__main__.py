"""`python3 dev.py bench [--henvendelser N]`: prints the table; with `--first-sync N` that of a long first sync alone."""

from __future__ import annotations

import argparse
import os
import sys

from akutdesk.assets import Assets, find_resources
from tests.benchmarks.big_store import big_store
from tests.benchmarks.catch_up_rows import catch_up_rows
from tests.benchmarks.figure_rows import figure_rows
from tests.benchmarks.first_sync_rows import first_sync_rows
from tests.benchmarks.long_first_sync import long_first_sync_rows
from tests.benchmarks.measure import print_table
from tests.benchmarks.paper_rows import paper_rows
from tests.benchmarks.preview_rows import preview_rows
from tests.benchmarks.push_rows import push_rows
from tests.benchmarks.store_rows import store_rows
from tests.benchmarks.window_rows import window_rows


def main() -> int:
    """Measure everything; 1 if a budget is not kept."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("--henvendelser", type=int, default=100_000, metavar="N")
    parser.add_argument("--first-sync", type=int, metavar="N")
    chosen = parser.parse_args()
    if chosen.first_sync:
        rows = list(long_first_sync_rows(chosen.first_sync))
        print_table(rows)
        return 0 if all(row.kept for row in rows) else 1
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    assets = Assets(find_resources())
    assets.seal()  # as an installed program is; a start reads anew what was changed since (docs/decisions/0007)
    big = big_store(assets, chosen.henvendelser)
    store = big.open()
    try:
        rows = [*store_rows(store, big), *figure_rows(store, big)]
        rows += [*paper_rows(assets, big), *preview_rows(assets)]
        keys = store._file.keys
    finally:
        store.close()
    rows = [*window_rows(big, keys), *rows, *first_sync_rows(), *push_rows()]
    rows += catch_up_rows()
    sys.stdout.write(f"{chosen.henvendelser:,} contacts\n")
    print_table(rows)
    return 0 if all(row.kept for row in rows) else 1


raise SystemExit(main())
