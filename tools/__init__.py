"""What dev.py is made of. `environment`, `locks`, `checks`, `suite`, `postgres`, `chromium` run on a bare Python."""
