"""Where the list behind an address is."""

from __future__ import annotations

import pytest

from paperkg.sources.list_addresses import locate_list

RAW = "https://raw.githubusercontent.com/o/n"


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("https://github.com/o/n", f"{RAW}/HEAD/README.md"),
        ("https://www.github.com/o/n.git", f"{RAW}/HEAD/README.md"),
        ("https://github.com/o/n#papers", f"{RAW}/HEAD/README.md"),
        ("https://github.com/o/n/tree/main/reading list", f"{RAW}/main/reading list/README.md"),
        ("https://github.com/o/n/blob/main/a/list.md?plain=1#L5", f"{RAW}/main/a/list.md"),
        ("https://github.com/o/n/raw/main/a.bib", f"{RAW}/main/a.bib"),
        ("https://gist.github.com/o/0a1b", "https://gist.github.com/o/0a1b/raw"),
        ("https://gitlab.com/g/s/n", "https://gitlab.com/g/s/n/-/raw/HEAD/README.md"),
        ("https://gitlab.com/g/n/-/tree/main/a", "https://gitlab.com/g/n/-/raw/main/a/README.md"),
        ("https://codeberg.org/o/n", "https://codeberg.org/o/n/raw/branch/main/README.md"),
        (
            "https://codeberg.org/o/n/src/branch/main/a",
            "https://codeberg.org/o/n/raw/branch/main/a/README.md",
        ),
        (
            "https://codeberg.org/o/n/src/branch/main/a.bib",
            "https://codeberg.org/o/n/raw/branch/main/a.bib",
        ),
        ("https://bitbucket.org/o/n", "https://bitbucket.org/o/n/raw/HEAD/README.md"),
        ("https://bitbucket.org/o/n/src/main/a.md", "https://bitbucket.org/o/n/raw/main/a.md"),
        (
            "https://docs.google.com/spreadsheets/d/1a2b/edit?usp=sharing#gid=7",
            "https://docs.google.com/spreadsheets/d/1a2b/export?format=csv&gid=7",
        ),
        (
            "https://docs.google.com/spreadsheets/d/e/2P/pubhtml",
            "https://docs.google.com/spreadsheets/d/e/2P/pub?output=csv",
        ),
        (
            "https://docs.google.com/document/d/1a2b/edit",
            "https://docs.google.com/document/d/1a2b/export?format=md",
        ),
    ],
)
def test_the_list_is_taken_and_not_the_page_that_shows_it(address: str, place: str) -> None:
    assert locate_list(address)[0] == place


@pytest.mark.parametrize(
    "address",
    [
        "https://github.com/o",
        "https://github.com/o/n/wiki/Papers",
        "https://github.com/o/n/issues/3",
        "https://raw.githubusercontent.com/o/n/main/list.md",
        "https://codeberg.org/o/n/wiki",
        "https://docs.google.com/forms/d/1a2b/viewform",
        "https://example.org/o/n",
    ],
)
def test_any_other_address_is_its_own_list(address: str) -> None:
    assert locate_list(address) == (address,)
