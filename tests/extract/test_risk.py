"""The band of a job ad: by likelihood and score, by a table that the user can edit, with what weighed most."""

from pathlib import Path

import pytest

import extract
from extract.tables import TableError, Tables
from osint.demo import texts

LURE = (
    "Urgent! Chat operators for our office in Myawaddy, 1,200 USD, no experience, ticket and visa free, enter as tourist. "
    "Talk to foreign clients and bring them to the investment app. Telegram @fake_chat_office"
)
HONEST = (
    "Example Garden Hotel Co., Ltd. in Bangkok hires two receptionists with a hotel diploma and two years of experience. Work permit "
    "by the employer, social security, interview at the hotel. Send your CV to hr@garden.example.com."
)


def test_a_lure_is_likely_and_an_honest_ad_is_not() -> None:
    lure, honest = extract.analyze(LURE).risk, extract.analyze(HONEST).risk
    assert lure.band == "high" and lure.likelihood > 0.9
    assert honest.band == "none" and honest.likelihood < 0.1


def test_what_weighed_most_is_told_heaviest_first() -> None:
    reasons = extract.analyze(LURE).risk.reasons
    assert [abs(reason.points) for reason in reasons] == sorted((abs(reason.points) for reason in reasons), reverse=True)
    assert reasons[0].points > 0 > extract.analyze(HONEST).risk.reasons[0].points


def test_a_reason_shows_the_words_that_it_was_read_from() -> None:
    reasons = extract.analyze(LURE, title="Foreign clients").risk.reasons
    told = [words for reason in reasons for words in reason.words]
    assert told and all(words.start is None or LURE[words.start : words.end] == words.text for words in told)
    named = [reason for reason in reasons if reason.feature.startswith(("concept:", "words:", "indicator:"))]
    assert named and all(reason.words for reason in named)


def test_a_reason_that_is_no_shown_sign_is_called_doubted() -> None:
    ads = [text for text in texts.rows() if text["kind"] == "job_ad"]
    named: dict[str, list[bool]] = {"indicator": [], "doubted": []}  # whether the sign is shown
    for risk in (extract.analyze(ad["text"], title=ad["title"], country=ad["country"]).risk for ad in ads):
        shown = {hit.id for hit in risk.indicators}
        for kind, _, name in (reason.feature.partition(":") for reason in risk.reasons):
            named.get(kind, []).append(name in shown)
    assert named["indicator"] and all(named["indicator"])
    assert named["doubted"] and not any(named["doubted"])


HEADER = "band,min_score,min_dimensions,min_likelihood,lift_weight,lift_likelihood,source,date\n"


def banded(folder: Path, *rows: str) -> str:
    (folder / "bands.csv").write_text(HEADER + "".join(f"{row},ours,2026-11-25\n" for row in rows), encoding="utf-8")
    return extract.analyze(LURE, tables=Tables(folder)).risk.band


def test_the_user_sets_one_threshold_and_the_others_stand(tmp_path: Path) -> None:
    (tmp_path / "loose").mkdir()
    (tmp_path / "strict").mkdir()
    assert banded(tmp_path / "loose", "high,0,0,0.1,,") == "high"
    assert banded(tmp_path / "strict", "high,99,0,0.1,,") == "medium"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("high,abc,0,0.1,,", "high: min_score is 'abc', not a number"),
        ("severe,0,0,0.1,,", "severe: band is 'severe', not one of high"),
    ],
)
def test_a_row_that_is_no_band_is_named(tmp_path: Path, row: str, told: str) -> None:
    with pytest.raises(TableError, match=f"bands.csv: .*{told}"):
        banded(tmp_path, row)


TECHNICAL = (
    "We are looking for a senior backend engineer for an online casino. You have five years of Go, know Kafka, PostgreSQL and Kubernetes, "
    "write tests, review code and talk to product managers. You will own the services of our wallet, move them to gRPC, write their "
    "runbooks and be on call one week in six. We offer 25 days of leave, health insurance, a budget for conferences and a laptop of your "
    "choice. Two interviews, a paid task of three hours, an answer within a week. Write to @fake_go_hr on Telegram."
)


def test_betting_that_hires_through_chats_alone_is_lifted_however_technical_the_job() -> None:
    risk = extract.analyze(TECHNICAL).risk
    assert {"gambling_sector", "chat_app_only_contact"} <= {hit.id for hit in risk.indicators}
    assert risk.band == "medium" and risk.likelihood < 0.6
    assert extract.analyze(TECHNICAL.replace("an online casino", "a payment firm")).risk.band in ("none", "low")


