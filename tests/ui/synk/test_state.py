"""What is said of the net is only what is known, and stays honest after days."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from akutdesk.domain.codes import code_list
from akutdesk.domain.kalender import kalender
from akutdesk.storage.net_state import NetState
from akutdesk.storage.second_copy import Overblik
from akutdesk.sync.obstacle import Obstacle
from akutdesk.sync.result import Outcome, Progress, RoundResult
from akutdesk.sync.status import Maerke, status_of
from akutdesk.ui.net.journal import Haendelse, Journal
from akutdesk.ui.synk import state
from akutdesk.ui.synk.told import mark_cards

NU = datetime(2026, 11, 24, 1, 14, tzinfo=UTC)
CALM = NetState(
    kontakt_tid=NU - timedelta(minutes=1),
    usendte=0,
    aeldste_usendte=None,
    mangler_noegle=0,
    kraever_opdatering=0,
    karantaene=0,
    afvigende_noegler=0,
    gendannet=False,
    i_tvivl=False,
)
DONE = RoundResult(outcome=Outcome.FAERDIG)
AWAY = RoundResult(outcome=Outcome.OFFLINE, obstacle=Obstacle.NAVN)


@pytest.fixture
def says(assets):
    codes = {name: code_list(name, raw) for name, raw in assets.codes().items()}
    return state.Says(texts=assets.texts(), kalender=kalender(codes), nu=NU)


def waits(**ago):
    return replace(CALM, usendte=6, aeldste_usendte=NU - timedelta(**ago))


@pytest.mark.parametrize(
    ("counts", "last", "words"),
    [
        (CALM, DONE, "Modtaget 02.13"),
        (CALM, AWAY, "Uden net – alt gemmes her"),
        (waits(minutes=5), AWAY, "Uden net – alt gemmes her"),
        (waits(hours=13), AWAY, "Uden net – 6 ting venter siden 23/11"),
        (waits(days=6), AWAY, "Uden net – 6 ting venter siden 18/11"),
        (waits(seconds=1), DONE, "Gemt her – venter på at blive sendt"),
        (waits(days=2), RoundResult(outcome=Outcome.FULD), "Gemt her – 6 ting venter siden 22/11"),
        (CALM, RoundResult(outcome=Outcome.ANDEN_SERVER), "Lederen skal se på nettet"),
    ],
)
def test_the_pill_says_what_is_known(says, counts, last, words):
    assert state.pill(status_of(counts, last, NU), says)[1] == words


def test_old_news_is_no_news(says):
    old = replace(CALM, kontakt_tid=NU - timedelta(hours=2))
    assert state.pill(status_of(old, DONE, NU), says)[1] == "Uden net – alt gemmes her"


def test_how_far_a_round_is(says):
    status = status_of(waits(seconds=1), DONE, NU, running=Progress(pushed=2))
    assert state.pill(status, says) == ("cloud-up", "Sender 2 af 8")


@pytest.mark.parametrize("obstacle", list(Obstacle))
def test_every_obstacle_is_named_on_the_page(says, obstacle):
    status = status_of(CALM, RoundResult(outcome=Outcome.OFFLINE, obstacle=obstacle), NU)
    shown = list(
        state.facts(
            status,
            Overblik(usendte=0, aeldste_usendte=None, ukopierede=0, kopi_tid=None),
            41 * 10**9,
            says,
        )
    )
    assert shown[0].tekst == says.texts(f"synk.grund.{obstacle}")
    assert shown[-1].tekst == "41 GB fri"


@pytest.mark.parametrize(
    "outcome", [each for each in Outcome if each not in {Outcome.FAERDIG, Outcome.OFFLINE}]
)
def test_every_outcome_has_its_sentence(says, outcome):
    status = status_of(CALM, RoundResult(outcome=outcome), NU)
    first, more = state.sentences(status, says)
    assert first
    assert more


def test_a_leader_may_see_why_something_was_set_aside(says):
    counts = replace(CALM, karantaene=3, gendannet=True)
    status = status_of(counts, DONE, NU)
    cards = {card.id: card for card in mark_cards(status, counts, says, pcs={})}
    assert cards[Maerke.KARANTAENE].kind == "err"
    assert cards[Maerke.KARANTAENE].tekst.startswith("3 ting fra en anden pc")
    assert cards[Maerke.KARANTAENE].button == "Se hvorfor"
    assert cards[Maerke.GENDANNET].button == "Jeg har set det"
    others = mark_cards(status, counts, says, pcs=None)
    assert next(iter(others)).button == ""


def test_f75_f82_what_cannot_be_read_yet_is_said_calmly_with_what_it_waits_for(says):
    counts = replace(CALM, mangler_noegle=2, kraever_opdatering=1)
    status = status_of(counts, DONE, NU)
    key, upgrade = mark_cards(status, counts, says, pcs=None)
    assert (key.titel, key.kind) == ("Noget kan ikke læses endnu", "info")
    assert key.tekst == "Vi venter på en nøgle fra en anden pc. Den kommer af sig selv."
    assert (upgrade.titel, upgrade.kind) == ("Noget er skrevet af en nyere udgave", "info")
    assert upgrade.tekst == "Det bliver vist, når programmet her er opdateret. Sig det til it."
    healed = status_of(CALM, DONE, NU)
    assert list(mark_cards(healed, CALM, says, pcs=None)) == []


def test_every_mark_has_its_words(says):
    for mark in Maerke:
        assert says.texts(f"synk.maerke.{mark}")
        assert says.texts(f"synk.maerke.{mark}_mere", ting="3 ting", pcer="Vagtpc 2")


def test_the_journal_keeps_twenty_and_says_nothing_twice():
    journal = Journal()
    for minute in range(30):
        journal = journal.noted(Haendelse(tid=NU + timedelta(minutes=minute), kode="uden_held"))
    assert len(journal.haendelser) == 1
    for n in range(30):
        journal = journal.noted(Haendelse(tid=NU, kode="sendt", n=n))
    assert len(journal.haendelser) == 20
    assert journal.haendelser[0].n == 29


def test_the_net_that_went_and_came_is_told(says):
    journal = Journal().ended(DONE, AWAY, NU).ended(AWAY, AWAY, NU).ended(AWAY, DONE, NU)
    told = [state.haendelse(one, says) for one in journal.haendelser]
    assert told == ["Nettet er tilbage", "Prøvede nettet uden held", "Nettet forsvandt"]
