"""The sheets we know, by the name of their format.

`tableur` is here as what an agreement may name; a file of it is read by the layout `tableur.mapped` makes.
"""

from __future__ import annotations

from digor.foundation.exchange.layout import Layout
from digor.foundation.exchange.layouts.bailleur import BAILLEUR
from digor.foundation.exchange.layouts.hebergement import HEBERGEMENT
from digor.foundation.exchange.layouts.indigne import INDIGNE
from digor.foundation.exchange.layouts.maraude import MARAUDE
from digor.foundation.exchange.layouts.siao import SIAO
from digor.foundation.exchange.layouts.tableur import TABLEUR

LAYOUTS: dict[str, Layout] = {
    layout.name: layout for layout in (SIAO, MARAUDE, HEBERGEMENT, TABLEUR, BAILLEUR, INDIGNE)
}
