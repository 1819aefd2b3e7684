"""The page frame: look and feel, the one clock, days and numbers in three languages, read-only views.

How to build a page
===================

``{% extends "frame/base.html" %}{% load i18n frame %}`` and fill these blocks:

``title``    the page's title for the tab, without "Digor" (added by the frame)
``banner``   what stands under the frame and stays while scrolling: ``{% past url %}…{% endpast %}``
``head``     crumbs, ``<h1>``, one line below, the page's one filled button: ``<header class="page-head">``
``content``  the page itself, already inside ``<main id="content" class="page">`` (1280 px, 32 px sides)
``wide``     between the two, from edge to edge (lanes): ``<section class="band"><div class="page">``
``scripts``  a page's own ``<script src defer>``; never inline

One filled button per page (``button button--first``). No ``style`` attribute, no inline script.

Tags (``{% load frame %}``)
===========================

Drawings take the plain dataclasses of ``drawings.py``: `Bar`, `Mark`, `Lane`, `Part`.

``{% ribbon bars last_day %}``            90 nights up to the night `last_day`; `nights=90`, `label=""` (whose)
``{% lanes lanes first_day last_day %}``  one lane per member, both ways up, and the table twin; `today=None`
``{% stackbar parts label %}``            composition of a night; `legend="list" | "line" | ""`
``{% swatch family %}``                   the motif alone (the word goes beside it); `presumed=`, `announced=`
``{% situation family word %}``           motif and word; `presumed=`, `announced=`; adds "presumed" itself
``{% figure value unit url %}``           bold, dotted; `size="" | "middle" | "big"`; no url: not underlined
``{% progress done total words %}``       real counts; `stop_url=""`
``{% steps done total words %}``          few things, one box each (a round: 3 seen out of 7)
``{% icon name %}``                       tick dash clock eye search differ light; `big=True`; decorative
``{% mark %}``                            the open door; `size=28`
``{% word name options value label %}``   one underlined word of a filter sentence: a native select
``{% field form.x %}``                    label, help, control, errors linked to it; radio groups in a fieldset
``{% error_summary form %}``              what is wrong, with a link to each field, takes the focus; else nothing
``{% pager %}``                           `previous_url=`, `next_url=`, `words=`

Boxes are block tags, with anything inside:

``{% confirmation title %}…{% endconfirmation %}``  C'est noté.
``{% explanation title %}…{% endexplanation %}``    `differ=True` puts the lozenge; inside: ``<ul class="reasons">``
                                                    with ``{% kept %}…{% endkept %}``, ``{% aside %}…{% endaside %}``,
                                                    then ``<p class="rule">``
``{% empty title %}…{% endempty %}``                what would come here and what one can do
``{% past url %}…{% endpast %}``                    tel que connu le; `url` is the way back
``{% sentence url %}…{% endsentence %}``            filter sentence (GET form, button shown without JavaScript);
                                                    `aside` links go in ``<span class="sentence-aside">``

Filters for days and numbers
============================

``{{ d|day }}``            lundi 12 novembre 2026
``{{ d|day:"long" }}``     12 novembre 2026
``{{ d|day:"medium" }}``   12 novembre (with the year when it is not this one)
``{{ d|day:"short" }}``    12 nov. (same)
``{{ d|day:"week" }}``     lundi 12 novembre (same)
``{{ d|day:"month" }}``    novembre 2026
``{{ t|instant }}``        12 novembre 2026 à 8 h 42 (local time); ``{{ t|hour }}`` 8 h 42
``{{ d|night }}``          nuit du 11 au 12 novembre (with the year when it is not this one)
``{{ d|ago }}``            aujourd'hui, hier, il y a 3 jours, demain, dans 3 jours
``{{ d|ago:"night" }}``    cette nuit (the night that ended this morning), il y a 3 nuits
``{{ n|number }}``         1 234

They are plain functions too: ``from digor.foundation.frame.templatetags.frame import day, night, ago, number``.

Classes without a tag
=====================

``rows`` on a list, ``row`` on each line, ``row row--light`` when it needs someone (say why, and until
when); inside: ``row-when`` ``row-what`` ``row-do``, ``note`` for the second line. Without ``row-when``:
``row row--wide``. On a phone the gesture goes below, unless ``row--beside``.
``table`` on a table in ``<div class="table-frame">``; ``<tr class="row--light">`` and ``row--open`` (the row
whose gesture is open) work there too. ``table table--list``: on a phone each row is a card of two columns;
cells may be ``whole`` (both columns), ``at-top`` (right of the first), ``phone-hidden``, or say their
heading by ``data-label="…"``. ``number`` aligns figures, ``do`` the gesture. ``table--dense`` for small rows.
``handle`` a case number · ``card`` · ``tag`` words of attention on ajonc-pale · ``button``, ``button--first``,
``button--tall`` (by finger), ``button--quiet`` (a link-like button) · ``columns`` (2/3 and 1/3),
``thirds``, ``stack``, ``cluster`` · ``note`` 14 px · ``source`` 13 px · ``gestures`` / ``gesture`` (radio
choices of situations) · ``answers`` (the two answers of a statement) · ``box box--light`` words of attention,
``box box--quiet`` · ``form-actions`` · ``facts`` (dl) · ``beside`` (beside a total) · ``section``,
``section-head`` · ``visually-hidden``, ``phone-hidden``, ``phone-only``, ``print-only``, ``screen-only``.

Read views: ``from digor.foundation.frame.readonly import read_only`` (see there).
Every component in every state: the page ``frame:gallery``.
"""
