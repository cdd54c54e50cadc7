"""`akutdesk sync` as a person types it, against a real server."""

from __future__ import annotations

from pathlib import Path

import pytest

from akutdesk.central.serving import Place
from akutdesk.cli import main
from tests.central.running import running
from tests.fakes.certificates import authority, server_pair


def test_the_first_round_hands_in_the_house_and_the_next_needs_no_address(leader, server, capsys):
    code = server.open_slot()
    assert main(leader("sync", "--server", server.url, "--kode", code)) == 0
    first = capsys.readouterr()
    assert first.err == ""
    assert first.out.startswith("Sendt: ")
    assert first.out.endswith("Venter: 0.\n")
    assert main(leader("sync", "--initialer", "an")) == 0
    assert capsys.readouterr().out.startswith("Sendt: ")


def test_the_folder_may_be_named_after_the_command(leader, server, capsys):
    words = leader("sync", "--server", server.url, "--kode", server.open_slot())
    assert main([*words[2:], *words[:2]]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "--server"),
        (["--server", "http://akut.example"], "https://"),
        (["--server", "ftp://akut.example"], "https://server.kommune.dk"),
        (["--server", "https://akutdesk.invalid"], "net"),
        (["--server", "https://akutdesk.invalid", "--ca", "findes-ikke"], "certifikatet"),
        (["--initialer", "XX"], "Koden passer ikke"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(leader, words, said, capsys):
    assert main(leader("sync", *words)) == 1
    heard = capsys.readouterr().err
    assert heard.startswith("akutdesk: ")
    assert heard.count("\n") == 1
    assert said.lower() in heard.lower()


def test_a_wrong_code_for_the_place_is_said(leader, server, capsys):
    assert main(leader("sync", "--server", server.url, "--kode", "FORKERT-KODE-1")) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_server_that_does_not_know_the_place_is_said_and_nothing_is_lost(leader, server, capsys):
    assert main(leader("sync", "--server", server.url)) == 1
    heard = capsys.readouterr()
    assert "Venter: 0" not in heard.out
    assert "kender ikke" in heard.err


def test_an_authority_is_remembered_with_the_address(leader, tmp_path, capsys):
    file = tmp_path / "ca.pem"
    file.write_text(authority().pem)
    assert main(leader("sync", "--server", "https://akutdesk.invalid", "--ca", file)) == 1
    assert "net" in capsys.readouterr().err


def test_the_round_goes_over_tls_with_the_municipalitys_own_authority(leader, tmp_path, capsys):
    ours, others = authority(), authority()
    (tmp_path / "tls").mkdir()
    cert, key = (Path(each) for each in server_pair(tmp_path, ours))
    with running(tmp_path / "tls", place=Place(port=0, cert=cert, key=key)) as server:
        for name, pem in (("vores", ours.pem), ("andres", others.pem)):
            (tmp_path / name).write_text(pem)
        words = ("sync", "--server", server.url, "--kode", server.open_slot())
        assert main(leader(*words, "--ca", tmp_path / "andres")) == 1
        assert "certifikat" in capsys.readouterr().err
        assert main(leader(*words, "--ca", tmp_path / "vores")) == 0
        assert main(leader("sync")) == 0
