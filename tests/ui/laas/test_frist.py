"""When the desk locks by itself (design.md D6, 8.17)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akutdesk.ui.laas.frist import Frister, Skridt, doem

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
