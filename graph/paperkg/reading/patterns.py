"""What the patterns of several modules are made of: a year, a capital, a joint between names."""

from __future__ import annotations

import re

from paperkg.reading.words import either, words_of

__all__ = [
    "AND",
    "ARXIV_NUMBER",
    "BAR",
    "BARE_ADDRESS",
    "BARE_NUMBER",
    "BIBTEX",
    "BIG",
    "BOOK_MARKS",
    "CAPITAL",
    "COINED_LEAD",
    "COLUMN_GAP",
    "DAY_OF_WEEK",
    "DOI_START",
    "EDITORS",
    "EDITORS_IN_BRACKETS",
    "FENCE",
    "FENCES",
    "FRONT",
    "INITIAL",
    "LEADING_NUMBER",
    "MAYBE_NAMES",
    "MIN_SURNAMES",
    "MONTH_NAME",
    "NAMES_BEFORE",
    "NO_YEAR",
    "OWNER",
    "PAGES",
    "PARTICLE",
    "POINTS",
    "RECENT_YEAR",
    "RIGHT_TO_LEFT",
    "SEVERAL",
    "SOURCE_AFTER",
    "SPECIES",
    "SURNAME",
    "SURNAMES_ALONE",
    "SURNAMES_FIRST",
    "TASK",
    "TOML_FRONT",
    "YEAR",
]

YEAR = r"(?:1[5-9]|20)\d\d"
"""A year since books are printed, where what stands around it says that it is one."""

RECENT_YEAR = r"(?:19|20)\d\d"
"""A year where little else says so: an earlier one may as well be a page."""

NO_YEAR = "(?:{})".format(
    "|".join(letters.replace(".", r"\.\s?") for letters in sorted(words_of("states", "no_year")))
)
"""What stands for the year of a work that has none, up to its last point: "n.d", "u. å"."""

PAGES = either("venues", "pages")
"""What stands before pages, without its point, as alternatives of a pattern: "pp", "str"."""

BIG = "A-ZÀ-ÞĆČĐİŁŚŞŠŹŻŽА-ЯЁ"
"""The capitals of Latin and Russian letters, as part of a set: "Kaiser Ł"."""

CAPITAL = r"[^\W\d_a-zß-ÿа-яё]"
"""A letter of any script, but no small Latin or Russian one."""

PARTICLE = "(?:van|von|de|der|den|di|la|le)"
"""A small word at the start of a surname, of languages that people write in Latin letters."""

SURNAME = (
    rf"(?:(?i:{PARTICLE}) ){{0,3}}(?:Mc|Mac|O['’]|D['’])?"
    rf"{CAPITAL}[a-zß-ÿĀ-ſ'’]+(?:-{CAPITAL}\w+)?"
)
"""A surname alone: "Poe", "de la Roe", "McOrr", "Poe-Lee", and no short name: "RAM", "GloVe"."""

OWNER = ("'s", "’s")
"""What ends the name of somebody who has what follows: "Poe's"."""

RIGHT_TO_LEFT = re.compile("[\u0590-\u06ff]")
"""A letter of Hebrew or Arabic, which have no capitals."""

POINTS = r"\d{1,2}(?:[.,]\d{1,2})?\s?/\s?(?:5|10)"
"""How somebody rates a work: "4/5", "8.5/10"."""

MONTH_NAME = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
"""The name of a month in English, in small letters, cut short or not."""

_NTH = r"\d{1,2}(?:st|nd|rd|th)?"

DAY_OF_WEEK = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s(?:the\s)?"
    rf"(?:{MONTH_NAME}\.?\s{_NTH}|{_NTH}\.?\s(?:of\s)?{MONTH_NAME}\.?|\d{{1,2}}/\d{{1,2}})"
    r"(?!\w|/|,?\s\d{4})",
    re.IGNORECASE,
)
"""When a class or a group meets, in English: "Fri, Jan 31"; with a year it may be a date."""

INITIAL = r"[^\W\d_]\."
"""A letter and a point."""

AND = rf"(?:&|{either('people', 'last_joints')})"
"""What joins the last two names."""

SEVERAL = r"(?:A\.?[Aa]\.\s?V\.?[Vv]\.|V\.?[Vv]\.\s?A\.?[Aa]\.)(?!\w)"
"""That several wrote it, in place of who: "AA. VV." (autori vari), "VV. AA." (varios autores)."""

MIN_SURNAMES = 3
"""So many words alone are the surnames of several, where more words stand after them."""

_SURNAMES = rf"[{BIG}][a-zß-ÿ'’-]{{2,}}(?:, [{BIG}][a-zß-ÿ'’-]{{2,}}){{{MIN_SURNAMES - 1},}}"
SURNAMES_FIRST = re.compile(rf"({_SURNAMES}), (?=[{BIG}][^\s,]+ (?!(?:{AND}|or)\s)[^\s,]+ \S)")
"""Words alone before a title, "Poe, Roe, Orr, A Fine Title", but none before "Ice and Snow"."""

