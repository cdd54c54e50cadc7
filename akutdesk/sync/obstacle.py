"""What can stand between the desk and its server, each with a code that the interface has a sentence for."""

from __future__ import annotations

from enum import StrEnum


class Obstacle(StrEnum):
    """Why no answer of the server's came (sync-and-security.md F29, F31-F34)."""

    NAVN = "navn"
    """The server's name is not known here: no network, or no name service."""
    FORBINDELSE = "forbindelse"
    """Nobody takes the connection: no way there, or no server there."""
    TID = "tid"
    """No answer within the time we wait: a very slow line, or one that swallows everything."""
    AFBRUDT = "afbrudt"
    """The connection broke off while something was under way."""
    PORTAL = "portal"
    """Somebody else answered: a log-in page of a guest network, a proxy's error page, another program."""
    CERT_UDLOEBET = "cert_udloebet"
    CERT_NAVN = "cert_navn"
    """The certificate is another host's."""
    CERT_UDSTEDER = "cert_udsteder"
    """Nobody whom this PC trusts has signed the certificate."""
    TLS = "tls"
    """No common ground for encryption: an old server, or no TLS at all."""
    PROXY = "proxy"
    """The proxy does not answer, or does not let us through."""
    PROXY_LOGIN = "proxy_login"
    """The proxy asks for a log-in."""
    PROXY_SCRIPT = "proxy_script"
    """Nobody answers straight ahead, and the system says the way out by a script that is not read here."""


class Offline(Exception):
    """No answer that is the server's. Not an error to staff: the desk goes on as always (ux.md P10)."""

    def __init__(self, obstacle: Obstacle, *, retry_after_s: int | None = None) -> None:
        """`retry_after_s`: a gateway in the server's place said when to come again (F35)."""
        super().__init__(obstacle.value)
        self.obstacle = obstacle
        self.retry_after_s = retry_after_s
