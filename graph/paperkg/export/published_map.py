"""The map as a folder to publish: the page, and a picture for who shows a card of its link."""

from __future__ import annotations

from pathlib import Path

from paperkg.errors import InputError, OutputError
from paperkg.map.page import publish_page
from paperkg.map.picture import find_chromium, write_picture
from paperkg.workspace.files import write_files

__all__ = ["publish_map"]

CARD = (1200, 630)
"""The size of the picture in pixels, as those ask for who show cards of links."""


def publish_map(page: Path, folder: Path, *, address: str = "") -> tuple[Path, ...]:
    """Write a map into a folder that is published as it is.

    Parameters
    ----------
    page
        The file of the map.
    folder
        Where to write it; it is made if it is missing.
    address
        Where the folder is published. Without it the page cannot name its picture, and has none.

    Returns
    -------
    tuple of Path
        What was written: the page, and the picture where there is a Chromium to take it.

    Raises
    ------
    InputError
        The map cannot be read.
    OutputError
        The folder cannot be written.
    """
    try:
        content = page.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror}).", file=page) from error
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder} cannot be made ({error.strerror}): name another.") from error
    written: list[Path] = []
    picture = ""
    if address:
        address = address.rstrip("/") + "/"
        if find_chromium():
            write_picture(
                f"{page.resolve().as_uri()}#embed=yes&whole=yes", folder / "map.png", size=CARD
            )
            picture = f"{address}map.png"
            written.append(folder / "map.png")
        content = publish_page(content, address, picture=picture)
    write_files(folder, {"index.html": content.encode()})
    return (folder / "index.html", *written)
