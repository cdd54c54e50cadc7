"""`docs/openapi.yaml` says what the server does, and nothing that fits or breaks it makes the server fail."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import hypothesis
import msgspec
import pytest
import schemathesis
from hypothesis import strategies as st
from schemathesis.generation import GenerationMode

from akutdesk.central.calls import OPEN_CALLS, ORG_CALLS
from akutdesk.central.database import open_store
from akutdesk.central.limits import Allowance, RateLimits
from akutdesk.wire import messages as m
from tests.central.desks import Desk, found
from tests.central.postgres_server import PostgresServer
from tests.central.running import running_over

SPEC = Path(__file__).parents[2] / "docs" / "openapi.yaml"
BYTES = {"id16": 16, "bytes32": 32, "signature64": 64}
STORES = ("sqlite", "postgres")
MUCH = Allowance(per_second=1e9, burst=1e9)

for name, size in BYTES.items():
    schemathesis.openapi.format(name, st.binary(min_size=size, max_size=size))
schemathesis.openapi.format("bytes", st.binary(max_size=300))


def plain(value: Any) -> Any:
    """Drawn values as MessagePack knows them."""
    if hasattr(value, "data"):
        return value.data
    if isinstance(value, dict):
        return {plain(key): plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return value if not isinstance(value, int) or abs(value) < 2**63 else float(value)


# A drawn body as MessagePack, with bin where the schema says one of our formats.
schemathesis.serializer(m.MEDIA_TYPE)(lambda _, value: msgspec.msgpack.encode(plain(value)))

SCHEMA = schemathesis.openapi.from_path(SPEC)
OPERATIONS = {each.ok().label: each.ok() for each in SCHEMA.get_all_operations()}


@pytest.fixture(scope="module")
def sqlite_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk at a real server on SQLite."""
    yield from desk_at(f"sqlite:///{tmp_path_factory.mktemp('fuzz')}/central.db")


@pytest.fixture(scope="module")
def postgres_desk(postgres: PostgresServer) -> Iterator[Desk]:
    """A desk at a real server on PostgreSQL."""
    yield from desk_at(postgres.make_database("fuzz"))


def desk_at(url: str) -> Iterator[Desk]:
    """A desk at a server that is not sparing with calls."""
    limits = RateLimits(device=MUCH, org=MUCH, address=MUCH)
    with closing(open_store(url)) as store, running_over(store, limits=limits) as server:
        yield found(server)


def test_the_file_names_every_call_and_no_other():
    calls = {f"{call.method} {call.path}" for call in (*OPEN_CALLS, *ORG_CALLS)}
    assert set(OPERATIONS) == calls | {"GET /healthz", "GET /readyz"}


def test_the_file_knows_every_code_of_a_refusal():
    said = SPEC.read_text(encoding="utf-8")
    assert m.PROBLEM_PREFIX in said
    for header in (m.SERVER_TIME, m.SERVER_ID, m.EXPECT_INCARNATION):
        assert header in said


def test_the_file_describes_what_every_answer_about_an_org_carries():
    about = {m.INCARNATION, m.HEAD_SEQ, m.BACKED_UP, m.DAMAGED}
    for call in ORG_CALLS:
        operation = OPERATIONS[f"{call.method} {call.path}"]
        for status, answer in operation.responses.items():
            if status.startswith("2") and "genesis" not in call.path:
                assert answer.definition["headers"].keys() == about


def test_events_that_rotted_are_named_as_the_file_says():
    """What `rot.py` tells of, in the header that a client reads (F63)."""
    shape = SCHEMA.raw_schema["components"]["headers"]["Damaged"]["schema"]["pattern"]
    named = [m.Named(bytes([n]) * 16, n + 1) for n in range(m.MOST_DAMAGED)]
    for some in (named[:1], named):
        assert re.search(shape, m.damaged_header(some))
    assert not re.search(shape, m.damaged_header([*named, named[0]]))
    assert not re.search(shape, m.damaged_header([]))


DRAWN = [
    *((store, label, GenerationMode.POSITIVE) for store in STORES for label in OPERATIONS),
    *(
        ("sqlite", label, GenerationMode.NEGATIVE)
        for label, operation in OPERATIONS.items()
        if [*operation.iter_parameters(), *operation.body]
    ),
]
"""What fits the file, for each call and store, and what breaks it where there is anything to break."""


@pytest.mark.parametrize(("store", "label", "mode"), DRAWN)
def test_whatever_is_sent_gets_an_answer_that_the_file_knows(
    request: pytest.FixtureRequest,
    store: str,
    label: str,
    mode: GenerationMode,
    count: Callable[[str], int],
):
    desk: Desk = request.getfixturevalue(f"{store}_desk")
    operation = OPERATIONS[label]
    cases = operation.as_strategy(generation_mode=mode)

    @hypothesis.seed(request.config.option.seed)
    @hypothesis.settings(
        max_examples=count("fuzz"),
        database=None,
        deadline=None,
        suppress_health_check=list(hypothesis.HealthCheck),
        phases=[hypothesis.Phase.generate, hypothesis.Phase.shrink],
    )
    @hypothesis.given(case=cases, kept=st.sets(st.sampled_from(["org", "incarnation"])))
    def fuzz(case: schemathesis.Case, kept: set[str]) -> None:
        if "org" not in kept and "org" in (case.path_parameters or {}):
            case.path_parameters["org"] = desk.device.org.id.hex()
        if "incarnation" not in kept and case.headers:
            case.headers.pop(m.EXPECT_INCARNATION, None)
        if "wait" in (case.query or {}):
            case.query["wait"] = 0
        response = case.call(
            base_url=desk.server.url, headers={"Authorization": f"Bearer {desk.token}"}
        )
        require_known(operation, response)

    fuzz()


def require_known(operation: schemathesis.APIOperation, response: schemathesis.Response) -> None:
    """The answer's status and form stand in the file, and no fault is among them."""
    documented = operation.definition.raw["responses"]
    status = response.status_code
    media = (response.headers.get("content-type") or [""])[0]
    if status in {404, 405} and media == m.PROBLEM_TYPE and str(status) not in documented:
        return  # a drawn id that is no id makes another path, where nothing is
    assert str(status) in documented, (status, response.content)
    assert status < 500
    if status >= 400:
        assert media == m.PROBLEM_TYPE
        problem = json.loads(response.content)
        assert problem["status"] == status
        assert problem["type"].startswith(m.PROBLEM_PREFIX)
    elif response.content:
        assert media == m.MEDIA_TYPE
        msgspec.msgpack.decode(response.content)
