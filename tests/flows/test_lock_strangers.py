"""The door meets what somebody did to the folder while nobody was in: it tells, and leaves it alone."""

from dataclasses import replace

import pytest

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.storage.connection import connect_unguarded
from akutdesk.storage.errors import StorageError
from akutdesk.storage.event_id import event_id
from akutdesk.storage.health import examine
from akutdesk.storage.laas import read_laas, write_laas
from akutdesk.storage.udkast import Udkast
from akutdesk.ui.fields import Button
from akutdesk.ui.henvendelse.guarded import GuardedText
from akutdesk.ui.laas.rescue_screen import RescueScreen, Trin
from tests.flows.running_desk import ANNA, BO, KODER, LEDERS_KODE, RunningDesk
from tests.flows.seen import visible_words
from tests.storage.folder_copy import copy_folder

pytestmark = pytest.mark.usefixtures("qapp")

RID = b"opkald.........."
LEDERS_VAGTKODE = "731962"


# ---- refusals


def test_damaged_file_is_told_in_the_window_and_left_as_it_is(desk, qtbot):
    path = desk.folder / "vault.db"
    spoiled = b"x" * path.stat().st_size
    path.write_bytes(spoiled)
    desk.type("an")
    desk.tab()
    desk.type(KODER[ANNA])
    desk.press("Return")
    qtbot.waitUntil(lambda: isinstance(desk.front, RescueScreen) and desk.front.trin is Trin.INGEN)
    assert path.read_bytes() == spoiled
    said = "Vi har ikke ændret eller slettet noget."
    qtbot.waitUntil(lambda: said in " ".join(visible_words(desk.front)))


def test_every_store_error_has_a_sentence(assets):
    texts = assets.texts()
    waiting, missing = [StorageError], []
    while waiting:
        kind = waiting.pop()
        waiting.extend(kind.__subclasses__())
        if not any(
            f"fejl.{kind.kode.lower()}" == key.rsplit("_", 1)[0]
            or f"fejl.{kind.kode.lower()}" == key
            for key in texts
        ):
            missing.append(kind.kode)
    assert missing == []


# ---- what somebody did while nobody was in


def told(desk):
    return " ".join(visible_words(desk.window.frame.alarm_area))


def test_false_bagvagt_number_at_the_lock_is_set_right_and_told(inside):
    right = read_laas(inside.folder)
    inside.press("Ctrl+L")
    write_laas(inside.folder, replace(right, bagvagt="66 66 66 66"))
    inside.come_in(ANNA)
    assert "Låsen viste noget andet" in told(inside)
    assert read_laas(inside.folder).bagvagt == right.bagvagt


def test_ordinary_unlock_tells_of_no_stranger(inside):
    inside.press("Ctrl+L")
    inside.come_in(ANNA)
    assert told(inside) == ""


@pytest.mark.parametrize(
    "front",
    [
        '{"ure": [9223372036854775807]}',
        '{"palet": "lyserød"}',
        '{"sted": "Åbredden", "skift": ["25:00", "x", ""]}',
        '{"opslag": [{"kode": "N112", "navn": "", "nummer": "", "kontrolleret_dato": "i går"}]}',
    ],
)
def test_front_that_somebody_spoiled_stops_neither_lock_nor_card_nor_unlock(desk, front):
    desk.stop()
    (desk.folder / "laas.json").write_text(front, encoding="utf-8")
    desk.start()
    desk.press("F12")
    assert "112" in " ".join(visible_words(desk.front))
    desk.press("Esc")
    desk.come_in(ANNA)
    assert desk.limbs.workplace.bruger is not None


def test_jotting_that_cannot_be_opened_is_told_and_left_where_it_lies(desk):
    desk.press("F2")
    desk.type("ringer fra bil")
    desk.front.seal_now()
    (note,) = (desk.folder / "indbakke").iterdir()
    note.write_bytes(note.read_bytes()[:-1] + b"?")
    desk.come_in(ANNA)
    assert "Nogle stikord fra låsen kan ikke åbnes." in told(desk)
    assert note.exists()


def test_older_copy_of_the_file_is_told(desk):
    desk.come_in(ANNA)
    path = desk.folder / "vault.db"
    desk.stop()
    old = path.read_bytes()
    desk.start()
    desk.come_in(ANNA)
    desk.stop()
    path.write_bytes(old)
    desk.start()
    desk.come_in(ANNA)
    assert "En ældre kopi er lagt ind" in told(desk)


def changed_log(desk, order="UPDATE event SET body = zeroblob(length(body)) WHERE eid = ?"):
    """Somebody with the file's key has blanked an entry of the start before this one, or given another `order`."""
    desk.come_in(ANNA)
    widx = desk.composed.door.noegler.store()._file.writer.widx
    keys = desk.composed.door.noegler.store()._file.keys
    desk.stop()
    db = connect_unguarded(desk.folder / "vault.db", keys)
    db.execute(order, (event_id(widx, 1),))
    db.close()
    desk.start()
    return keys


