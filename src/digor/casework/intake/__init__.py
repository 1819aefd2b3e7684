"""Partner files in: gate, reading, verdict of each row, preview, publication, withdrawal.

The way of a file, one import (`models.Import`), each step with its instant:

    uploaded → reading → staged → publishing → published → withdrawing → withdrawn
                  ↘ failed / discarded ↙

`formats/<name>/` says what one partner's file means; everything else is the same for all formats.
Nothing enters without a sharing agreement in force for its source and format (`gate.py`); a column the
agreement does not name is dropped while reading. The file itself is destroyed as soon as its rows are staged.
"""
