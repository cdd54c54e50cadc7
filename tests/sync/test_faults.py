"""What the network and a busy server do to a round, each by its number in the table of faults."""

from __future__ import annotations

import socket
from dataclasses import replace
from datetime import timedelta

import msgspec
import pytest

from akutdesk.central.settings import Settings
from akutdesk.domain.borger import Borger
from akutdesk.sync.listen import heard_something
from akutdesk.sync.obstacle import Obstacle, Offline
from akutdesk.sync.result import Outcome
from akutdesk.sync.rhythm import Rhythm
from akutdesk.sync.transport import Answer, Request
from akutdesk.wire import messages as m
from akutdesk.wire.batch import read_batch
from tests.fakes.clock import NIGHT, FakeClock
from tests.fakes.network import CALM, Fault, Weather
from tests.storage.desk import LEDER
from tests.storage.persons import karen
from tests.sync.house import Pc, house_in
from tests.sync.test_transport import open_files, running_threads

EVENTS = "/events"


def write(pc: Pc, count: int = 1, first: int = 0) -> None:
    """Make citizens on a PC, one event each and one of the log."""
    for number in range(first, first + count):
        pc.store.save(LEDER, karen(id=number.to_bytes(16, "big"), kaldenavn=f"Karen {number}"))


def read(pc: Pc, number: int) -> str | None:
    return pc.store.get(LEDER, Borger, number.to_bytes(16, "big")).kaldenavn


def no(status: int, code: str, **headers: str) -> Answer:
    """The server's no."""
    problem = m.Problem(type=f"urn:akutdesk:{code}", title=code, status=status)
    heads = {
        m.SERVER_TIME.lower(): str(round(NIGHT.timestamp() * 1000)),
        m.SERVER_ID.lower(): "00" * 16,
        "content-type": m.PROBLEM_TYPE,
    }
    return Answer(status=status, headers=heads | headers, body=msgspec.json.encode(problem))


def is_push(request: Request) -> bool:
    return request.method == "POST" and request.path.endswith(EVENTS)


def test_f25_days_without_a_network_then_everything_at_once(house, fredericia, middelfart):
    for number, pc in enumerate(house.pcs):
        pc.network.down = True
        write(pc, 40, first=100 * number)
        assert pc.round().outcome is Outcome.OFFLINE
    house.clock.go(days=7)
    house.settle()
    assert read(fredericia, 139) == "Karen 139"
    assert read(middelfart, 39) == "Karen 39"


def test_f26_an_answer_that_was_lost_after_the_commit_doubles_nothing(house, fredericia):
    write(fredericia, 3)
    fredericia.network.will(Fault.LOSE_ANSWER, on=EVENTS)
    away = fredericia.round()
    assert (away.outcome, away.obstacle) == (Outcome.OFFLINE, Obstacle.TID)
    assert house.central.names()
    assert fredericia.net.state().usendte > 0
    fredericia.sync()
    assert fredericia.net.state().usendte == 0
    house.check()


def test_f27_a_batch_cut_after_any_byte_is_there_whole_or_not_at_all(house, fredericia):
    write(fredericia, 2)
    fredericia.network.will(Fault.BLACK_HOLE, on=EVENTS)
    fredericia.round()
    push = next(call for call in fredericia.network.calls if is_push(call))
    head = "".join(f"{name}: {value}\r\n" for name, value in push.headers.items())
    whole = (
        f"POST {push.path} HTTP/1.1\r\nHost: {house.server.host}\r\n{head}"
        f"Content-Length: {len(push.body)}\r\n\r\n"
    ).encode() + push.body
    for cut in range(1, len(whole), 7):
        with socket.create_connection(("127.0.0.1", house.server.port)) as line:
            line.sendall(whole[:cut])
    assert house.central.names() == []
    fredericia.sync()
    house.check()


def test_f27_a_round_cut_after_any_byte_of_any_call_goes_on_where_it_was(house, fredericia):
    for number in range(25):
        write(fredericia, 1, first=number)
        fredericia.network.weather = Weather(faults=((Fault.CUT, 300),))
        fredericia.round()
    fredericia.network.weather = CALM
    fredericia.sync()
    house.check()
    assert fredericia.network.met[Fault.CUT] > 5
    assert read(fredericia, 24) == "Karen 24"


def test_f28_a_narrow_line_gets_there_in_small_steps(house, fredericia):
    write(fredericia, 60)
    fredericia.network.narrow = 6_000
    rounds = 0
    while fredericia.round().outcome is not Outcome.FAERDIG:
        rounds += 1
        assert rounds < 20
    house.check()
    assert fredericia.pace.events < 500
    fredericia.network.heal()
    for number in range(8):
        write(fredericia, 1, first=100 + number)
        fredericia.sync()
    house.check()


