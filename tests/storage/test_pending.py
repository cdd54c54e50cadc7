import pytest

from akutdesk.storage import pending
from akutdesk.storage.joining_errors import NothingPending, RequestDamaged, RequestExpired
from akutdesk.storage.pending import BY_STICK, FILE, KEPT_MS, Road, is_pending, load_pending, park
from akutdesk.storage.vault import Vault
from akutdesk.storage.vault_errors import DeviceSecretGone, VaultThere
from akutdesk.wire import crypto, enrolment
from tests.fakes.device_secret import MemoryDeviceSecret
from tests.storage.founded import NAT, founded_desk


@pytest.fixture
def vault(tmp_path):
    return Vault(tmp_path / "ny", MemoryDeviceSecret())


def test_a_restarted_program_asks_with_the_same_code_and_keys(vault):
    road = Road(server="https://akut.example", ca="PEM", proxy="http://mig:hemmelig@proxy.example")
    asked = park(vault, road, NAT)
    again = load_pending(vault, NAT + KEPT_MS)
    assert again == asked
    assert again.road == road
    assert b"hemmelig" not in (vault.folder / FILE).read_bytes()
    enrolment.verify_ask(again.asked)
    assert again.asked.sign_public == crypto.verify_key(again.device_key)
    assert repr(again) == "Pending()"


def test_keys_lie_under_the_secret_of_the_pc_alone(vault):
    asked = park(vault, BY_STICK, NAT)
    data = (vault.folder / FILE).read_bytes()
    for private in (
        asked.device_key,
        asked.kem_key,
        asked.secrets.vault_key,
        asked.secrets.vault_secret,
        asked.secrets.inbox_key,
        asked.secrets.device_secret,
        asked.shared.key,
        asked.code.replace(" ", "").encode(),
    ):
        assert private not in data
    vault.secret.lose()
    with pytest.raises(DeviceSecretGone):
        load_pending(vault, NAT)
    vault.secret.keep(crypto.random_bytes(32))
    with pytest.raises(DeviceSecretGone):
        load_pending(vault, NAT)


@pytest.mark.parametrize("later", [KEPT_MS + 1, -KEPT_MS - 1])
def test_after_24_hours_the_keys_are_gone(vault, later):
    park(vault, BY_STICK, NAT)
    with pytest.raises(RequestExpired):
        load_pending(vault, NAT + later)
    assert not is_pending(vault.folder)
    with pytest.raises(NothingPending):
        load_pending(vault, NAT)


def test_each_request_has_its_own_code_and_forgets_the_one_before(vault):
    first = park(vault, BY_STICK, NAT)
    second = park(vault, BY_STICK, NAT)
    assert first.code != second.code
    assert first.asked.device != second.asked.device
    assert load_pending(vault, NAT) == second


def test_a_desk_never_asks_to_join_another(tmp_path):
    with founded_desk(tmp_path / "data") as desk, pytest.raises(VaultThere):
        park(desk.vault, BY_STICK, NAT)
    assert not is_pending(tmp_path / "data")


@pytest.mark.parametrize("at", [0, 8, 9, 40, 41, -1])
def test_any_flipped_byte_is_damage(vault, at):
    park(vault, BY_STICK, NAT)
    data = bytearray((vault.folder / FILE).read_bytes())
    data[at] ^= 1
    (vault.folder / FILE).write_bytes(data)
    with pytest.raises(RequestDamaged):
        load_pending(vault, NAT)


@pytest.mark.parametrize("data", [b"", b"akdvente", pending._framed(b"\xc1"), pending._framed(b"")])
def test_what_is_no_request_is_damage(vault, data):
    vault.folder.mkdir()
    (vault.folder / FILE).write_bytes(data)
    with pytest.raises(RequestDamaged):
        load_pending(vault, NAT)
