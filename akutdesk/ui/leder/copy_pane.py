"""The right pane: where the second copy goes, how old it is, what waits, and a copy now (ux.md 2.15)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from akutdesk.domain.errors import DomainError
from akutdesk.domain.kalender import kalender
from akutdesk.storage.copy_place import refuse_unfit
from akutdesk.storage.errors import StorageError
from akutdesk.ui import keys
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields.button import Button
from akutdesk.ui.fields.labelled import Labelled
from akutdesk.ui.fields.line_field import LineField
from akutdesk.ui.kopi import days_old
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.messages import text_of
from akutdesk.ui.text import Facts, Heading, Text

SCOPE = "leder"


class CopyPane(QWidget):
    """Enter in the field takes the folder; the store says who may (SKRIV_OPSAETNING)."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        look, texts = desk.look, desk.texts
        self.folder = LineField(look, name=texts("kopi.mappe"), hint=texts("kopi.mappe_hjaelp"))
        self.use = Button(look, texts("kopi.gem"), keys="Enter", size="tight")
        self.now = Button(look, texts("kopi.nu"), keys=keys.hint("tag_kopi", SCOPE), size="tight")
        self._labelled = Labelled(look, texts("kopi.mappe"), self.folder, label_at="top")
        self.facts = Facts(look, (), label_width=140)
        self.said = Text(look, "", size=15, colour="text2")
        box = VBox(look, self, gap=12, margins=(24, 19, 24, 24))
        box.addWidget(Heading(look, texts("kopi.titel")))
        box.addWidget(Text(look, texts("kopi.forklaring"), size=15, colour="text2"))
        box.addWidget(self._labelled)
        box.addLayout(_row(desk, self.use))
        box.addWidget(self.facts)
        box.addLayout(_row(desk, self.now))
        box.addWidget(self.said)
        box.addStretch(1)
        self._asked = False
        self.use.clicked.connect(self.take_folder)
        self.folder.returnPressed.connect(self.take_folder)
        self.now.clicked.connect(self.copy_now)
        desk.kopi.rounded.connect(self._rounded)

    def show_place(self) -> None:
        """The folder as it is stored, and how it stands."""
        targets = self._desk.store.copy_targets()
        if not self.folder.hasFocus():
            self.folder.setText(str(targets[0]) if targets else "")
        self.show_state()

    def show_state(self) -> None:
        """When the last copy was made, and how much waits for one."""
        texts, store = self._desk.texts, self._desk.store
        overview = store.overblik()
        self.facts.set_pairs(
            (
                (texts("kopi.sidst"), self._when()),
                (texts("kopi.venter"), self._waiting(overview.ukopierede)),
            )
        )

    def take_folder(self) -> None:
        """Look at the folder in a job: a share that is away may take long."""
        typed = self.folder.text().strip()
        self._labelled.set_error("")
        if not typed:
            self._keep(())
            return
        folder = Path(typed)
        self._desk.jobs.run(
            lambda: refuse_unfit(folder),
            done=lambda _: self._keep((folder,)),
            failed=self._refused,
            owner=self,
        )

    def copy_now(self) -> None:
        """Alt+T: a round at once."""
        if not self._desk.store.copy_targets():
            self._say("kopi.ingen_mappe")
            self.folder.setFocus()
            return
        self._asked = True
        self._say("kopi.arbejder")
        self._desk.kopi.now()

    def _keep(self, folders: tuple[Path, ...]) -> None:
        try:
            self._desk.store.set_copy_targets(self._desk.adgang, folders)
        except (StorageError, DomainError) as error:
            self._refused(error)
            return
        self.show_state()
        if folders:
            self.copy_now()
            self._say("kopi.valgt")
        else:
            self._say("kopi.fravalgt")

    def _refused(self, error: Exception) -> None:
        texts = self._desk.texts
        words = text_of(error, texts) or texts("fejl.lager")
        self._labelled.set_error(words)
        self._desk.shell.say(words, assertive=True)
        self.folder.setFocus()

    def _rounded(self) -> None:
        if not self.isVisible():
            return
        self.show_state()
        if self._asked:
            self._asked = False
            left = self._desk.store.overblik().ukopierede
            self._say("kopi.vaek" if left else "kopi.faerdig")

    def _when(self) -> str:
        texts, at = self._desk.texts, self._desk.store.overblik().kopi_tid
        if at is None:
            return texts("kopi.sidst_aldrig")
        calendar = kalender(self._desk.codes)
        day = calendar.dag(calendar.dato(at))
        said = texts("kopi.sidst_tid", dag=day, tid=calendar.klokken(at))
        old = days_old(at, self._desk.clock.now())
        waits = self._desk.store.overblik().ukopierede
        if not old or not waits:
            return said
        key = "kopi.gammel_en" if old == 1 else "kopi.gammel"
        return f"{said}. {texts(key, n=old)}"

    def _waiting(self, n: int) -> str:
        texts = self._desk.texts
        if not self._desk.store.copy_targets():
            return texts("kopi.ingen_mappe")
        if not n:
            return texts("kopi.venter_intet")
        return texts("kopi.venter_en") if n == 1 else texts("kopi.venter_n", n=n)

    def _say(self, key: str) -> None:
        words = self._desk.texts(key)
        self.said.setText(words)
        self.said.updateGeometry()
        self._desk.shell.say(words)


def _row(desk: Desk, button: Button) -> HBox:
    return HBox(desk.look, gap=8).from_left(button)
