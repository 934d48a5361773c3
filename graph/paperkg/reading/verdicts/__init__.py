"""Why a record is no entry."""