def test_an_ad_that_refuses_its_customers_countrymen_and_hires_through_chats_is_lifted() -> None:
    dry = "急招远程 前端工程师 30K-45K，五年经验，熟悉Vue和TypeScript，8小时，月休6天，年终奖，带薪年假20天。{}联系HR 纸飞机 @fake_hr_0089"
    assert extract.analyze(dry.format("不接中国籍。")).risk.band == "medium"
    assert extract.analyze(dry.format("")).risk.band in ("none", "low")


FORMAL = """Customer Relations Executive
{}
Join an international organization with a structured path from executive to team leader. You answer written enquiries of business clients,
keep their records in order, prepare weekly reports, meet the service targets of your team and work with quality, training and
compliance to improve how we serve. A bachelor's degree, fluent English and two years in customer relations are required; Excel is
an advantage. The recruitment process has an online test, two interviews and a check of references; we never charge candidates any fee.
Working hours: 12 hours a day, six days a week
A written contract, health insurance, paid annual leave, performance incentives and shared accommodation are provided, and a work visa is
arranged by the company."""


def test_a_formal_ad_that_withholds_the_country_of_a_closed_life_is_lifted() -> None:
    for where in ("Overseas", "Location: abroad", "✈️ Overseas ✈️", "Full time | Overseas | 8 openings"):
        risk = extract.analyze(FORMAL.format(where), language="en").risk
        assert {"destination_withheld", "closed_living_regime"} <= {hit.id for hit in risk.indicators}, where
        assert risk.band == "medium" and risk.likelihood < 0.2, where
    shown = next(
        hit for hit in extract.analyze(FORMAL.format("Location: abroad")).risk.indicators if hit.id == "destination_withheld"
    )
    assert shown.text == "abroad"
    named = extract.analyze(FORMAL.format("Work abroad. Location: Accra, Ghana"), language="en").risk
    assert named.band in ("none", "low")
    for where in ("Rosewater Overseas Ltd", "Accra, Ghana", "Overseas experience is welcome"):
        ad = extract.analyze(FORMAL.format(where), language="en")
        assert "destination_withheld" not in {hit.id for hit in ad.risk.indicators}, where


def test_the_user_says_which_signs_lift_together(tmp_path: Path) -> None:
    (tmp_path / "lifts.csv").write_text(
        "indicators,band,source,date\ngambling_sector chat_app_only_contact,high,ours,2026-11-28\n", encoding="utf-8"
    )
    assert extract.analyze(TECHNICAL, tables=Tables(tmp_path)).risk.band == "high"


def test_a_sign_that_no_table_has_lifts_nothing(tmp_path: Path) -> None:
    (tmp_path / "lifts.csv").write_text(
        "indicators,band,source,date\ngambling_sector lick,high,ours,2026-11-28\n", encoding="utf-8"
    )
    with pytest.raises(TableError, match=r"lifts.csv: gambling_sector lick: indicators is .*one that stands in indicators.csv"):
        extract.analyze(TECHNICAL, tables=Tables(tmp_path))


def test_only_a_job_ad_has_a_risk() -> None:
    warning = extract.analyze(
        'Warning: the ad "chat operators in Myawaddy, 1,200 USD, ticket free" is a trap. Do not apply, report it to the police.'
    )
    assert warning.kind == "warning"
    assert (warning.risk.band, warning.risk.likelihood, warning.risk.indicators) == ("none", 0.0, ())


@pytest.mark.parametrize(
    "text",
    [
        "Пекарня у Вінниці шукає продавця. Спецодяг за рахунок роботодавця, харчування, графік 2/2, телефонуйте 050 000 00 00",
        "Требуется упаковщик в Харькове, смены по 12 часов, проезд за счёт фирмы, выплаты каждую пятницу, звоните Олегу",
        "Cabinet de conseil recrute pour le compte de son client un conseiller en assurance à Rabat, CDI, mutuelle, chat et e-mail.",
        "Account manager for a tile maker in Leeds: look after key accounts, chat with clients, company car, pension, 37 hours.",
    ],
)
def test_an_account_that_nobody_lends_is_no_sign(text: str) -> None:
    """At somebody's expense, for a client and an account manager are ordinary; Russian is read in Ukraine, so no work abroad."""
    risk = extract.analyze(text).risk
    assert risk.band in ("none", "low") and "concept:account_rent" not in {reason.feature for reason in risk.reasons}
