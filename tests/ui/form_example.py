"""A form in the shell, as mockups/03-ny-henvendelse."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.domain.record import RecordId
from akutdesk.ui.fields import Choice, ChoiceGroup, Labelled, Question, TextField
from akutdesk.ui.form import Form
from akutdesk.ui.head import BarButton, Head, Talk
from akutdesk.ui.layout import VBox
from akutdesk.ui.panes import ScrollPane
from akutdesk.ui.theme import Look
from tests.ui.shell_example import NOW, BarePage, dressed_window


def choices(*words: str, last: str = "") -> tuple[Choice, ...]:
    """Choices with digits from 1, and a last one with 0 or 9."""
    made = [Choice(f"K{n}", word, str(n)) for n, word in enumerate(words, 1)]
    if last:
        digit, word = last.split(" ", 1)
        made.append(Choice(f"K{digit}", word, digit))
    return tuple(made)


MORE = choices("Angst/nervøsitet", "Nedtrykt/ked af det", "Søvnbesvær", "Sult", "Ensomhed", "Uro")

QUESTIONS = (
    Question("Form", choices("Telefon", "Fremmøde", "Vi ringede op"), more=MORE),
    Question("Hvem ringer?", choices("Borgeren selv", "Pårørende", "Fagperson", "Anden person")),
    Question("Identitet", choices("Anonym", "Find borger …", "Ny borger")),
    Question(
        "Krise",
        choices(
            "Ikke-kriserelateret",
            "Let krise",
            "Mellemsvær krise",
            "Alvorlig krise",
            last="0 Ved ikke",
        ),
    ),
    Question(
        "Hvad fylder?",
        choices(
            "Angst/nervøsitet",
            "Nedtrykt/ked af det",
            "Uro og tankemylder",
            "Søvnbesvær",
            "Tanker om selvmord",
            "Ensomhed",
            "Stress/udmattelse",
            "Rusmidler",
            last="9 Ingen symptomer",
        ),
        many=True,
        note="vælg gerne flere",
        more=(*MORE, Choice("X1", "Selvskade"), Choice("X2", "Spisevanskeligheder")),
        alone=frozenset({"K9"}),
    ),
    Question(
        "Hvad er der sket?",
        choices(
            "Pårørende",
            "Samlivsbrud",
            "Økonomi",
            "Nyligt udskrevet",
            "Dødsfald eller sorg",
            "Mangler netværk",
            "Bolig",
            "Arbejde og studie",
            last="9 Intet bestemt",
        ),
        many=True,
        note="vælg gerne flere",
        more=MORE,
    ),
    Question(
        "Hvad aftalte I?",
        choices(
            "Ingen flere tiltag",
            "Aftalt ny samtale",
            "Mød personligt op",
            "Eget netværk",
            "Aftalt opkald",
            "Egen læge",
            "Lægevagten",
            "Overnatning",
            "Rådgivningslinje",
        ),
        many=True,
        note="vælg gerne flere",
        more=MORE,
    ),
    Question(
        "Situation nu",
        choices(
            "Stabiliseret", "Delvist stabiliseret", "Uændret", "Forværret", "Kunne ikke vurderes"
        ),
    ),
)
CHOSEN = (("K1",), ("K1",), ("K1",), ("K2",), ("K1", "K4"), ("K1",), ("K4",), ())


class FormPage(BarePage):
    """The form of a call."""

    SCOPE = "henvendelse"

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__(look)
        started = NOW - timedelta(minutes=14, seconds=7)
        self.set_head(Head("Nyt opkald", talk=Talk(started)))
        self.set_bar(
            BarButton("gem_luk", "Gem og luk", kind="primary"),
            BarButton("krisesamtale", "Krisesamtale", short="Samtale"),
            BarButton("kriseplan", "Kriseplan", short="Plan"),
        )
        self.form = Form(look)
        self.groups = [ChoiceGroup(look, texts, question) for question in QUESTIONS]
        for group, chosen in zip(self.groups, CHOSEN, strict=True):
            group.set_chosen(chosen)
            self.form.add(group)
        self.note = TextField(look, name="Note")
        self.note.setPlainText("Kan ikke sove. Bekymret for sin bror. Vil ringe til Lone i morgen.")
        self.form.add(Labelled(look, "Note", self.note, note="kan vente"))
        self.form.fill()
        VBox(look, self).addWidget(ScrollPane(look, self.form))

    def first_focus(self) -> QWidget:
        return self.groups[6].chip_set.chips[3]


def form_example(look: Look, texts: Texts) -> QWidget:
    """The picture of mockups/03-ny-henvendelse, without its last row."""
    window = dressed_window(look, texts)
    window.route("opkald", lambda _rid: FormPage(look, texts))
    window.resize(1366, 768)
    window.show()
    window.go("opkald", RecordId(b"1" * 16))
    window.status_saved("Kladde 02.14")
    return window