def test_f29_a_thousand_black_holes_leave_no_trace(house, fredericia):
    write(fredericia, 1)
    fredericia.network.will(Fault.BLACK_HOLE)
    fredericia.round()
    before = running_threads(), open_files()
    for _ in range(1000):
        fredericia.network.will(Fault.BLACK_HOLE)
        assert fredericia.round().obstacle is Obstacle.TID
    assert (running_threads(), open_files()) == before
    fredericia.sync()
    house.check()
    assert fredericia.net.state().usendte == 0


def test_f30_doubled_and_late_requests_leave_one_copy(house, fredericia, middelfart):
    for pc in house.pcs:
        pc.network.weather = Weather(faults=((Fault.TWICE, 300), (Fault.LATE, 100)))
    for number in range(12):
        write(fredericia, 1, first=number)
        write(middelfart, 1, first=100 + number)
        fredericia.round()
        middelfart.round()
    for pc in house.pcs:
        assert pc.network.met[Fault.TWICE] > 3
        assert pc.network.met[Fault.LATE] > 0
    house.settle()
    for number in (11, 111):
        assert read(middelfart, number) == read(fredericia, number) == f"Karen {number}"


@pytest.mark.parametrize("fault", [Fault.PORTAL, Fault.GARBAGE, Fault.DOWN])
def test_f31_a_portal_in_the_middle_of_a_round_applies_nothing(
    house, fredericia, middelfart, fault
):
    write(middelfart, 2)
    middelfart.sync()
    write(fredericia, 2, first=10)
    fredericia.network.will(fault, on=EVENTS)
    before = fredericia.net.cursor()
    assert fredericia.round().outcome is Outcome.OFFLINE
    assert fredericia.net.cursor() == before or before is None
    house.settle()


def test_f31_a_portal_at_any_call_of_a_round_is_no_more_than_a_pause(house, fredericia):
    write(fredericia, 1)
    fredericia.sync()
    before = len(fredericia.network.calls)
    write(fredericia, 1, first=1)
    fredericia.sync()
    calls = len(fredericia.network.calls) - before
    assert calls > 2
    for number in range(calls):
        write(fredericia, 1, first=10 + number)
        for _ in range(number):
            fredericia.network.will(Fault.NONE)
        fredericia.network.will(Fault.PORTAL)
        result = fredericia.round()
        assert (result.outcome, result.obstacle) == (Outcome.OFFLINE, Obstacle.PORTAL)
        fredericia.network.heal()
    assert fredericia.network.met[Fault.PORTAL] == calls
    fredericia.sync()
    house.check()


def test_f35_a_busy_server_is_asked_again_when_it_said(house, fredericia):
    write(fredericia, 1)
    for status, code in ((503, "busy"), (429, "too-many")):
        refusal = no(status, code, **{"retry-after": "17"})
        fredericia.network.instead = lambda call, no=refusal: no if is_push(call) else None
        result = fredericia.round()
        assert (result.outcome, result.retry_after_s) == (Outcome.VENT, 17)
        rhythm = Rhythm(at_s=0).after(result, 100, lambda: 0.5)
        assert rhythm.asked(100).at_s == 117 <= rhythm.at_s
    fredericia.network.instead = lambda _: None
    fredericia.sync()
    house.check()


def test_f36_a_token_that_runs_out_in_the_middle_is_renewed_and_the_batch_goes_on(
    house, fredericia
):
    write(fredericia, 1)
    fredericia.sync()
    write(fredericia, 2, first=5)
    late = [20]

    def dawdle(call: Request) -> None:
        if is_push(call) and late:
            house.clock.go(minutes=late.pop())

    fredericia.network.when = dawdle
    fredericia.sync()
    assert fredericia.network.paths().count("POST token") == 2
    house.check()


def test_f37_what_is_too_large_is_split_and_one_event_that_is_stays_alone(house, fredericia):
    write(fredericia, 6)
    first = fredericia.net.writer()
    fredericia.restart()
    write(fredericia, 6, first=20)

    def small(call: Request) -> Answer | None:
        if not is_push(call):
            return None
        batch = read_batch(call.body)
        much = batch.last - batch.first + 1 > 4
        huge = batch.writer == first and batch.first <= 5 <= batch.last
        return no(413, "too-large") if much or huge else None

    fredericia.network.instead = small
    result = fredericia.sync()
    assert [(each.writer, each.n, each.code) for each in result.stuck] == [(first, 5, "too-large")]
    there = house.central.names()
    assert max(n for writer, n in there if writer == first) == 4
    assert {n for writer, n in there if writer == fredericia.net.writer()} >= set(range(1, 7))
    fredericia.network.instead = lambda _: None
    fredericia.sync()
    house.check()


