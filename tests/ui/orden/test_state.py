"""Each thing of "Er alt i orden?" has a word and a sentence, in every case there is (decision 0162)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from akutdesk.domain.codes import code_list
from akutdesk.domain.gendannelsesproeve import Gendannelsesproeve
from akutdesk.domain.kalender import kalender
from akutdesk.domain.record import RecordId
from akutdesk.storage.chain_check import ChainFault
from akutdesk.storage.diskkryptering import Diskkryptering, Svar
from akutdesk.storage.eftersyn import Eftersynet
from akutdesk.storage.health import Health
from akutdesk.storage.net_state import NetState
from akutdesk.storage.second_copy import DiskState, Overblik
from akutdesk.sync.status import Maerke, Status, Tilstand
from akutdesk.ui.orden.state import Ark, Fakta, Stand, haster, linjer, samlet, svar
from akutdesk.ui.printer import Printer, PrinterState
from akutdesk.ui.synk.state import Says
from tests.fakes.encryption import ENCRYPTED
from tests.resources import RESOURCES

NU = datetime(2026, 11, 24, 1, 10, tzinfo=UTC)
AN_HOUR_AGO = NU - timedelta(hours=1)
NET = NetState(
    kontakt_tid=AN_HOUR_AGO,
    usendte=0,
    aeldste_usendte=None,
    mangler_noegle=0,
    kraever_opdatering=0,
    karantaene=0,
    afvigende_noegler=0,
    gendannet=False,
    i_tvivl=False,
)
KORT = Eftersynet(
    reserve=AN_HOUR_AGO,
    reserve_fejl=None,
    steder=1,
    overblik=Overblik(usendte=0, aeldste_usendte=None, ukopierede=0, kopi_tid=AN_HOUR_AGO),
    net=NET,
    disk=DiskState(ledig=40 * 10**9, reserve=True),
    ur_i_tvivl=False,
    proeve=Gendannelsesproeve(
        id=RecordId(b"p" * 16),
        tid=NU - timedelta(days=30),
        kopi_tid=NU - timedelta(days=30, hours=1),
        antal=12_400,
        sekunder=130,
        udfald="LYKKEDES",
    ),
)
STATUS = Status(tilstand=Tilstand.SENDT, kontakt_tid=AN_HOUR_AGO, usendte=0, aeldste_usendte=None)
HEALTH = Health(
    version=18,
    cipher="4",
    events=100,
    records=10,
    page_faults=0,
    pages=(),
    chain_faults=(),
    older=False,
    closed=False,
    form_faults=(),
    local_faults=(),
    table_faults=None,
)
WELL = Fakta(
    udgave="1.0",
    ark=Ark(lavet=NU - timedelta(days=90), brugt=None),
    kort=KORT,
    status=STATUS,
    fil=HEALTH,
    disk=ENCRYPTED,
    printere=(Printer(navn="Kontoret", default=True),),
)


def with_kort(**changes):
    return replace(WELL, kort=replace(KORT, **changes))


def tried(**changes):
    return with_kort(proeve=replace(KORT.proeve, **changes))


WRONG = [
    ("fil", replace(WELL, fil=replace(HEALTH, page_faults=2)), "i stykker"),
    ("fil", replace(WELL, fil=None, fil_ulaest=True), "ikke læse filen"),
    ("fil", replace(WELL, fil=replace(HEALTH, form_faults=("trigger",))), "Stedet er trigger."),
    (
        "fil",
        replace(WELL, fil=replace(HEALTH, local_faults=("draft", "meta"))),
        "Stedet er draft, meta.",
    ),
    ("log", replace(WELL, fil=replace(HEALTH, older=True)), "Loggen holder ikke"),
    (
        "log",
        replace(
            WELL,
            fil=replace(HEALTH, chain_faults=(ChainFault(writer=b"w" * 16, n=7, kode="KAEDE"),)),
        ),
        "Loggen holder ikke",
    ),
    ("reserve", with_kort(reserve=None), "ingen endnu"),
    ("reserve", with_kort(reserve=None, reserve_fejl=NU), "kunne ikke laves"),
    ("reserve", with_kort(reserve_fejl=NU), "Ring til it."),
    ("reserve", with_kort(reserve=NU - timedelta(days=2)), "Den nyeste er fra"),
    ("kopi", with_kort(steder=0), "intet sted"),
    ("kopi", with_kort(overblik=replace(KORT.overblik, ukopierede=40)), "40 ting"),
    ("plads", with_kort(disk=DiskState(ledig=10**8, reserve=True)), "0,1 GB"),
    ("plads", with_kort(disk=DiskState(ledig=10**10, reserve=False)), "Gør plads"),
    ("ur", with_kort(ur_i_tvivl=True), "Uret ser forkert ud"),
    ("server", replace(WELL, status=replace(STATUS, tilstand=Tilstand.LEDER)), "siger nej"),
    ("server", replace(WELL, status=replace(STATUS, maerker=(Maerke.TVIVL,))), "siger nej"),
    (
        "server",
        replace(
            WELL,
            status=replace(
                STATUS,
                tilstand=Tilstand.UDEN_NET,
                usendte=6,
                aeldste_usendte=NU - timedelta(hours=13),
            ),
        ),
        "6 ting har ventet længe",
    ),
    ("disk", replace(WELL, disk=Diskkryptering(data=Svar.NEJ, swap=Svar.JA)), "ikke krypteret"),
    ("disk", replace(WELL, disk=Diskkryptering(data=Svar.JA, swap=Svar.NEJ)), "Hukommelsen"),
    ("printer", replace(WELL, printere=()), "ikke finde en printer"),
    (
        "printer",
        replace(WELL, printere=(Printer(navn="Kontoret", state=PrinterState.SVARER_IKKE),)),
        "Kontoret svarer ikke",
    ),
    ("ark", replace(WELL, ark=Ark(lavet=NU, brugt=NU)), "Lav to nye"),
    ("proeve", tried(tid=NU - timedelta(days=366)), "tid at prøve igen"),
    ("proeve", tried(udfald="FORSKEL"), "Det lykkedes ikke"),
    (
        "proeve",
        replace(with_kort(proeve=None), ark=Ark(lavet=NU - timedelta(days=400), brugt=None)),
        "et år siden, I lavede arkene",
    ),
]


@pytest.fixture
def says(texts):
    words = {name: code_list(name, RESOURCES.code(name)) for name in ("ugedag", "maaned", "klokke")}
    return Says(texts=texts, kalender=kalender(words), nu=NU)


def of(fakta, says, kode):
    (found,) = [line for line in linjer(fakta, says) if line.kode == kode]
    return found


def test_where_nothing_is_wrong_the_page_says_so_in_one_sentence(says):
    found = linjer(WELL, says)
    assert {line.stand for line in found} == {Stand.I_ORDEN}
    assert all(line.tekst for line in found)
    assert samlet(found, says)[0] == "Alt er i orden."
    assert haster(WELL, says) == ()


def test_what_is_still_being_looked_at_waits_and_is_promised_nothing(says):
    found = linjer(Fakta(udgave="1.0", ark=WELL.ark), says)
    waiting = {line.kode for line in found if line.stand is Stand.VENTER}
    assert waiting == {
        *("fil", "log", "reserve", "kopi", "plads", "ur", "server", "disk", "printer", "proeve")
    }
    assert "Vi ser efter" in samlet(found, says)[0]


@pytest.mark.parametrize(("kode", "fakta", "said"), WRONG)
def test_what_is_wrong_is_said_with_what_to_do_and_counted_at_the_top(says, kode, fakta, said):
    line = of(fakta, says, kode)
    assert line.stand is Stand.SE
    assert said in line.tekst
    assert samlet(linjer(fakta, says), says)[0] == "Én ting skal du se på."


@pytest.mark.parametrize(
    ("kode", "fakta"),
    [
        ("disk", replace(WELL, disk=Diskkryptering(data=Svar.UVIST, swap=Svar.JA))),
        (
            "server",
            replace(WELL, status=replace(STATUS, kontakt_tid=None, tilstand=Tilstand.SOEGER)),
        ),
        ("ark", replace(WELL, ark=Ark(lavet=None, brugt=None))),
    ],
)
def test_what_nobody_can_know_is_neither_praised_nor_blamed(says, kode, fakta):
    assert of(fakta, says, kode).stand is Stand.UVIST
    assert haster(fakta, says) == ()


def test_without_a_server_nothing_is_missing(says):
    fakta = replace(WELL, status=replace(STATUS, tilstand=Tilstand.INGEN_SERVER, kontakt_tid=None))
    assert of(fakta, says, "server").stand is Stand.I_ORDEN


def test_a_place_that_is_younger_than_a_year_is_asked_nothing_and_may_try(says):
    line = of(with_kort(proeve=None), says, "proeve")
    assert (line.stand, line.doer) == (Stand.UVIST, "")
    assert "Alt+P" in line.tekst


def test_what_came_of_a_try_is_said_with_how_much_and_how_long(says):
    words = " ".join(svar(KORT.proeve, says))
    assert "Det hele kom tilbage." in words
    assert "12.400 gemte ændringer" in words
    assert "Det tog 3 minutter." in words
    assert "under ét minut" in " ".join(svar(replace(KORT.proeve, sekunder=0), says))


@pytest.mark.parametrize(
    ("sted", "words"),
    [("EGEN", "på pc'en selv"), ("VALGT", "til sikkerhedskopien"), ("ANDEN", "en anden mappe")],
)
def test_which_folder_was_tried_is_said_at_once_and_for_as_long_as_the_try_holds(says, sted, words):
    one = replace(KORT.proeve, kopi_sted=sted)
    assert words in " ".join(svar(one, says))
    assert words in of(with_kort(proeve=one), says, "proeve").tekst
    assert "Kopien lå" not in of(with_kort(), says, "proeve").tekst


@pytest.mark.parametrize("udfald", ["FORSKEL", "INGEN_KOPI", "KOPI_UEGNET", None])
def test_a_try_that_failed_never_says_that_all_came_back(says, udfald):
    first, more = svar(replace(KORT.proeve, udfald=udfald, kopi_tid=None), says)
    assert "Det lykkedes" not in first
    assert "Ring til it" in more


def test_only_a_failed_backup_an_open_disk_and_a_due_try_are_told_without_being_asked(says):
    late = tried(tid=NU - timedelta(days=400))
    assert [line.kode for line in haster(late, says)] == ["proeve"]
    nej = Diskkryptering(data=Svar.NEJ, swap=Svar.NEJ)
    assert [line.kode for line in haster(replace(WELL, disk=nej), says)] == ["disk"]
    assert [line.kode for line in haster(with_kort(reserve_fejl=NU), says)] == ["reserve"]
    for calm in (with_kort(reserve=None), with_kort(steder=0), replace(WELL, printere=())):
        assert haster(calm, says) == ()


@pytest.mark.parametrize("newest", [AN_HOUR_AGO, None])
def test_room_is_asked_for_only_where_room_is_what_a_backup_lacked(says, newest):
    for free, asked in ((10**8, True), (40 * 10**9, False)):
        disk = DiskState(ledig=free, reserve=True)
        found = linjer(with_kort(reserve=newest, reserve_fejl=NU, disk=disk), says)
        (line,) = (one for one in found if one.kode == "reserve")
        assert ("Gør plads" in line.tekst) is asked
