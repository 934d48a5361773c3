r"""A LaTeX document with lists or tables, as a list in Markdown: syllabuses, lists of publications.

One that names a file of BibTeX has its works there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from paperkg.reading.dialects.latex_bibliography import (
    write_quotes,
    write_single_quotes,
    write_styles,
)
from paperkg.reading.dialects.pipe_rows import write_gap, write_rule
from paperkg.reading.latex import decode_latex

__all__ = ["as_markdown", "is_latex_list"]

# One group in braces, with others inside.
_INNER = r"(?>(?:[^{}]|\{(?>(?:[^{}]|\{[^{}]{0,300}\}){0,300})\}){0,300})"
_GROUP = rf"\{{({_INNER})\}}"
_DROPPED = rf"\{{{_INNER}\}}"
_OPTION = r"(?:\s*\[[^\[\]\n]{0,200}\])?"
_START = re.compile(r"^[ \t]*\\(?:documentclass\b|begin\{document\})", re.MULTILINE)
_HOLDS = re.compile(r"^[^%\n]*\\(?:item\b|begin\{(?:longtable|tabular))", re.MULTILINE)
_ELSEWHERE = re.compile(
    r"^[^%\n]*\\(?:bibliography|addbibresource|printbibliography|bibitem)\b", re.MULTILINE
)
_BEGINS, _ENDS = "\\begin{document}", "\\end{document}"
_COMMENT = re.compile(r"(?<!\\)%.*")
_TITLE = re.compile(rf"\\title{_OPTION}\s*{_GROUP}")
# What nobody reads as words: code, formulas of their own, drawings.
_UNREAD = re.compile(
    r"\\begin\{(verbatim|lstlisting|minted|equation|align|displaymath|tikzpicture|picture"
    r"|filecontents)(\*?)\}.{0,4000}?\\end\{\1\2\}",
    re.DOTALL,
)
# What nobody is shown, and the end of each.
_HIDDEN = {"\\begin{comment}": "\\end{comment}", "\\iffalse": "\\fi"}
_LISTS = (
    r"itemize|enumerate|description|compact(?:item|enum|desc)|inparaenum|etaremune"
    r"|(?:triv|easy)?list"
)
_TABLES = r"tabular[xy]?|tabulary|(?:long|super)table|supertabular|tabu"
# What parts paragraphs as an empty line does: two breaks on end, or room between lines.
_SPACE = (
    r"\\\\[ \t]*\n[ \t]*\\\\(?!\[)|\\(?:par|(?:big|med|small)skip)(?![a-zA-Z])"
    r"|\\vspace\*?\{[^{}\n]{0,30}\}"
)
_MARK = re.compile(
    rf"\\begin\s*\{{(?P<table>{_TABLES})\*?\}}{_OPTION}(?:{_DROPPED}){{0,3}}"
    rf"|\\begin\s*\{{(?P<begin>{_LISTS})\*?\}}{_OPTION}"
    rf"|\\end\s*\{{(?:(?P<end>{_LISTS})|(?P<last>{_TABLES}))\*?\}}"
    # Classes for CVs have sections of their own: \cvsection{…}.
    r"|\\(?:(?!(?:sub){0,2}section)[a-zA-Z]{1,8}?(?=(?:sub){0,2}section))?"
    r"(?P<rank>part|chapter|(?:sub){0,2}section)"
    rf"\*?{_OPTION}\s*(?P<head>{_GROUP})"
    r"|\\item\b[ \t]*(?:\[(?P<label>(?:[^\[\]{}\n]|\{[^{}\n]{0,100}\}){0,100})\])?"
    # "\cvitem{2001}{…}" of a class for CVs, without a list around it.
    r"|\\cv(?:list)?item[ \t]*\{(?P<year>[^{}\n]{0,40})\}(?=[ \t]*\{)"
    rf"|(?P<gap>\n[ \t]*(?=\n))|(?P<space>{_SPACE})"
)
_NUMBERED = frozenset({"enumerate", "compactenum", "inparaenum", "etaremune"})
_RANKS = ("part", "chapter", "section", "subsection", "subsubsection")
# What says how a page is set, and what stands in its margins: no words of the list.
_SETTING = re.compile(
    r"\\(?:label|[vh]space\*?|setlength|addtolength|setcounter|addcontentsline|pagestyle|vskip"
    r"|thispagestyle|index|footnote|cite[a-z]*|includegraphics|input|include|fontsize"
    rf"|hypersetup|renewcommand|newcommand|setlist)\*?(?:{_OPTION}\s*{_DROPPED})"
    rf"{{1,3}}|\\(?:maketitle|tableofcontents|listof[a-z]+)\b|\\def\\[a-zA-Z]+\s*{_DROPPED}"
    rf"|\\hypertarget\{{[^{{}}]*\}}\{{|\\(?:begin|end)\s*\{{[^{{}}]*\}}{_OPTION}"
    r"(?:\{[\d.]{0,9}\\(?:column|line|text)width\})?"
    r"|\\[hv]rule\b(?:\s+(?:height|width|depth)\s*[\d.]+\s?(?:pt|cm|mm|in|ex|em))*"
)
_NO_WORDS = re.compile(
    rf"(?:\s|{_SETTING.pattern}|\\(?:noindent|indent|centering|raggedright|par|clearpage|newpage)\b)*"
)
_RULES = re.compile(
    r"\\(?:hline|toprule|midrule|bottomrule|addlinespace|endfirsthead|endhead|endfoot|endlastfoot"
    r"|c(?:mid)?(?:rule|line))\b(?:\([^()]*\))?(?:\{[^{}]*\})?(?:\[[^\]]*\])?"
)
_BREAK = re.compile(r"\\(?:\\|tabularnewline\b|newline\b|linebreak\b)\*?(?:\[[^\[\]\n]{0,20}\])?")
_CELL = re.compile(r"(?<!\\)&")
_LINK = re.compile(
    rf"\\href{_OPTION}\s*\{{([^{{}}\n]*(?:\{{[^{{}}\n]*\}}[^{{}}\n]*){{0,5}})\}}\s*{_GROUP}"
)
_ADDRESS = re.compile(
    r"\\(url|path|nolinkurl|doi)\s*\{([^{}\s]*)\}|(?<![\w/{])(https?://[^\s{}\]\ue000]+)"
)
_ESCAPE = re.compile(r"\\([%#&_~])(?:\{\})?")
_QUOTE = re.compile(rf"\\(?:enquote|textquote)\*?\s*{_GROUP}")
# A mark behind a name, "Poe, A.*", where Markdown would begin or end italics.
_STAR = re.compile(r"(?<=[\w.}])\*(?![*{\[])")
_STARRED = "\ue002"
_KEPT = re.compile("\ue000(\\d{1,7})\ue001")
_NUMBER = re.compile(r"\W*\d{0,3}\W*")
_KEY = re.compile(r"\d[a-z]?\]?$")  # "Poe 2001", "Poe01a"

MAX_DEPTH = 6
"""Lists in each other are as deep as this at most."""


def is_latex_list(text: str, *, file: str) -> bool:
    r"""Whether a text is a document of LaTeX, or has lists or tables of it, and no bibliography.

    Examples
    --------
    >>> is_latex_list("\\begin{document}\n\\item Fine Things", file="list.tex")
    True
    """
    is_latex = file.lower().endswith(".tex") or text.lstrip().startswith("\\documentclass")
    is_latex = is_latex or _has_lists(text)
    return is_latex and not _ELSEWHERE.search(text)


def _has_lists(text: str) -> bool:
    """Whether a text that may show LaTeX has a document of it with lists or tables."""
    if "\\item" not in text and "\\begin{" not in text:
        return False
    return _START.search(text) is not None and _HOLDS.search(text) is not None


@dataclass(slots=True)
class _Page:
    """The lines that are written, and where the walk through the document is."""

    lines: list[str]
    ranks: dict[str, int]
    open: list[str] = field(default_factory=list)
    """The lists around a place, by their names."""

    tables: list[int] = field(default_factory=list)
    """How many cells the rows have of each table around it; 0 before the first."""

    lead: tuple[int, str] | None = None
    """The line of an item that has no words so far, and what stands before them."""

    is_parted: bool = False
    """Whether what comes is a paragraph of its own, even on the line where another ends."""

    last: int = -1
    """The last line that was written on."""

    def write(self, line: int, text: str) -> None:
        """Write on a line, or on the next that is free."""
        line = max(line, self.last + 1)
        self.lines.extend([""] * (line + 1 - len(self.lines)))
        self.lines[line] = text
        self.last = line

    def write_words(self, line: int, words: str) -> None:
        """Write words where they stand: in an item, a table, or as a paragraph."""
        if self.tables:
            self._write_rows(line, words)
        elif text := _write_inline(words):
            line = max(line, self.last + 2) if self.is_parted else line
            line, before = self.lead or (line, "    " * min(len(self.open), MAX_DEPTH))
            self.write(line, f"{before}{text}")
            self.lead = None
            self.is_parted = False

    def _write_rows(self, line: int, words: str) -> None:
        """Write each row of a table on the line where it starts; the first one is its head."""
        for row in _BREAK.split(_RULES.sub("", words.lstrip())):
            cells = [_write_inline(cell).replace("<br>", " ") for cell in _CELL.split(row)]
            start = line + row.count("\n", 0, len(row) - len(row.lstrip()))
            line += row.count("\n")
            if not any(cells):
                continue
            width = self.tables[-1]
            for empty in range(self.last + 1, start if width else 0):
                self.write(empty, write_gap(width))
            self.write(start if width else start - 1, f"| {' | '.join(cells)} |")
            if not width:  # the line of the head is free, where the table begins above it
                self.tables[-1] = len(cells)
                self.write(start, write_rule(len(cells)))


def as_markdown(text: str) -> str:
    r"""Write sections, items and rows of tables as Markdown does; each stays on its line.

    What an item or a paragraph says goes on the line where it starts.

    Examples
    --------
    >>> as_markdown("\\section{Rain}\n\\begin{itemize}\n\\item\n  \\emph{Fine Things}, 2001.")
    '## Rain\n\n- *Fine Things*, 2001.\n'
    """
    title = _TITLE.search(text)
    text = _UNREAD.sub(_blank, _drop_hidden(_COMMENT.sub("", text)))
    start = text.find(_BEGINS) + 1 and text.find(_BEGINS) + len(_BEGINS)
    end = text.find(_ENDS, start)
    body = text[start : end if end >= 0 else len(text)]
    line = text.count("\n", 0, start)
    used = {found["rank"] for found in _MARK.finditer(body)}
    ranks = {rank: number for number, rank in enumerate(filter(used.__contains__, _RANKS), start=2)}
    page = _Page([""] * (text.count("\n") + 1), ranks)
    if title and (name := _write_inline(title[1])):
        page.write(min(text.count("\n", 0, text.find("\\title")), line), f"# {name}")
    place = 0
    for found in (*_MARK.finditer(body), None):
        if found and page.tables and (found["space"] or found["gap"] is not None):
            continue  # it stands in a cell
        stop = found.start() if found else len(body)
        words = body[place:stop]
        page.write_words(line + words.count("\n", 0, _find_words(page, words)), words)
        line += words.count("\n")
        if found:
            _follow(found, page, line)
            line += found[0].count("\n")
            place = found.end()
    return "\n".join(page.lines)


def _drop_hidden(text: str) -> str:
    """Leave out what is a comment over several lines; one that never ends hides the rest."""
    for begins, ends in _HIDDEN.items():
        kept, start = [], 0
        while (place := text.find(begins, start)) >= 0:
            end = text.find(ends, place)
            end = len(text) if end < 0 else end + len(ends)
            kept += [text[start:place], "\n" * text.count("\n", place, end)]
            start = end
        text = "".join(kept) + text[start:] if kept else text
    return text


def _find_words(page: _Page, words: str) -> int:
    """Find where words start: below what only sets the page, unless they are rows of a table."""
    found = None if page.tables else _NO_WORDS.match(words)
    return found.end() if found else len(words) - len(words.lstrip())


def _blank(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")


def _follow(found: re.Match[str], page: _Page, line: int) -> None:
    """Follow a mark: a list or a table begins or ends, a section, an item."""
    if found["table"]:
        page.tables.append(0)
    elif found["begin"]:
        page.open.append(found["begin"])
    elif found["end"]:
        del page.open[-1:]
        page.lead = None
    elif found["last"]:
        del page.tables[-1:]
    elif found["rank"]:
        page.lead = None
        page.write(line, f"{'#' * page.ranks[found['rank']]} {_write_inline(found['head'])}")
    elif found["space"]:
        page.is_parted = not page.open
    elif found["gap"] is None:
        page.lead = (line, _lead_of(page, found["label"] or found["year"] or ""))


def _lead_of(page: _Page, label: str) -> str:
    """Give what stands before the words of an item: its mark, and its label if that is words."""
    indent = "    " * (min(len(page.open), MAX_DEPTH) - 1)
    is_numbered = bool(page.open) and page.open[-1] in _NUMBERED
    said = "" if _NUMBER.fullmatch(label) else _write_inline(label)
    if said and any(map(str.isalnum, said)):
        said = f"[{said.strip('[]')}] " if _KEY.search(said) else f"**{said}** "
    return f"{indent}{'1.' if is_numbered else '-'} {said if said[-1:] == ' ' else ''}"


def _write_inline(words: str) -> str:
    """Write what stands inside a line: links, styles, breaks; the end of a line is a space."""
    kept: list[str] = []

    def keep(address: str) -> str:
        kept.append(_ESCAPE.sub(r"\1", address).replace("\\", ""))
        return f"\ue000{len(kept) - 1}\ue001"

    text = _STAR.sub(_STARRED, _SETTING.sub("", " ".join(words.split())))
    text = _LINK.sub(lambda found: f"[{found[2]}]({keep(found[1])})", text)
    text = _ADDRESS.sub(lambda found: _write_address(found, keep(found[2] or found[3])), text)
    text = write_single_quotes(write_quotes(_QUOTE.sub(r"“\1”", text)))
    text = write_styles(text)
    lines = [decode_latex(part) for part in _BREAK.split(text)]
    written = "<br>".join(filter(None, lines)) if len(lines) > 1 else lines[0]
    written = written.replace(_STARRED, "\\*")
    return _KEPT.sub(lambda found: "".join(kept[int(found[1]) :][:1]), written)


def _write_address(found: re.Match[str], kept: str) -> str:
    is_doi = found[0].startswith("\\doi")
    return f" doi:{kept}" if is_doi else f" {kept}" if found[1] else kept