def test_f38_a_server_that_wants_a_newer_program_still_gets_what_we_have(tmp_path):
    settings = Settings(minimum_client="99.0", minimum_from_ms=0)
    with house_in(tmp_path, settings=settings) as house:
        pc = house.first()
        write(pc, 3)
        result = pc.round()
        assert (result.outcome, result.upgrade) == (Outcome.FAERDIG, True)
        assert result.pushed == len(house.central.names()) > 0
        assert pc.net.state().usendte == 0


def test_f39_a_long_poll_that_is_dropped_misses_nothing(fredericia, middelfart):
    write(fredericia, 1)
    fredericia.sync()
    middelfart.sync()
    write(middelfart, 1, first=50)
    middelfart.sync()
    cursor = fredericia.net.cursor()
    fredericia.network.will(Fault.CUT, on="wait=25")
    with pytest.raises(Offline):
        heard_something(fredericia.client, cursor)
    assert heard_something(fredericia.client, cursor)
    fredericia.sync()
    assert read(fredericia, 50) == "Karen 50"


def test_f39_a_server_that_was_restored_meanwhile_makes_a_round_due(fredericia):
    fredericia.sync()
    gone = replace(fredericia.net.cursor(), incarnation=b"\x01" * 16)
    assert heard_something(fredericia.client, gone)


def test_f54_a_servers_clock_a_day_off_is_told_and_changes_no_time(tmp_path):
    server_clock = FakeClock(NIGHT)
    server_clock.go(days=1)
    with house_in(tmp_path, server_clock=server_clock) as house:
        pc, other = house.first(), house.another()
        write(pc, 1)
        stamps = pc.desk.db.execute("SELECT hlc FROM event ORDER BY eid").fetchall()
        result = pc.sync()
        assert result.clocks_differ
        assert pc.client.skew.ms == 24 * 60 * 60 * 1000
        other.sync()
        (change,) = other.store.history(LEDER, (0).to_bytes(16, "big"))
        assert change.tid == NIGHT
        kept = other.desk.db.execute("SELECT hlc FROM event WHERE stream = 1").fetchall()
        assert set(kept) <= set(stamps)


def test_a_pc_whose_clock_is_wrong_writes_beside_its_times_what_the_server_says(tmp_path):
    server_clock = FakeClock(NIGHT)
    server_clock.go(hours=2)
    with house_in(tmp_path, server_clock=server_clock) as house:
        pc = house.first()
        pc.sync()
        write(pc, 1)
        (change,) = pc.store.history(LEDER, (0).to_bytes(16, "big"))
        assert change.tid == NIGHT + timedelta(hours=2)


@pytest.mark.parametrize(
    ("status", "code", "outcome"),
    [
        (500, "internal", Outcome.VENT),
        (507, "full", Outcome.FULD),
        (403, "revoked", Outcome.SPAERRET),
        (403, "forbidden", Outcome.AFVIST),
        (418, "something-newer", Outcome.AFVIST),
    ],
)
def test_every_no_to_a_round_has_its_outcome_and_keeps_what_is_here(
    fredericia, status, code, outcome
):
    write(fredericia, 1)
    refusal = no(status, code)
    fredericia.network.instead = lambda call: refusal if "/digest" in call.path else None
    assert fredericia.round().outcome is outcome
    assert fredericia.net.state().usendte > 0
    fredericia.network.instead = lambda _: None
    fredericia.sync()


def test_f35_a_server_that_counts_its_calls_gets_years_of_starts_in_the_end(house, fredericia):
    """Each start has a certificate that goes by itself: after a server was emptied there are thousands."""
    for number in range(20):
        fredericia.restart()
        write(fredericia, 1, first=number)
    left = 0

    def few(_: Request) -> Answer | None:
        nonlocal left
        left -= 1
        return no(429, "too-many", **{"retry-after": "1"}) if left < 0 else None

    fredericia.network.instead = few
    rhythm, rounds = Rhythm(at_s=0), 0
    result = None
    while result is None or not result.got_through:
        left = 15
        result = fredericia.round()
        rhythm = rhythm.after(result, 0, lambda: 0.9)
        assert result.got_through or rhythm.at_s < 2
        rounds += 1
    assert rounds > 3
    house.check()
