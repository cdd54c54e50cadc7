"""The questions before something is erased, kept, or let go of, and the second person's last look."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.domain.adgang import FUNKTIONER
from akutdesk.domain.opbevaring import Omfang
from akutdesk.domain.record import RecordId
from akutdesk.ui.abstract import AbstractWidget
from akutdesk.ui.borger.colleagues import colleagues, id_of
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button, Choice, ChoiceGroup, Labelled, ListBox, Question
from akutdesk.ui.override import override
from akutdesk.ui.person.said import said_of
from akutdesk.ui.sletning.reason_form import ReasonForm
from akutdesk.ui.sletning.state import post_line
from akutdesk.ui.text import Facts, Text
from akutdesk.ui.waiting_panel import WaitingPanel

ALT, EN = "ALT", "EN"
_LABEL = 132


class _Ordered(ReasonForm, metaclass=AbstractWidget):
    """An order asks for the second person too."""

    def __init__(self, desk: Desk, key: str, navn: str) -> None:
        super().__init__(desk, key, navn, lists=("slettegrund", "slettehjemmel"))
        self.who = ChoiceGroup(self.look, desk.texts, self._colleagues(), label="top")
        self._nobody = Text(self.look, desk.texts("sletning.slet.ingen_anden"))
        self.add(self.who, self._nobody, self.means)
        self._nobody.setVisible(not self.who.question.choices)
        self.who.setVisible(bool(self.who.question.choices))

    @property
    @override
    def groups(self) -> tuple[ChoiceGroup, ...]:
        return (*super().groups, self.who)

    @property
    def anden(self) -> RecordId:
        """Who is to confirm it."""
        return id_of(self.who.chosen[0])

    @property
    @abstractmethod
    def rids(self) -> tuple[RecordId, ...]:
        """What is to go."""

    def _colleagues(self) -> Question:
        own, may = self._desk.adgang.bruger, FUNKTIONER["SLET_SAMMEN"]
        return colleagues(
            self._desk,
            self._desk.texts("sletning.slet.anden"),
            which=lambda one: one.id != own and one.rolle in may,
        )


class GodkendPanel(_Ordered):
    """A leader approves what a rule lists: reason and law are those of a time that is up, and may be changed."""

    def __init__(self, desk: Desk, navn: str, rids: tuple[RecordId, ...]) -> None:
        super().__init__(desk, "sletning.godkend", navn)
        self._rids = rids
        self.grund.set_chosen(("FRIST",))
        self.hjemmel.set_chosen(("GDPR_5",))

    @override
    def first_focus(self) -> QWidget:
        return self.who.stop() if self.who.question.choices else self.grund.stop()

    @property
    @override
    def rids(self) -> tuple[RecordId, ...]:
        return self._rids


class SletPanel(_Ordered):
    """A card or one record under it. Nothing goes until the second person has signed."""

    def __init__(self, desk: Desk, navn: str, omfang: Omfang) -> None:
        super().__init__(desk, "sletning.slet", navn)
        self._omfang = omfang
        self.what = ChoiceGroup(self.look, desk.texts, self._whole_or_one(), label="top")
        self.post = ListBox(self.look, name=desk.texts("sletning.slet.post"), options=self._posts())
        words = desk.texts("sletning.slet.post")
        self._post_row = Labelled(self.look, words, self.post, label_at="top")
        self.put_first(self._post_row)
        self.put_first(self.what)
        self.what.set_chosen((ALT,))
        self.what.changed.connect(self._show)
        self._show((ALT,))

    @override
    def first_focus(self) -> QWidget:
        return self.what.stop()

    @property
    @override
    def groups(self) -> tuple[ChoiceGroup, ...]:
        return (self.what, *super().groups)

    @property
    @override
    def rids(self) -> tuple[RecordId, ...]:
        if self.what.chosen == (EN,):
            return (id_of(self.post.chosen),)
        return self._omfang.rids

    def _whole_or_one(self) -> Question:
        texts = self._desk.texts
        whole, one = texts("sletning.slet.alt"), texts("sletning.slet.en")
        return Question(
            texts("sletning.slet.hvad"), (Choice(ALT, whole, "1"), Choice(EN, one, "2"))
        )

    def _posts(self) -> Sequence[tuple[str, str]]:
        said = said_of(self._desk)
        newest = sorted(self._omfang.poster, key=lambda post: post.tid, reverse=True)
        under = [post for post in newest if post.id not in self._omfang.kort]
        return [(post.id.hex(), post_line(post, said)) for post in under or newest]

    def _show(self, codes: tuple[str, ...]) -> None:
        self._post_row.setVisible(codes == (EN,))
        self.refit()


class BevarPanel(ReasonForm):
    """`given(Grund)`: nobody erases it from now on."""

    def __init__(self, desk: Desk, navn: str) -> None:
        super().__init__(desk, "sletning.bevar", navn, lists=("bevaregrund", "bevarehjemmel"))


class SlipPanel(ReasonForm):
    """`given(Grund)`: it need not be kept any longer."""

    def __init__(self, desk: Desk, navn: str) -> None:
        super().__init__(desk, "sletning.slip", navn, lists=("slipgrund", "bevarehjemmel"))


class BekraeftPanel(WaitingPanel):
    """`sure`: the second person signs. What it means is said as it is."""

    HELP: ClassVar[str] = "sletning"

    sure = Signal()

    def __init__(self, desk: Desk, pairs: Sequence[tuple[str, str]]) -> None:
        super().__init__(desk, "sletning.bekraeft.titel")
        texts = desk.texts
        lines = self.words_of("sletning.bekraeft.tekst", "sletning.bekraeft.kode")
        # First, since with large letters what stands under the facts is out of sight of the button.
        self.add(*lines, Facts(desk.look, pairs, label_width=_LABEL), self.said)
        self.set_foot(texts("sletning.bekraeft.gem"), texts("skal.tilbage"), self.sure.emit)

    @override
    def first_focus(self) -> QWidget:
        """The way back: what cannot be undone is never first."""
        return self.findChildren(Button)[-1]

    def refuse(self, words: str) -> None:
        """Say why it was not done."""
        self._say(words, weight=600, colour="err")
