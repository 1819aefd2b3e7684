"""The sheets we know, by the name of their format."""

from __future__ import annotations

from digor.foundation.exchange.layout import Layout
from digor.foundation.exchange.layouts.maraude import MARAUDE
from digor.foundation.exchange.layouts.siao import SIAO

LAYOUTS: dict[str, Layout] = {layout.name: layout for layout in (SIAO, MARAUDE)}
