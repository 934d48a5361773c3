"""A reading list in BibTeX or BibLaTeX: what Zotero, JabRef, Mendeley, BibDesk and sites export.

Parsed by bibtexparser. What its own decoding of LaTeX would cut or break is decoded here, field by
field: addresses and identifiers stay as they are written.
"""

from __future__ import annotations

import logging
import re
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import replace

from bibtexparser.entrypoint import parse_string
from bibtexparser.exceptions import ParserStateException
from bibtexparser.library import Library
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    ImplicitComment,
    ParsingFailedBlock,
)
from bibtexparser.model import Entry as BibEntry

from paperkg.errors import InputError
from paperkg.model import PaperKind, ReadingList, Skipped
from paperkg.reading import reasons
from paperkg.reading.charset import decode, tidy_text
from paperkg.reading.fields.bibdesk_groups import read_static_groups
from paperkg.reading.fields.bibliography import Described, limit_works, make_list
from paperkg.reading.fields.bibtex_names import read_names
from paperkg.reading.fields.bibtex_repairs import (
    STARTS,
    close_entry,
    close_keys,
    find_cut_off,
    take_apart,
)
from paperkg.reading.fields.field_texts import drop_extra, find_spelled, split_keywords
from paperkg.reading.fields.jabref_groups import read_group_paths, read_members
from paperkg.reading.fields.journal_macros import read_journal_macro
from paperkg.reading.fields.read_marks import notes_read, says_read
from paperkg.reading.latex import decode_latex

__all__ = ["parse_bibtex"]

_KINDS = {
    "software": PaperKind.SOFTWARE,
    "dataset": PaperKind.SOFTWARE,
    "data": PaperKind.SOFTWARE,
}
_PAGES = ("misc", "online", "electronic", "www", "webpage", "unpublished")
# Where an entry in a volume takes from the volume what it does not say itself (BibTeX, BibLaTeX).
_INHERITED = {"title": "booktitle", "booktitle": "booktitle", "year": "year", "date": "date"}
_VENUES = ("journaltitle", "journal", "booktitle", "eventtitle", "school", "institution",
           "publisher", "series", "howpublished")  # fmt: skip
_URLS = ("url", "ee", "link", "pdf", "howpublished", "bdsk-url-1", "bdsk-url-2")
_NOTES = ("annotation", "annote", "comment", "comments", "review")
# What BibTeX's own "note" is for, and is printed after a work: where and how it appeared, and what
# Zotero has no field for.
_PRINTED = re.compile(
    r"(?:(?:(?:to|will) appear|accepted|submitted|in (?:press|preparation)|forthcoming|preprint"
    r"|(?:last )?(?:accessed|visited|checked|retrieved)|available|online|arxiv|e-?print|published"
    r"|unpublished|presented|manuscript|draft|technical report|dissertation|version|revised|updated"
    r"|ph\.?\s?d|(?:master|bachelor)['’]?s?|reprint(?:ed)?|translat\w+|edited|equal contribution"
    r"|(?:(?:the )?(?:first|both|all|these)(?: \w+)? )?authors?|corresponding|copyright|funding"
    r"|under (?:review|submission)|(?:working|discussion|best|short|invited) (?:paper|talk)|oral"
    r"|spotlight|poster|extended abstract|in [a-z]+$"
    r"|licen[cs]ed?|pmid|pmcid|doi|isbn|issn|mr\d+|zbl|https?|www)\b|\W*\d"
    r"|(?:publisher|place|(?:conference|event) (?:name|title)|number|section|type|issue|series"
    r"|pages|citation key|tex\.\w+|original-date|container-title)\s?:)",
    re.IGNORECASE,
)
# The name of a month among other signs: "11~" # dec.
_MONTH_NAME = re.compile(r"[a-z]{3,}", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|\bwww\.)[^\s<>\"]+")
_ESCAPED_URL = re.compile(r"\\([%_#&~])|\\(?:url|textasciitilde)\b|[{}]")


