"""The observatory: figures without names. See docs/observatory/hud.md for those proved against HUD's."""
