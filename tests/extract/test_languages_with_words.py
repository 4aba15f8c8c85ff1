"""Languages whose words came all at once (concepts, cues, occupations, small words): told apart, kinds and occupations read."""

import pytest

import extract
from extract.findings import Ad
from extract.reading import reading_of
from extract.tables import Tables
from extract.text.language import detect
from extract.words.phrase_tables import bounds

ADS = [
    ("ha", "Ana neman direba da mai girki a Kano, albashi mai kyau, a kira mu yau", "mai girki"),
    ("ig", "Anyị na-achọ onye osi nri na onye na-asa akwa, ego ọnwa dị mma, kpọọ anyị", "onye osi nri"),
    ("sl", "Iščemo kuharja in natakarja za delo v hotelu, plača je dobra, pokličite nas", "kuharja"),
    ("bg", "Търсим готвач и сервитьор за работа в хотел, заплатата е добра, обадете ни се", "готвач"),
    ("tg", "Ба меҳмонхона ошпаз ва пешхизмат лозим аст, маош хуб, занг занед", "ошпаз"),
    ("sq", "Kërkojmë kuzhinier dhe kamerier për punë në hotel, paga është e mirë, na telefononi", "kuzhinier"),
    ("et", "Otsime kokka ja kelnerit tööle hotelli, palk on hea, helistage meile", "kokka"),
    ("cs", "Hledáme kuchaře a číšníka do hotelu, mzda je dobrá, zavolejte nám", "kuchaře"),
    ("it", "Cerchiamo cuoco e cameriere per albergo, lo stipendio è buono, chiamateci", "cuoco"),
]


@pytest.mark.parametrize(("language", "text", "cook"), ADS)
def test_an_ad_its_language_and_its_cook(language: str, text: str, cook: str) -> None:
    assert detect(text)[0] == language
    found = extract.analyze(text)
    assert found.kind == "job_ad"
    assert (cook, "5120") in [(occupation.text, occupation.isco08) for occupation in found.job.occupations]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("news", "Policja zatrzymała w Kambodży oszustów, jak podała policja uwolniono ludzi"),
        ("warning", "Vorsicht vor falschen Stellenangeboten aus Kambodscha, das ist Betrug, bitte nicht glauben"),
        ("plea", "אחי נעדר מאז אתמול, אנא עזרו לנו, הוא מוחזק במיאנמר"),
    ],
)
def test_other_kinds(kind: str, text: str) -> None:
    assert extract.analyze(text).kind == kind


@pytest.mark.parametrize("language", ["sr", "hr", "bs"])
def test_serbian_words_count_in_croatian_and_bosnian(language: str) -> None:
    assert "sr" in bounds((language,))


@pytest.mark.parametrize("text", ["Receptionist for a hotel in Leeds", "Продавчиня в кіоск, 900 грн за день"])
def test_words_of_one_language_do_not_begin_those_of_another(text: str) -> None:
    reading = reading_of(Ad(text), Tables())
    reading.languages = detect(text)
    assert not {"concept:river", "concept:sale", "sell"} & {*reading.found.spans["concept"], *reading.found.spans["kind"]}
