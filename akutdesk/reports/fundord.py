"""A finding in words."""

from __future__ import annotations

from akutdesk.assets import Texts
from akutdesk.domain.codes import Codes
from akutdesk.domain.fund import Fund, listen


def fund_tekst(texts: Texts, codes: Codes, fund: Fund) -> str:
    """The heading that a finding is. Raises KeyError for a code without a text."""
    lists = listen(fund.koder)
    words = {key: _word(texts, codes, lists[key], kode) for key, kode in fund.koder.items()}
    said = {key: _inside(word) if key.endswith("2") else word for key, word in words.items()}
    return texts(f"fund.{fund.kode}", **said, **fund.tal)


def _word(texts: Texts, codes: Codes, liste: str, kode: str) -> str:
    """The word for a code in the middle of a sentence if there is one, else its label."""
    key = f"fund.{liste}.{kode}"
    return texts(key) if key in texts else codes[liste].label(kode)


def _inside(word: str) -> str:
    return word[:1].lower() + word[1:]
