"""The options that name a SPARQL server, and the addresses that they give."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from paperkg.sources.graph_store import StoreAddresses

__all__ = ["find_named_addresses", "store_option", "store_places"]

store_option = click.option(
    "--store",
    metavar="URL",
    envvar="KG_STORE",
    show_envvar=True,
    help="Use the SPARQL 1.1 server that takes queries at URL; see docs/store.md.",
)


def store_places(function: Callable[..., None]) -> Callable[..., None]:
    """Add the options that say where a server takes updates and graphs."""
    update = click.option(
        "--store-update",
        metavar="URL",
        envvar="KG_STORE_UPDATE",
        help="Send updates to URL, where kg does not guess it from --store.",
    )
    graphs = click.option(
        "--store-graphs",
        metavar="URL",
        envvar="KG_STORE_GRAPHS",
        help="Send graphs to URL, by the Graph Store Protocol, where kg does not guess it.",
    )
    return update(graphs(function))


def find_named_addresses(
    url: str, *, update: str | None = None, graphs: str | None = None
) -> StoreAddresses:
    """Find the addresses of the server that a person names, as the user of the environment.

    Raises
    ------
    UsageError
        An address is none of the web, or the token cannot be sent.
    """
    from paperkg.sources.graph_store import find_addresses

    return find_addresses(
        url,
        update=update or "",
        graphs=graphs or "",
        user=os.environ.get("KG_STORE_USER", ""),
        password=os.environ.get("KG_STORE_PASSWORD", ""),
        token=os.environ.get("KG_STORE_TOKEN", ""),
    )
