"""Write schema.sql anew: `python -m tests.storage.write_schema`, after a migration was added.

With `--tables` the record tables of 0002_records.sql are printed as the classes have them now; until the
first release a changed field goes there, afterwards into a migration of its own.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from akutdesk.domain.record_types import RECORD_TYPES
from akutdesk.storage.noun_table import definition
from tests.storage.desk import stored_desk
from tests.storage.test_migration import SCHEMA, schema_of


def main(arguments):
    if "--tables" in arguments:
        sys.stdout.write("\n".join(definition(cls) for cls in RECORD_TYPES))
        return
    with tempfile.TemporaryDirectory() as folder, stored_desk(Path(folder) / "data") as desk:
        SCHEMA.write_text(schema_of(desk.db), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
