"""The rules of a password, said while it is typed."""

import pytest

from akutdesk.ui.opsaetning.adgangskode import Styrke, duer, vurder


@pytest.mark.parametrize(
    ("kode", "styrke"),
    [
        ("", Styrke.TOM),
        ("elleve tegn"[:11], Styrke.FOR_KORT),
        ("x" * 129, Styrke.FOR_LANG),
        ("aaaaaaaaaaaa", Styrke.FOR_KENDT),
        ("akuttilbuddet1", Styrke.FOR_KENDT),
        ("20262026202620262026", Styrke.FOR_KENDT),
        ("måne cykel ø", Styrke.KORT_MEN_NOK),
        ("måne cykel havre tog", Styrke.GOD),
        ("🙂månecykelhavre", Styrke.GOD),
    ],
)
def test_length_counts_and_signs_do_not(kode, styrke):
    assert vurder(kode, ("akuttilbuddet",)) is styrke


def test_only_the_two_good_answers_may_be_chosen():
    assert [s for s in Styrke if duer(s)] == [Styrke.KORT_MEN_NOK, Styrke.GOD]
