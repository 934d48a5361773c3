"""Whether a server answers at all."""

from __future__ import annotations

import httpx

from paperkg.sources.connection import UnreachableError, open_page_client

__all__ = ["try_server"]

MAX_REDIRECTS = 3


def try_server(url: str, *, timeout: float) -> str:
    """Ask a server for the page at an address, whatever it answers.

    Parameters
    ----------
    url
        The address; no key is sent.
    timeout
        How long to wait for each step, in seconds.

    Returns
    -------
    str
        Why it cannot be reached; empty if it answers.
    """
    try:
        with (
            open_page_client({}, timeout, max_redirects=MAX_REDIRECTS) as client,
            client.stream("GET", url),
        ):
            return ""
    except httpx.TimeoutException:
        return f"no answer in {timeout:g} seconds"
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return str(error) or type(error).__name__
    except UnreachableError as error:
        return str(error)
