"""The homes of the demo: landlords, stock, three years of vacancies, production, places, condition.

Figures with a source are quoted with it; who owns what, every dwelling and every vacancy are invented.
"""

from digor.demo.homes.chapter import furnish

__all__ = ["furnish"]
