"""Bytes to text: UTF-8, UTF-16, or what older programs wrote."""

from __future__ import annotations

import re

from paperkg.errors import InputError

__all__ = ["clear_controls", "decode", "tidy_text"]

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")

WESTERN = "cp1252"
"""What Windows writes in the west; with few letters beyond ASCII, others look alike."""

_OF_OLD = [WESTERN, "cp1250", "cp1251", "cp1253", "cp1254", "koi8_r", "gb18030", "big5", "cp932",
           "euc_jp", "cp949"]  # fmt: skip

MIN_WIDE = 8
"""So many characters tell that every other byte is zero."""

SAMPLE = 200_000
"""So much from the first odd line on tells the encoding, in bytes."""


def decode(source: str | bytes, *, file: str) -> str:
    r"""Give the text of a file, its lines ended by ``\n`` and free of control characters.

    A terminal obeys control characters, and ``str.splitlines`` takes some of them for line ends.
    Spreadsheets and reference managers write what Windows had before UTF-8: lines that are no UTF-8
    are read as such, by what their letters make likely.

    Raises
    ------
    InputError
        The file is binary.
    """
    text = source if isinstance(source, str) else _decode_bytes(source, file)
    return clear_controls(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


def _decode_bytes(data: bytes, file: str) -> str:
    if wide := _find_wide(data):
        return data.decode(wide, errors="replace")
    if b"\0" in data:
        raise InputError(
            "is a binary file, not a reading list: export it from the program that wrote it, as "
            "BibTeX, RIS or CSV.",
            file=file,
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _decode_lines(data, error.start)


def _find_wide(data: bytes) -> str:
    """Name the encoding of two bytes a character: by its mark, or as every other byte is zero."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    even, odd = data[:200:2], data[1:200:2]
    if len(odd) > MIN_WIDE and not any(odd) and all(even):
        return "utf-16-le"
    return "utf-16-be" if len(odd) > MIN_WIDE and not any(even) and all(odd) else ""


def _decode_lines(data: bytes, first: int) -> str:
    """Decode lines of which some are no UTF-8, the first of them at a place."""
    start = data.rfind(b"\n", 0, first) + 1
    end = data.find(b"\n", start + SAMPLE)
    encoding = _guess_encoding(data[start : end if end > 0 else len(data)])
    return "".join(_decode_line(line, encoding) for line in data.splitlines(keepends=True))


def _decode_line(line: bytes, encoding: str) -> str:
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError:
        return line.decode(encoding, errors="replace")


def _guess_encoding(sample: bytes) -> str:
    # Loaded only here: most files are UTF-8.
    from charset_normalizer import from_bytes

    found = [match.encoding for match in from_bytes(sample, cp_isolation=_OF_OLD)]
    return WESTERN if WESTERN in found or not found else found[0]


def clear_controls(text: str) -> str:
    r"""Put a space for each control character: formats can write them as escapes.

    Examples
    --------
    >>> clear_controls("Half\ud83d a\x1bcharacter")
    'Half  a character'
    """
    return text if text.isprintable() else _CONTROL.sub(" ", text)


def tidy_text(text: str) -> str:
    """Put text on one line with single spaces, without control characters and soft hyphens."""
    return " ".join(clear_controls(text.replace("\u00ad", "")).split())
