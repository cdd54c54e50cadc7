"""What is said about a password while it is typed."""

import pytest

from akutdesk.storage.adgangskode import Adgangskodekrav
from akutdesk.ui.adgangskode.styrke import Styrke, duer, vurder

KRAV = Adgangskodekrav(frozenset({"akuttilbuddet"}))


@pytest.mark.parametrize(
    ("kode", "styrke"),
    [
        ("", Styrke.TOM),
        ("elleve tegn", Styrke.KORT),
        ("x" * 129, Styrke.LANG),
        ("aaaaaaaaaaaa", Styrke.KENDT),
        ("akuttilbuddet1", Styrke.KENDT),
        ("åbredden12345", Styrke.KENDT),
        ("måne cykel ø", Styrke.NOK),
        ("måne cykel havre tog", Styrke.GOD),
        ("🙂månecykelhavre", Styrke.GOD),
    ],
)
def test_length_counts_and_signs_do_not(kode, styrke):
    assert vurder(kode, KRAV, ("Åbredden",)) is styrke


def test_only_the_two_good_answers_may_be_chosen():
    assert [s for s in Styrke if duer(s)] == [Styrke.NOK, Styrke.GOD]


def test_every_answer_has_its_sentence(assets):
    texts = assets.texts()
    assert all(f"adgangskode.{s}" in texts for s in Styrke)
