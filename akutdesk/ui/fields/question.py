"""A question with answers to choose from: what a choice group knows, without any widget."""

from __future__ import annotations

from dataclasses import dataclass, field

from akutdesk.ui.fields.chip_face import Choice


@dataclass(frozen=True)
class Question:
    """What is asked. `choices` stand on chips; `more` is the whole list behind "Flere …".

    Codes in `alone` exclude every other answer, such as "Ingen symptomer". `retired` are answers nobody can
    choose any more: one that was chosen before is still shown, and can be taken away.
    """

    title: str
    choices: tuple[Choice, ...]
    many: bool = False
    note: str = ""
    more: tuple[Choice, ...] = ()
    alone: frozenset[str] = field(default_factory=frozenset[str])
    retired: tuple[Choice, ...] = ()

    def choice(self, kode: str) -> Choice | None:
        """The answer with this code, wherever it stands."""
        return next(
            (one for one in (*self.choices, *self.more, *self.retired) if one.kode == kode), None
        )

    def of_digit(self, digit: str) -> Choice | None:
        """The answer this digit chooses."""
        return next((one for one in self.choices if digit and one.digit == digit), None)

    def matching(self, letters: str) -> tuple[Choice, ...]:
        """The answers of the whole list with a word that begins with these letters, in its order."""
        sought = letters.strip().casefold()
        listed = self.more or self.choices
        return tuple(one for one in listed if not sought or _begins(one.name, sought))

    def answer_with(self, chosen: tuple[str, ...], kode: str) -> tuple[str, ...]:
        """What is chosen after `kode` was pressed, in the order it was chosen."""
        if not self.many:
            return (kode,)
        if kode in chosen:
            return tuple(one for one in chosen if one != kode)
        if kode in self.alone:
            return (kode,)
        return (*(one for one in chosen if one not in self.alone), kode)

    def beyond(self, chosen: tuple[str, ...]) -> tuple[Choice, ...]:
        """Chosen answers that have no chip of their own; they get one, so nothing chosen is hidden."""
        on_chips = {one.kode for one in self.choices}
        found = (self.choice(kode) for kode in chosen if kode not in on_chips)
        return tuple(Choice(one.kode, one.text, full=one.full) for one in found if one)


def _begins(name: str, sought: str) -> bool:
    folded = name.casefold()
    if folded.startswith(sought):
        return True
    words = "".join(sign if sign.isalnum() else " " for sign in folded).split()
    return any(word.startswith(sought) for word in words)
