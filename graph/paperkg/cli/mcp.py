"""``kg mcp``: the graph for assistants."""

from __future__ import annotations

from pathlib import Path

import click

from paperkg.cli.limits import timeout_option
from paperkg.cli.terminal import need_extra, output_option

__all__ = ["mcp"]


@click.command(short_help="Answer an assistant by the Model Context Protocol.")
@timeout_option(10, "Stop a query after SECONDS.")
@output_option
def mcp(output: Path, *, timeout: float) -> None:
    """Answer an assistant by the Model Context Protocol, on stdin and stdout.

    The assistant starts this command itself: name it in the assistant's settings, as docs/mcp.md
    shows. Its tools are path, next, why, show, gaps and query; they only read, and mark the text of
    papers and lists as untrusted.

    Install it with the extra: pip install 'paperkg[mcp]'.

    \b
    Examples:
      kg mcp --output /home/me/papers/output
    """
    import gc
    from dataclasses import replace

    need_extra("mcp", "mcp")
    from paperkg.serve.assistant import assist
    from paperkg.serve.limits import Limits

    gc.enable()  # it lives as long as the assistant
    assist(output, limits=replace(Limits(), query=timeout, answer=1_000_000))
