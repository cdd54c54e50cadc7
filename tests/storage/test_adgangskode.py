import pytest

from akutdesk.assets import AssetDamaged, find_resources
from akutdesk.storage.adgangskode import Adgangskodekrav, midlertidig_kode, read_krav
from akutdesk.storage.vault_errors import PasswordRefused


@pytest.fixture(scope="module")
def krav():
    return read_krav(find_resources())


def refusal(krav, kode, egne=()):
    with pytest.raises(PasswordRefused) as caught:
        krav.check(kode, egne)
    return caught.value.grund


@pytest.mark.parametrize(
    "kode",
    [
        "tre små ord her",
        "hest lampe sommer regn",
        "x9-Kf2_qLw8z",
        "æøåæøåæøåbcd efg",
        "correct horse battery staple",
        "a" * 60 + "bcdef" * 13,
    ],
)
def test_words_and_signs_of_any_kind_are_welcome(krav, kode):
    krav.check(kode)


def test_twelve_signs_are_enough_and_eleven_are_not(krav):
    krav.check("kolde fødder")
    assert refusal(krav, "kolde fødde") == "KORT"
    assert refusal(krav, "") == "KORT"


def test_a_hundred_and_twenty_eight_signs_are_allowed(krav):
    krav.check(("gul bus " * 16)[:127] + "x")
    assert refusal(krav, "gul bus " * 16 + "x") == "LANG"


@pytest.mark.parametrize(
    "kode",
    [
        "Fredericia2026",
        "fredericia!!!!",
        "FREDERICIAKOMMUNE",
        "akutdesk12345",
        "Akuttilbud2026!",
        "adgangskode123",
        "Adg4ngsk0de123",
        "velkommen2026",
        "qwerty123456",
        "1qaz2wsx3edc",
        "passwordpassword",
        "aaaaaaaaaaaaaa",
        "121212121212",
        "12345678901234",
        "13-05-1980 22:10",
        "sommersommersommer",
        "København2026",
        "Koebenhavn2026",
    ],
)
def test_what_anybody_would_try_is_refused(krav, kode):
    assert refusal(krav, kode) == "KENDT"


def test_words_of_this_place_are_refused_here_and_only_here(krav):
    krav.check("tusindfryd 2026")
    assert refusal(krav, "Tusindfryd 2026", ("Tusindfryd",)) == "KENDT"


def test_the_error_never_repeats_the_password():
    krav = Adgangskodekrav(frozenset())
    with pytest.raises(PasswordRefused) as caught:
        krav.check("hemmelig")
    assert "hemmelig" not in f"{caught.value!r}"


def test_a_missing_list_is_named(tmp_path):
    with pytest.raises(AssetDamaged) as caught:
        read_krav(tmp_path)
    assert caught.value.file == "adgangskoder/kendte.txt"


def test_the_bundled_list_knows_towns_work_and_the_commonest(krav):
    assert {"middelfart", "kriseplan", "password", "qwerty", "dragon"} <= krav.kendte
    assert len(krav.kendte) > 3000


def test_a_slip_is_long_easy_to_read_and_never_the_same(krav):
    slips = {midlertidig_kode() for _ in range(200)}
    assert len(slips) == 200
    for slip in slips:
        krav.check(slip)
        assert [len(group) for group in slip.split("-")] == [4, 4, 4, 4]
        assert not set(slip) & set("0o1lI")
