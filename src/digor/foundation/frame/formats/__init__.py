"""How days and numbers are typed and shown, per language (Django's FORMAT_MODULE_PATH)."""
