"""Whatever a server makes of a page: seen within it, and healed by the true one (T7, F64, I2, I10)."""

from __future__ import annotations

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from akutdesk.storage import quarantine
from akutdesk.storage.net_errors import PageRefused
from akutdesk.wire.messages import Page
from tests.storage.desk import LEDER
from tests.storage.exchange import meet, prepare, pull, same_everywhere
from tests.storage.persons import opkald


def parts(page: Page):
    """Headers and bodies, as lists that can be changed."""
    bodies, at = [], 0
    for size in page.sizes:
        bodies.append(page.bodies[at : at + size])
        at += size
    return list(page.headers), bodies


def flipped(data: bytes, at: int) -> bytes:
    place = at % len(data)
    return data[:place] + bytes([data[place] ^ (1 << at % 8)]) + data[place + 1 :]


def changed(page: Page, what: str, one: int, other: int) -> Page:
    """The page with one thing done to it."""
    heads, bodies = parts(page)
    here, there = one % len(heads), other % len(heads)
    if what == "leave out":
        del heads[here], bodies[here]
    elif what == "repeat":
        heads.insert(there, heads[here])
        bodies.insert(there, bodies[here])
    elif what == "swap":
        heads[here], heads[there] = heads[there], heads[here]
        bodies[here], bodies[there] = bodies[there], bodies[here]
    elif what == "swap bodies":
        bodies[here], bodies[there] = bodies[there], bodies[here]
    elif what == "flip header":
        heads[here] = flipped(heads[here], other)
    elif what == "flip body":
        bodies[here] = flipped(bodies[here], other)
    elif what == "flip receipt":
        return msgspec.structs.replace(page, receipt=flipped(page.receipt or b"", other))
    else:
        at = one % len(page.stretches)
        signed = page.stretches[at]
        odd = msgspec.structs.replace(signed, signature=flipped(signed.signature, other))
        stretches = (*page.stretches[:at], odd, *page.stretches[at + 1 :])
        return msgspec.structs.replace(page, stretches=stretches)
    return msgspec.structs.replace(
        page, headers=tuple(heads), sizes=tuple(map(len, bodies)), bodies=b"".join(bodies)
    )


DEEDS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "leave out",
                "repeat",
                "swap",
                "swap bodies",
                "flip header",
                "flip body",
                "flip receipt",
                "flip signature",
            ]
        ),
        st.integers(0, 10_000),
        st.integers(0, 10_000),
    ),
    min_size=1,
    max_size=3,
)


@given(DEEDS)
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_deed_of_a_server_goes_unseen_and_the_true_page_heals_them_all(anna, bo, server, deeds):
    for number in range(3):
        anna.store.save(LEDER, opkald(notat=f"nummer {number}"))
        meet(anna, server)
    prepare(bo, server)
    net = bo.store.net
    before, true = net.cursor(), server.page(net.cursor().seq)
    false = true
    for what, one, other in deeds:
        if false.headers:
            false = changed(false, what, one, other)
    refused = False
    try:
        list(net.apply(false))
    except PageRefused:
        refused = True
        assert net.cursor() == before
    now = net.cursor()
    same = (false.headers, false.bodies, false.sizes) == (true.headers, true.bodies, true.sizes)
    assert refused or now.in_doubt or same or not false.headers
    net.move_cursor(server.incarnation, net.checkpoints()[0])
    pull(bo, server)
    assert not quarantine.unproven(bo.db)
    assert not net.cursor().in_doubt
    assert net.cursor().digest == server.digest(len(server.events))
    meet(anna, server)
    assert same_everywhere(anna, bo)
