"""Each org's database is reached as a role that reaches no other (T10, sync-and-security.md 2.17)."""

from __future__ import annotations

from contextlib import closing

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from akutdesk.central.postgres_store import PostgresStore
from tests.central.invented_log import begin_org


@pytest.fixture
def orgs(postgres_url: str) -> list[str]:
    """The databases of two orgs, each named as its role."""
    with closing(PostgresStore(postgres_url)) as store:
        begin_org(store, b"a" * 16)
        begin_org(store, b"b" * 16)
    with psycopg.connect(postgres_url) as db:
        return [row[0] for row in db.execute("SELECT database FROM slot ORDER BY opened_ms")]


def as_role(url: str, role: str, database: str) -> str:
    return make_conninfo(url, user=role, dbname=database)


def test_an_orgs_role_reaches_its_own_database_and_no_other(postgres_url: str, orgs: list[str]):
    one, other = orgs
    main = psycopg.conninfo.conninfo_to_dict(postgres_url)["dbname"]
    with psycopg.connect(as_role(postgres_url, one, one)) as db:
        assert db.execute("SELECT id FROM org").fetchall() == [(b"a" * 16,)]
    for database in (other, str(main)):
        with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
            psycopg.connect(as_role(postgres_url, one, database))


def test_a_role_may_make_nothing_and_its_password_is_kept_as_a_verifier(
    postgres_url: str, orgs: list[str]
):
    with psycopg.connect(postgres_url) as db:
        rows = db.execute(
            "SELECT rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolpassword"
            " FROM pg_authid WHERE rolname = ANY(%s)",
            (orgs,),
        ).fetchall()
        secrets = [row[0] for row in db.execute("SELECT secret FROM slot")]
    assert [row[:4] for row in rows] == [(False,) * 4] * 2
    assert all(row[4].startswith("SCRAM-SHA-256$") for row in rows)
    assert len(set(secrets)) == 2


def test_a_database_that_a_newer_program_made_is_not_touched(postgres_url: str):
    with closing(PostgresStore(postgres_url)), psycopg.connect(postgres_url) as db:
        db.execute("INSERT INTO step VALUES (99)")
    with pytest.raises(Exception, match="too_new"):
        PostgresStore(postgres_url)
