"""PCs come and go by commands: with a server, and by a stick."""

from __future__ import annotations

import pytest

from akutdesk.config import device_secret_path
from akutdesk.storage.device_secret import device_secret_at
from akutdesk.storage.vault import Vault
from tests.storage.founded import ANNAS_KODE, NAT


def value(lines, start):
    return next(line.removeprefix(start) for line in lines if line.startswith(start))


def connected(leader, server, run):
    code, _, err = run(*leader("sync", "--server", server.url, "--kode", server.open_slot()))
    assert code == 0, err


def test_a_pc_joins_by_a_code_over_the_server_and_holds_what_the_other_wrote(
    leader, server, run, tmp_path
):
    connected(leader, server, run)
    new = ("--data", tmp_path / "ny", "desk", "request", "--server", server.url, "--vent", 0)
    code, asked, _ = run(*new)
    assert code == 0
    code, approved, err = run(*leader("desk approve", value(asked, "Kode: "), "--navn", "Kontoret"))
    assert code == 0, err
    assert value(approved, "Ord: ") == value(asked, "Ord: ")
    code, joined, err = run(*new)
    assert code == 0, err
    assert value(joined, "Kode: ") == value(asked, "Kode: ")
    assert value(joined, "Stedets ord: ") == value(approved, "Stedets ord: ")
    folder = tmp_path / "ny"
    vault = Vault(folder, device_secret_at(device_secret_path(folder)))
    assert vault.unlock("AN", ANNAS_KODE, NAT)
    there = ("--data", folder, "desk", "list", "--password-file", leader.password)
    code, listed, err = run(*there, "--initialer", "AN")
    assert code == 0, err
    assert len(listed) == 2
    assert listed[1] == f"{value(asked, 'Ord: ')} · Kontoret · denne"


def test_the_words_of_another_screen_let_nobody_in(leader, server, run, tmp_path):
    connected(leader, server, run)
    new = ("--data", tmp_path / "ny", "desk", "request", "--server", server.url, "--vent", 0)
    _, asked, _ = run(*new)
    code, _, err = run(
        *leader("desk approve", value(asked, "Kode: "), "--ord", "en to tre fire fem seks")
    )
    assert code == 1
    assert "Ordene er ikke ens" in err
    code, _, err = run(*new)
    assert code == 1
    assert "sagt nej" in err
    _, again, _ = run(*new)
    assert value(again, "Kode: ") != value(asked, "Kode: ")


def test_a_pc_joins_by_a_stick_without_a_server(leader, run, tmp_path):
    stick = tmp_path / "stik"
    stick.mkdir()
    new = ("--data", tmp_path / "ny", "desk", "request", "--stik", stick)
    _, asked, _ = run(*new)
    words = value(asked, "Ord: ")
    code, approved, err = run(
        *leader("desk approve", value(asked, "Kode: "), "--stik", stick, "--ord", words.upper())
    )
    assert code == 0, err
    code, joined, err = run(*new)
    assert code == 0, err
    assert value(joined, "Stedets ord: ") == value(approved, "Stedets ord: ")
    code, listed, err = run(
        "--data", tmp_path / "ny", "desk", "list", "--password-file", leader.password
    )
    assert code == 0, err
    assert [line.split(" · ")[2] for line in listed] == ["med", "denne"]


def test_a_pc_is_shut_out_by_the_first_of_its_words(leader, server, run, tmp_path):
    connected(leader, server, run)
    new = ("--data", tmp_path / "ny", "desk", "request", "--server", server.url, "--vent", 0)
    _, asked, _ = run(*new)
    run(*leader("desk approve", value(asked, "Kode: ")))
    assert run(*new)[0] == 0
    words = value(asked, "Ord: ")
    code, out, err = run(*leader("desk revoke", *words.split()[:2]))
    assert code == 0, err
    assert value(out, "Ord: ") == words
    _, listed, _ = run(*leader("desk list"))
    assert listed[1].endswith("lukket ude")
    code, _, err = run(
        "--data", tmp_path / "ny", "sync", "--password-file", leader.password, "--initialer", "AN"
    )
    assert code == 1
    assert "lukket ude" in err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("desk approve", "ABCDE FGHJK"), "Koden passer ikke"),
        (("desk revoke", "findes", "ikke"), "kan ikke finde den computer"),
        (("desk approve", "--stik", "/findes/ikke", "ABCDE FGHJK"), "usb-nøglen"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(leader, server, run, words, says):
    connected(leader, server, run)
    code, _, err = run(*leader(*words))
    assert code == 1
    assert says in err


def test_a_desk_without_a_server_needs_the_stick(leader, run):
    code, _, err = run(*leader("desk approve", "00001 00002"))
    assert code == 1
    assert "--server" in err


def test_a_desk_never_asks_to_join_another(leader, run, tmp_path):
    code, _, err = run("--data", leader.data, "desk", "request", "--stik", tmp_path)
    assert code == 1
    assert "allerede" in err


def test_a_pc_is_told_where_the_answer_comes_from(run, tmp_path):
    code, _, err = run("--data", tmp_path / "ny", "desk", "request")
    assert code == 1
    assert "--stik" in err


def test_no_server_is_said_and_the_request_stays(run, tmp_path):
    new = ("--data", tmp_path / "ny", "desk", "request", "--server", "http://127.0.0.1:9")
    code, asked, err = run(*new, "--vent", 0)
    assert code == 1
    assert "serveren" in err
    _, again, _ = run(*new, "--vent", 0)
    assert value(again, "Kode: ") == value(asked, "Kode: ")


class Keyboard:
    """Somebody at a terminal."""

    def __init__(self, line):
        self.line = line

    def isatty(self):
        return True

    def readline(self):
        return self.line + "\n"


@pytest.mark.parametrize(("read", "exit_code"), [("de rigtige", 0), ("de forkerte", 1)])
def test_at_a_keyboard_the_words_are_typed_before_they_are_shown(
    leader, server, run, tmp_path, monkeypatch, read, exit_code
):
    connected(leader, server, run)
    new = ("--data", tmp_path / "ny", "desk", "request", "--server", server.url, "--vent", 0)
    _, asked, _ = run(*new)
    words = value(asked, "Ord: ")
    typed = words.title() if read == "de rigtige" else " ".join(reversed(words.split()))
    monkeypatch.setattr("sys.stdin", Keyboard(typed))
    code, approved, _ = run(*leader("desk approve", value(asked, "Kode: ")))
    assert code == exit_code
    assert approved[0].startswith("Skriv de seks ord")


def test_a_pc_gets_a_name(leader, run):
    _, listed, _ = run(*leader("desk list"))
    words = listed[0].split(" · ")[0]
    code, named, err = run(*leader("desk name", *words.split()[:1], "--navn", "Vagtrummet"))
    assert code == 0, err
    assert named == [f"{words} · Vagtrummet · denne"]
