"""How the Semantic Scholar client speaks HTTP: one open connection, and limited patience.

The client (0.12) opens a connection for each request, sleeps for minutes in silence when the
server is busy, takes unknown errors for empty answers, and fails on nulls where it expects
objects. This module replaces the client's requester.
"""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx
from semanticscholar.ApiRequester import ApiRequester
from semanticscholar.SemanticScholarException import (
    BadQueryParametersException,
    ObjectNotFoundException,
)
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type
from tenacity.wait import wait_random_exponential

from paperkg.characters import remove_controls
from paperkg.errors import SourceError
from paperkg.sources.connection import Body, BodyError, UnreachableError, open_client
from paperkg.sources.page import USER_AGENT

__all__ = ["PLACE", "Patience", "PatientRequester", "RequestFailedError"]

CONNECT = 5.0
"""How long to wait for a connection, in seconds."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait for a server.

    Attributes
    ----------
    answer
        Seconds to wait for an answer.
    waiting
        Seconds to lose to attempts without an answer and to the pauses between them, for all
        requests together.
    tries
        Attempts for each request.
    """

    answer: float = 30.0
    waiting: float = 120.0
    tries: int = 5


PLACE = "place in the answer"
"""The field of a paper in a list: its place there, and how long the list is."""


class RequestFailedError(SourceError):
    """A request got no usable answer after all attempts."""


class _PassingError(Exception):
    """A failure that may pass. Says what happened, and how long the server wants us to wait."""

    def __init__(self, what: str, retry_after: float | None = None) -> None:
        super().__init__(what)
        self.retry_after = retry_after


class PatientRequester(ApiRequester):  # type: ignore[misc]  # the client has no types
    """Sends the client's requests; use as an async context manager.

    Parameters
    ----------
    key
        The API key, sent with every request and shown nowhere; empty for none.
    patience
        How long to wait.
    tell
        Gets a message each time the server makes us wait.
    """

    def __init__(self, *, key: str, patience: Patience, tell: Callable[[str], None]) -> None:
        super().__init__(patience.answer, retry=False)
        self.patience = patience
        self.tell = tell
        self.waited = 0.0
        self.was_answered = False
        self._key = key
        headers = {"User-Agent": USER_AGENT, **({"x-api-key": key} if key else {})}
        # A network that swallows what is sent is told from a slow server in a few seconds.
        timeout = httpx.Timeout(patience.answer, connect=min(patience.answer, CONNECT))
        self.http = open_client(headers, timeout)

    async def __aenter__(self) -> PatientRequester:
        await self.http.__aenter__()
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.http.aclose()

    async def get_data_async(
        self, url: str, parameters: str, headers: Any, payload: dict[str, Any] | None = None
    ) -> Any:
        """Send a request until there is an answer, in place of the client's own requester.

        Raises
        ------
        UnreachableError, RequestFailedError
            There is no usable answer.
        ObjectNotFoundException, BadQueryParametersException
            The server does not know the thing (404) or refuses the request (400).
        """
        tries = AsyncRetrying(
            retry=retry_if_exception_type(_PassingError),
            wait=self._wait,
            stop=self._is_enough,
            before_sleep=self._before_sleep,
            reraise=True,
        )
        try:
            return await tries(self._ask, url, parameters, payload)
        except _PassingError as error:
            raise RequestFailedError(f"Semantic Scholar gave no answer ({error})") from error

    def _wait(self, state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        if isinstance(error, _PassingError) and error.retry_after is not None:
            return error.retry_after
        return float(wait_random_exponential(multiplier=0.5, max=30)(state))

    def _is_enough(self, state: RetryCallState) -> bool:
        over = self.waited + state.upcoming_sleep > self.patience.waiting
        return over or state.attempt_number >= self.patience.tries

    def _before_sleep(self, state: RetryCallState) -> None:
        seconds = state.upcoming_sleep
        self.waited += seconds
        error = state.outcome.exception() if state.outcome else None
        self.tell(f"{error}: waiting {seconds:.0f} s")

    async def _ask(self, url: str, parameters: str, payload: dict[str, Any] | None) -> Any:
        begun = time.monotonic()
        try:
            answer, body = await self._send(url, parameters, payload)
            return _read(answer, self._hide(body), is_list=payload is not None, key=self._key)
        except _PassingError:
            self.waited += time.monotonic() - begun
            raise

    async def _send(
        self, url: str, parameters: str, payload: dict[str, Any] | None
    ) -> tuple[httpx.Response, bytes]:
        """Send a request, and read the whole answer in time."""
        method = "POST" if payload else "GET"
        try:
            # The limit of httpx is for each part of an answer; this one is for the whole.
            async with (
                asyncio.timeout(self.patience.answer),
                self.http.stream(
                    method, url, params=parameters.lstrip("&"), json=payload
                ) as answer,
            ):
                body = Body(answer)
                async for part in answer.aiter_raw():
                    body.add(part)
                content = body.finish()
        except BodyError as error:
            raise RequestFailedError(f"Semantic Scholar gave no answer ({error})") from error
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError) as error:
            if _is_untrusted(error):
                raise UnreachableError(_UNTRUSTED) from error
            if self.was_answered:
                raise _PassingError("no connection") from error
            raise UnreachableError("Semantic Scholar cannot be reached") from error
        except httpx.UnsupportedProtocol as error:
            raise UnreachableError(f"The API address {url!r} is not a valid URL") from error
        except (httpx.TransportError, httpx.DecodingError, TimeoutError) as error:
            what = "no answer in time" if _is_timeout(error) else "the answer was cut off"
            raise _PassingError(what) from error
        except (httpx.InvalidURL, UnicodeError) as error:
            raise UnreachableError(f"The API address {url!r} is not a valid URL") from error
        except (OverflowError, ExceptionGroup) as error:  # a proxy whose port is none
            raise UnreachableError("Semantic Scholar cannot be reached") from error
        self.was_answered = True
        return answer, content

    def _hide(self, body: bytes) -> bytes:
        """Take the key out of an answer: a server may repeat what it was sent."""
        return body.replace(self._key.encode(), b"(the key)") if self._key else body


