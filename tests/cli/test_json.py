"""What commands write as JSON is what docs/json promises, in one shape for each kind of thing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.conftest import Kg

from paperkg.replies.schemas import REPLIES, build_schema

DOCS = Path(__file__).parents[2] / "docs"

COMMANDS = [
    ["changes"],
    ["doctor", "--offline"],
    ["gaps"],
    ["next"],
    ["next", "--topic", "pruning"],
    ["path", "llama 2", "--known", "RoPE", "--max", "5"],
    ["path", "sparsegpt", "--from", "obd"],
    ["path", "RoPE"],
    ["show", "obc"],
    ["show", "RoPE"],
    ["show", "Pruning"],
    ["show", "arxiv:1810.04805"],
    ["why", "sparsegpt", "obc"],
    ["why", "mamba", "obd"],
]


def check(command: str, text: str) -> None:
    schema = build_schema(command)
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(text))


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_what_is_written_is_what_is_promised(kg: Kg, output: Path, command: list[str]) -> None:
    result = kg(*command, "--json", "--output", output)
    assert result.exit_code == 0, result.stderr
    check(command[0], result.stdout)


def test_a_list_is_written_as_promised(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "l.md").write_text(
        "Words.\n\n- [x] [OBC](https://arxiv.org/abs/2208.11580) - note\n"
    )
    for arguments in ([], [tmp_path / "l.md"]):
        check("parse", kg("parse", *arguments, "--json").stdout)


def test_every_command_with_json_has_its_schema() -> None:
    of_corpora = {name for name in REPLIES if name.startswith("corpus-")}  # tests/corpus has them
    assert {command for command, *_ in COMMANDS} | {"parse"} | of_corpora == set(REPLIES)


@pytest.mark.parametrize("command", sorted(REPLIES))
def test_the_schema_that_is_kept_is_that_of_the_code(command: str) -> None:
    kept = json.loads((DOCS / "json" / f"{command}.schema.json").read_text(encoding="utf-8"))
    assert kept == build_schema(command), "run scripts/docs"
    assert f"json/{command}.schema.json" in (DOCS / "json.md").read_text(encoding="utf-8")


def test_one_thing_has_one_shape_in_every_command() -> None:
    parts: dict[str, list[Any]] = {}
    for command in REPLIES:
        for name, part in build_schema(command)["$defs"].items():
            parts.setdefault(name, []).append(part)
    assert len(parts["Thing"]) >= 5
    for name, found in parts.items():
        assert all(part == found[0] for part in found), name
    thing = parts["Thing"][0]["properties"]
    edge = parts["EdgeReply"][0]["properties"]
    assert edge.items() <= parts["DoubtReply"][0]["properties"].items()
    assert edge.keys() <= parts["WhyReply"][0]["properties"].keys()
    for name in ("StepReply", "NextReply", "GapReply", "PaperReply", "ConceptReply", "TopicReply"):
        assert thing.items() <= parts[name][0]["properties"].items()
