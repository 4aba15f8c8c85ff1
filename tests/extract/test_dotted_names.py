"""Names with dots behind apps that are told by their picture, in disguise, or with "is" between: no web addresses."""

import pytest

import extract

CASES = [
    (
        "Escríbeme en la app de la camarita rosada, fake.lucia.jobs, envío fotos del sitio",
        "es",
        "CO",
        ("instagram", "fake.lucia.jobs"),
    ),
    ("Наш канал в тик-токе это fakeolya.dance, смотрите видео про офис", "ru", "RU", ("tiktok", "fakeolya.dance")),
    ("Mon Insta est fake.awa.tours, écris en privé", "fr", "SN", ("instagram", "fake.awa.tours")),
    ("My Skype is fake.dana.work, call after six", "en", "US", ("skype", "fake.dana.work")),
    ("Feysbukning chaqmoqli pufakchali chati, fake.aziz.visa deb yozing", "uz", "UZ", ("messenger", "fake.aziz.visa")),
]
SITES = [
    ("Follow us on Instagram or apply at harborcafe.ca by Friday", "en", "US", "https://harborcafe.ca"),
    ("Síguenos en la app de la camarita rosada. Postula en lacosecha.mx hasta el lunes", "es", "CO", "https://lacosecha.mx"),
    ("Unser TikTok ist neu, Bewerbung auf baeckerei-ost.de", "de", "DE", "https://baeckerei-ost.de"),
]


@pytest.mark.parametrize(("text", "language", "country", "name"), CASES)
def test_a_name_behind_an_app_in_disguise_is_no_site(text: str, language: str, country: str, name: tuple[str, str]) -> None:
    contacts = extract.analyze(text, language=language, country=country).contacts
    assert [(one.type, one.value) for one in contacts] == [name]


@pytest.mark.parametrize(("text", "language", "country", "url"), SITES)
def test_a_site_behind_another_clause_stays_one(text: str, language: str, country: str, url: str) -> None:
    contacts = extract.analyze(text, language=language, country=country).contacts
    assert [(one.type, one.value) for one in contacts] == [("url", url)]
