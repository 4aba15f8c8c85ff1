"""What a user's own tables are told: one error that names file, row and column."""

import re
from pathlib import Path

import pytest

import extract
from extract.gazetteer.gazetteer import open_gazetteer
from extract.tables import TableError, Tables, in_other_script

BROKEN = {
    "a column left out": (
        "concepts",
        "phrase,concept,source,date\nfoo,arrest,ours,2026-11-25\n",
        "concepts.csv:1: no column language",
    ),
    "an empty file": ("rates", "", "rates.csv:1: no column currency, usd, source, date"),
    "a short row": ("rates", "currency,usd,source,date\nZZZ,2\n", "rates.csv:2: a row with more or fewer fields"),
    "no number": ("rates", "currency,usd,source,date\nZZZ,abc,ours,2026-11-25\n", "rates.csv: ZZZ: usd is 'abc', not a number"),
    "a part that no app has": (
        "chat_pictures",
        "word,part,language,source,date\nzap,appp,en,ours,2026-11-26\n",
        "chat_pictures.csv: zap: part is 'appp', not one of ",
    ),
    "a pattern that does not compile": (
        "chat_types",
        'type,handle,number,source,date\ntelegram,"[a-z",e164,ours,2026-11-26\n',
        "chat_types.csv: telegram: handle is '[a-z', not a regular expression (unterminated character set",
    ),
    "a sound that is no pattern": (
        "chat_sounds",
        "sound,type,where,source,date\nt(l,telegram,text,ours,2026-11-26\n",
        "chat_sounds.csv: t(l: sound is 't(l', not a regular expression (missing ), unterminated subpattern",
    ),
    "an authority's kind that no rule asks for": (
        "authorities",
        "value,kind,country,source,date\nzork desk,zork,,ours,2026-11-26\n",
        "authorities.csv: zork desk: kind is 'zork', not one of ",
    ),
    "a word that the code does not know": (
        "place_cues",
        "cue,role,side,language,source,date\nin,nowhere,before,en,ours,2026-11-25\n",
        "place_cues.csv: in: role is 'nowhere', not one of beside,",
    ),
    "an empty phrase": (
        "concepts",
        "phrase,concept,language,source,date\n,arrest,en,ours,2026-11-25\n",
        "concepts.csv: : phrase is '', not a word or phrase",
    ),
    "an indicator that nothing describes": (
        "lexicon",
        "phrase,indicator,language,weak,uncertain,source,date\nfoo,own,en,0,0,ours,2026-11-25\n",
        "lexicon.csv: foo: indicator is 'own', not one that stands in indicators.csv (indicator)",
    ),
}


@pytest.mark.parametrize(("name", "rows", "message"), BROKEN.values(), ids=BROKEN)
def test_a_broken_table_is_named(tmp_path: Path, name: str, rows: str, message: str) -> None:
    (tmp_path / f"{name}.csv").write_text(rows, encoding="utf-8")
    with pytest.raises(TableError) as error:
        extract.analyze("Hiring cooks in Bavet, USD 500 a month. टेलीग्राम फेक डॉट रोहन, police 1155", tables=Tables(tmp_path))
    assert message in str(error.value)


def test_a_broken_table_that_a_text_does_not_ask_for_is_named_too(tmp_path: Path) -> None:
    header = "indicator,given_way_to,where,source,date\n"
    (tmp_path / "exclusions.csv").write_text(header + "upfront_fee,age_limit,nowhere,ours,2026-11-26\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"exclusions\.csv: upfront_fee: where is 'nowhere', not one of anywhere, overlap"):
        extract.analyze("Hello", tables=Tables(tmp_path))


@pytest.mark.parametrize("name", ["contact_word", "guide"])
def test_a_table_that_there_is_not_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / f"{name}.csv").write_text("word,kind,source,date\nzork,at,ours,2026-11-26\n", encoding="utf-8")
    with pytest.raises(TableError, match=rf"{name}\.csv: there is no table {name} \(docs/rules.md lists them\)"):
        extract.analyze("Hello", tables=Tables(tmp_path))


