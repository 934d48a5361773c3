"""A company can take it: nothing that paperkg needs at run time is under a licence with conditions
on the work that uses it.

Refused are GPL, AGPL, LGPL, SSPL, EUPL and whatever is not known to be permissive. MPL-2.0 is let
in: its copyleft ends at the file (certifi, a list of certificates, is under it).
"""

from __future__ import annotations

import re
from importlib.metadata import Distribution, distribution

import pytest
from packaging.requirements import Requirement

PERMISSIVE = {
    *("0BSD", "APACHE", "APACHE-2.0", "APACHE SOFTWARE LICENSE", "BSD", "BSD-2-CLAUSE"),
    *(
        "BSD-3-CLAUSE",
        "CC0-1.0",
        "ISC",
        "ISC LICENSE (ISCL)",
        "MIT",
        "MIT-0",
        "MIT-CMU",
        "MIT LICENSE",
    ),
    *("BSD LICENSE", "PSF-2.0", "PYTHON SOFTWARE FOUNDATION LICENSE", "UNLICENSE", "ZLIB"),
    *("APACHE 2.0", "APACHE LICENSE, VERSION 2.0", "W3C", "W3C-20150513"),
}
ONLY_OF_THE_FILE = {"MPL-2.0", "MOZILLA PUBLIC LICENSE 2.0 (MPL 2.0)"}


def is_free_to_use(licence: str) -> bool:
    """Whether each part of an expression is permissive; of alternatives alone, one is enough."""
    parts = [part.strip().upper() for part in re.split(r"\s(?:AND|OR)\s", licence)]
    known = [part in PERMISSIVE | ONLY_OF_THE_FILE for part in parts]
    return any(known) if " AND " not in licence else all(known)


def licence_of(found: Distribution) -> str:
    """Read a licence: the SPDX expression, else the classifiers, else what the author wrote."""
    about = found.metadata.json
    classifiers = [
        line.rpartition(" :: ")[2]
        for line in about.get("classifier", ())
        if line.startswith("License :: ") and line != "License :: OSI Approved"
    ]
    written = about.get("license_expression") or " AND ".join(classifiers) or about.get("license")
    return str(written or "")


def find_needed(name: str, extras: frozenset[str] = frozenset()) -> dict[str, Distribution]:
    """Find all that a distribution needs on this machine, directly and through others."""
    needed: dict[str, Distribution] = {}
    seen: set[tuple[str, frozenset[str]]] = set()
    waiting = [(name, extras)]
    while waiting:
        station = waiting.pop()
        if station in seen:
            continue
        seen.add(station)
        found = distribution(station[0])
        needed[found.metadata["Name"].lower()] = found
        for line in found.requires or ():
            requirement = Requirement(line)
            contexts = [{"extra": extra} for extra in ("", *station[1])]
            if not requirement.marker or any(map(requirement.marker.evaluate, contexts)):
                waiting.append((requirement.name, frozenset(requirement.extras)))
    return needed


def test_nothing_that_paperkg_needs_has_a_licence_with_conditions() -> None:
    needed = find_needed("paperkg", frozenset({"corpus", "serve", "mcp", "word"}))
    assert {"networkx", "numpy", "pyvis", "certifi", "uvicorn", "mcp", "duckdb"} <= set(needed)
    refused = {
        name: licence
        for name, found in needed.items()
        if not is_free_to_use(licence := licence_of(found))
    }
    assert refused == {}


@pytest.mark.parametrize(
    ("licence", "is_taken"),
    [
        ("MIT", True),
        ("Apache-2.0 OR BSD-2-Clause", True),
        ("MIT OR GPL-3.0-only", True),
        ("BSD-3-Clause AND 0BSD AND Zlib", True),
        ("MPL-2.0", True),
        ("MIT AND GPL-3.0-only", False),
        ("GNU General Public License (GPL)", False),
        ("GNU Lesser General Public License v3 (LGPLv3)", False),
        ("AGPL-3.0-or-later", False),
        ("EUPL-1.2", False),
        ("SSPL-1.0", False),
        ("MIT-like, but pay me", False),
        ("UNKNOWN", False),
        ("", False),
    ],
)
def test_a_licence_is_taken_or_refused(licence: str, is_taken: bool) -> None:
    assert is_free_to_use(licence) is is_taken
