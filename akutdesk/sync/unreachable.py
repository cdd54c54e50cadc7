"""From what the network library raised to the obstacle it stands for."""

from __future__ import annotations

import ssl
from http.client import HTTPException, RemoteDisconnected
from typing import Final

from urllib3 import exceptions as u

from akutdesk.sync.obstacle import Obstacle

_EXPIRED: Final = frozenset({9, 10})
_HOST: Final = frozenset({62, 64})
_PROXY_LOGIN: Final = " 407 "

_KINDS: Final[tuple[tuple[type[Exception], Obstacle], ...]] = (  # the first that fits
    (u.NameResolutionError, Obstacle.NAVN),
    (u.NewConnectionError, Obstacle.FORBINDELSE),
    (u.TimeoutError, Obstacle.TID),
    (TimeoutError, Obstacle.TID),
    (RemoteDisconnected, Obstacle.AFBRUDT),
    (u.IncompleteRead, Obstacle.AFBRUDT),
    (HTTPException, Obstacle.PORTAL),
    (u.InvalidHeader, Obstacle.PORTAL),
    (u.LocationValueError, Obstacle.PROXY),  # our own address was read before; a proxy's was not
)


def obstacle_of(error: Exception) -> Obstacle:
    """What stands in the way. Words of the error are read for one thing only: a proxy's 407 has no type."""
    if isinstance(error, u.ProxyError):
        return (
            Obstacle.PROXY_LOGIN if _PROXY_LOGIN in f"{error.original_error} " else Obstacle.PROXY
        )
    if isinstance(error, u.SSLError):
        return _certificate(error)
    for cause in (error, *(each for each in error.args if isinstance(each, Exception))):
        for kind, obstacle in _KINDS:
            if isinstance(cause, kind):
                return obstacle
    return Obstacle.AFBRUDT


def never_got_there(error: Exception) -> bool:
    """Whether no connection came about at all: no name, nobody there, or nobody who answers the knock."""
    causes = (error, *error.args)
    return any(isinstance(each, u.NewConnectionError | u.ConnectTimeoutError) for each in causes)


def _certificate(error: u.SSLError) -> Obstacle:
    cause = error.args[0] if error.args else None
    if not isinstance(cause, ssl.SSLCertVerificationError):
        return Obstacle.TLS
    code = cause.verify_code
    if code in _EXPIRED:
        return Obstacle.CERT_UDLOEBET
    return Obstacle.CERT_NAVN if code in _HOST else Obstacle.CERT_UDSTEDER