def test_own_rows_are_added_and_replace_those_of_the_same_first_column(tmp_path: Path) -> None:
    (tmp_path / "rates.csv").write_text("currency,usd,source,date\nTHB,1,ours,2026-11-25\nZZZ,2,ours,2026-11-25\n")
    rows = {row["currency"]: row["usd"] for row in Tables(tmp_path).rows("rates")}
    assert (rows["THB"], rows["ZZZ"]) == ("1", "2")
    assert len(rows) == len(Tables().rows("rates")) + 1


@pytest.mark.parametrize("name", ["contact_words", "number_cues", "chat_apps", "number_words", "amount_words", "authorities"])
def test_a_word_of_ones_own_takes_none_of_its_kind_away(tmp_path: Path, name: str) -> None:
    packaged = Tables().rows(name)
    own = packaged[0] | {next(iter(packaged[0])): "zzz zzz"}
    (tmp_path / f"{name}.csv").write_text(",".join(own) + "\n" + ",".join(f'"{value}"' for value in own.values()), encoding="utf-8")
    assert Tables(tmp_path).rows(name) == (*packaged, own)


def test_a_local_name_lies_on_earth(tmp_path: Path) -> None:
    header = "names,place_id,name,country,admin1,latitude,longitude,precision_km,population,source,date\n"
    (tmp_path / "local_names.csv").write_text(header + "ဖူး,,Foo,MM,,97,16,10,,ours,2026-11-25\n", encoding="utf-8")
    with pytest.raises(TableError, match="ဖူး: latitude is '97', not a latitude"):
        open_gazetteer(Tables(tmp_path))


