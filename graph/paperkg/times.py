"""Times as text, in the one form that the triple store gives back as it was given."""

from __future__ import annotations

from datetime import UTC, datetime

__all__ = ["format_time"]


def format_time(moment: datetime) -> str:
    """Write a moment in UTC, to the second (ISO 8601, canonical xsd:dateTime).

    Examples
    --------
    >>> format_time(datetime(2026, 11, 23, 10, 0, tzinfo=UTC))
    '2026-11-23T10:00:00Z'
    """
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
