"""Times as text, in the form that the triple store does not change."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

__all__ = ["SKEW", "format_duration", "format_time", "parse_time", "say_minutes"]

SKEW = timedelta(minutes=10)
"""So far may the clocks of two machines differ."""


def format_time(moment: datetime) -> str:
    """Write a moment in UTC, to the second (ISO 8601, canonical xsd:dateTime).

    Examples
    --------
    >>> format_time(datetime(2026, 11, 23, 10, 0, tzinfo=UTC))
    '2026-11-23T10:00:00Z'
    """
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def parse_time(text: str) -> datetime | None:
    """Read a moment (ISO 8601); None where the text is none. Without a zone, it is in UTC.

    Examples
    --------
    >>> parse_time("2026-11-23T10:00:00Z") == parse_time("2026-11-23T11:00:00+01:00")
    True
    >>> parse_time("last year")
    """
    try:
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def format_duration(minutes: int) -> str:
    """Write a length of time as an ISO 8601 duration (xsd:duration).

    Examples
    --------
    >>> format_duration(90), format_duration(60), format_duration(0)
    ('PT1H30M', 'PT1H', 'PT0M')
    """
    hours, rest = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest or not hours else "")


def say_minutes(minutes: int) -> str:
    """Say a length of time in words.

    Examples
    --------
    >>> say_minutes(90), say_minutes(60), say_minutes(5)
    ('1 h 30 min', '1 h', '5 min')
    """
    hours, rest = divmod(minutes, 60)
    parts = (f"{hours} h" if hours else "", f"{rest} min" if rest or not hours else "")
    return " ".join(filter(None, parts))
