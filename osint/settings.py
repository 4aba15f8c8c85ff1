"""Settings of a workspace: an option goes before the environment (`OSINT_*`), that before `osint.toml`, that before the default."""

import os
import tomllib
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError


class SettingsError(ValueError):
    """`osint.toml` or the environment cannot be used; the message is one line that names file and key."""


class Settings(BaseModel):
    """Each setting beside its default. `osint init` writes them all, commented, into `osint.toml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    operator: str = ""  # who crawls, in the user agent: "Example Foundation"
    contact: str = ""  # where a site's owner can reach you: an e-mail address or URL
    browser: str = ""  # path of a Chromium; empty: look for one
    model: str = ""  # English spaCy model, asked about news; empty: the best one installed
    nominatim_url: str = ""  # own or public Nominatim server; empty: places are looked up offline only
    geocoder: dict[str, Any] = Field(default_factory=dict)  # another geopy service behind that: service, delay_seconds, its options
    port: int = 8001  # of `osint serve`
    jobs: int = 2  # sources crawled at once
    killed_after_hours: int = 24  # an unfinished run older than this is closed as failed: killed


def load(home: Path) -> Settings:
    """The settings of the workspace in `home`. Raises SettingsError."""
    file = home / "osint.toml"
    try:
        values: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file}: {error}") from error
    for name in Settings.model_fields:
        if (given := os.environ.get(f"OSINT_{name.upper()}")) is not None:
            values[name] = _table(given) if name == "geocoder" else given
    try:
        return Settings(**values)
    except ValidationError as error:
        first = error.errors()[0]
        raise SettingsError(f"{file}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error


def _table(given: str) -> Any:
    """A table from the environment: `{service = "photon"}`, as `osint.toml` has it. What is none stays text, and is refused."""
    try:
        return tomllib.loads(f"given = {given}")["given"] if given else {}
    except tomllib.TOMLDecodeError:
        return given
