"""The screens of a PC that is to be a desk again: the copy, the code, the wait, the leader, and the end."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.storage.adgangskode import Adgangskodekrav
from akutdesk.storage.bruger import Bruger
from akutdesk.storage.restoration import Taken
from akutdesk.ui.fields import Button, LineField
from akutdesk.ui.fields.labelled import Labelled
from akutdesk.ui.folder_row import FolderRow
from akutdesk.ui.gendannelse.restore_work import Road
from akutdesk.ui.gendannelse.state import tal
from akutdesk.ui.noegleark import ark
from akutdesk.ui.noegleark.ark import Ark
from akutdesk.ui.noegleark.kit_grid import KitGrid
from akutdesk.ui.noegleark.who_form import Appointed, WhoForm
from akutdesk.ui.override import override
from akutdesk.ui.text import Text
from akutdesk.ui.theme import Look
from akutdesk.ui.tilslutning.card_screen import CardScreen
from akutdesk.ui.tilslutning.proxy_row import ProxyRow


class CopyScreen(CardScreen):
    """`valgt(mappe, Road)`: where the copy lies, and the server if there is one. `proxy`: the way out first."""

    valgt = Signal(str, object)
    proxy = Signal()

    def __init__(self, look: Look, texts: Texts, folder: str, road: Road) -> None:
        super().__init__(look, texts, title="gendan.kopi_titel", words=("gendan.kopi_tekst",))
        self._proxy = road.proxy
        self.place = FolderRow(
            look, texts, name=texts("gendan.mappe"), hint=texts("kopi.mappe_hjaelp")
        )
        self.folder = self.place.line
        self.folder.returnPressed.connect(self._choose)
        self.rows.addWidget(self.place)
        self.rows.addWidget(Text(look, texts("gendan.server_tekst"), colour="text2"))
        self.url = self._line("pcer.server.adresse", "pcer.server.adresse_hint")
        self.ca = self._line("pcer.server.ca", "pcer.server.ca_hint")
        out = ProxyRow(look, texts, road.proxy)
        self.by = out.button
        self.by.clicked.connect(self.proxy)
        self.rows.addWidget(out)
        for field, before in ((self.folder, folder), (self.url, road.url), (self.ca, road.ca)):
            field.setText(before)
        self.finish(texts("gendan.se_efter"))
        self.videre.connect(self._choose)

    @override
    def first_focus(self) -> QWidget:
        return self.folder

    @override
    def on_leave(self) -> None:
        self.place.put_away()
        super().on_leave()

    def typed(self) -> tuple[str, Road]:
        """The folder and the server as they stand there by now."""
        url, ca = self.url.text().strip(), self.ca.text().strip()
        return self.place.text(), Road(url=url, ca=ca, proxy=self._proxy)

    def warn(self, words: str) -> None:
        """Something is not whole: the same again takes what is."""
        self.say(words, trouble=True)
        self.next_button.set_words(self.texts("gendan.tag_resten"))

    def _line(self, key: str, hint: str) -> LineField:
        texts = self.texts
        field = LineField(self.look, name=texts(key), hint=texts(hint))
        self.rows.addWidget(Labelled(self.look, texts(key), field, label_at="top"))
        field.returnPressed.connect(self._choose)
        return field

    def _choose(self) -> None:
        folder, road = self.typed()
        if not folder:
            self.say(self.texts("gendan.mappe_mangler"), trouble=True)
            self.folder.setFocus()
            return
        self.valgt.emit(folder, road)


class CodeScreen(CardScreen):
    """`kode(str)`: eight groups stand there and hold. `fundet` says what lies in the copy."""

    kode = Signal(str)

    def __init__(self, look: Look, texts: Texts, fundet: str) -> None:
        super().__init__(look, texts, title="gendan.kode_titel", words=("gendan.kode_tekst",))
        self.rows.addWidget(Text(look, fundet, colour="text2"))
        self._ark = Ark()
        self.grid = KitGrid(look, texts, nummer=1)
        self.grid.show_ark(self._ark, None)
        self.rows.addWidget(self.grid)
        self.finish(texts("gendan.hent"))
        self.grid.changed.connect(self._typed)
        for number, field in enumerate(self.grid.fields, start=1):
            # Nobody has said which of the two sheets it is.
            field.setAccessibleName(texts("opsaetning.afskrift_gruppe", n=number))
            field.returnPressed.connect(self._try)
        self.videre.connect(self._try)

    @override
    def first_focus(self) -> QWidget:
        return self.grid.first_open()

    @override
    def on_leave(self) -> None:
        self._typed(Ark())
        super().on_leave()

    def _try(self) -> None:
        if ark.skrevet_af(self._ark):
            self.kode.emit(" ".join(self._ark.tastet))
            return
        self.say(self.texts("laas.ark_mangler"), trouble=True)
        self.grid.first_open().setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self, typed: Ark) -> None:
        self._ark = typed
        self.grid.show_ark(typed, None)
        self.say("")


_STOPPED = ("standset_kopi", "standset_hvad")
"""What else one wants to know then: what it means, and what one can do."""


class WorkScreen(CardScreen):
    """It takes a while, and says how far it is; `af` is what the copy holds, 0 where nobody counts."""

    def __init__(self, look: Look, texts: Texts, *, begins: str, af: int = 0) -> None:
        super().__init__(look, texts, title="gendan.henter_titel", words=("gendan.henter_tekst",))
        self._af = af
        self.count = Text(look, texts(begins), size=22, weight=600)
        self.count.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # there is nothing else to stand on
        self.rows.addWidget(self.count)
        self.finish("", back=False)
        self.after = tuple(Text(look, texts(f"gendan.{key}")) for key in _STOPPED)
        for line in self.after:
            line.hide()
            self.rows.insertWidget(self.rows.count() - 1, line)  # above what is left empty

    @override
    def first_focus(self) -> QWidget:
        return self.count

    @override
    def say(self, words: str, *, trouble: bool = False) -> None:
        """What stopped it; then nothing is on its way any more, and one goes back."""
        super().say(words, trouble=trouble)
        if trouble:
            self.heading.set_words(self.texts("gendan.standset_titel"))
            self.back_button.show()
            self.back_button.setFocus()
            for part in (*self.lead, self.count):
                part.hide()
            for part in self.after:
                part.show()

    def show_taken(self, taken: Taken) -> None:
        """So much has come."""
        so_far = tal(min(taken.events, self._af))
        self.count.setText(self.texts("gendan.saa_meget", antal=so_far, af=tal(self._af)))


class LeaderScreen(CardScreen):
    """`udpeget(Appointed)`."""

    udpeget = Signal(object)

    def __init__(
        self, look: Look, texts: Texts, people: Sequence[Bruger], krav: Adgangskodekrav
    ) -> None:
        super().__init__(look, texts, title="laas.ark_hvem_titel", words=("laas.ark_hvem_tekst",))
        self.form = WhoForm(look, texts, people, krav)
        self.rows.addWidget(self.form)
        self.finish(texts("laas.ark_gem"), back=False)
        self.form.entered.connect(self._save)
        self.form.changed.connect(lambda: self.say(""))
        self.videre.connect(self._save)

    @override
    def first_focus(self) -> QWidget:
        return self.form.who

    @override
    def on_leave(self) -> None:
        self.form.fields.forget()
        super().on_leave()

    def _save(self) -> None:
        found = self.form.read()
        if isinstance(found, Appointed):
            self.udpeget.emit(found)
        elif found:
            self.say(found, trouble=True)


class BackScreen(CardScreen):
    """It is all there: what came, what the server said, and what is left to do. `igen`: ask the server once more."""

    igen = Signal()

    def __init__(self, look: Look, texts: Texts, lines: Sequence[str], *, again: bool) -> None:
        super().__init__(look, texts, title="gendan.her_titel", words=())
        for line in lines:
            self.rows.addWidget(Text(look, line))
        self.again = Button(look, texts("gendan.igen"), size="bar")
        self.again.setVisible(again)
        self.again.clicked.connect(self.igen)
        self.rows.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        for key in ("gendan.vaelg_kopi", "gendan.luk_gammel"):
            self.rows.addWidget(Text(look, texts(key), colour="text2"))
        self.finish(texts("tilslut.laas_op"), back=False)

    @override
    def first_focus(self) -> QWidget:
        return self.next_button
