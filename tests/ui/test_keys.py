"""One table of keys, each with one meaning on each screen (`ux.md` 2.4)."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from akutdesk.ui import keys

SHIFT_TYPED_IN_DANISH = set('!"#¤%&/()=?`^*>;:_')
ALL = [(key, sequence) for key in keys.KEYS for sequence in key.sequences]


def parsed(sequence):
    return QKeySequence(sequence, QKeySequence.SequenceFormat.PortableText)


def test_no_key_means_two_things_on_one_screen():
    doubles = [
        (one.action, other.action)
        for (one, first), (other, second) in combinations(ALL, 2)
        if parsed(first) == parsed(second) and one.scope == other.scope
    ]
    assert doubles == []


def test_a_key_of_one_screen_never_hides_a_key_of_all_screens():
    everywhere = {parsed(sequence).toString() for key, sequence in ALL if not key.scope}
    assert [
        key for key, sequence in ALL if key.scope and parsed(sequence).toString() in everywhere
    ] == []


@pytest.mark.parametrize("sequence", keys.sequences())
def test_every_key_can_be_typed_on_a_danish_keyboard(sequence):
    combination = parsed(sequence)[0]
    held = combination.keyboardModifiers()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    assert held & both != both, "Ctrl+Alt is AltGr"
    sign = sequence.rsplit("+", 1)[-1] or "+"
    assert sign not in SHIFT_TYPED_IN_DANISH
    assert not set(sign.lower()) & set("æøå")
    assert sequence != "F4"


def test_every_action_has_words_for_palette_and_help(texts):
    assert [key.action for key in keys.KEYS if f"skal.tast.{key.action}" not in texts] == []


def test_a_key_hint_is_in_the_words_printed_on_the_keys():
    assert keys.hint("gem_luk") == "Ctrl+Enter"
    assert keys.hint("naeste_trin") == "Ctrl+PgDn"
    assert keys.hint("stoerre") == "Ctrl++"
    assert keys.hint("tvivl") == ""
    assert keys.hint("tvivl", "krisesamtale") == "Alt+T"


def test_a_sequence_means_what_the_screen_in_front_says():
    assert keys.action_of("Alt+I", "henvendelse") == "identitet"
    assert keys.action_of("Alt+I", "kriseplan") == "ideer"
    assert keys.action_of("Alt+I", "vagtbord") is None
    assert keys.action_of("F2", "kriseplan") == "opkald"
