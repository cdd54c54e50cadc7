"""The server's log tells counts and devices, and nothing that anybody could read or use."""

from __future__ import annotations

import logging

import msgspec
import pytest

from akutdesk.central.journal import JournalFormatter
from tests.central.desks import found
from tests.central.running import running


@pytest.fixture
def server(tmp_path):
    with running(tmp_path) as server:
        yield server


def lines(caplog):
    said = [record for record in caplog.records if record.name == "akutdesk.central"]
    return [msgspec.json.decode(record.getMessage()) for record in said]


def test_a_push_is_one_line_with_its_device_and_counts(server, caplog):
    desk = found(server)
    writer = desk.start()
    writer.write(3)
    caplog.clear()
    desk.push(writer.batch())
    (line,) = lines(caplog)
    assert line["call"] == "POST /v1/orgs/{org}/events"
    assert (line["status"], line["events"]) == (200, 3)
    assert line["device"] == desk.device.id.hex()
    assert line["org"] == desk.device.org.id.hex()
    assert line["took"] > 3 * 92
    assert set(line) <= {"call", "status", "ms", "org", "device", "events", "took", "gave", "code"}


def test_a_refusal_says_its_code(server, caplog):
    desk = found(server)
    caplog.clear()
    desk.get("events?after=7")
    (line,) = lines(caplog)
    assert (line["status"], line["code"]) == (409, "ahead")


def test_no_token_code_body_or_id_of_a_request_is_written(server, caplog):
    code = server.open_slot()
    desk = found(server)
    writer = desk.start()
    writer.write(body=b"secret words of a record")
    desk.push(writer.batch())
    desk.page()
    server.send("GET", "/v1/enrolments/" + "ab" * 16)
    ours = ("akutdesk", "uvicorn")
    said = [r.getMessage() for r in caplog.records if r.name.startswith(ours)]
    assert len(said) > 5
    for secret in (desk.token, code, "secret", "ab" * 16):
        assert [line for line in said if secret in line] == []


def test_a_failure_is_written_as_its_kind_alone():
    error = LookupError("Karen")
    info = (type(error), error, None)
    record = logging.LogRecord("uvicorn.error", logging.ERROR, "", 0, "Karen %s", ("x",), info)
    said = JournalFormatter().format(record)
    assert said.endswith("ERROR uvicorn.error failed with LookupError")
    assert "Karen" not in said
