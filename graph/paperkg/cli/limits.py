"""The options that say whom a command asks, and how long it waits."""

from __future__ import annotations

from collections.abc import Callable

import click

__all__ = ["api_url_option", "max_wait_option", "timeout_option"]

api_url_option = click.option(
    "--api-url",
    envvar="KG_API_URL",
    show_envvar=True,
    metavar="URL",
    help="Ask the API at URL instead of Semantic Scholar's.",
)


def timeout_option(
    default: float, help_text: str
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make the option ``--timeout``, in seconds; ``help_text`` says what ends after them."""
    return click.option(
        "--timeout",
        type=click.FloatRange(min=0, min_open=True),
        default=default,
        show_default=True,
        metavar="SECONDS",
        help=help_text,
    )


def max_wait_option(
    default: float, help_text: str
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make the option ``--max-wait``, in seconds: how long a command waits for a busy server."""
    return click.option(
        "--max-wait",
        type=click.FloatRange(min=0),
        default=default,
        show_default=True,
        metavar="SECONDS",
        help=help_text,
    )
