"""Where the server is: an address as somebody typed it, made fit or refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, urlsplit

LOOPBACK: Final = ("127.0.0.1", "::1", "localhost")
"""The only hosts that may be spoken to without TLS: this very PC."""

_PORTS: Final = {"https": 443, "http": 80}


class AddressUnfit(Exception):
    """The text is no address of a server. `kode` is ADRESSE or UDEN_TLS."""

    def __init__(self, kode: str) -> None:
        super().__init__(kode)
        self.kode = kode


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A server's address. `name` is its host's; `host` is the Host header of each call, as tokens are bound to it."""

    url: str
    name: str
    host: str


def read_address(text: str) -> Address:
    """The address in a text such as `akut.kommune.dk` or `https://akut.kommune.dk:8443/desk`.

    Raises AddressUnfit. Everything but loopback is HTTPS (sync-and-security.md 2.11).
    """
    text = text.strip()
    parts = _split(text if "://" in text else f"https://{text}")
    host = parts.hostname or ""
    if parts.scheme not in {"https", "http"} or not host or "@" in parts.netloc or parts.query:
        raise AddressUnfit("ADRESSE")
    if parts.scheme == "http" and host not in LOOPBACK:
        raise AddressUnfit("UDEN_TLS")
    shown = f"[{host}]" if ":" in host else host
    if parts.port not in {None, _PORTS[parts.scheme]}:
        shown = f"{shown}:{parts.port}"
    return Address(url=f"{parts.scheme}://{shown}{parts.path.rstrip('/')}", name=host, host=shown)


def _split(text: str) -> SplitResult:
    try:
        parts = urlsplit(text)
        _ = parts.port  # a port that is no number is found out only when asked for
    except ValueError:
        raise AddressUnfit("ADRESSE") from None
    return parts
