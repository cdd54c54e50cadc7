"""Nobody in the evaluator's set can be known by age, sex and municipality, and nothing else is changed."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akutdesk.domain.evaluatorsaet import (
    FELTER,
    KVASI,
    Kontaktraekke,
    evaluatorsaet,
    kontaktraekke,
    timebaand,
)
from akutdesk.domain.kontaktsvar import Kontaktsvar, Personsvar

NEVER = ("navn", "telefon", "cpr", "notat", "start", "slut", "dato", "tid", "plantekst", "id")


def row(who, alder="A25", koen="K", kommune="0101", **more):
    return Kontaktraekke(pseudonym=who, aldersgruppe=alder, koen=koen, kommune=kommune, **more)


def crowd(count, first="p", **same):
    return [row(f"{first}{number}", **same) for number in range(count)]


def known_by(one):
    return tuple(getattr(one, felt) for felt in KVASI)


def test_five_who_are_alike_stay_as_they_are():
    made = evaluatorsaet(crowd(5))
    assert [known_by(one) for one in made.raekker] == [("A25", "K", "0101")] * 5
    assert (made.tomme, made.udeladt) == (0, 0)


def test_four_of_one_municipality_lose_the_municipality_and_nothing_more():
    made = evaluatorsaet([*crowd(5, kommune=""), *crowd(4, "q", kommune="0147")])
    assert {known_by(one) for one in made.raekker} == {("A25", "K", "")}
    assert (len(made.raekker), made.tomme, made.udeladt) == (9, 4, 0)


def test_one_who_is_rare_in_every_way_stays_out():
    made = evaluatorsaet([*crowd(5), row("q", "A65", "X", "0147")])
    assert [one.pseudonym for one in made.raekker] == ["p0", "p1", "p2", "p3", "p4"]
    assert made.udeladt == 1


def test_it_is_people_that_are_counted_and_not_their_contacts():
    often = [row("often", "A65", maaned=f"2026-{month:02}") for month in range(1, 10)]
    made = evaluatorsaet([*crowd(5), *often])
    assert made.udeladt == 9


def test_a_birthday_does_not_give_one_person_two_ages():
    before, after = (
        row("p0", "A25", maaned="2025-12"),
        row("p0", "A35", maaned="2026-01"),
    )
    made = evaluatorsaet([before, after, *crowd(5, "q", alder="A35"), *crowd(5, "r")])
    assert {one.aldersgruppe for one in made.raekker if one.pseudonym == "p0"} == {"A35"}


def test_contacts_without_a_person_stand_each_for_itself():
    unknown = Kontaktraekke(maaned="2026-03")
    assert len(evaluatorsaet([unknown] * 5).raekker) == 5
    assert evaluatorsaet([unknown] * 4).udeladt == 4


def test_what_was_left_out_before_is_counted_with_it():
    assert evaluatorsaet(crowd(5), lukkede=3).udeladt == 3


@pytest.mark.parametrize(
    ("time", "band"), [("00", "00-03"), ("03", "00-03"), ("04", "04-07"), ("23", "20-23")]
)
def test_an_hour_is_told_as_four(time, band):
    assert timebaand(time) == band


def test_no_column_names_anybody_or_says_when_exactly():
    assert not set(FELTER) & set(NEVER)


def test_a_contacts_answers_are_its_row():
    told = Kontaktsvar(
        vagt="NAT",
        grad_foer="LET",
        time="02",
        maaned="2026-10",
        ugedag="7",
        minutter=14,
        krisesamtale="GENNEMFOERT",
        symptomer=("ANGST",),
        person=Personsvar(koen="K", kommune="0101"),
    )
    made = kontaktraekke(told, "ab")
    assert (made.timer, made.grad, made.minutter, made.samtale) == (
        "00-03",
        "LET",
        14,
        "GENNEMFOERT",
    )
    assert kontaktraekke(told._replace(minutter=0), "ab").minutter is None


ROWS = st.lists(
    st.builds(
        Kontaktraekke,
        pseudonym=st.sampled_from(["", *"abcdefghijklmnopqrst"]),
        aldersgruppe=st.sampled_from(["", "A18", "A25"]),
        koen=st.sampled_from(["", "K", "M"]),
        kommune=st.sampled_from(["", "0101", "0147"]),
        maaned=st.sampled_from(["2026-01", "2026-02"]),
    ),
    max_size=80,
)


@given(ROWS)
def test_whatever_came_no_combination_has_fewer_than_five_people(rows):
    made = evaluatorsaet(rows)
    people = defaultdict(set)
    for number, one in enumerate(made.raekker):
        people[known_by(one)].add(one.pseudonym or number)
    assert all(len(some) >= 5 for some in people.values())
    assert len(made.raekker) + made.udeladt == len(rows)
    kept = defaultdict(set)
    for one in made.raekker:
        if one.pseudonym:
            kept[one.pseudonym].add(known_by(one))
    assert all(len(some) == 1 for some in kept.values())


@given(ROWS)
def test_a_value_is_told_as_it_was_or_not_at_all(rows):
    said = defaultdict(lambda: {felt: {""} for felt in KVASI})
    for one in rows:
        for felt in KVASI:
            said[one.pseudonym][felt].add(getattr(one, felt))
    for one in evaluatorsaet(rows).raekker:
        assert all(getattr(one, felt) in said[one.pseudonym][felt] for felt in KVASI)


@given(ROWS, st.randoms())
def test_the_order_says_nothing_of_when_a_row_came(rows, luck):
    mixed = list(rows)
    luck.shuffle(mixed)
    assert evaluatorsaet(mixed) == evaluatorsaet(rows)
