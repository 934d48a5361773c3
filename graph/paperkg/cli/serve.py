"""``kg serve``: the graph over HTTP on this machine."""

from __future__ import annotations

from pathlib import Path

import click

from paperkg.cli.limits import timeout_option
from paperkg.cli.terminal import need_extra, output_option, say, show_making, write

__all__ = ["serve"]


@click.command(short_help="Serve the map, SPARQL and JSON to this machine.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8040,
    show_default=True,
    metavar="N",
    help="Listen on port N of 127.0.0.1; 0 takes a free port.",
)
@timeout_option(10, "Stop a query after SECONDS.")
@click.option("--open", "open_it", is_flag=True, help="Open the map in the browser.")
@output_option
def serve(output: Path, *, port: int, timeout: float, open_it: bool) -> None:
    """Serve the last build to programs and browsers on this machine, until you press Ctrl-C.

    The map is at /, a page to write queries on at /query, the SPARQL 1.1 endpoint at /sparql, each
    paper at /paper/NAME (HTML, Turtle or JSON-LD), and JSON at /api; see docs/serve.md. kg takes up
    a new build and new read marks at once. It answers only this machine, and only reads: kg refuses
    updates, SERVICE and other web pages.

    Install it with the extra: pip install 'paperkg[serve]'.

    \b
    Examples:
      kg serve
      kg serve --port 0 --open
      curl -H 'Accept: text/csv' http://127.0.0.1:8040/api/queries/reading-order
    """
    import gc
    from dataclasses import replace

    need_extra("serve", "httptools", "starlette", "uvicorn")
    from paperkg.serve.limits import Limits
    from paperkg.serve.server import serve as answer_requests

    gc.enable()  # a server lives long

    def tell(address: str) -> None:
        write(address)
        say("Press Ctrl-C to stop.")
        if open_it and click.launch(address) != 0:
            say("No browser started: open this address in a browser yourself.")

    try:
        limits = replace(Limits(), query=timeout)
        answer_requests(output, port=port, limits=limits, tell=tell, watch=show_making)
    except KeyboardInterrupt:
        say("Stopped.")