def test_a_further_name_is_one_of_a_place_that_there_is(tmp_path: Path) -> None:
    header = "name,place_id,language,needs_context,source,date\n"
    (tmp_path / "place_aliases.csv").write_text(header + "Foo Town,own:TW:no-such-place,und,0,ours,2026-11-27\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"place_aliases\.csv, Foo Town: no place has the place_id 'own:TW:no-such-place'"):
        open_gazetteer(Tables(tmp_path))


OURS = {"source": "ours", "date": "2026-11-26"}


def _own(folder: Path, name: str, *rows: dict[str, str]) -> Tables:
    """The tables of a workspace with these rows, which have one header; a table more in the same folder is one more of its own."""
    lines = [",".join(cells) for cells in (rows[0], *(row.values() for row in rows))]
    (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return Tables(folder)


def test_small_words_of_ones_own(tmp_path: Path) -> None:
    """Words for `to`, `no`, units and labels are rows too: zo, kesk and lum are of no language."""
    _own(tmp_path, "grammar_words", {"phrase": "zo", "role": "to", **OURS})
    _own(tmp_path, "pay_context", {"phrase": "kesk", "role": "counted", **OURS})
    own = _own(tmp_path, "date_cues", {"phrase": "lum", "role": "month_before", **OURS})
    text = "Cook wanted. Interview: 14 zo 16 December 2026"
    assert [extract.analyze(text, tables=each).dates.interview for each in (None, own)] == ["2026-12-16", "2026-12-14"]
    text = "Cook wanted. Pay 5000 kesk."
    assert extract.analyze(text).salary and not extract.analyze(text, tables=own).salary
    text = "Apply before 5 lum 12 2026"
    assert (extract.analyze(text).dates.valid_through, extract.analyze(text, tables=own).dates.valid_through) == (
        None,
        "2026-12-05",
    )


WORDS = {"at": "zork", "dot": "zerk", "at_boxed": "zurk", "slash": "zirk", "remove": "zark", "swap": "zyrk"}


@pytest.fixture(scope="module")
def own_words(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """One workspace for all: its tables are made ready in seconds, and no word needs another."""
    return _own(
        tmp_path_factory.mktemp("own"), "contact_words", *({"word": word, "kind": kind, **OURS} for kind, word in WORDS.items())
    )


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("at", "Apply: fake.jobs {} example.com", ("email", "fake.jobs@example.com")),
        ("dot", "Apply: fake.jobs@example {} com", ("email", "fake.jobs@example.com")),
        ("at_boxed", "Apply: fakejobs ({}) example.com", ("email", "fakejobs@example.com")),
        ("slash", "Telegram: t.me {} fakehiring", ("telegram", "fakehiring")),
        ("remove", "Telegram: fxaxkxexhr ({} the x)", ("telegram", "fakehr")),
        ("swap", "Telegram: fake🐌hr88. {} snail underscore", ("telegram", "fake_hr88")),
    ],
)
def test_a_word_of_ones_own_undoes_a_disguise(own_words: Tables, kind: str, text: str, expected: tuple[str, str]) -> None:
    text = text.format(WORDS[kind])
    assert {(c.type, c.value) for c in extract.analyze(text, country="PH", tables=own_words).contacts} == {expected}
    assert {(c.type, c.value) for c in extract.analyze(text, country="PH").contacts} != {expected}


def test_money_groups_of_ones_own(tmp_path: Path) -> None:
    """A word for money may mean that of a group of one's own, so many of it; a group that there is not is an error that names it."""
    text = "Cook wanted in Bavet. Salary 900 zorks a month."
    own = _own(tmp_path, "currencies", {"phrase": "zorks", "currency": "local:zork", **OURS})
    with pytest.raises(TableError, match=r"currencies\.csv: zorks: currency is 'local:zork', not a group of currency_groups\.csv"):
        extract.analyze(text, tables=own)
    dollar = {"group": "zork", "currency": "MXN", "usual": "", "abroad": "", "times": "", **OURS}
    own = _own(tmp_path, "currency_groups", dollar, dollar | {"currency": "COP", "usual": "yes", "times": "100"})
    salary = extract.analyze(text, tables=own).salary
    assert (salary.currency, salary.min) == ("COP", 90_000)
    assert extract.analyze(text, country="MX", tables=own).salary.currency == "MXN"


def test_uzbek_counts_in_both_of_its_scripts(tmp_path: Path) -> None:
    """A phrase of one's own in Latin letters is found in Cyrillic ones too, and so is what the packaged tables know."""
    assert in_other_script("Eshikda shahar choyxonasi, yo'l, G'alaba", "uz") == "Эшикда шаҳар чойхонаси, йўл, Ғалаба"
    assert in_other_script("no other script", "en") == "no other script"
    row = {"phrase": "zorqishloq o'yini", "indicator": "gambling_sector", "language": "uz", "weak": "0", "uncertain": "0", **OURS}
    own = _own(tmp_path, "lexicon", row)
    text = "Корхонага ишчи қизлар керак, зорқишлоқ ўйини, маоши 900 доллар, паспорт бизда туради"
    assert {hit.id for hit in extract.analyze(text, tables=own).risk.indicators} >= {"gambling_sector", "passport_handover"}
    assert "gambling_sector" not in {hit.id for hit in extract.analyze(text).risk.indicators}


@pytest.mark.parametrize(
    ("parts", "within", "message"),
    [
        (
            "passport keepit",
            "50",
            "parts is 'passport keepit', not parts with a space between: one that stands in indicator_parts.csv",
        ),
        ("passport  keep_it", "50", "not parts with a space between"),
        ("passport keep_it", "50.5", "within is '50.5', not figures only"),
        ("passport keep_it", "-5", "within is '-5', not figures only"),
    ],
)
def test_a_pattern_of_unknown_parts_is_one_clear_error(tmp_path: Path, parts: str, within: str, message: str) -> None:
    header = "indicator,parts,within,half,denied,without,source,date\n"
    row = f"passport_handover,{parts},{within},0,0,,ours,2026-11-29\n"
    (tmp_path / "indicator_patterns.csv").write_text(header + row, encoding="utf-8")
    with pytest.raises(TableError, match=re.escape(message)):
        Tables(tmp_path).check()
