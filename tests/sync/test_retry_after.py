"""When to come again, as servers and the gateways before them say it (F35)."""

from __future__ import annotations

import pytest

from akutdesk.sync.backoff import MOST_ASKED_S
from akutdesk.sync.obstacle import Obstacle, Offline
from akutdesk.sync.reply import Refused, read_reply, take_no
from akutdesk.sync.retry_after import retry_after
from akutdesk.sync.round import ending_of
from akutdesk.sync.transport import Answer
from tests.sync.test_faults import no

DATE = "Fri, 27 Nov 2026 02:10:00 GMT"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "17"}, 17),
        ({"retry-after": " 0 "}, 0),
        ({"retry-after": "Fri, 27 Nov 2026 02:12:00 GMT", "date": DATE}, 120),
        ({"retry-after": "Fri, 27 Nov 2026 02:09:00 GMT", "date": DATE}, 0),
        ({"retry-after": "9" * 400}, MOST_ASKED_S),
        ({"retry-after": "Fri, 27 Nov 2099 02:12:00 GMT", "date": DATE}, MOST_ASKED_S),
        ({"retry-after": "Fri, 27 Nov 2026 02:12:00 GMT"}, None),
        ({"retry-after": "Fri, 27 Nov 2026 02:12:00", "date": DATE}, None),
        ({"retry-after": "-5"}, None),
        ({"retry-after": "²"}, None),
        ({"retry-after": "soon", "date": DATE}, None),
        ({}, None),
    ],
)
def test_f35_seconds_and_a_time_of_day_are_understood_and_rubbish_is_not(headers, seconds):
    assert retry_after(headers) == seconds


@pytest.mark.parametrize("status", [429, 503])
def test_f35_a_gateway_before_the_server_is_obeyed_too(status):
    answer = Answer(status=status, headers={"retry-after": "40"}, body=b"<html>")
    with pytest.raises(Offline) as met:
        read_reply(answer)
    ended = ending_of(met.value)
    assert (ended.obstacle, ended.retry_after_s) == (met.value.obstacle, 40)


def test_f35_a_page_of_a_guest_network_says_nothing_about_when():
    answer = Answer(status=200, headers={"retry-after": "40"}, body=b"<html>")
    with pytest.raises(Offline) as met:
        read_reply(answer)
    assert (met.value.obstacle, met.value.retry_after_s) == (Obstacle.PORTAL, None)


@pytest.mark.parametrize(("told", "believed"), [("17", 17), ("99999999", MOST_ASKED_S)])
def test_f35_the_servers_own_no_says_when_and_is_believed_for_an_hour(told, believed):
    with pytest.raises(Refused) as met:
        take_no(no(503, "busy", **{"retry-after": told}))
    assert met.value.problem.retry_after_s == believed
