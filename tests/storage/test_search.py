"""Finding a citizen by the first letters, or by digits (ux.md 2.17)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.domain.kriseplan import Kontakt, Kriseplan
from akutdesk.domain.record import new_id
from akutdesk.storage.saving import Saving
from tests.fakes.clock import NIGHT
from tests.storage.desk import ANNA, LEDER, MEDARBEJDER
from tests.storage.persons import KAREN, karen, opkald


@pytest.fixture
def find(desk):
    """Search, as the palette does, and give the names."""

    def find(text, adgang=MEDARBEJDER, **limit):
        return [hit.navn for hit in desk.store.palette(adgang).hits(text, **limit)]

    return find


def save(desk, *persons):
    desk.store.save_all(LEDER, [Saving(after=person) for person in persons])


def person(kaldenavn="", **more):
    return Borger(id=new_id(), kaldenavn=kaldenavn, **more)


SPELLINGS = {
    "Søren": ("søren", "soren", "soeren"),
    "Kjær": ("kjær", "kjaer"),
    "Åse": ("åse", "aase", "ase"),
    "Müller": ("müller", "muller", "mueller"),
}


@pytest.mark.parametrize("stored", ["Søren", "Soeren", "Soren"])
def test_all_spellings_of_soeren_are_found_however_he_was_written(desk, find, stored):
    save(desk, person(stored), person("Birthe"))
    for typed in SPELLINGS["Søren"]:
        for length in range(1, len(typed) + 1):
            assert find(typed[:length]) == [stored], typed[:length]


@pytest.mark.parametrize("name", SPELLINGS)
def test_all_spellings_are_found(desk, find, name):
    save(desk, person("Ida", fornavn="Ida", efternavn=name), person("Vibe"))
    for typed in SPELLINGS[name]:
        assert find(typed) == ["Ida"]
        assert find(f"id {typed}") == ["Ida"]
        assert find(f"{typed} ida") == ["Ida"]


@pytest.mark.parametrize("name", ["Bo", "Ib", "Åb", "Oe", "Li"])
def test_two_letter_names_are_found(desk, find, name):
    save(desk, person(name), person("Xenia"))
    assert find(name) == [name]
    assert find(name[0]) == [name]


def test_the_order_is_exact_alias_then_beginnings_by_the_alphabet(desk, find):
    save(
        desk,
        person("Karsten"),
        person("Åge", efternavn="Karlsen"),
        person("Kar"),
        person("Karen"),
        person("Ærø", fornavn="Karl"),
        person("Oskar"),
    )
    assert find("kar") == ["Kar", "Karen", "Karsten", "Ærø", "Åge"]
    assert find("kar", limit=2) == ["Kar", "Karen"]


def test_the_same_letters_give_the_same_answer_whoever_was_opened_last(desk, find):
    save(desk, person("Karen"), person("Karl"))
    before = find("ka")
    desk.store.get(MEDARBEJDER, Borger, desk.store.palette(LEDER).hits("karl")[0].rid)
    assert find("ka") == before


@pytest.mark.parametrize(
    "typed",
    ["22113344", "2211", "22 11 33 44", "+45 22113344", "0045 2211", "+45", "22-11"],
)
def test_digits_find_a_phone(desk, find, typed):
    save(desk, person("Karen", telefon="+45 22 11 33 44"), person("Bo", telefon="99 88 77 66"))
    assert "Karen" in find(typed)
    assert typed == "+45" or find(typed) == ["Karen"]


@pytest.mark.parametrize("typed", ["610284", "6102", "010284", "01-02-84", "01/02", "1984"])
def test_digits_find_a_birth_date(desk, find, typed):
    save(desk, person("Karen", cpr="6102843333", foedselsaar=1984), person("Bo", cpr="7112704444"))
    assert find(typed) == ["Karen"]


def test_a_whole_cpr_finds_its_person_only_and_is_not_in_the_index(desk, find):
    save(desk, person("Karen", cpr="6102843333"), person("Bo", cpr="6102844444"))
    assert find("610284-4444") == ["Bo"]
    assert find("6102849999") == []
    desk.db.execute("CREATE VIRTUAL TABLE temp.ord USING fts5vocab(main, soeg_navn, row)")
    words = [row[0] for row in desk.db.execute("SELECT term FROM temp.ord")]
    assert not [word for word in words if "3333" in word or "4444" in word]


def test_an_empty_search_lists_the_latest_citizens(desk, find):
    save(desk, karen(), person("Uden kontakt"))
    people = [person(f"P{number}") for number in range(7)]
    save(desk, *people)
    for number, one in enumerate(people):
        at = NIGHT - timedelta(days=number)
        desk.store.save(LEDER, opkald(borger_id=one.id, start=at))
    desk.store.save(LEDER, opkald(borger_id=people[3].id, start=NIGHT + timedelta(hours=1)))
    assert find("", limit=5) == ["P3", "P0", "P1", "P2", "P4"]
    assert find("  ", limit=1) == ["P3"]


def test_a_list_shows_the_alias_and_never_the_whole_name(desk, find, kanarie):
    fornavn, efternavn = kanarie.navn.split()
    save(desk, person("", fornavn=fornavn, efternavn=efternavn))
    assert find(efternavn) == [fornavn]


def test_a_hit_tells_two_of_one_name_apart(desk):
    save(desk, karen(), person("Karen", foedselsaar=1990))
    desk.store.save(LEDER, opkald(borger_id=KAREN))
    hits = desk.store.palette(MEDARBEJDER).hits("karen")
    assert [(hit.foedselsaar, hit.kommunekode, hit.sidst) for hit in hits] == [
        (1984, "0410", NIGHT),
        (1990, None, None),
    ]
    assert [hit.foedselsaar for hit in desk.store.borgere.samme_navn(LEDER, KAREN)] == [1990]


def test_a_renamed_citizen_is_found_by_the_new_name_only(desk, find):
    save(desk, karen())
    desk.store.save(LEDER, karen(kaldenavn="Kirsten"), karen())
    assert (find("kar"), find("kir")) == ([], ["Kirsten"])


def test_a_merged_citizen_is_found_by_both_names_as_one(desk, find):
    one = person("Sanne", fornavn="Susanne")
    save(desk, karen(), one)
    desk.store.save(LEDER, karen(sammenlagt_til=one.id), karen())
    desk.store.save(LEDER, opkald(borger_id=KAREN))
    assert (find("karen"), find("sus"), find("")) == (["Sanne"], ["Sanne"], ["Sanne"])


def test_a_secret_citizen_is_found_by_those_named_only(desk, find):
    save(desk, karen(fortrolighed="SKAERPET", fortrolig_for=(ANNA,)))
    assert find("karen") == []
    assert find("karen", LEDER) == ["Karen"]


@pytest.mark.parametrize("text", ['"', "*", "ka*", "navne:ka", "(", "-", "a AND b", "\0", "\ud800"])
def test_no_sign_breaks_the_search(desk, find, text):
    save(desk, karen())
    assert find(text) in ([], ["Karen"])


def test_a_search_in_notes_finds_every_word_newest_first(desk):
    first = opkald(notat="Hun var bange for sin bror. Gik ned til åen.", borger_id=KAREN)
    second = opkald(notat="Broren ringede. Han var bange.", kaldenavn="Bo")
    save(desk, karen(), first)
    desk.clock.go(minutes=1)
    save(desk, second)
    hits = desk.store.search_notes(MEDARBEJDER, "BRO bange")
    assert [(hit.rid, hit.navn) for hit in hits] == [(second.id, "Bo"), (first.id, "Karen")]
    assert hits[1].uddrag.startswith("Hun var bange for sin bror")
    assert (hits[1].henvendelse_id, hits[1].borger_id) == (first.id, KAREN)
    assert [hit.rid for hit in desk.store.search_notes(MEDARBEJDER, "aaen")] == [first.id]
    assert desk.store.search_notes(MEDARBEJDER, "bror søster") == ()
    assert desk.log()[0][0] == "SOEG"


def test_a_word_inside_a_plan_is_found_with_the_words_around_it(desk):
    made = Kriseplan(
        id=new_id(), borger_id=KAREN, k7_mennesker=(Kontakt(navn="Lone", hvornaar="om aftenen"),)
    )
    save(desk, karen(), made)
    (hit,) = desk.store.search_notes(MEDARBEJDER, "aften")
    assert (hit.rid, hit.type, hit.navn, hit.uddrag) == (
        made.id,
        "kriseplan",
        "Karen",
        "om aftenen",
    )


def test_a_changed_note_is_found_by_its_new_words_only(desk):
    call = opkald(notat="græder")
    desk.store.save(LEDER, call)
    assert len(desk.store.search_notes(MEDARBEJDER, "graeder")) == 1
    desk.store.save(LEDER, opkald(id=call.id, notat="ler"), call)
    assert desk.store.search_notes(MEDARBEJDER, "græder") == ()
    assert len(desk.store.search_notes(MEDARBEJDER, "ler")) == 1


def test_notes_are_found_after_a_stop_and_after_many_saves(desk):
    for number in range(150):
        desk.store.save(LEDER, opkald(notat=f"ord{number:03d}"))
    desk.reopen(clean=False)
    for number in (0, 63, 64, 149):
        assert len(desk.store.search_notes(MEDARBEJDER, f"ord{number:03d}")) == 1


def test_notes_of_secret_records_are_left_out(desk):
    secret = karen(fortrolighed="SKAERPET", fortrolig_for=(ANNA,), moedes="hemmeligt")
    save(desk, secret, opkald(borger_id=KAREN, notat="hemmeligt"))
    assert desk.store.search_notes(MEDARBEJDER, "hemmeligt") == ()
    assert len(desk.store.search_notes(LEDER, "hemmeligt")) == 2