_UNTRUSTED = (
    "The certificate of Semantic Scholar, or of a proxy before it, is of an authority that this "
    "machine does not trust: add the authority to the machine's store, or name its file in "
    "SSL_CERT_FILE"
)


def _is_untrusted(error: Exception) -> bool:
    return "CERTIFICATE_VERIFY_FAILED" in str(error) or "certificate" in str(error).lower()


def _is_timeout(error: Exception) -> bool:
    return isinstance(error, (TimeoutError, httpx.TimeoutException))


def _read(answer: httpx.Response, body: bytes, *, is_list: bool, key: str) -> Any:
    """Read an answer, or raise the error that it stands for."""
    status = answer.status_code
    if status == httpx.codes.TOO_MANY_REQUESTS or status >= httpx.codes.INTERNAL_SERVER_ERROR:
        raise _PassingError(f"HTTP {status}", _retry_after(answer))
    if status in (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN):
        advice = "check S2_API_KEY" if key else "it may want a key, in S2_API_KEY"
        raise UnreachableError(f"Semantic Scholar refuses access (HTTP {status}): {advice}")
    if status == httpx.codes.NOT_FOUND:
        raise ObjectNotFoundException("not found")
    if status == httpx.codes.BAD_REQUEST:
        said = body[:500].decode(errors="replace")
        raise BadQueryParametersException(remove_controls(said))
    if status != httpx.codes.OK:
        raise RequestFailedError(f"Semantic Scholar gave no answer (HTTP {status})")
    try:
        data = json.loads(body)
    except RecursionError as error:
        raise RequestFailedError("An answer of Semantic Scholar is nested too deeply") from error
    except ValueError as error:
        raise _PassingError("the answer is not JSON") from error
    if not isinstance(data, list if is_list else dict) or (not is_list and "error" in data):
        raise _PassingError("the answer has the wrong form")
    return _clean(data)


def _retry_after(answer: httpx.Response) -> float | None:
    """Read Retry-After: seconds, or a date (RFC 9110, 10.2.3)."""
    text = answer.headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d{1,6}", text):
        return float(text)
    try:
        moment = parsedate_to_datetime(text).astimezone(UTC)
    except (ValueError, TypeError, OverflowError):
        return None
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


_LISTS = ("authors", "citations", "data", "references")
_OBJECTS = ("externalIds", "journal", "openAccessPdf", "publicationVenue", "tldr")


def _clean(value: Any) -> Any:
    """Give the client only lists, objects and texts where it expects them without checking."""
    if isinstance(value, list):
        # The client drops what is null, so that each paper has to carry its place with it.
        return [
            {**_clean(item), PLACE: [place, len(value)]} if isinstance(item, dict) else None
            for place, item in enumerate(value)
        ]
    return {name: _clean_field(name, field) for name, field in value.items()}


def _clean_field(name: str, value: Any) -> Any:
    if name in _LISTS:
        items = value if isinstance(value, list) else []
        return [_clean(item) for item in items if isinstance(item, dict)]
    if name in _OBJECTS:
        return value if isinstance(value, dict) else None
    if name == "citedPaper":
        return _clean(value) if isinstance(value, dict) else {}
    if name == "paperId":
        return value if isinstance(value, str) else ""
    if name == "publicationDate":
        return value if isinstance(value, str) and _is_day(value) else None
    return value


def _is_day(text: str) -> bool:
    try:
        datetime.strptime(text, "%Y-%m-%d")
    except ValueError:
        return False
    return True
