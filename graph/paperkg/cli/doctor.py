"""``kg doctor``: what a bug report should say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from paperkg.addresses import without_password
from paperkg.cli.limits import api_url_option, timeout_option
from paperkg.cli.terminal import check_api_url, count, json_option, output_option, write, write_json

if TYPE_CHECKING:
    from paperkg.replies.doctor import ApiReply, BuildReply, DoctorReply

__all__ = ["doctor"]


@click.command(short_help="Show versions, machine, API and build, for a bug report.")
@click.option("--offline", is_flag=True, help="Open no connection: do not try the API.")
@timeout_option(3, "Give up on the API after SECONDS.")
@api_url_option
@json_option
@output_option
def doctor(
    timeout: float, api_url: str | None, output: Path, *, offline: bool, as_json: bool
) -> None:
    """Show what a bug report should say: versions, the machine, the API and the build.

    kg asks the API for one page, to see whether it answers. It says whether S2_API_KEY is set, and
    never shows the key. Nothing is changed.

    \b
    Examples:
      kg doctor
      kg doctor --offline
      kg doctor --json > report.json
    """
    from paperkg.replies.doctor import describe_health
    from paperkg.settings import API_URL

    reply = describe_health(
        output, api=_try_api(check_api_url(api_url or API_URL), timeout, offline=offline)
    )
    if as_json:
        write_json(reply)
    else:
        _print(reply)


def _try_api(url: str, timeout: float, *, offline: bool) -> ApiReply:
    import os

    from paperkg.replies.doctor import ApiReply

    key = bool(os.environ.get("S2_API_KEY", "").strip())
    shown = without_password(url)
    if offline:
        return ApiReply(shown, None, "was not asked: --offline", key)
    from paperkg.sources.reach import try_server

    reason = try_server(url, timeout=timeout)
    return ApiReply(shown, not reason, reason, key)


def _print(reply: DoctorReply) -> None:
    machine, api = reply.machine, reply.api
    reach = {True: "answers", False: f"cannot be reached ({api.reason})", None: api.reason}
    fonts = "not known" if machine.fonts is None else count(machine.fonts, "font")
    lines = {
        "kg": reply.version,
        "Python": reply.python,
        "ontology": reply.ontology,
        "libraries": ", ".join(f"{name} {found or 'no'}" for name, found in reply.packages.items()),
        "system": machine.system,
        "terminal": f"{machine.encoding}, {machine.columns} columns, "
        f"{'colours' if machine.colours else 'no colours'}, locale {machine.locale or 'none'}",
        "fonts": fonts,
        "browser": machine.browser or "no Chromium: the map opens in any browser, --png needs one",
        "API": f"{api.url} {reach[api.reachable]}",
        "API key": "S2_API_KEY is set" if api.key else "S2_API_KEY is not set",
        "build": _say_build(reply.build),
    }
    width = max(map(len, lines))
    for name, text in lines.items():
        write(f"{name:<{width}}  {text}")


def _say_build(build: BuildReply) -> str:
    lock = "; a build is under way" if build.locked else ""
    if not build.exists:
        return f"none in {build.folder}: run `kg build`{lock}"
    if build.problem:
        return f"cannot be read: {build.problem}{lock}"
    asked = (
        f"asked {build.asked_first} to {build.asked_last}" if build.asked_last else "never asked"
    )
    return (
        f"{build.folder}, written {build.written}, {build.megabytes} MB, "
        f"{'indexed' if build.indexed else 'no index'}, {count(build.papers, 'paper')}, "
        f"{count(build.outside_works, 'outside work')}, {count(build.edges, 'edge')}; "
        f"Semantic Scholar {asked}{lock}"
    )
