"""Line breaks are chosen over the whole paragraph: as few lines as can be, and none that reads badly."""

from __future__ import annotations

import pytest

from akutdesk.reports.lines import Span, Typesetter, continued
from akutdesk.reports.papir import Papir


@pytest.fixture
def typesetter(papir: Papir) -> Typesetter:
    return Typesetter(papir.fonts, 14, 200)


def texts(typesetter: Typesetter, text: str) -> list[str]:
    return [line.text for line in typesetter.lines(Span(text, "regular"))]


def test_no_line_is_wider_than_its_room(typesetter: Typesetter):
    lines = typesetter.lines(Span("Det hele kører rundt, når lyset er slukket. " * 9, "regular"))
    assert all(line.width <= 200 for line in lines)
    assert len(lines) > 5


def test_a_line_that_goes_on_ends_with_a_space(typesetter: Typesetter):
    lines = texts(typesetter, "Gå en tur ned til åen, også hvis det regner i morgen")
    assert "".join(lines) == "Gå en tur ned til åen, også hvis det regner i morgen"
    assert all(line.endswith(" ") for line in lines[:-1])
    assert not lines[-1].endswith(" ")


def test_a_small_word_is_not_left_at_the_end(papir: Papir):
    text = "Jeg kan ikke sove og er bange for i morgen. Det hele kører rundt, når lyset er slukket."
    lines = [line.text for line in Typesetter(papir.fonts, 14, 433.7).lines(Span(text, "regular"))]
    assert lines == [
        "Jeg kan ikke sove og er bange for i morgen. Det hele kører rundt, ",
        "når lyset er slukket.",
    ]


def test_no_line_more_than_needed_is_used(papir: Papir):
    text = "Tage et varmt bad og høre podcast om aftenen, når huset sover"
    for width in range(60, 450, 7):
        typesetter = Typesetter(papir.fonts, 14, width)
        assert len(typesetter.lines(Span(text, "regular"))) == greedy(papir, text, width)


def greedy(papir: Papir, text: str, width: float) -> int:
    lines, used = 1, 0.0
    for word in text.split():
        wide = papir.fonts.width(word, "regular", 14)
        space = papir.fonts.width(" ", "regular", 14) if used else 0.0
        if used and used + space + wide > width:
            lines, used = lines + 1, wide
        else:
            used += space + wide
    return lines


def test_glued_words_stay_together_while_they_fit(typesetter: Typesetter):
    lines = texts(typesetter, "Vi ses igen mandag den 23.\u00a0november kl.\u00a010 ved åen")
    assert any("23. november" in line for line in lines)
    wide = texts(typesetter, "\u00a0".join(["november"] * 9))
    assert "".join(wide) == " ".join(["november"] * 9)


def test_a_word_wider_than_the_line_is_cut_without_a_sign_more(typesetter: Typesetter):
    lines = texts(typesetter, "W" * 200)
    assert len(lines) > 10
    assert "".join(lines) == "W" * 200


def test_a_word_may_change_face_within(typesetter: Typesetter):
    (line,) = typesetter.lines(Span("Lone, ", "medium"), Span("også om natten", "regular"))
    assert [span.face for _, span in line.spans] == ["medium", "regular"]
    assert line.text == "Lone, også om natten"


def test_no_words_give_no_line(typesetter: Typesetter):
    assert typesetter.lines(Span("", "regular"), Span("  ", "bold")) == ()


def test_paragraphs_in_one_mark_keep_their_words_apart(typesetter: Typesetter):
    lines = [*typesetter.lines(Span("Karen", "bold")), *typesetter.lines(Span("Lavet", "regular"))]
    assert [line.text for line in continued(lines)] == ["Karen ", "Lavet"]
