"""Addresses told as a provider's box and the name in it: "企鹅邮箱，号是三零零零零零二六", "QQ邮箱：30000026", "发163邮箱 fake_hr".

Words for providers are `data/mail_providers.csv`; only those are read behind which a word for a mailbox stands, or that end in one.
"""

import re
import unicodedata
from functools import lru_cache

from extract.compiled import compiled
from extract.disguise.plain import Plain, replaced
from extract.tables import Tables
from extract.words.word_patterns import longest_first

_BOX = "邮箱|郵箱|信箱|邮件|郵件"
_BOXES = re.compile(_BOX)
_BETWEEN = r"[，,：:\s]{0,3}(?:前面|前缀|账号|帳號|帐号|号码|號碼|名字|名|号|號)?(?:就是|是|为|為|：|:)?[：:\s]{0,2}"
_NAME = r"[a-z0-9][a-z0-9._-]{3,29}[a-z0-9](?![a-z0-9@._-]*@|\.[a-z])|[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖貳參陸]{5,12}"


def read(plain: Plain, tables: Tables) -> Plain:
    """`plain` with such addresses written out; the box is part of them."""
    if not _BOXES.search(plain.low):
        return plain
    boxes, domains = _boxes(tables)
    found = [
        (hit.start("name"), hit.end("name"), f"{_plainly(hit['name'])}@{domains[hit['provider']]}")
        for hit in boxes.finditer(plain.low)
    ]
    return replaced(plain, found)


@lru_cache(maxsize=8)
def _boxes(tables: Tables) -> tuple[re.Pattern[str], dict[str, str]]:
    domains = {_BOXES.sub("", row["word"].lower()): row["domain"] for row in tables.rows("mail_providers")}
    domains = {word: domain for word, domain in domains.items() if word and " " not in word} | {
        domain.partition(".")[0]: domain for domain in domains.values()
    }
    provider = "|".join(map(re.escape, longest_first(domains)))
    return compiled(rf"(?<![a-z0-9])(?P<provider>{provider})[ ]?(?:{_BOX}){_BETWEEN}(?P<name>{_NAME})"), domains


def _plainly(name: str) -> str:
    """The name with figures for Chinese numerals."""
    return "".join(char if char.isascii() else f"{unicodedata.numeric(char):.0f}" for char in name)