def parse_bibtex(source: str | bytes, *, file: str) -> ReadingList:
    """Read a reading list in BibTeX or BibLaTeX.

    JabRef's groups are topics; without groups, keywords that several entries share. An entry that
    cannot be parsed is reported with its line.

    Raises
    ------
    InputError
        The file is binary, has too many entries, or the parser gives up on it.
    """
    text = decode(source, file=file)
    deque(limit_works(STARTS.finditer(text), file=file), maxlen=0)  # the parser would take long
    library = _parse(text, file)
    strings = {string.key.lower(): str(string.value) for string in library.strings}
    comments = [comment.comment for comment in library.comments]
    groups, members = read_group_paths(comments), read_members(comments)
    members |= read_static_groups(comments)
    entries: list[tuple[BibEntry, dict[str, str]]] = []
    skipped: list[Skipped] = []
    for block in library.blocks:
        entry = _entry_of(block)
        if entry is not None:
            entries.append((entry, _read_fields(entry, strings)))
        elif entries and isinstance(block, ImplicitComment):
            cut_off = find_cut_off(block)
            entries[-1][1].update(_read_fields(cut_off, strings) if cut_off else {})
        elif isinstance(block, ParsingFailedBlock):
            skipped.append(_skip(block, file, reasons.BIBTEX))
    volumes = {entry.key.lower(): fields for entry, fields in entries if entry.key}
    within = {fields.get("crossref", "").lower() for _, fields in entries} - {""}
    works: list[Described] = []
    for entry, fields in entries:
        if entry.key.lower() in within and not fields.get("author"):  # one with authors is a book
            skipped.append(_skip(entry, file, reasons.VOLUME))
            continue
        inherited = volumes.get(fields.get("crossref", "").lower(), {})
        work = _describe(entry, fields, inherited, groups)
        works.append(replace(work, folders=(*work.folders, *members.get(entry.key, ()))))
    return make_list(works, file=file, skipped=skipped)


def _parse(text: str, file: str) -> Library:
    # The parser says on its own what it cannot parse; we say it with the line and in our words.
    logging.getLogger("bibtexparser").disabled = True
    logging.getLogger("bibtexparser.splitter").disabled = True
    try:
        return parse_string(close_keys(text), parse_stack=[])
    except ParserStateException as error:
        raise InputError(f"is not valid BibTeX ({error}).", file=file) from error


def _entry_of(block: Block) -> BibEntry | None:
    """Give the entry of a block, also where its key or a field stands twice."""
    if isinstance(block, (DuplicateBlockKeyBlock, DuplicateFieldKeyBlock)):
        block = block.ignore_error_block  # type: ignore[assignment]
    elif isinstance(block, ParsingFailedBlock):
        block = close_entry(block)
    return block if isinstance(block, BibEntry) else None


def _skip(block: Block, file: str, reason: str) -> Skipped:
    return Skipped(file, (block.start_line or 0) + 1, tidy_text((block.raw or "")[:100]), reason)


def _read_fields(entry: BibEntry, strings: Mapping[str, str]) -> dict[str, str]:
    """Give the fields of an entry by name in lower case; of a doubled one, the first full one."""
    fields: dict[str, str] = {}
    for field in entry.fields:
        for name, written in take_apart(field.key.lower(), str(field.value)):
            if not fields.get(name):
                fields[name] = _resolve(written, strings)
    return fields


def _resolve(value: str, strings: Mapping[str, str], depth: int = 0) -> str:
    """Join the parts of a value: texts in braces or quotation marks, numbers, abbreviations."""
    parts = []
    for part in _split_parts(value):
        if part[:1] in '{"' and len(part) > 1:
            parts.append(part[1:-1])
        elif part.lower() in strings and depth < 5:
            parts.append(_resolve(strings[part.lower()], strings, depth + 1))
        else:
            parts.append(part)
    return "".join(parts).strip()


def _split_parts(value: str) -> Iterable[str]:
    """Split a value at the hash marks that stand outside braces and quotation marks."""
    if "#" not in value:
        return [value.strip()]
    parts, start, depth, quoted = [], 0, 0, False
    for place, char in enumerate(value):
        if char == "{":
            depth += 1
        elif char == "}":
            depth -= 1
        elif char == '"' and depth == 0:
            quoted = not quoted
        elif char == "#" and depth == 0 and not quoted:
            parts.append(value[start:place].strip())
            start = place + 1
    return [*parts, value[start:].strip()]


