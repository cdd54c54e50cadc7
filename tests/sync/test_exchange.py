"""Two desks and a server on a night when all is well."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from akutdesk.domain.borger import Borger
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.sync.result import Outcome
from tests.storage.desk import LEDER
from tests.storage.persons import KAREN, karen, opkald, plan
from tests.sync.postgres_here import on_both_stores


def test_the_plan_made_at_night_is_on_the_other_desk_in_the_morning(fredericia, middelfart):
    call, made = opkald(borger_id=KAREN, notat="Hun ringede fra åen"), plan()
    for record in (karen(), call, made):
        fredericia.store.save(LEDER, record)
    sent = fredericia.sync()
    assert sent.pushed >= 3
    assert fredericia.store.tilstand(LEDER, call.id) == "MODTAGET"
    came = middelfart.sync()
    assert {"borger", "henvendelse", "kriseplan"} <= came.changes.types
    assert {KAREN, call.id, made.id} <= came.changes.ids
    assert middelfart.store.get(LEDER, Borger, KAREN).kaldenavn == "Karen"
    assert middelfart.store.get(LEDER, Henvendelse, call.id).notat == "Hun ringede fra åen"
    assert middelfart.store.get(LEDER, Kriseplan, made.id).k5_selv == made.k5_selv


def test_what_the_other_desk_adds_comes_back(house, fredericia, middelfart):
    fredericia.store.save(LEDER, karen())
    house.settle()
    seen = middelfart.store.get(LEDER, Borger, KAREN)
    middelfart.store.save(LEDER, replace(seen, moedes="Hun vil gerne have te"), seen)
    house.settle()
    assert fredericia.store.get(LEDER, Borger, KAREN).moedes == "Hun vil gerne have te"
    assert fredericia.store.samtidige(LEDER, KAREN) == ()


def test_two_words_for_one_field_are_both_kept(house, fredericia, middelfart):
    fredericia.store.save(LEDER, karen())
    house.settle()
    for pc, words in ((fredericia, "Roligt"), (middelfart, "Med humor")):
        seen = pc.store.get(LEDER, Borger, KAREN)
        pc.store.save(LEDER, replace(seen, moedes=words), seen)
    house.settle()
    for pc in (fredericia, middelfart):
        (both,) = pc.store.samtidige(LEDER, KAREN)
        assert {each.vaerdi for each in both.vaerdier} == {"Roligt", "Med humor"}
    shown = {pc.store.get(LEDER, Borger, KAREN).moedes for pc in (fredericia, middelfart)}
    assert len(shown) == 1


def test_a_round_with_nothing_to_do_says_so(fredericia):
    fredericia.sync()
    idle = fredericia.sync()
    assert (idle.outcome, idle.pushed, idle.pulled) == (Outcome.FAERDIG, 0, 0)
    state = fredericia.net.state()
    assert (state.usendte, state.aeldste_usendte) == (0, None)
    assert state.kontakt_tid is not None


def test_what_the_servers_checked_backup_holds_is_safe_on_every_desk(house, fredericia, middelfart):
    fredericia.store.save(LEDER, karen())
    house.settle()
    cursor = fredericia.net.cursor()
    org, head = fredericia.desk.founding.org, fredericia.client.last.head
    house.server.store.orgs.note_backup(org, cursor.incarnation, head)
    call = opkald(borger_id=KAREN)
    fredericia.store.save(LEDER, call)
    house.settle()
    for pc in (fredericia, middelfart):
        assert pc.store.tilstand(LEDER, KAREN) == "SIKRET"
        assert pc.store.tilstand(LEDER, call.id) == "MODTAGET"


def test_push_comes_before_pull_and_keys_before_events(fredericia):
    fredericia.store.save(LEDER, karen())
    fredericia.sync()
    paths = fredericia.network.paths()
    order = [paths.index(each) for each in ("GET membership", "POST sessions", "POST keywraps")]
    assert order == sorted(order)
    assert order[-1] < paths.index("POST events") < paths.index("GET events")


def test_a_round_can_be_left_at_any_slice_and_the_next_one_ends_it(fredericia, middelfart):
    for number in range(5):
        fredericia.store.save(LEDER, karen(id=bytes([number]) * 16, kaldenavn=f"Karen {number}"))
    for stop in range(1, 12):
        steps = fredericia.start_round().steps()
        for _ in range(stop):
            next(steps, None)
        steps.close()
    fredericia.sync()
    middelfart.sync()
    for number in range(5):
        assert (
            middelfart.store.get(LEDER, Borger, bytes([number]) * 16).kaldenavn == f"Karen {number}"
        )


def test_a_hand_that_saves_in_every_slice_does_not_keep_the_others_words_away(
    fredericia, middelfart
):
    middelfart.store.save(LEDER, karen())
    middelfart.sync()
    fredericia.store.save(LEDER, karen(id=bytes(16)))
    working = fredericia.start_round()
    saves = 0
    for saves, _ in enumerate(islice(working.steps(), 200), start=1):
        fredericia.store.save(LEDER, karen(id=saves.to_bytes(16, "big")))
    assert saves < 200
    assert working.result.outcome is Outcome.FAERDIG
    assert fredericia.store.get(LEDER, Borger, KAREN).kaldenavn == "Karen"
    fredericia.sync()
    assert fredericia.net.state().usendte == 0


@on_both_stores
def test_nothing_readable_leaves_the_house(house, fredericia, middelfart, kanarie):
    fredericia.store.save(LEDER, karen(kaldenavn=kanarie.navn, cpr=kanarie.cpr))
    house.settle()
    files = house.central.everything()
    assert fredericia.desk.db.execute("SELECT max(header) FROM event").fetchone()[0] in files
    sent = b"".join(fredericia.network.capture + middelfart.network.capture)
    assert len(sent) > 1000
    for word in (kanarie.navn, kanarie.cpr, "Fuglsang", "borger"):
        assert word.encode() not in files
        assert word.encode() not in sent


def test_the_key_of_what_is_saved_while_the_round_runs_goes_before_its_event(
    fredericia, middelfart
):
    fredericia.store.save(LEDER, karen())
    late = [karen(id=bytes(16), kaldenavn="Birthe")]

    def between(request):
        if (request.method, request.path.endswith("/keywraps")) == ("POST", True) and late:
            fredericia.store.save(LEDER, late.pop())

    fredericia.network.when = between
    fredericia.sync()
    assert fredericia.net.state().usendte == 0
    middelfart.sync()
    assert middelfart.net.state().mangler_noegle == 0
    assert middelfart.store.get(LEDER, Borger, bytes(16)).kaldenavn == "Birthe"
