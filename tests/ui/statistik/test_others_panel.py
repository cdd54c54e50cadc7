"""Alt+A, a file of other services: whatever is wrong is told by row and column, and nothing of it is kept."""

from __future__ import annotations

import io
import zipfile

import pytest

from akutdesk.domain.sammenligning import Sammenligning
from akutdesk.ui.statistik.others_panel import OthersPanel
from tests.ui.conftest import settle
from tests.ui.night_desk import LEADER
from tests.ui.statistik.led_desk import counted, hands, led, page, people

__all__ = ["counted", "hands", "led", "page", "people"]

ROWS = "enhed;g;pct\nÅby;IKKE;12,0\nÅby;LET;47,9\nÅby;MELLEM;31,1\nÅby;ALVOR;9,0\n"
CSV = "Filen kan ikke læses. Gem den som csv, og prøv igen."


def spreadsheet() -> bytes:
    """An xlsx: a packed folder, whatever its cells hold."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("xl/worksheets/sheet1.xml", "<mergeCells count='1'/>")
    return out.getvalue()


@pytest.fixture
def panel(led, page, hands):
    """Alt+A where the other services stand."""
    page.topics.choose("andre")
    hands.press("Alt+A")
    front = led.window.layers.overlay
    assert isinstance(front, OthersPanel)
    return front


@pytest.fixture
def read(panel, counted, tmp_path):
    """Read these bytes in; returns what is said to be wrong with them."""

    def reading(raw: bytes) -> str:
        path = tmp_path / "andre.csv"
        path.write_bytes(raw)
        panel.read(str(path))
        counted()
        settle()
        return panel.wrong

    return reading


def kept(led) -> list[Sammenligning]:
    return list(led.store.setup(LEADER, Sammenligning))


@pytest.mark.parametrize(
    "raw",
    [
        ROWS.encode(),
        ROWS.encode("utf-8-sig"),
        ROWS.encode("cp1252"),
        ROWS.encode("utf-16"),
        b"\xfe\xff" + ROWS.replace(";", "\t").encode("utf-16-be"),
        ROWS.replace("\n", "\r\n").encode(),
        ROWS.replace(",", ".").replace(";", ",").encode(),
        ROWS.replace("47,9", "47,9\u00a0%").encode(),
        ROWS.replace("47,9", "47,89474").encode(),
    ],
    ids=["utf-8", "bom", "latin", "utf-16", "tabs", "crlf", "points", "nbsp", "decimals"],
)
def test_a_file_as_any_spreadsheet_writes_it_is_read_whole(led, read, raw):
    assert read(raw) == ""
    (one,) = kept(led)
    assert (one.navn, one.ikke, one.let, one.mellem, one.alvor) == ("Åby", 120, 479, 311, 90)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "Kolonnen enhed mangler i række 1."),
        (b"navn;g;pct\nNord;LET;5\n", "Kolonnen enhed mangler i række 1."),
        (b"enhed;g;pct\n", "Der er ingen tal i filen."),
        (ROWS.replace("9,0", "ni").encode(), "Række 5, kolonnen pct: skriv et tal"),
        (ROWS.replace("9,0", "-9").encode(), "Række 5, kolonnen pct: skriv et tal"),
        (ROWS.replace("9,0", "9,0,0").encode(), "Række 5, kolonnen pct: skriv et tal"),
        (ROWS.replace(";", ",").encode(), "Række 2, kolonnen pct: skriv et tal"),
        (ROWS.replace("9,0", "19,0").encode(), "Række 5: tallene for tilbuddet"),
        (ROWS.replace("MELLEM", "LET").encode(), "Række 4: tilbuddet har allerede"),
        (ROWS.replace("Åby;ALVOR", ";ALVOR").encode(), "Række 5, kolonnen enhed:"),
        (ROWS.encode("utf-16-le"), CSV),
        (spreadsheet(), CSV),
        (ROWS.encode("utf-16")[:-1], CSV),
        ((ROWS + "Nord;LET;5\n" * 1_000_000).encode(), "Filen er for stor."),
        ((ROWS + "Nord;LET;5\n" * 1_000_000).encode("utf-16"), "Filen er for stor."),
    ],
    ids=[
        *("empty", "columns", "no rows", "word", "minus", "twice", "commas", "sum", "double"),
        *("nameless", "no mark", "xlsx", "half a sign", "10 MB", "20 MB"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_of_the_file_is_kept(led, read, raw, said):
    assert read(raw).startswith(said)
    assert kept(led) == []


def test_a_folder_and_a_file_that_is_gone_are_said_as_well(led, panel, counted, tmp_path):
    for path in (tmp_path, tmp_path / "ikke-her.csv"):
        panel.read(str(path))
        counted()
        assert panel.wrong == CSV
    assert kept(led) == []


@pytest.mark.parametrize(
    "navn", ["=1+1", "No\x00rd", "No\x07rd", "\u202eNord", "Nord\ufeff", "N" * 80]
)
def test_an_odd_name_is_kept_as_it_is_or_refused_in_words_and_never_half(led, read, navn):
    wrong = read(ROWS.replace("Åby", navn).encode())
    found = kept(led)
    assert bool(wrong) != bool(found)
    assert [one.let for one in found] == [479] * len(found)