SURNAMES_ALONE = re.compile(_SURNAMES)
"""Such words, and nothing else: a stop sets off the title after them."""

EDITORS = either("people", "editors")
"""What says of the names before it that they edited a book: "Poe, Ann, ed."."""

EDITORS_IN_BRACKETS = (
    rf"\((?i:{EDITORS}|{either('people', 'editors_in_brackets')}|a cura di|под ред)\.?\)"
)
"""The same in brackets: "(eds.)", "(red.)"."""

_NAME_WORD = rf"(?:{CAPITAL}[\w.'’-]*|&|and|et|al\.|und|y|von|van|der?|la)"

MAYBE_NAMES = rf"{CAPITAL}[\w.'’-]*(?:,?\s{_NAME_WORD}){{0,6}}"
"""Words in capitals that may be names, where a title in italics stands beside them."""

NAMES_BEFORE = re.compile(rf"{MAYBE_NAMES}(?:\s?[-–—]|,)\s?")
"""Names and a dash or a comma before a title in italics."""

SOURCE_AFTER = re.compile(r",\s|\s?[(\[]")
"""How a year or a publisher begins after a title in italics."""

SPECIES = re.compile(
    r"\s*(?:[A-Z][a-z]+(?:a|ae|as|ax|e|es|is|ix|o|on|os|um|us|x|ys)|[A-Z]\.) "
    r"(?:spp?\.?|(?: ?[a-z]+(?:a|ae|ans|ens|er|es|i|is|or|um|us|x)\b){1,2})\s*"
)
"""A species by the ends of its words, "Canis lupus": never a title or a name by itself."""

BOOK_MARKS = ("《", "『")
"""The quotation marks of East Asia that stand around titles of books alone, as they open."""

FRONT = re.compile(r"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
"""Front matter in YAML, as Jekyll, Obsidian and others have it above the text."""

TASK = (
    r"(?:TODO|DONE|TOREAD|NEXT|WAITING|STARTED|CANCELLED|CANCELED|READING|SOMEDAY|PROJ|DOING|IN-?PROGRESS"
    r"|(?:STRT|WAIT|HOLD|KILL)(?!\s+[A-Z]+(?:\s|$)))"
)
"""What org says that a headline is to be done, or is done."""

ARXIV_NUMBER = r"\d{4}\.\d{4,5}(?:v\d+)?"
"""A paper's number at arXiv, with or without a version."""

BARE_ADDRESS = (
    r"(?:www\.)?(?:arxiv\.org/(?:abs|pdf)/[^\s,;()\[\]]+|(?:dx\.)?doi\.org/10\.[^\s,;\]]+)"
)
"""The address of a paper of arXiv, or of a DOI, without what it begins with."""

DOI_START = r"10\.\d{4,9}/"
"""What each DOI starts with: who registered it."""

TOML_FRONT = re.compile(r"\+\+\+[ \t]*\n(.*?)\n\+\+\+[ \t]*(?:\n|$)", re.DOTALL)
"""Front matter in TOML, as Hugo and Zola have it above the text."""

BAR = re.compile(r"(?<!\\)\|")
"""What parts the cells of a row: a bar that no backslash is before."""

LEADING_NUMBER = re.compile(
    r"^(?:(?:\[\d{1,3}\]|\(?\d{1,3}[.)]|#\d{1,4}[.:]?)\s+|0\d{1,2}[.)]\s*(?=[^\W\d])"
    r"|(?:\[\d{1,3}\]|\d{1,3}[.)]|\(\d{1,3}\))(?=[A-ZÀ-Þ](?:[a-zß-ÿ'’]|\.\s?[A-ZÀ-Þ]))"
    r"|(?:(?:\d{1,3}|[一二三四五六七八九十]{1,3})[、．]|[（【]\d{1,3}[）】]|[①-⑳])\s*(?=[^\W\d]|[《“「『]))"
)
"""The number of an item before its words: "3. ", "[12] ", "#7: ", and without a space "[1]Poe".

So are those of East Asia: "1、", "一、", "【1】", "①"."""

BARE_NUMBER = re.compile(r"^\d{1,3}[.)]?\s+")
"""The number of an item, with a sign after it or without, where its words are known otherwise."""

BIBTEX = re.compile(
    r"^[ \t]*@[ \t]*[a-z]{3,20}[ \t]*[{(][ \t]*[^\s{}(),]*[ \t]*,", re.IGNORECASE | re.MULTILINE
)
"""How an entry of BibTeX begins: "@article{poe2020,"."""

FENCES = ("```", "~~~")
"""What stands around code."""

FENCE = re.compile(r" {0,3}(?:`{3}|~{3})")
"""How a line of Markdown begins that opens or closes code."""

COINED_LEAD = re.compile(r"[a-z]{1,8}[A-Z0-9]")
"""A name of one's own begins a title, too: "iRain: A Fine Paper"."""

COLUMN_GAP = re.compile(r"(?<=\S)(?: ?\t+ ?| {3,})(?=\S)")
"""What parts the columns of a text that is set with tabs or spaces."""
