"""Bytes to text: UTF-8, UTF-16 with its mark, or what older programs wrote."""

from __future__ import annotations

import re

from paperkg.errors import InputError

__all__ = ["clear_controls", "decode", "tidy_text"]

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")


def decode(source: str | bytes, *, file: str, is_strict: bool = False) -> str:
    r"""Give the text of a file, its lines ended by ``\n`` and free of control characters.

    A terminal obeys control characters, and ``str.splitlines`` takes some of them for line ends.
    Reference managers of old wrote Windows-1252: it is read where a file is no UTF-8, unless
    ``is_strict``.

    Raises
    ------
    InputError
        The file is binary, or no UTF-8 where it has to be.
    """
    text = source if isinstance(source, str) else _decode_bytes(source, file, is_strict)
    return clear_controls(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


def _decode_bytes(data: bytes, file: str, is_strict: bool) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data:
        raise InputError(
            "is a binary file, not a reading list: export it from the program that wrote it, as "
            "BibTeX, RIS or CSV.",
            file=file,
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if is_strict:
            line = data.count(b"\n", 0, error.start) + 1
            byte = data[error.start]
            reason = f"holds the byte 0x{byte:02x}, which is no UTF-8: save the file as UTF-8."
            raise InputError(reason, file=file, line=line) from error
        return data.decode("cp1252", errors="replace")


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
