"""Whatever goes wrong at the gate has one sentence; six words stand as they are read to each other."""

from __future__ import annotations

import pytest

from akutdesk.storage import joining_errors as j
from akutdesk.sync.address import AddressUnfit
from akutdesk.sync.gate import GateShut
from akutdesk.sync.obstacle import Obstacle, Offline
from akutdesk.sync.result import Outcome as Ended
from akutdesk.sync.server import CaUnfit, NoServer
from akutdesk.ui.net.errands import Stopped
from akutdesk.ui.outcome import outcome, read_pem, sentence_of
from akutdesk.ui.pcer.six_words import SixWords

ERRORS = [
    *(
        kind()
        for kind in vars(j).values()
        if isinstance(kind, type)
        and issubclass(kind, j.StorageError)
        and kind is not j.StorageError
    ),
    *(Offline(obstacle) for obstacle in Obstacle),
    *(GateShut(ended.value) for ended in Ended if ended is not Ended.FAERDIG),
    AddressUnfit("ADRESSE"),
    AddressUnfit("UDEN_TLS"),
    CaUnfit(),
    AddressUnfit("PROXY"),
    NoServer(),
    Stopped(),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: f"{type(error).__name__} {error}")
def test_every_way_it_may_fail_has_its_sentence(error, texts):
    def fails():
        raise error

    found = outcome(fails)
    assert found.value is None
    assert found.fejl == sentence_of(error)
    assert texts(found.fejl)


def test_a_bug_is_no_sentence():
    def fails():
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        outcome(fails)


def test_a_file_that_is_no_certificate_is_said(tmp_path):
    wrong = tmp_path / "ca.pem"
    wrong.write_bytes(b"\xff\xfe")
    assert outcome(lambda: read_pem(str(wrong))).fejl == "synk.adresse.ca"
    assert outcome(lambda: read_pem("")).value == ""


def test_six_words_are_heard_in_their_order(look, shown):
    words = SixWords(look, "hus bro ko sol bad tag", name="Seks ord")
    shown(words, width=560, height=200)
    assert words.accessibleName() == "Seks ord: hus, bro, ko, sol, bad, tag"
    assert words.heightForWidth(280) > words.heightForWidth(560)
