"""Addresses of an edition as work, expression and manifestation (FRBR), by the Akoma Ntoso Naming Convention 1.0.

The work keeps its address through all editions: its date is that of the first edition, its name its own words. An
expression is dated by its edition; a draft has no date after the ``@``::

    /akn/gb/documentCollection/contract/2016-12/model-contract-for-integrated-care
    /akn/gb/documentCollection/contract/2016-12/model-contract-for-integrated-care/eng@2018-08-03
    /akn/gb/documentCollection/contract/2016-12/model-contract-for-integrated-care/eng@2018-08-03/!general-conditions
    /akn/gb/documentCollection/contract/2016-12/model-contract-for-integrated-care/eng@2018-08-03/~cmp_general-conditions__hcontainer_GC1
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from clausebook.edition.model import Edition
from clausebook.render.akn_xml import token
from clausebook.render.dates import UNDATED, first_day

COUNTRY = "gb"
LANGUAGE = "eng"
TYPE = "documentCollection"
SUBTYPE = "contract"


@dataclass(frozen=True, slots=True)
class Address:
    """The addresses of one edition and of what it holds."""

    work: str
    expression: str

    def component(self, identity: str) -> Address:
        """The addresses of one of its documents."""
        part = f"!{token(identity)}"
        return Address(f"{self.work}/{part}", f"{self.expression}/{part}")

    def portion(self, name: str) -> str:
        """The address of one element of the expression, by its ``eId``."""
        return f"{self.expression}/~{name}"

    @property
    def manifestation(self) -> str:
        """The expression in this format."""
        return f"{self.expression}.akn"


def address(edition: Edition, first: Edition) -> Address:
    """Addresses of an edition of the work that ``first`` is the first edition of."""
    since = _date(first.published) or UNDATED.isoformat()
    work = f"/akn/{COUNTRY}/{TYPE}/{SUBTYPE}/{since}/{_slug(edition.work)}"
    return Address(work, f"{work}/{LANGUAGE}@{_date(edition.published)}")


def _date(text: str) -> str:
    return text if first_day(text) else ""


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", plain)) or "work"
