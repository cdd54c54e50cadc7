"""Which server this PC speaks to, and how it gets there: a setting of this PC alone, kept in its encrypted file.

Not an event: a wrong address that was shared would cut off every desk, and could not be taken back over the
network it broke (decision 0031).
"""

from __future__ import annotations

import ssl
from collections.abc import Callable
from typing import Annotated, Final, Protocol

import msgspec

from akutdesk.domain.clock import Clock
from akutdesk.storage.store import Store
from akutdesk.sync.address import read_address
from akutdesk.sync.client import Client, DeviceKey
from akutdesk.sync.proxy import Proxy
from akutdesk.sync.transport import HttpsTransport, Line, Transport
from akutdesk.wire.codec import pack, unpack
from akutdesk.wire.messages import AskGenesis

_NAME: Final = "server"
_Text = Annotated[str, msgspec.Meta(max_length=2000)]
_Pem = Annotated[str, msgspec.Meta(max_length=256 * 1024)]


class ServerSetting(msgspec.Struct, frozen=True, kw_only=True):
    """`url` as `read_address` gives it; `ca` and `proxy` as in `transport.Line`."""

    url: _Text
    ca: _Pem = ""
    proxy: _Text = ""

    def __repr__(self) -> str:
        """Without the proxy's log-in."""
        return f"ServerSetting(url={self.url!r})"

    def through(self, proxy: Proxy) -> ServerSetting:
        """The same server, by this proxy. Raises AddressUnfit PROXY."""
        return msgspec.structs.replace(self, proxy=proxy.url)

    def without_ca(self) -> ServerSetting:
        """The same server, trusted by the system's authorities alone."""
        return msgspec.structs.replace(self, ca="")


class NoServer(Exception):
    """Nobody has told the PC where its server is."""


class CaUnfit(Exception):
    """What was given as an authority is no certificate in PEM."""


_DECODER: Final = msgspec.msgpack.Decoder(ServerSetting)


def make_setting(url: str, *, ca: str = "", proxy: str = "") -> ServerSetting:
    """A setting from what was typed. Raises AddressUnfit, CaUnfit."""
    address = read_address(url)
    if ca:
        try:
            ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cadata=ca)
        except (ssl.SSLError, ValueError):
            raise CaUnfit from None
    return ServerSetting(url=address.url, ca=ca, proxy=proxy)


def read_setting(store: Store) -> ServerSetting | None:
    """The server of this PC; None if none was set. Raises MalformedError."""
    kept = store.secret(_NAME)
    return None if kept is None else unpack(_DECODER, kept, "server setting")


def the_setting(store: Store) -> ServerSetting:
    """The server of this PC. Raises NoServer if none was set, MalformedError."""
    setting = read_setting(store)
    if setting is None:
        raise NoServer
    return setting


def keep_setting(store: Store, setting: ServerSetting) -> None:
    """From now on this server."""
    store.keep_secret(_NAME, pack(setting))


class Door(Transport, Protocol):
    """A transport that is closed when its work is done."""

    def close(self) -> None:
        """Let the connection go."""
        ...


OpensDoor = Callable[[ServerSetting], Door]
"""How a piece of work gets its connection: straight, or so that it can be stopped on the way."""


def door_to(setting: ServerSetting, seconds: Callable[[], float]) -> HttpsTransport:
    """The connection, not yet opened. `seconds` is a clock that only goes forward."""
    line = Line(ca=setting.ca, proxy=setting.proxy)
    return HttpsTransport(read_address(setting.url), line, seconds)


def straight(seconds: Callable[[], float]) -> OpensDoor:
    """Connections that nobody stops on the way: a command's."""
    return lambda setting: door_to(setting, seconds)


def client_of(store: Store, setting: ServerSetting, transport: Transport, clock: Clock) -> Client:
    """The talk of this PC with its server. One thread at a time, and good for any number of rounds."""
    return Client(transport, device_of(store), clock, host=read_address(setting.url).host)


def device_of(store: Store) -> DeviceKey:
    """Who this PC is. Raises KeyError if the file holds no device, which no founded file does."""
    org, device, sign = (_secret(store, name) for name in ("org", "device", "device_key"))
    return DeviceKey(org=org, device=device, sign=sign)


def hand_in_genesis(client: Client, store: Store, code: str) -> None:
    """Fill the place that `akutdesk central create-org` opened, with its one-time code. Repeating is harmless.

    Raises Offline; Refused: forbidden (wrong or used code), conflict (another place stands there).
    """
    client.genesis(AskGenesis(code=code, statements=store.statements()))


def _secret(store: Store, name: str) -> bytes:
    value = store.secret(name)
    if value is None:
        raise KeyError(name)
    return value
