"""What a chosen password must be: long enough, and not one that anybody would try.

12 signs at least, 128 at most, any sign, paste allowed, never expired (sync-and-security.md 2.2, ASVS 5
6.2). Three or four plain words are welcome; one common word with digits behind it is not.
"""

from __future__ import annotations

import string
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from akutdesk.assets import AssetDamaged
from akutdesk.storage.vault_errors import PasswordRefused
from akutdesk.wire import crypto

MINDST: Final = 12
HOEJST: Final = 128
FORSKELLIGE: Final = 5
"""Fewer different signs than this is a key held down."""

_SIGNS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
"""For temporary passwords: nothing that looks like something else on paper."""

_READ_AS: Final = str.maketrans("0134578@$!", "oieastbasi")


@dataclass(frozen=True, slots=True)
class Adgangskodekrav:
    """The rule, with the words that are too well known. `kendte` is casefolded."""

    kendte: frozenset[str]

    def check(self, kode: str, egne: Iterable[str] = ()) -> None:
        """Return if the password will do. Raises PasswordRefused: KORT, LANG or KENDT.

        `egne` are further words a guesser would try here: the place's name, the person's initials.
        """
        if len(kode) < MINDST:
            raise PasswordRefused("KORT")
        if len(kode) > HOEJST:
            raise PasswordRefused("LANG")
        if self._known(_folded(kode), {_folded(word) for word in egne}):
            raise PasswordRefused("KENDT")

    def _known(self, kode: str, egne: set[str]) -> bool:
        known = self.kendte | egne
        if len(set(kode)) < FORSKELLIGE or kode in known:
            return True
        bare = kode.strip(string.digits + string.punctuation + " ")
        return any(_one_word(_letters(form), known) for form in (kode, bare.translate(_READ_AS)))


def read_krav(resources: Path) -> Adgangskodekrav:
    """The rule with the bundled list, resources/adgangskoder/kendte.txt. Raises AssetDamaged."""
    file = "adgangskoder/kendte.txt"
    try:
        lines = (resources / file).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise AssetDamaged(file, 1) from None
    words = (line.strip() for line in lines if not line.startswith("#"))
    return Adgangskodekrav(frozenset(_folded(word) for word in words if word))


def midlertidig_kode() -> str:
    """A temporary password for a slip of paper: four groups of four, some 79 bits."""
    groups = ("".join(_sign() for _ in range(4)) for _ in range(4))
    return "-".join(groups)


def _sign() -> str:
    """One of the 31 signs, each as likely: a byte that would tip the balance is drawn again."""
    even = 256 - 256 % len(_SIGNS)
    drawn = crypto.random_bytes(1)[0]
    while drawn >= even:
        drawn = crypto.random_bytes(1)[0]
    return _SIGNS[drawn % len(_SIGNS)]


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalpha())


def _one_word(letters: str, known: Iterable[str]) -> bool:
    """Whether nothing stands there but one known word, once or over and over; or next to no letters."""
    if len(letters) < FORSKELLIGE:
        return True
    again = (letters + letters).find(letters, 1)
    return letters[:again] in known


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()
