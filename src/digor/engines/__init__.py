"""Pure thinking: a frozen Problem in, a frozen Answer with its reasons out. No Django, no clock, no files."""
