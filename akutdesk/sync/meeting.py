"""The beginning of a round: who the server is, and whether its history and ours agree (2.12.2, 2.18).

A server that was restored says so by another incarnation. One that was put back by hand does not know it: its
own receipt, shown to it, makes it begin a new one.
"""

from __future__ import annotations

from collections.abc import Iterator

from akutdesk.storage.cursor import Cursor, Server
from akutdesk.storage.net_errors import ServerChanged
from akutdesk.sync.loss import LostThere, OtherHistory
from akutdesk.sync.obstacle import Obstacle, Offline
from akutdesk.sync.repair import agreed, holds
from akutdesk.sync.reply import Refused, Reply
from akutdesk.sync.result import Progress
from akutdesk.sync.server_change import Accepted
from akutdesk.sync.talk import Talk
from akutdesk.wire.errors import WireError
from akutdesk.wire.messages import Info
from akutdesk.wire.receipt import Receipt, verify_receipt


class Meeting:
    """Of one round. `heal`: a doubt may be looked into. `accept`: a leader who takes another server as ours."""

    def __init__(self, talk: Talk, *, heal: bool, accept: Accepted | None) -> None:
        self._talk = talk
        self._client = talk.client
        self._heal = heal
        self._accept = accept
        self._known: Cursor | None = None

    def meet(self, info: Info, *, lost: bool = False) -> Iterator[Progress]:
        """Compare the server and its history with what we know, and go back to where both agree if need be.

        `lost`: it lacks what counts as received. Raises Offline, Refused, ServerChanged, LostThere.
        """
        net, server = self._talk.net, Server(id=info.server_id, public=info.server_public)
        promised = _newest_receipt(net.cursor(), server)
        reply, digest = self._hello(promised.seq if promised else 0)
        incarnation = reply.incarnation or b""
        cursor = self._known = self._greet(server, incarnation)
        if promised and promised.incarnation == incarnation and promised.digest != digest:
            incarnation = self._weighed(cursor, is_plain=digest is not None)
        if reply.damaged:
            net.send_again((each.writer, each.n) for each in reply.damaged)
        yield self._talk.progress()
        if lost:
            net.ask_anew()
        if incarnation != cursor.incarnation or lost:
            net.move_cursor(incarnation, agreed(self._client, net.checkpoints()))
            self._talk.tally.repaired = True
        elif cursor.in_doubt and self._heal:
            self._heal = False
            self._talk.check = True
            net.move_cursor(incarnation, net.checkpoints()[0])
        self._client.expects = incarnation

    def was_rolled_back(self, trouble: Exception) -> bool:
        """Whether this is worth a second try in the same round: the server has lost something and knows it now."""
        if isinstance(trouble, LostThere):
            return True
        if self._known is None or (isinstance(trouble, Refused) and trouble.code != "ahead"):
            return False
        return self._shown(self._known) != self._known.incarnation

    def look_into_doubt(self) -> None:
        """A doubt of this round may be a server that goes on from an older copy. Raises OtherHistory (F59)."""
        net, known = self._talk.net, self._known
        cursor = net.cursor()
        if cursor is None or known is None or known.in_doubt or not cursor.in_doubt:
            return
        newest = net.checkpoints()[0]
        if not holds(self._client, newest):
            raise OtherHistory

    def _greet(self, server: Server, incarnation: bytes) -> Cursor:
        try:
            return self._talk.net.meet(server, incarnation)
        except ServerChanged:
            if self._accept is None or self._accept.server != server:
                raise
            return self._talk.net.accept(self._accept.by, server, incarnation)

    def _hello(self, seq: int) -> tuple[Reply, bytes | None]:
        """What the server says of itself in its headers, and D at a number that it once receipted."""
        self._client.expects = None
        digest: bytes | None = None
        try:
            digest = self._client.digest(seq).digest
        except Refused as refusal:
            self._talk.bear(refusal)
        reply = self._client.last
        if reply is None or reply.incarnation is None:
            raise Offline(Obstacle.PORTAL)
        return reply, digest

    def _weighed(self, cursor: Cursor, *, is_plain: bool) -> bytes:
        """D is not what was receipted, or is not told at that number: the incarnation after the server looked.

        Raises LostThere if D is plainly another and the server will not see it.
        """
        incarnation = self._shown(cursor)
        if is_plain and incarnation == cursor.incarnation:
            raise LostThere
        return incarnation

    def _shown(self, cursor: Cursor) -> bytes:
        """Show the server its own newest receipt from before this round; the incarnation after it (2.18)."""
        self._client.expects = None
        if cursor.receipt is not None:
            self._client.give_evidence(cursor.receipt)
        return self._hello(0)[0].incarnation or b""


def _newest_receipt(cursor: Cursor | None, server: Server) -> Receipt | None:
    """What this server promised last, on a push or a page."""
    if cursor is None or cursor.receipt is None or cursor.server != server:
        return None
    try:
        return verify_receipt(cursor.receipt, server.public)
    except WireError:
        return None
