"""The one door to the network: a request goes out, and an answer or an obstacle comes back.

Everything above it takes `Transport`; urllib3 and the system's list of authorities stay in here.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Protocol
from urllib.parse import unquote
from urllib.request import getproxies, proxy_bypass

import truststore
import urllib3
from urllib3.util import Timeout, make_headers, parse_url

from akutdesk.sync.address import LOOPBACK, Address
from akutdesk.sync.connections import Connections
from akutdesk.sync.obstacle import Obstacle, Offline
from akutdesk.sync.unreachable import never_got_there, obstacle_of
from akutdesk.sync.way_out import WayOut, way_out_here

CONNECT_S: Final = 5.0
READ_S: Final = 30.0
LONG_POLL_S: Final = 40.0
TOTAL_S: Final = 120.0
MOST_BYTES: Final = 8 * 1024 * 1024
"""The longest answer: a page is at most a batch of 2 MiB and its headers."""
_SLICE: Final = 8 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One call. `path` begins with a slash; `waits`: the server may hold its answer (long poll)."""

    method: str
    path: str
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    body: bytes = b""
    waits: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Whatever came back, by whomever. Names of `headers` are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Transport(Protocol):
    """The port. A call is whole or Offline; after Offline nobody knows whether the server got it."""

    def send(self, request: Request) -> Answer:
        """Send and wait for the answer, at most two minutes. Raises Offline."""
        ...


@dataclass(frozen=True, kw_only=True)
class Line:
    """How to get out of the house.

    `ca`: certificates in PEM to trust beside the system's. `proxy`: an address that goes before what the
    system says, with a log-in in it if it asks for one.
    """

    ca: str = ""
    proxy: str = field(default="", repr=False)


class HttpsTransport:
    """A pooled connection to one server. `seconds` is a clock that only goes forward. One thread at a time."""

    def __init__(
        self,
        address: Address,
        line: Line,
        seconds: Callable[[], float],
        *,
        way_out: WayOut | None = None,
    ) -> None:
        """`way_out`: what the system says, if not this machine's."""
        self._way_out = way_out or way_out_here()
        self._answered = False
        self._address = address
        self._line = line
        self._seconds = seconds
        self._pool: urllib3.PoolManager | None = None
        self._connections = Connections()

    def hang_up(self) -> None:
        """From any thread, and for good: whoever waits in `send` is Offline at once, and so is every later call."""
        self._connections.cut()

    def send(self, request: Request) -> Answer:
        """See `Transport.send`. Redirects are not followed and nothing is tried twice."""
        if self._connections.is_cut:
            raise Offline(Obstacle.AFBRUDT)
        until = self._seconds() + TOTAL_S
        headers = dict(request.headers)
        if request.body:
            headers["Content-Length"] = str(len(request.body))
        try:
            answer = self._open().request(
                request.method,
                self._address.url + request.path,
                headers=headers,
                body=self._slices(request.body, until) if request.body else None,
                timeout=Timeout(connect=CONNECT_S, read=LONG_POLL_S if request.waits else READ_S),
                retries=False,
                redirect=False,
                preload_content=False,
                decode_content=False,
            )
            body = self._read(answer, until)
        except (urllib3.exceptions.HTTPError, OSError) as error:
            raise Offline(self._obstacle(error)) from None
        self._answered = True
        names = {name.lower(): value for name, value in answer.headers.items()}
        return Answer(status=answer.status, headers=names, body=body)

    def close(self) -> None:
        """Let the connections go."""
        if self._pool is not None:
            self._pool.clear()

    def _open(self) -> urllib3.PoolManager:
        if self._pool is None:
            self._pool = _pool(self._address, self._line)
            self._pool.pool_classes_by_scheme = self._connections.pools()
        return self._pool

    def _obstacle(self, error: Exception) -> Obstacle:
        """A script of the system's is named only where straight ahead never led anywhere."""
        lost = never_got_there(error) and not (self._answered or self._connections.is_cut)
        straight = (
            _proxy_for(self._address, self._line) == "" and self._address.name not in LOOPBACK
        )
        if lost and straight and self._way_out.is_script():
            return Obstacle.PROXY_SCRIPT
        return obstacle_of(error)

    def _slices(self, body: bytes, until: float) -> Iterator[bytes]:
        """In pieces, so that the time to send each, not all, is bound by the socket's time-out."""
        for at in range(0, len(body), _SLICE):
            self._hurry(until)
            yield body[at : at + _SLICE]

    def _read(self, answer: urllib3.BaseHTTPResponse, until: float) -> bytes:
        body = bytearray()
        try:
            while piece := answer.read1(_SLICE, decode_content=False):  # a drop at a time, if so
                body += piece
                self._hurry(until)
                _refuse_endless(len(body))
        except BaseException:
            answer.close()
            raise
        answer.release_conn()
        return bytes(body)

    def _hurry(self, until: float) -> None:
        if self._seconds() > until:
            raise TimeoutError


def _refuse_endless(size: int) -> None:
    if size > MOST_BYTES:
        raise Offline(Obstacle.PORTAL)


def _pool(address: Address, line: Line) -> urllib3.PoolManager:
    proxy = _proxy_for(address, line)
    if not proxy:
        return urllib3.PoolManager(num_pools=1, ssl_context=_tls(line.ca))
    if "://" not in proxy:
        proxy = f"http://{proxy}"
    login = parse_url(proxy).auth
    return urllib3.ProxyManager(
        proxy,
        proxy_headers=make_headers(proxy_basic_auth=unquote(login)) if login else None,
        proxy_ssl_context=_tls(line.ca),
        ssl_context=_tls(line.ca),
    )


def _proxy_for(address: Address, line: Line) -> str:
    """What was typed; else what the environment, or the system's settings where Python reads them, say of this host."""
    if line.proxy:
        return line.proxy
    if proxy_bypass(address.name):
        return ""
    known = getproxies()
    return known.get(address.url.partition(":")[0]) or known.get("all", "")


def _tls(ca: str) -> truststore.SSLContext:
    """TLS 1.2 or newer against the system's authorities. There is no way to switch this off."""
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if ca:
        context.load_verify_locations(cadata=ca)
    return context
