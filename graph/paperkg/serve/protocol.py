"""HTTP/1.1 of which a client cannot have too much: heads without end, and connections that rest.

uvicorn itself waits as long as a client likes, for the heads of a request and until it takes the
answer, and reads heads of any size.
"""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from paperkg.serve.limits import Limits

__all__ = ["make_protocol"]

LATE = (
    b"HTTP/1.1 408 Request Timeout\r\ncontent-type: text/plain; charset=utf-8\r\n"
    b"connection: close\r\ncontent-length: 36\r\n\r\nThe request came too slowly: again.\n"
)


class _Protocol(HttpToolsProtocol):
    limits = Limits()
    _timer: asyncio.TimerHandle | None = None
    _timed: object = None
    """The request whose heads are there, and that is timed as a whole."""
    _heads = 0
    """How many bytes came since the parser last had a whole request, or a part of its body."""
    _are_heads_done = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._expect(self.limits.sending)

    def data_received(self, data: bytes) -> None:
        is_first = not self._heads
        self._heads += len(data)
        super().data_received(data)
        if self._heads > 2 * (self.limits.address + self.limits.heads):
            self._refuse()
        elif self.cycle is not self._timed:
            self._timed = self.cycle
            self._expect(self.limits.whole)
        elif is_first and self._is_between:
            self._expect(self.limits.sending)

    def on_message_begin(self) -> None:
        self._are_heads_done = False
        super().on_message_begin()

    def on_header(self, name: bytes, value: bytes) -> None:
        if not self._are_heads_done:  # behind a body may come others, of which nobody was told
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        self._heads, self._are_heads_done = 0, True
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        self._heads = 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        self._heads = 0
        super().on_message_complete()

    def on_response_complete(self) -> None:
        # What the client has not taken yet is still waited for, but not for ever.
        if not self.transport.get_write_buffer_size():
            self._expect(None)
        super().on_response_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        self._expect(None)
        super().connection_lost(exc)

    @property
    def _is_between(self) -> bool:
        """Whether no request is being answered."""
        return self.cycle is None or self.cycle.response_complete

    def _refuse(self) -> None:
        """Refuse heads that do not end."""
        if self._is_between and not self.transport.is_closing():
            self.send_400_response("The heads are too long.")
        else:
            self.transport.abort()

    def _expect(self, seconds: float | None) -> None:
        """Give up after some seconds, counted from now; None for never."""
        if self._timer:
            self._timer.cancel()
        self._timer = self.loop.call_later(seconds, self._give_up) if seconds else None

    def _give_up(self) -> None:
        self._timer = None
        if self._is_between and not self.transport.get_write_buffer_size():
            self.transport.write(LATE)
            self.transport.close()
        else:
            self.transport.abort()


def make_protocol(limits: Limits) -> type[asyncio.Protocol]:
    """Make the protocol of connections with some limits."""
    return type("Protocol", (_Protocol,), {"limits": limits})
