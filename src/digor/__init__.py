"""Digor: the shared tool of a Logement d'abord (Housing First) territory."""

__version__ = "0.1.0"
