"""Messages of a chat, pasted: who wrote each and at which time is no part of a work.

"Ann Poe  10:42 AM" above a message (Slack), "ann — 03/05/2024 10:42" (Discord), "[Monday 9:12 AM]
Ann Poe" (Teams), "Ann, [05.03.2024 10:42]" (Telegram); "[05/03/2024, 10:42:11] Ann: " (WhatsApp)
and "[10:42] <ann> " before one. The programme of a meeting has times, too: that several messages
hold addresses tells that people hand papers on.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from paperkg.characters import has_digit

__all__ = ["as_markdown", "is_chat"]

MIN_MESSAGES = 2
"""So many messages at least, and so many with an address."""

_CLOCK = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?"
_HALF = r"[ \u202f]?[AaPp]\.?[Mm]\.?"
_TIME = rf"{_CLOCK}(?:{_HALF})?"
_DATE = r"\d{1,4}[./-]\d{1,2}(?:[./-]\d{1,4})?"
_DAY = rf"(?:{_DATE}|[^\W\d_]{{2,12}}),?(?: (?:at|um|à|alle|om|kl))?"
_WHEN = rf"(?:{_DAY} )?{_TIME}"
_NAME = r"[^\W\d_][\w.’'-]*,?(?: [\w(][\w.’')-]*){0,3}"
# A verse is no time, "Genesis 1:27": a chat sets its times off.
_SET_OFF = rf"(?:[ \t]{{2,}}|\t| [—–-] ){_WHEN}|,?[ \t]+(?:[\[(]{_WHEN}[\])]|{_CLOCK}{_HALF})"
_HEAD = re.compile(
    rf"\*{{0,2}}{_NAME}\*{{0,2}}(?:{_SET_OFF})(?: \(edited\))?\s*|\[{_WHEN}\] ?{_NAME}:?\s*"
)
_TIME_ALONE = re.compile(rf"\s*{_WHEN}\s*")
_NAME_ALONE = re.compile(rf"{_NAME}\s*")
_LEAD = re.compile(
    rf"\u200e?(?:\[{_WHEN}\] ?(?:<{_NAME}>|{_NAME}:)"
    rf"|{_DATE},? {_TIME} - {_NAME}:|{_TIME} <{_NAME}>) "
)
_ADDRESS = "://"


class _Message(NamedTuple):
    """Where a message begins in the lines of a text, and how many signs of its line it has not."""

    line: int
    start: int


def is_chat(text: str) -> bool:
    r"""Whether several messages of a text have addresses.

    Examples
    --------
    >>> is_chat("Ann  10:42 AM\nRain: https://example.org/a\nBo  10:45 AM\nhttps://example.org/b")
    True
    """
    if ":" not in text or _ADDRESS not in text:
        return False
    lines = text.split("\n")
    messages = _find_messages(lines)
    if len(messages) < MIN_MESSAGES:
        return False
    ends = [message.line for message in messages[1:]] + [len(lines)]
    linked = sum(
        any(_ADDRESS in line for line in lines[message.line : end])
        for message, end in zip(messages, ends, strict=True)
    )
    return linked >= MIN_MESSAGES


def _find_messages(lines: list[str]) -> list[_Message]:
    messages = []
    for place, line in enumerate(lines):
        if not (":" in line or "." in line) or not has_digit(line[:60]):
            continue  # no time
        if lead := _LEAD.match(line):
            messages.append(_Message(place, lead.end()))
        elif _HEAD.fullmatch(line):
            messages.append(_Message(place, len(line)))
        elif place and _TIME_ALONE.fullmatch(line) and _NAME_ALONE.fullmatch(lines[place - 1]):
            lines[place - 1] = ""
            messages.append(_Message(place, len(line)))
    return messages


def as_markdown(text: str) -> str:
    r"""Write messages as items, without who wrote them and when.

    Examples
    --------
    >>> as_markdown("Ann  10:42 AM\nFine Rain\nhttps://example.org/a\n\nBo  10:45 AM\nthanks!")
    '\n- Fine Rain\n  https://example.org/a\n\n\n- thanks!'
    """
    lines = text.split("\n")
    starts = dict(_find_messages(lines))
    written: list[str] = []
    is_inside = is_first = False
    for place, line in enumerate(lines):
        if place in starts:
            is_inside = is_first = True
            line = line[starts[place] :]
        elif line.startswith("#"):
            is_inside = False
        if not line.strip() or not is_inside:
            written.append(line if line.strip() else "")
            continue
        written.append(f"- {line.strip()}" if is_first else f"  {line.strip()}")
        is_first = False
    return "\n".join(written)
