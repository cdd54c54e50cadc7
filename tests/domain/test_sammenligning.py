"""Another service's file is read whole, or the row and column that is wrong is named."""

from __future__ import annotations

import pytest

from akutdesk.domain.record import new_id
from akutdesk.domain.sammenligning import Sammenligning, andele_af, laes_serier
from akutdesk.domain.tabelfil import TabelfilError

GRADER = {"ikke": "IKKE", "let": "LET", "mellem": "MELLEM", "alvor": "ALVOR", "let krise": "LET"}
GOOD = "enhed;g;pct\nNord;IKKE;12,0\nNord;LET;47,9\nNord;MELLEM;31,1\nNord;ALVOR;9,0\nSyd;let krise;50 %\n"


def test_a_file_gives_each_service_its_shares():
    assert laes_serier(GOOD, GRADER) == {
        "Nord": {"IKKE": 120, "LET": 479, "MELLEM": 311, "ALVOR": 90},
        "Syd": {"LET": 500},
    }


@pytest.mark.parametrize("sign", [",", "\t"])
def test_columns_may_stand_in_any_order_and_behind_another_sign(sign):
    rows = [("pct", "Enhed", "G"), ("47.9", "Nord", "let")]
    text = "\r\n".join(sign.join(row) for row in rows)
    assert laes_serier(text, GRADER) == {"Nord": {"LET": 479}}


@pytest.mark.parametrize(
    ("text", "grund", "row", "column"),
    [
        ("", "KOLONNE", 1, "enhed"),
        ("enhed;grad;pct\nNord;LET;5\n", "KOLONNE", 1, "g"),
        ("enhed;g;pct\n", "TOM", 1, ""),
        ("enhed;g;pct\nNord;LET;5\n;LET;5\n", "NAVN", 3, "enhed"),
        ("enhed;g;pct\nNord;STOR;5\n", "GRAD", 2, "g"),
        ("enhed;g;pct\nNord;LET;halvdelen\n", "TAL", 2, "pct"),
        ("enhed;g;pct\nNord;LET;-5\n", "TAL", 2, "pct"),
        ("enhed;g;pct\nNord;LET;100,1\n", "TAL", 2, "pct"),
        ("enhed;g;pct\nNord;LET;5\n\nNord;LET;6\n", "DOBBELT", 4, "g"),
        ("enhed;g;pct\nNord;LET;60\nNord;ALVOR;41\n", "SUM", 3, "pct"),
        ("enhed;g;pct\nNord;LET\n", "TAL", 2, "pct"),
        ("enhed,g,pct\nNord,LET,9,0\n", "TAL", 2, "pct"),
        ("enhed;g;pct\n" + "x" * 2**18, "LANG", 1, ""),
        ("enhed;g;pct" + "\n" * 2**20, "LANG", 1, ""),
    ],
)
def test_what_is_wrong_is_named_by_row_and_column(text, grund, row, column):
    with pytest.raises(TabelfilError) as wrong:
        laes_serier(text, GRADER)
    assert (wrong.value.grund, wrong.value.raekke, wrong.value.kolonne) == (grund, row, column)


def test_a_record_gives_its_shares_back():
    one = Sammenligning(id=new_id(), navn="Nord", let=479, alvor=0)
    assert andele_af(one) == {"LET": 479, "ALVOR": 0}
