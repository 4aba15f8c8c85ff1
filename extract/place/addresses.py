"""Addresses, handles and links in a text: they name no place (rrhh@bahia.example, fake_tm_seoul, t.me/…)."""

import re

from extract.text.hinted import changed

_DOMAINS = "com|net|org|info|io|me|cc|xyz|top|vip|co|example|test|invalid|app|biz|gov|edu|link|site|online|shop|club|ru|cn|vn"
_ADDRESS = re.compile(
    rf"[a-z0-9.+_-]{{0,64}}+@[a-z0-9.][!-~]{{0,64}}|[a-z]{{3,8}}+://[!-~]{{0,300}}|(?<![a-z0-9_])[a-z0-9]{{1,40}}+_[a-z0-9_]{{1,40}}"
    rf"|(?<![a-z0-9])[a-z0-9.-]{{0,64}}[a-z0-9]\.(?:{_DOMAINS})(?:/[!-~]{{0,300}})?(?![a-z0-9])"
)
_HINT = re.compile(rf"[@_:.](?:(?<=[@_])|(?<=:)//|(?<=[a-z0-9]\.)(?:{_DOMAINS}))")  # each of them has one, and no space


def without_addresses(soft: str) -> str:
    """`soft` with a sign for each of their characters."""
    return changed(soft, _HINT, lambda part: _ADDRESS.sub(lambda match: "\x01" * len(match[0]), part))