def write_it_down(desk, qtbot):
    next(
        button
        for button in desk.window.frame.alarm_area.findChildren(Button)
        if "skrevet ned" in button.text()
    ).click()
    qtbot.waitUntil(lambda: not desk.composed.door.jobs.busy)


def test_a_changed_log_is_told_to_the_leader_with_its_place_until_it_is_written_down(desk, qtbot):
    changed_log(desk)
    desk.composed.unlock("LE", LEDERS_KODE, LEDERS_VAGTKODE)
    qtbot.waitUntil(lambda: "Loggen er ikke, som den blev skrevet" in told(desk))
    assert "Vagtpc 1, 23. november kl. 23.40, linje 1" in told(desk)
    write_it_down(desk, qtbot)
    assert "Loggen" not in told(desk)
    desk.stop()
    desk.start()
    desk.composed.unlock("LE", LEDERS_KODE, LEDERS_VAGTKODE)
    desk.limbs.workplace.window.frame.minute_turned.emit()
    assert "Loggen" not in told(desk)


def test_a_table_changed_past_the_program_is_told_to_the_leader_until_it_is_written_down(
    desk, qtbot
):
    """And from then on the file is sound again; staff hear nothing of it."""
    order = "UPDATE session SET copied_n = copied_n + 7 WHERE widx = ? >> 40"
    keys = changed_log(desk, order)
    desk.composed.unlock("LE", LEDERS_KODE, LEDERS_VAGTKODE)
    qtbot.waitUntil(lambda: "Noget i filen er ændret uden om programmet" in told(desk))
    assert "tabellen session på denne computer" in told(desk)
    assert examine(desk.folder / "vault.db", keys).local_faults == ("session",)
    write_it_down(desk, qtbot)
    assert "Noget i filen" not in told(desk)
    desk.stop()
    assert examine(desk.folder / "vault.db", keys).sound
    desk.start()
    desk.composed.unlock("LE", LEDERS_KODE, LEDERS_VAGTKODE)
    desk.limbs.workplace.window.frame.minute_turned.emit()
    assert "Noget i filen" not in told(desk)


def test_all_tables_that_were_changed_stand_in_one_sentence(desk, qtbot):
    order = "UPDATE lokalsum SET gang = gang + ? WHERE tabel IN ('session', 'secret', 'meta')"
    changed_log(desk, order)
    desk.composed.unlock("LE", LEDERS_KODE, LEDERS_VAGTKODE)
    qtbot.waitUntil(lambda: "tabellerne meta, secret, session på denne computer" in told(desk))


def test_what_is_wrong_with_the_log_goes_before_what_is_wrong_with_the_file(desk, qtbot):
    order = "UPDATE lokalsum SET gang = gang + ? WHERE tabel IN ('session', 'secret')"
    keys = changed_log(desk, order)
    desk.stop()
    db = connect_unguarded(desk.folder / "vault.db", keys)
    db.execute("UPDATE event SET body = zeroblob(length(body)) WHERE eid & 1099511627775 = 1")
    db.close()
    desk.start()
    desk.composed.unlock("LE", LEDERS_KODE, LEDERS_VAGTKODE)
    qtbot.waitUntil(lambda: "Loggen er ikke, som den blev skrevet: Vagtpc 1" in told(desk))
    write_it_down(desk, qtbot)
    qtbot.waitUntil(lambda: "tabellerne secret, session på denne computer" in told(desk))
    assert "Loggen" not in told(desk)
    assert examine(desk.folder / "vault.db", keys).local_faults == ("secret", "session")
    write_it_down(desk, qtbot)
    assert examine(desk.folder / "vault.db", keys).local_faults == ()


def test_a_changed_log_is_not_the_staffs_to_hear_of(desk, qtbot):
    changed_log(desk)
    desk.come_in(ANNA)
    qtbot.wait(50)
    assert "Loggen" not in told(desk)


def test_crash_offers_the_draft_to_its_owner_only(desk):
    desk.come_in(ANNA)
    store, adgang = desk.composed.door.noegler.store(), desk.limbs.workplace.bruger.adgang
    store.save(adgang, Henvendelse(id=RID, start=desk.clock.now(), form="TLF"))
    store.write_draft(adgang, Udkast(rid=RID, felt="notat", type="henvendelse", text="halvt"))
    crashed = desk.folder.with_name("crashed")
    copy_folder(desk.folder, crashed)
    for who, offered in ((BO, False), (ANNA, True)):
        again = RunningDesk(crashed, clock=desk.clock, secret=desk.secret)
        again.start()
        again.come_in(who)
        words = " ".join(visible_words(again.window.frame.done_area))
        assert ("Her er det, der var gemt kl. 23.40." in words) is offered
        if offered:
            next(b for b in again.window.findChildren(Button) if b.words == "Skriv videre").click()
            assert "halvt" in [field.words for field in again.front.findChildren(GuardedText)]
        again.window.closing.disconnect()
        again.stop()
