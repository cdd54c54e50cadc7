"""`akutdesk desk server` and `desk import` as a person types them."""

from __future__ import annotations

import shutil

from akutdesk.cli import main
from tests.central.running import running


def words_of(line: str) -> str:
    return line.partition(": ")[2]


def test_a_replaced_server_is_accepted_by_its_six_words_only(leader, tmp_path, capsys):
    first, second = tmp_path / "en", tmp_path / "to"
    for folder in (first, second):
        folder.mkdir()
    with running(first) as server:
        code = server.open_slot()
        assert main(leader("sync", "--server", server.url, "--kode", code)) == 0
        capsys.readouterr()
        assert main(leader("desk server")) == 0
        old, now, said = capsys.readouterr().out.splitlines()
        assert words_of(old) == words_of(now)
        assert said == "Det er den samme server som før."
    with running(second) as server:
        code = server.open_slot()
        assert main(leader("sync", "--server", server.url, "--kode", code)) == 1
        assert "anden server" in capsys.readouterr().err
        assert main(leader("desk server")) == 0
        before, now = capsys.readouterr().out.splitlines()
        assert before == old
        database = f"sqlite:///{second / 'central.db'}"
        assert main(["central", "words", "--database", database]) == 0
        assert capsys.readouterr().out.strip() == words_of(now)
        assert main(leader("desk server", "--godkend", words_of(before))) == 1
        assert "ikke dem" in capsys.readouterr().err
        assert main(leader("desk server", "--godkend", words_of(now))) == 0
        assert "Serveren er jeres" in capsys.readouterr().out
        assert main(leader("sync")) == 0


def test_a_server_that_was_never_named_is_said(leader, capsys):
    assert main(leader("desk server")) == 1
    assert "--server" in capsys.readouterr().err


def test_a_stick_without_a_copy_is_said_in_one_line(leader, tmp_path, capsys):
    for folder in ("tom", "findes-ikke"):
        (tmp_path / "tom").mkdir(exist_ok=True)
        assert main(leader("desk import", tmp_path / folder)) == 1
        heard = capsys.readouterr()
        assert heard.out == ""
        assert heard.err.count("\n") == 1
    (tmp_path / "tom" / "akutdesk-00000000" / "pc").mkdir(parents=True)
    assert main(leader("desk import", tmp_path / "tom")) == 1
    assert "et andet sted" in capsys.readouterr().err
    shutil.rmtree(tmp_path / "tom")
