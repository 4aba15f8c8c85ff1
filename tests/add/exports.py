"""Exports as the apps write them, made up: a Telegram channel of any length."""

import json
from pathlib import Path
from typing import Any

ADS = (
    "Hiring customer service in Poipet, no experience, free ticket. Salary {n} USD. Telegram @fake_hr_{n}",
    "招聘客服，包吃包住，地点西港，月薪{n}元 飞机 @fake_hr_{n}",
    "รับสมัครแอดมิน ปอยเปต เงินเดือน {n} บาท ไลน์ fake{n}",
)


def message(number: int) -> dict[str, Any]:
    text = ADS[number % len(ADS)].format(n=number)
    return {
        "id": number, "type": "message", "date": "2026-01-02T03:04:05", "date_unixtime": "1767323045", "from": "Fake Jobs",
        "from_id": "channel1000000001", "text": [text, {"type": "link", "text": f"https://board.example/{number}"}],
        "text_entities": [{"type": "plain", "text": text}, {"type": "link", "text": f"https://board.example/{number}"}],
    }  # fmt: skip


def telegram(path: Path, messages: int, kind: str = "public_channel") -> Path:
    """A result.json of one chat, written as a stream."""
    with path.open("w", encoding="utf-8") as out:
        out.write(f'{{\n "name": "Fake Jobs",\n "type": "{kind}",\n "id": 1000000001,\n "messages": [\n')
        for number in range(1, messages + 1):
            out.write(("" if number == 1 else ",\n") + json.dumps(message(number), ensure_ascii=False, indent=1))
        out.write("\n ]\n}")
    return path