def _describe(
    entry: BibEntry,
    own: Mapping[str, str],
    volume: Mapping[str, str],
    groups: Mapping[str, tuple[str, ...]],
) -> Described:
    fields = {_INHERITED[name]: value for name, value in volume.items() if name in _INHERITED}
    fields |= {name: value for name, value in own.items() if value}
    title = ": ".join(filter(None, (fields.get("title", ""), fields.get("subtitle", ""))))
    kind = entry.entry_type.lower()
    folders = [groups.get(name, (name,)) for name in _split_groups(fields.get("groups", ""))]
    # Mendeley writes the folders around a folder before it.
    mendeley = _split_groups(fields.get("mendeley-groups", ""))
    folders += [tuple(filter(None, name.split("/"))) for name in mendeley]
    said = [fields.get(name, "") for name in _NOTES]
    notes = (*(decode_latex(drop_extra(note)) for note in said), _read_note(fields))
    status = fields.get("readstatus", "") or fields.get("read", "")
    return Described(
        line=(entry.start_line or 0) + 1,
        title=decode_latex(title),
        authors=read_names(fields.get("author", "") or fields.get("editor", "")),
        venue=_read_venue(fields),
        date=_read_date(fields),
        note="; ".join(filter(None, notes)),
        short_name=decode_latex(fields.get("shorttitle", "")),
        names=tuple(_find_names(entry, fields)),
        urls=_read_urls(fields),
        folders=tuple(folders),
        keywords=_read_keywords(fields),
        is_read=says_read(status, "skimmed") or any(map(notes_read, said)),
        kind=_KINDS.get(kind, None if kind in _PAGES else PaperKind.PAPER),
    )


def _read_note(fields: Mapping[str, str]) -> str:
    """Give what BibTeX prints after a work, where it is a remark: "Extends Paxos to rings"."""
    note = decode_latex(fields.get("note", ""))
    return "" if _PRINTED.match(note.lstrip("[( ")) or find_spelled(note) else note


def _find_names(entry: BibEntry, fields: Mapping[str, str]) -> Iterable[str]:
    """Find what may name the work: in the fields made for it, then in those misused for it."""
    eprint = _plain(fields.get("eprint", ""))
    archive = (fields.get("archiveprefix", "") or fields.get("eprinttype", "")).strip("{} ").lower()
    archive = {"": "arxiv", "pubmed": "pmid"}.get(archive, archive)
    yield _plain(fields.get("doi", ""))
    for name in ("arxivid", "arxiv"):
        yield f"arxiv:{_plain(fields[name])}" if fields.get(name) else ""
    yield f"{archive}:{eprint}" if eprint else ""
    for name in ("pmid", "pmcid"):
        yield f"{name}:{_plain(fields[name])}" if fields.get(name) else ""
    if fields.get("journal", "").lower() == "corr":
        yield "arxiv:" + fields.get("volume", "").removeprefix("abs/")
    for name in (
        "journal",
        "journaltitle",
        "howpublished",
        "note",
        "number",
        "eprintclass",
        "addendum",
    ):
        yield from find_spelled(_plain(fields.get(name, "")))
    if entry.key.lower().startswith("dblp:"):
        yield entry.key
    # Of a paper in a volume, it is the volume's.
    if entry.entry_type.lower() in ("book", "mvbook", "collection", "mvcollection"):
        yield f"isbn:{_plain(fields['isbn'])}" if fields.get("isbn") else ""


def _plain(text: str) -> str:
    r"""Take from an address or a number what is written for LaTeX: ``\_``, ``\url{…}``."""
    return _ESCAPED_URL.sub(lambda found: found[1] or "", text).strip()


def _read_urls(fields: Mapping[str, str]) -> tuple[str, ...]:
    texts = (fields.get(name, "") for name in _URLS)
    found = [url for text in texts for url in _ADDRESS.findall(_plain(text))]
    # Where nothing else leads to the work, a note may hold its address and no more.
    found = found or [url for url in [_plain(fields.get("note", ""))] if _ADDRESS.fullmatch(url)]
    return tuple(dict.fromkeys(f"http://{url}" if url[:3] == "www" else url for url in found))


def _read_venue(fields: Mapping[str, str]) -> str:
    found = (decode_latex(read_journal_macro(fields.get(name, ""))) for name in _VENUES)
    return next((venue for venue in found if venue and "://" not in venue), "")


def _read_date(fields: Mapping[str, str]) -> str:
    if fields.get("date"):
        return fields["date"].partition("/")[0] if "-" in fields["date"] else fields["date"]
    year, month = _plain(fields.get("year", "")), _plain(fields.get("month", ""))
    named = _MONTH_NAME.search(month)
    month = named[0] if named else month
    return f"{year}-{month}" if year.isdecimal() and month[:3].isalnum() else year


def _read_keywords(fields: Mapping[str, str]) -> tuple[str, ...]:
    texts = (fields.get(name, "") for name in ("keywords", "mendeley-tags", "tags"))
    return tuple(word for text in texts for word in split_keywords(decode_latex(text)))


def _split_groups(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (decode_latex(name) for name in re.split(r"(?<!\\)[,;]", text))))
