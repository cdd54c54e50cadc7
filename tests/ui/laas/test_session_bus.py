"""The operating system's own lock and sleep, told over a message bus of the test's own."""

import os
import shutil
import subprocess
import sys

import pytest

LISTEN = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from akutdesk.ui.laas.session_bus import SessionBus

app = QCoreApplication([])
desk = SessionBus()
desk.laast.connect(lambda: (sys.stdout.write("laast"), app.quit()))
desk.sover.connect(lambda: (sys.stdout.write("sover"), app.quit()))
system = QDBusConnection.connectToBus(QDBusConnection.BusType.SystemBus, "logind")
system.registerService("org.freedesktop.login1")
path, interface, name, *values = sys.argv[1:]
signal = QDBusMessage.createSignal(path, interface, name)
signal.setArguments([value == "true" for value in values])
QTimer.singleShot(0, lambda: system.send(signal))
QTimer.singleShot(10_000, app.quit)
app.exec()
"""

SLEEP = """
import os, select, sys
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusUnixFileDescriptor, QDBusVirtualObject
from akutdesk.ui.laas.session_bus import SessionBus

app = QCoreApplication([])
system = QDBusConnection.connectToBus(QDBusConnection.BusType.SystemBus, "logind")
PATH, MANAGER = "/org/freedesktop/login1", "org.freedesktop.login1.Manager"
ends = []

def delayed():
    return not select.select([ends[-1]], [], [], 0)[0]

def tell(begins):
    signal = QDBusMessage.createSignal(PATH, MANAGER, "PrepareForSleep")
    signal.setArguments([begins])
    system.send(signal)

def wait_for(happened, then):
    QTimer.singleShot(20, lambda: then() if happened() else wait_for(happened, then))

class Logind(QDBusVirtualObject):
    def introspect(self, path):
        return ""

    def handleMessage(self, message, connection):
        sys.stdout.write(" ".join(message.arguments()) + "\\n")
        ours, theirs = os.pipe()
        connection.send(message.createReply([QDBusUnixFileDescriptor(theirs)]))
        os.close(theirs)
        ends.append(ours)
        if len(ends) == 1:
            QTimer.singleShot(200, lambda: tell(True))
        else:
            QTimer.singleShot(200, lambda: (sys.stdout.write(f"{delayed()}\\n"), app.quit()))
        return True

def asleep():
    sys.stdout.write(f"{delayed()}\\n")
    wait_for(lambda: not delayed(), lambda: (sys.stdout.write("free\\n"), tell(False)))

logind = Logind()
system.registerVirtualObject(PATH, logind)
system.registerService("org.freedesktop.login1")
desk = SessionBus()
desk.sover.connect(asleep)
QTimer.singleShot(10_000, app.quit)
app.exec()
"""

pytestmark = pytest.mark.skipif(
    shutil.which("dbus-daemon") is None, reason="no dbus-daemon on this machine"
)


@pytest.fixture(scope="module")
def bus():
    command = ["dbus-daemon", "--session", "--print-address", "--nofork"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as daemon:
        yield daemon.stdout.readline().strip()
        daemon.terminate()


def heard(bus, *signal):
    env = {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": bus, "DBUS_SESSION_BUS_ADDRESS": bus}
    told = subprocess.run(
        [sys.executable, "-c", LISTEN, *signal], env=env, capture_output=True, text=True, check=True
    )
    return told.stdout


@pytest.mark.parametrize(
    ("signal", "ventet"),
    [
        (
            (
                "/org/freedesktop/login1",
                "org.freedesktop.login1.Manager",
                "PrepareForSleep",
                "true",
            ),
            "sover",
        ),
        (
            ("/org/freedesktop/login1/session/_32", "org.freedesktop.login1.Session", "Lock"),
            "laast",
        ),
        (("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", "true"), "laast"),
        (("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", "true"), "laast"),
    ],
)
def test_desk_hears_the_system_lock_and_sleep(bus, signal, ventet):
    assert heard(bus, *signal) == ventet


def test_sleep_waits_until_the_lock_has_fallen_and_the_next_one_waits_again(bus):
    env = {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": bus, "DBUS_SESSION_BUS_ADDRESS": bus}
    told = subprocess.run(
        [sys.executable, "-c", SLEEP], env=env, capture_output=True, text=True, check=True
    )
    asked = "sleep akutdesk lock delay"
    assert told.stdout.splitlines() == [asked, "True", "free", asked, "True"]


def test_machine_without_a_bus_starts_as_well(tmp_path):
    env = {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={tmp_path}/none"}
    env["DBUS_SESSION_BUS_ADDRESS"] = env["DBUS_SYSTEM_BUS_ADDRESS"]
    code = "from PySide6.QtCore import QCoreApplication as A; a = A([]); from akutdesk.ui.laas.session_bus import SessionBus; SessionBus()"
    assert subprocess.run([sys.executable, "-c", code], env=env, check=False).returncode == 0
