"""The server's HTTP: routes, bodies, headers. What a call means is for the rules (service.py)."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Final

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from akutdesk.central.asked import Asked, Reply
from akutdesk.central.bell import Bell
from akutdesk.central.calls import OPEN_CALLS, ORG_CALLS, OpenCall, OrgCall
from akutdesk.central.counter import Counter, refused
from akutdesk.central.journal import Line, note
from akutdesk.central.limits import RateLimits
from akutdesk.central.problem import Refusal
from akutdesk.central.service import Service
from akutdesk.central.settings import millis
from akutdesk.central.store_error import StoreError
from akutdesk.wire import messages as m

BODY_S: Final = 120.0
"""How long a body may take to come (2.12)."""

_IDENTITY: Final = frozenset({"", "identity"})


def make_app(service: Service, limits: RateLimits | None = None) -> Starlette:
    """The server as an ASGI application. `app.state.bell.stop()` lets waiting calls go."""
    front = Front(service, limits or RateLimits())
    calls = (*OPEN_CALLS, *ORG_CALLS)
    routes = [Route(each.path, front.endpoint(each), methods=[each.method]) for each in calls]
    routes += [Route("/healthz", front.alive), Route("/readyz", front.ready)]

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncGenerator[None]:
        watching = asyncio.create_task(front.bell.watch(service.store.orgs.heads))
        yield
        watching.cancel()

    app = Starlette(
        routes=routes,
        lifespan=lifespan,
        exception_handlers={HTTPException: front.nowhere, Exception: front.broken},
    )
    app.state.bell = front.bell
    return app


class Front:
    """Turns requests into calls and replies into responses."""

    def __init__(self, service: Service, limits: RateLimits) -> None:
        self._service = service
        self._counter = Counter(service, limits)
        self.bell = Bell()

    def endpoint(self, call: OpenCall | OrgCall) -> Callable[[Request], Awaitable[Response]]:
        """What answers the requests of a call."""

        async def answer(request: Request) -> Response:
            began = time.perf_counter()
            asked: Asked | None = None
            try:
                asked = await _read(request, call.most)
                reply = await self._reply(call, asked)
            except Refusal as refusal:
                reply = refused(refusal)
            except ClientDisconnect:
                reply = refused(Refusal("malformed"))  # nobody hears it
            response = self._response(reply)
            took = len(asked.body) if asked else 0
            sizes = (took, len(response.body), round((time.perf_counter() - began) * 1000))
            note(_line(f"{call.method} {call.path}", reply, sizes))
            return response

        return answer

    async def alive(self, _: Request) -> Response:
        """The process answers."""
        return self._response(Reply())

    async def ready(self, _: Request) -> Response:
        """The store answers and has room."""
        try:
            ready = await run_in_threadpool(self._service.store.ready)
        except StoreError:
            ready = False
        return self._response(Reply() if ready else refused(Refusal("busy", retry_after_s=5)))

    async def nowhere(self, _: Request, error: Exception) -> Response:
        """No such path, or not with this method."""
        status = error.status_code if isinstance(error, HTTPException) else 404
        response = self._response(refused(Refusal("unknown", status=status)))
        if isinstance(error, HTTPException) and error.headers:
            response.headers.update(error.headers)
        return response

    async def broken(self, _: Request, __: Exception) -> Response:
        """A fault of ours; uvicorn writes its kind to the log."""
        return self._response(refused(Refusal("internal")))

    async def _reply(self, call: OpenCall | OrgCall, asked: Asked) -> Reply:
        most = self._service.settings.limits.wait_s
        until = time.monotonic() + min(asked.number("wait") or 0, most)
        reply = await run_in_threadpool(self._counter.answer, call, asked)
        while reply.org is not None:
            self.bell.hear(reply.org.id, reply.org.seq)
            left = until - time.monotonic()
            if not reply.empty or left <= 0:
                break
            if not await self.bell.wait(reply.org.id, reply.org.seq, left):
                break
            reply = await run_in_threadpool(self._counter.answer, call, asked, again=True)
        return reply

    def _response(self, reply: Reply) -> Response:
        headers = {
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            m.SERVER_TIME: str(millis(self._service.clock)),
            m.SERVER_ID: self._service.store.server().id.hex(),
        }
        if reply.org is not None:
            headers[m.INCARNATION] = reply.org.incarnation.hex()
            headers[m.HEAD_SEQ] = str(reply.org.seq)
            if damaged := self._service.rot.known(reply.org.id):
                headers[m.DAMAGED] = m.damaged_header(damaged)
            headers[m.BACKED_UP] = str(reply.org.backed_up)
        if reply.refusal is not None:
            return _problem(reply.refusal, headers)
        media = m.MEDIA_TYPE if reply.body else None
        return Response(reply.body, reply.status, headers, media)


async def _read(request: Request, most: int) -> Asked:
    """The call, its body read as far as it may go."""
    headers = {name.lower(): value for name, value in request.headers.items()}
    body = b""
    if most:
        _require_plain(headers)
        try:
            async with asyncio.timeout(BODY_S):
                body = await _body(request, headers, most)
        except TimeoutError:
            raise Refusal("busy", retry_after_s=1) from None
    return Asked(
        ids=request.path_params,
        query=request.query_params,
        headers=headers,
        body=body,
        address=request.client.host if request.client else "",
    )


def _require_plain(headers: dict[str, str]) -> None:
    """Bodies are MessagePack, and never compressed: ciphertext gains nothing by it."""
    media = headers.get("content-type", "").partition(";")[0].strip().lower()
    if media != m.MEDIA_TYPE or headers.get("content-encoding", "").lower() not in _IDENTITY:
        raise Refusal("media-type")


async def _body(request: Request, headers: dict[str, str], most: int) -> bytes:
    """The body; refused as soon as it is seen to be too large."""
    told = headers.get("content-length", "0")
    if told.isdecimal() and int(told) > most:
        raise Refusal("too-large")
    chunks: list[bytes] = []
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > most:
            raise Refusal("too-large")
        chunks.append(chunk)
    return b"".join(chunks)


def _problem(refusal: Refusal, headers: dict[str, str]) -> Response:
    problem = refusal.problem
    if problem.retry_after_s is not None:
        headers["Retry-After"] = str(problem.retry_after_s)
    if refusal.code == "unauthorised":
        headers["WWW-Authenticate"] = "Bearer"
    return Response(msgspec.json.encode(problem), problem.status, headers, m.PROBLEM_TYPE)


def _line(call: str, reply: Reply, sizes: tuple[int, int, int]) -> Line:
    took, gave, ms = sizes
    return Line(
        call=call,
        status=reply.status,
        ms=ms,
        code=reply.refusal.code if reply.refusal else "",
        org=reply.org.id.hex() if reply.org else "",
        device=reply.device.hex() if reply.device else "",
        events=reply.events,
        took=took,
        gave=gave,
    )
