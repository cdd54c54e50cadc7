"""When the desk locks by itself (design.md D6, 8.17)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akutdesk.domain.indstilling import LAASETID, LAASETID_SAMTALE, Indstilling
from akutdesk.domain.record import new_id
from akutdesk.ui.laas.frist import Frister, Skridt, doem, frister

FRISTER = Frister()


def skridt(stille, *, samtale=False, laast=False):
    return doem(FRISTER, stille, samtale=samtale, laast=laast).skridt


@pytest.mark.parametrize(
    ("stille", "ventet"),
    [
        (0, Skridt.INTET),
        (269, Skridt.INTET),
        (270, Skridt.VARSEL),
        (299, Skridt.VARSEL),
        (300, Skridt.SKAERMLAAS),
        (3599, Skridt.SKAERMLAAS),
        (3600, Skridt.FULD_LAAS),
    ],
)
def test_quiet_desk_warns_then_locks_the_screen_then_locks_fully(stille, ventet):
    assert skridt(stille) is ventet


@pytest.mark.parametrize(
    ("stille", "ventet"),
    [
        (300, Skridt.INTET),
        (1769, Skridt.INTET),
        (1770, Skridt.VARSEL),
        (1800, Skridt.SKAERMLAAS),
        (3599, Skridt.SKAERMLAAS),
        (3600, Skridt.FULD_LAAS),
    ],
)
def test_running_talk_gives_half_an_hour_and_never_full_lock_before_an_hour(stille, ventet):
    assert skridt(stille, samtale=True) is ventet


def test_locked_screen_waits_for_the_full_lock_only():
    assert skridt(3599, laast=True) is Skridt.INTET
    assert skridt(3600, laast=True) is Skridt.FULD_LAAS


@given(stille=st.floats(0, 3599), samtale=st.booleans(), laast=st.booleans())
def test_asking_again_when_told_to_never_misses_a_step(stille, samtale, laast):
    nu = doem(FRISTER, stille, samtale=samtale, laast=laast)
    lidt_foer = doem(FRISTER, stille + nu.spoerg_igen * 0.999, samtale=samtale, laast=laast)
    assert nu.spoerg_igen > 0
    assert lidt_foer.skridt is nu.skridt or nu.skridt is Skridt.SKAERMLAAS


def test_warning_is_never_shorter_than_twenty_seconds():
    assert FRISTER.varsel >= 20


def setting(noegle, vaerdi):
    return Indstilling(id=new_id(), noegle=noegle, vaerdi=vaerdi)


def test_without_a_word_from_the_leader_the_defaults_count():
    assert frister(()) == FRISTER
    assert frister((setting(LAASETID, "en halv time"),)) == FRISTER


def test_the_leaders_minutes_count_and_never_put_off_the_full_lock():
    set_to = frister((setting(LAASETID, "2"), setting(LAASETID_SAMTALE, "90")))
    assert (set_to.skaerm, set_to.skaerm_under_samtale) == (120, FRISTER.fuld)


def test_a_talk_never_locks_sooner_than_a_desk_without_one():
    set_to = frister((setting(LAASETID, "10"), setting(LAASETID_SAMTALE, "5")))
    assert set_to.skaerm_under_samtale == set_to.skaerm == 600
