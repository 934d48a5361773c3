r"""Typst: its marks and calls are exchanged for the marks of Markdown, in one pass over the text.

Calls nest in text, and text in calls, so that no pattern finds where one ends: what is open is kept
in a stack. Nothing is read twice, whatever a file holds.

https://typst.app/docs/reference/syntax/
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from paperkg.reading.dialects.typst_tables import Table

__all__ = ["as_markdown", "is_typst"]

_MAX_DEPTH = 100
"""So many things are open in one another at most; what is deeper is left out."""

_MAX_INDENT = 8

# A mark that begins a line: of a heading, an item (a long number is a year), or a term.
_LINE = re.compile(
    r"(?P<indent>[ \t]*)(?:(?P<heading>=+)[ \t]+|"
    r"(?:-|\+|(?P<number>\d{1,9})\.)(?:[ \t]+|(?=\n|\Z))"
    r"|/[ \t]+(?P<term>[^:\n\[\]#]{1,200}):[ \t]+)?"
)
# A letter or a digit beside which a sign is part of a word, as it is in no script of East Asia.
_LETTER = r"[^\W_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_NAME = r"[^\W\d][\w-]*(?:\.[^\W\d][\w-]*)*"
_RAW = r"(?<!`)(?>(?P<ticks>`{3,}))[^`]*(?>(?!(?P=ticks))`+[^`]*)*(?:(?P=ticks)|\Z)|`[^`]*`"
_MATHEMATICS = r"\$(?>[^$\\]+|\\.)*\$"
_STRING = r"\"(?P<string>(?>[^\"\\]+|\\.?)*)(?:\"|\Z)"
_CONTENT = re.compile(
    r"(?P<line>\n+)"
    rf"|(?P<kept>{_RAW}|{_MATHEMATICS}"
    r"|(?:(?<=http:)|(?<=https:))//[^\s\[\]<>\"\\`]+|(?<=\*)\*+|\*(?=\*)|__+)"
    r"|(?P<comment>(?<!:)//[^\n]*|/\*)"
    r"|\\(?:u\{(?P<code>[0-9a-fA-F]{1,5})\}|(?P<escaped>\S)|(?P<end>))"
    r"|#(?:(?P<word>(?:let|set|show|import|include|if|for|while|context|return)(?![\w-]))"
    rf"|(?P<call>{_NAME})|{_STRING}|(?P<block>[(\[{{]))"
    rf"|(?P<sign>(?<!{_LETTER})[*_]|[*_](?!{_LETTER})|\*|~|---?|-\?)"
    r"|(?P<reference>(?<!\w)@[^\W_][\w-]*(?:[:.]+[\w-]+)*)|(?P<label><[\w:.-]+>)"
    r"|(?P<open>\[)|(?P<close>\])|(?P<text>[^\n`$/\\#*_~@<\[\]-]+|.)",
    re.DOTALL,
)
_CODE = re.compile(
    rf"{_STRING}|(?P<comment>//[^\n]*|/\*)|(?P<end>\n+|;)"
    rf"|(?P<kept>{_RAW}|{_MATHEMATICS})|(?P<open>[(\[{{])|(?P<close>[)\]}}])|(?P<comma>,)"
    rf"|(?P<call>{_NAME})(?=[(\[])|(?P<key>[^\W\d][\w-]*)[ \t]*:|(?P<other>[\w.-]+|[ \t]+|.)",
    re.DOTALL,
)
_ESCAPED_QUOTE = re.compile(r"\\([\"\\])")
_COMMENT_MARK = re.compile(r"/\*|\*/")
_METHOD = re.compile(r"\.[^\W\d][\w-]*(?=\()")
_LEVEL = re.compile(r"\s{0,20}([1-6])\b")
_CLOSERS = {"(": ")", "[": "]", "{": "}"}
_SIGNS = {"_": "*", "~": " ", "--": "–", "---": "—", "-?": ""}
_AROUND = {
    "strong": ("**", "**"), "emph": ("*", "*"), "raw": ("`", "`"), "footnote": (" (", ")"),
}  # fmt: skip
_LINKS = ("link", "href")
_HEADINGS = ("heading", "title")
# What shows a text in quotation marks; that of others is a path, a key or a colour.
_SHOWN = frozenset(
    ("heading", "title", "strong", "emph", "raw", "text", "highlight", "underline", "overline",
     "strike", "smallcaps", "upper", "lower", "sub", "super", "quote", "box", "block", "align",
     "par", "table.cell", *_LINKS)
)  # fmt: skip
_HIDDEN = frozenset(("hide", "metadata", "table.hline", "table.vline"))


@dataclass(slots=True)
class _Call:
    """A call that is open: where its mark stands, filled in at its end, and what it shows."""

    name: str
    is_shown: bool
    place: int = 0
    table: Table | None = None
    is_told: bool = False
    url: str = ""
    level: int = 1


@dataclass(slots=True)
class _Frame:
    """What is open up to its closer: text in brackets, code in others, or code on a line.

    Its call is that whose arguments or text it holds, its key names the argument that is read, and
    its end is written at its closer.
    """

    closer: str
    is_shown: bool
    call: _Call | None = None
    key: str = ""
    end: str = ""

    @property
    def is_text(self) -> bool:
        return self.closer in ("", "]")

    @property
    def is_showing(self) -> bool:
        """Whether what stands here is shown: in code, an argument without a name."""
        return self.is_shown and not self.key and (self.is_text or self.call is not None)


_Reader = Callable[[re.Match[str], _Frame], int]


def is_typst(file: str) -> bool:
    """Tell Typst by the name of the file.

    Examples
    --------
    >>> is_typst("papers.typ"), is_typst("papers.md")
    (True, False)
    """
    return file.lower().endswith(".typ")


def as_markdown(text: str) -> str:
    r"""Exchange the marks of Typst for those of Markdown; every line keeps its number.

    Examples
    --------
    >>> as_markdown('#set text(lang: "en")\n== Papers\n+ #link("https://example.org/a")[*Owls*]')
    '\n## Papers\n1. [**Owls**](https://example.org/a)'
    """
    written = _Writer(text).write()
    return "\n".join([line.rstrip(" \t") for line in written.split("\n")])


class _Writer:
    """Writes a text token by token; a reader takes one, and says where the next begins."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pieces: list[str] = []
        self.frames = [_Frame("", is_shown=True)]
        self.indents: list[int] = []
        self.table: Table | None = None
        shared: dict[str, _Reader] = {
            "comment": self._pass_comment,
            "call": self._read_call,
            "string": self._read_string,
            "kept": self._read_kept,
        }
        self.of_text: dict[str, _Reader] = shared | {
            "line": self._read_line_end,
            "code": self._read_code_point,
            "escaped": self._read_escaped,
            "end": self._read_break,
            "word": self._open_statement,
            "block": self._open_block,
            "sign": self._read_sign,
            "reference": self._read_reference,
            "open": self._open_bracket,
            "close": self._close_text,
            "text": self._read_text,
        }
        self.of_code: dict[str, _Reader] = shared | {
            "end": self._end_statement,
            "open": self._open_code,
            "close": self._close_code,
            "comma": self._read_comma,
            "key": self._read_key,
        }

    def write(self) -> str:
        place = self._begin_line(0)
        while len(self.frames) <= _MAX_DEPTH:
            frame = self.frames[-1]
            found = (_CONTENT if frame.is_text else _CODE).match(self.text, place)
            if found is None:  # at the end: any sign is a token
                break
            readers = self.of_text if frame.is_text else self.of_code
            reader = readers.get(found.lastgroup or "")
            place = reader(found, frame) if reader else found.end()
        self.pieces.append("\n" * self.text.count("\n", place))
        return "".join(self.pieces)

    # What both text and code hold.

    def _say(self, said: str, *, is_shown: bool) -> None:
        """Write what is shown, and of anything else the ends of its lines."""
        self.pieces.append(said if is_shown else "\n" * said.count("\n"))

    def _pass_comment(self, found: re.Match[str], _: _Frame) -> int:
        """Leave a comment out; those between lines nest."""
        end, depth = found.end(), 1
        if found[0] == "/*":
            for mark in _COMMENT_MARK.finditer(self.text, end):
                depth += 1 if mark[0] == "/*" else -1
                end = mark.end()
                if not depth:
                    break
            end = len(self.text) if depth else end
        self.pieces.append("\n" * self.text.count("\n", found.start(), end))
        return end

    def _read_call(self, found: re.Match[str], frame: _Frame) -> int:
        name = found["call"]
        call = _Call(name, frame.is_showing and name not in _HIDDEN)
        table = frame.call.table if frame.call and not frame.is_text else None
        if table and name in ("table.header", "table.footer"):
            call.table = table
            table.is_headed |= name == "table.header"
        elif call.is_shown:
            self._begin_argument(frame)
            if name == "table" and self.table is None:
                self.table = call.table = Table()
        call.place = len(self.pieces)
        self.pieces.append("")
        return self._go_on(call, found.end(), "([")

    def _go_on(self, call: _Call, place: int, openers: str) -> int:
        """Open what follows a call without a space: arguments, text, or another call by a point."""
        method = _METHOD.match(self.text, place)
        place = method.end() if method else place
        opener = self.text[place : place + 1]
        if not opener or (opener not in openers and not method):
            return self._end_call(call, place)
        self.frames.append(_Frame(_CLOSERS[opener], call.is_shown and not method, call))
        if opener == "[":
            self._begin_argument(_Frame(")", call.is_shown, call))
        return place + 1

    def _end_call(self, call: _Call, place: int) -> int:
        table, first = call.table, call.place
        if table and table is self.table and call.name == "table":
            self.pieces[first:] = [table.write(self.pieces[first:], first)]
            self.table = None
        elif call.is_shown:
            before, behind = _marks_of(call)
            self.pieces[first] = before
            self.pieces.append(behind)
        return place + (self.frames[-1].is_text and self.text.startswith(";", place))

    def _begin_argument(self, frame: _Frame) -> None:
        """Part an argument that is shown from those before it."""
        call = frame.call
        if not call or frame.is_text or not frame.is_showing:
            return
        if call.table:
            call.table.cells.append(len(self.pieces))
        elif call.is_told:
            self.pieces.append(" ")
        call.is_told = True

    def _read_string(self, found: re.Match[str], frame: _Frame) -> int:
        said, call = found["string"], frame.call
        is_shown = frame.is_showing
        if call and not frame.is_text and is_shown:
            if call.name in _LINKS and not call.url:
                call.url, is_shown = "".join(said.split()), False
            else:
                is_shown = call.name in _SHOWN or call.table is not None
        if is_shown:
            self._begin_argument(frame)
        self._say(_ESCAPED_QUOTE.sub(r"\1", said), is_shown=is_shown)
        return found.end()

    def _read_kept(self, found: re.Match[str], frame: _Frame) -> int:
        """Keep raw text, mathematics and addresses as they are."""
        if frame.is_showing:
            self._begin_argument(frame)
        self._say(found[0], is_shown=frame.is_showing)
        return found.end()

    # Text.

    def _begin_line(self, place: int) -> int:
        """Write the mark of a line, set in as deep as the items are that it stands in."""
        line = _LINE.match(self.text, place)
        if line is None:  # which no line is: it may be empty
            return place
        said = line[0].lstrip(" \t")
        if self.table or (not said and self.text.startswith("\n", line.end())):
            return place + len(line["indent"])
        indent = len(line["indent"].expandtabs(4))
        while self.indents and (line["heading"] or self.indents[-1] >= indent):
            self.indents.pop()
        depth = min(len(self.indents), _MAX_INDENT)
        self.pieces.append(" " * (4 * depth) + _mark_of(line))
        if said and not line["heading"]:
            self.indents.append(indent)
        return line.end()

    def _read_line_end(self, found: re.Match[str], frame: _Frame) -> int:
        self.pieces.append(found[0])
        return self._begin_line(found.end()) if frame.is_shown else found.end()

    def _read_text(self, found: re.Match[str], frame: _Frame) -> int:
        self._say(found[0], is_shown=frame.is_shown)
        return found.end()

    def _read_code_point(self, found: re.Match[str], frame: _Frame) -> int:
        sign = chr(int(found["code"], 16))
        self._say(sign if sign.isprintable() else " ", is_shown=frame.is_shown)
        return found.end()

    def _read_escaped(self, found: re.Match[str], frame: _Frame) -> int:
        sign = found["escaped"]
        is_mark = sign.isascii() and not sign.isalnum()  # others need no backslash in Markdown
        self._say(f"\\{sign}" if is_mark else sign, is_shown=frame.is_shown)
        return found.end()

    def _read_break(self, found: re.Match[str], frame: _Frame) -> int:
        is_last = self.text.startswith("\n", found.end())
        self._say("\\" if is_last else "<br>", is_shown=frame.is_shown)
        return found.end()

    def _read_sign(self, found: re.Match[str], frame: _Frame) -> int:
        sign, around = found["sign"], self.text[found.start() - 1 : found.end() + 1]
        is_in_word = len(around) == 3 and around[0].isalnum() and around[2].isalnum()
        strong = "\\*" if is_in_word and around.isascii() else "**"
        self._say(_SIGNS.get(sign, strong), is_shown=frame.is_shown)
        return found.end()

    def _read_reference(self, found: re.Match[str], frame: _Frame) -> int:
        """Leave out which work is cited, unless an item begins with it and has no other name."""
        is_item = bool(self.pieces) and self.pieces[-1].endswith(("- ", ". "))
        self._say(found[0] if is_item else "", is_shown=frame.is_shown)
        return found.end()

    def _open_statement(self, found: re.Match[str], _: _Frame) -> int:
        self.frames.append(_Frame("\n", is_shown=False))
        return found.end()

    def _open_block(self, found: re.Match[str], frame: _Frame) -> int:
        opener = found["block"]
        self.frames.append(_Frame(_CLOSERS[opener], frame.is_shown and opener == "["))
        return found.end()

    def _open_bracket(self, found: re.Match[str], frame: _Frame) -> int:
        self._say("[", is_shown=frame.is_shown)
        if frame.closer:  # elsewhere nothing waits for the end of a bracket
            self.frames.append(_Frame("]", frame.is_shown, end="]"))
        return found.end()

    def _close_text(self, found: re.Match[str], frame: _Frame) -> int:
        self._say(frame.end if frame.closer else "]", is_shown=frame.is_shown)
        if not frame.closer:
            return found.end()
        self.frames.pop()
        return self._go_on(frame.call, found.end(), "[") if frame.call else found.end()

    # Code.

    def _end_statement(self, found: re.Match[str], frame: _Frame) -> int:
        self._say(found[0], is_shown=False)
        if frame.closer != "\n":
            return found.end()
        self.frames.pop()
        is_line = found[0] != ";" and self.frames[-1].is_shown
        return self._begin_line(found.end()) if is_line else found.end()

    def _open_code(self, found: re.Match[str], frame: _Frame) -> int:
        opener = found["open"]
        is_shown = opener == "[" and frame.is_showing
        if is_shown:
            self._begin_argument(frame)
        self.frames.append(_Frame(_CLOSERS[opener], is_shown))
        return found.end()

    def _close_code(self, found: re.Match[str], frame: _Frame) -> int:
        if frame.closer == "\n":  # the bracket that the line stands in
            self.frames.pop()
            return found.start()
        if found["close"] != frame.closer:
            return found.end()
        self.frames.pop()
        return self._go_on(frame.call, found.end(), "([") if frame.call else found.end()

    def _read_comma(self, found: re.Match[str], frame: _Frame) -> int:
        frame.key = ""
        return found.end()

    def _read_key(self, found: re.Match[str], frame: _Frame) -> int:
        frame.key = key = found["key"]
        call, table = frame.call, self.table
        if call and table and call.table is table and key == "columns":
            table.read_columns(self.text, found.end())
        elif table and key in ("colspan", "rowspan"):
            table.is_simple = False
        elif call and key in ("level", "depth") and (level := _LEVEL.match(self.text, found.end())):
            call.level = int(level[1])
        return found.end()


def _mark_of(line: re.Match[str]) -> str:
    """Give the mark that Markdown has for the beginning of a line."""
    if line["heading"]:
        return f"{'#' * min(len(line['heading']), 6)} "
    if line["term"]:
        return f"- **{line['term'].strip()}**: "
    said = line[0].strip(" \t")
    number = line["number"] or ""
    # Only a one begins a list right below a paragraph; a number of four digits is a year.
    return "" if not said else "- " if said == "-" else f"{number}. " if len(number) > 3 else "1. "


def _marks_of(call: _Call) -> tuple[str, str]:
    """Give what stands before and behind what a call shows."""
    if call.name in _LINKS and call.url and not call.is_told:
        return (f"<{call.url}>" if ":" in call.url else ""), ""
    if not call.is_told:
        return "", ""
    if call.name in _HEADINGS:
        return f"{'#' * call.level} ", ""
    if call.url:
        return "[", f"](<{call.url}>)" if "(" in call.url else f"]({call.url})"
    return _AROUND.get(call.name, ("", ""))
