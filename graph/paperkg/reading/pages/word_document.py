"""A Word document as a page: its headings, lists, tables and links, as mammoth finds them."""

from __future__ import annotations

import io
import re
import zipfile

from paperkg.errors import InputError

__all__ = ["as_page"]

MAX_XML = 5_000_000
"""A document of more XML, in bytes, is a book sooner than a list, and takes minutes."""

# Each paragraph stands on a line, so that the number of a line is that of the paragraph.
_END = re.compile(r"</(?:p|li|h[1-6]|tr)>")


def as_page(data: bytes, *, file: str) -> str:
    """Give the text of a Word document (``.docx``) in HTML, without its pictures.

    Parameters
    ----------
    data
        What the file holds.
    file
        Its name, for messages.

    Raises
    ------
    ImportError
        mammoth is not installed.
    InputError
        The document is damaged, or too large for a list.
    """
    import mammoth

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(part.file_size for part in packed.infolist() if _is_text(part.filename))
    except (zipfile.BadZipFile, ValueError) as error:
        raise _damaged(file) from error
    if size > MAX_XML:
        raise InputError(
            f"is a Word document with {size / 1e6:.0f} MB of text and marks; kg reads up to "
            f"{MAX_XML / 1e6:.0f} MB: split it.",
            file=file,
        )
    try:
        found = mammoth.convert_to_html(io.BytesIO(data), convert_image=lambda image: [])
    except Exception as error:  # whatever parsers raise of a document that is no such
        raise _damaged(file) from error
    return _END.sub(lambda end: f"{end[0]}\n", str(found.value))


def _is_text(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def _damaged(file: str) -> InputError:
    return InputError("is a Word document that is damaged: save it anew in Word.", file=file)
