"""Findings of the MOD family: the sheets of the model, their cells and what they agree on.

1xx sheets, cells and settings; 2xx calendar; 3xx products; 4xx kenmerken (401), conversions (411),
scenarios (421), realisatie (431) and toetsen (441).
"""

from __future__ import annotations

from ibcalc.model.catalogue.entry import Entry
from ibcalc.model.catalogue.mod_calendar import CALENDAR, SETTINGS
from ibcalc.model.catalogue.mod_products import PRODUCTS
from ibcalc.model.catalogue.mod_rules import RULES
from ibcalc.model.catalogue.sheets import sheet_entries

MOD: tuple[Entry, ...] = (*sheet_entries("MOD"), *SETTINGS, *CALENDAR, *PRODUCTS, *RULES)
