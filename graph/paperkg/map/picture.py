"""A picture of the map: the page as a Chromium on this machine shows it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from paperkg.errors import OutputError, PaperkgError
from paperkg.workspace.files import write_file

__all__ = ["find_chromium", "write_picture"]

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
SIZE = (1600, 1000)
"""Width and height of a picture, in pixels."""

PATIENCE = 60
"""Seconds until a Chromium that does not answer is given up."""


def find_chromium() -> str | None:
    """Find a Chromium: the one that the variable CHROMIUM names, else one on the search path."""
    named = os.environ.get("CHROMIUM", "")
    return next(filter(None, map(shutil.which, (named, *NAMES) if named else NAMES)), None)


def write_picture(address: str, file: Path, *, size: tuple[int, int] = SIZE) -> None:
    """Write a picture of the map, in PNG.

    Parameters
    ----------
    address
        The page, as a ``file:`` address; what stands after ``#`` says what it shows.
    file
        Where to write it; what is there stays until the picture is whole.
    size
        Its width and height in pixels.

    Raises
    ------
    PaperkgError
        There is no Chromium, or it made no picture.
    OutputError
        The file cannot be written.
    """
    chromium = find_chromium()
    if chromium is None:
        raise PaperkgError(
            "kg found no Chromium to take the picture: install Chromium, or give its path in "
            "CHROMIUM. The map itself also writes PNG and SVG, under Export."
        )
    if not file.parent.is_dir():
        raise OutputError(
            f"The folder {file.parent} does not exist: make it, or name another file with --png."
        )
    with tempfile.TemporaryDirectory() as folder:
        picture = Path(folder) / "map.png"
        command = [
            chromium,
            "--headless",
            "--disable-gpu",
            "--hide-scrollbars",
            # The page draws in steps; virtual time lets them all be done, without waiting for real.
            "--virtual-time-budget=5000",
            f"--window-size={size[0]},{size[1]}",
            f"--user-data-dir={folder}/profile",
            f"--screenshot={picture}",
            # Chromium's sandbox refuses to work for root; the page is our own, and has no network.
            *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
            address,
        ]
        try:
            subprocess.run(command, capture_output=True, timeout=PATIENCE, check=True)  # noqa: S603 - no shell, our own options
            content = picture.read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise PaperkgError(
                f"{chromium} made no picture of the map: {error}. The map itself also writes PNG "
                "and SVG, under Export."
            ) from error
    write_file(file, content)
