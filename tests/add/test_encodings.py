"""Texts of a few words in old encodings, and JSON with half a surrogate pair."""

import io
import json

import pytest

from osint.add.encodings import JsonStream, decoded, encoding_of

SHORT = {
    "gb18030": ("招聘客服", "西港 高薪 急招 打字员", "Hiring 招聘客服，包吃包住，地点西港", "高薪"),
    "big5": ("招聘客服", "誠徵客服人員，包吃包住", "柬埔寨高薪工作 免費機票"),
    "cp949": ("고객센터 직원 모집", "캄보디아 근무 숙식 제공 월급 300만원"),
    "cp932": ("カンボジアで働きませんか", "高収入 カスタマーサービス募集", "仕事"),
    "cp874": ("รับสมัครงาน", "งานต่างประเทศ รายได้ 50,000 บาท"),
    "cp1256": ("مطلوب موظفين", "وظيفة شاغرة في دبي"),
    "cp1251": ("Требуются операторы", "Робота в Камбоджі", "ВАКАНСИЯ: оператор"),
    "koi8_r": ("Требуются операторы",),
    "cp1254": ("Müşteri hizmetleri çalışanı aranıyor", "Kamboçya'da iş"),
    "cp1252": ("salário à combinar – não perca", "Gehalt für Österreich", "café", "¡Oportunidad! ¿Buscas trabajo?"),
    "cp1250": ("Zatrudnię pracowników, wysokie zarobki, łatwa praca",),
}


@pytest.mark.parametrize(("encoding", "text"), [(name, text) for name, texts in SHORT.items() for text in texts])
def test_a_few_words_are_enough(encoding: str, text: str) -> None:
    assert decoded(text.encode(encoding)) == text


def test_one_broken_byte_makes_no_other_encoding() -> None:
    text = "รับสมัครแอดมิน ปอยเปต " * 20
    assert decoded(text.encode()[:-2]).startswith(text[:-2]) and encoding_of(io.BytesIO(text.encode()[:-2])) == "utf-8"


@pytest.mark.parametrize("size", [1, 2, 5, 7, 64, 4096])
@pytest.mark.parametrize("words", ["\\ud83d\\ude00", "a\\udc00b", "\\ud800", "\\ud83d\\ud83d\\ude00", "\\\\n\\ud83d\\ude00\\\\"])
def test_half_a_surrogate_pair_is_no_end_of_a_file(words: str, size: int) -> None:
    stream, out = JsonStream(io.BytesIO(f'["{words * 3}"]'.encode())), b""
    while chunk := stream.read(size):
        out += chunk
    (found,) = json.loads(out)
    (meant,) = json.loads(f'["{words * 3}"]')
    assert found == meant.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
