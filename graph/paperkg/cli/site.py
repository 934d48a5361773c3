"""``kg site``: a folder of pages to publish."""

from __future__ import annotations

from pathlib import Path

import click

from paperkg.cli.terminal import open_built, output_option, say, write

__all__ = ["site"]


@click.command(short_help="Write a folder of pages to publish.")
@click.argument("folder", metavar="DIRECTORY", type=click.Path(path_type=Path, file_okay=False))
@output_option
def site(folder: Path, output: Path) -> None:
    """Write a folder of pages to publish: the list in order, the map, queries, data and a feed.

    The pages need no server of their own: they work from disk and below any path, as on GitHub
    Pages, and load nothing from elsewhere. Queries run in the reader's browser. docs/site.md has a
    workflow that publishes a list each time it changes.

    kg keeps in seen.json when it first saw each paper, so that the feed tells what is new. Other
    files in DIRECTORY stay as they are; kg replaces none that it did not write. Notes and read
    marks of the list are published too.

    \b
    Examples:
      kg site public
      kg build my-list.md && kg site docs
    """
    from datetime import UTC, datetime

    from paperkg.serve.site import ENGINE_FILE, SEEN_FILE, check_folder, read_seen, render_site
    from paperkg.workspace.files import lock_folder, write_files

    opened = open_built(output)
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    with lock_folder(folder, at=output):  # all in the folder is published
        seen = read_seen(folder / SEEN_FILE, opened.graph, now=now)
        files = render_site(output, opened, seen=seen)
        check_folder(folder, files)
        write_files(folder, files, first=(ENGINE_FILE,))
    write(folder / "index.html")
    size = sum(map(len, files.values())) / 1_000_000
    say(f"{size:.1f} MB in {len(files)} files: publish the folder, or open the page in a browser.")
