"""The years played in order on the demo's clock: files arrive, people state, mornings warn."""

from digor.demo.play.years import play

__all__ = ["play"]
