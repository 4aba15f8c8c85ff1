"""Print how fast the parts work, each beside the tool that it stands on.

    python -m tests.bench [reading] [gazetteer] [store] [crawl] [pages]

All of them where none is named. Always ends well: figures depend on the machine, so nothing here is asserted. Takes about five
minutes.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote
from urllib.request import urlopen

import extract
from extract.findings import Ad
from extract.gazetteer.gazetteer import open_gazetteer
from extract.model import model_name
from extract.tables import Tables
from osint import analysis
from osint.browse.serve import HOST, command, free_port
from osint.demo.texts import rows as demo_texts
from osint.geocode.command import answer_lines
from osint.items import JobPosting
from osint.store import intake, runs
from osint.store.rows import CaptureRow
from osint.store.search import segment
from osint.workspace import Workspace
from tests.bench import crawling
from tests.browse.fill import fill
from tests.eval.measures import texts as eval_texts

TEXTS = 500  # read from the intake
ADS = 20_000  # behind Datasette's page


def say(what: str, figure: str, beside: str = "") -> None:
    print(f"{what:<46}{figure:>18}   {beside}", flush=True)


def clock(work: Callable[[], object]) -> float:
    """Seconds that `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def core(work: Callable[[], object]) -> float:
    """Seconds of one core that `work` takes, of all its threads: the same on a busy machine."""
    start = time.process_time()
    work()
    return time.process_time() - start


def best(work: Callable[[], object]) -> float:
    """The least of three: others on the machine take its caches away."""
    return min(core(work) for _ in range(3))


def ads(languages: Callable[[str], bool], least: int) -> list[Ad]:
    """At least `least` of the demo's texts in these languages, over and over, each with a number so that none is equal."""
    found = [row for row in demo_texts() if languages(row["language"].split("-")[0])]
    return [
        Ad(f"{row['text']}\nNo. {number}", row["title"], None, row["language"], row["country"])
        for number, row in enumerate(islice(cycle(found), least))
    ]


def _analyze(some: list[Ad]) -> None:
    for _ in extract.analyze_many(some):
        pass


def reading(folder: Path) -> None:
    say("analysis: first text of a process", f"{_first():.2f} s", "of a core; a new process, imports, model, tables and gazetteer")
    extract.analyze("Cook wanted in Bangkok. Telegram @fake_cook")
    _analyze(ads(lambda _: True, 192))  # what a language loads with its first text is no part of the speed below
    own = ads(lambda language: language == "en", 192)
    ours = len(own) / best(partial(_analyze, own))
    others = ads(lambda language: language != "en", 384)
    say("analysis: other languages", f"{len(others) / best(partial(_analyze, others)):.0f} texts/s", "a core")
    for code in ("zh", "th"):
        some = ads(code.__eq__, 96)
        say(f"analysis: {code}", f"{len(some) / best(partial(_analyze, some)):.0f} texts/s")
    import spacy  # behind extract, which says with how many threads numpy multiplies

    bare = spacy.load(model_name())  # as it comes: with us numpy multiplies its matrices
    texts = [ad.text for ad in own]
    with bare.select_pipes(enable="ner"):
        theirs = len(texts) / best(lambda: list(bare.pipe(texts, batch_size=32)))
    say("analysis: English", f"{ours:.0f} texts/s", f"a core; spaCy's bare ner {theirs:.0f}: a ratio of {ours / theirs:.2f}")

    _whole(folder)


def _whole(folder: Path) -> None:
    """`osint analyze` of a file from its start to its end, with all that each language needs first: what a run costs."""
    for what, texts in (
        ("the demo's", [asdict(ad) for ad in ads(lambda _: True, 426)]),
        ("60 languages", list(_of_many_languages())),
    ):
        lines = folder / "texts.jsonl"
        lines.write_text("".join(f"{json.dumps(text, ensure_ascii=False)}\n" for text in texts), encoding="utf-8")
        line = [sys.executable, "-P", "-m", "osint.cli", "analyze", str(lines)]
        first, second = (crawling.run(line, folder) for _ in range(2))  # what is kept may be made by the first
        memory = min(first.memory, second.memory)
        say(
            f"osint analyze: {len(texts)} texts, {what}",
            f"{second.cpu:.1f} s",
            f"of a core from start to end; peak memory {memory:.0f} MB",
        )


def _of_many_languages() -> Iterator[dict[str, str | None]]:
    """Texts written for the evaluation: 25 in each of the 60 languages with most."""
    found: dict[str, list[dict[str, str | None]]] = defaultdict(list)
    for row in eval_texts():
        found[row["language"]].append({name: row[name] for name in ("text", "language", "country")})
    for rows in sorted(found.values(), key=len, reverse=True)[:60]:
        yield from rows[:25]


def _first() -> float:
    """Seconds of a core from the start of a process to the end of its first text, with its modules compiled before, as after an install."""
    code = "import time, extract; extract.analyze('Cook wanted in Bangkok. Telegram @fake_cook'); print(time.process_time())"
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    taken = [float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=own).stdout) for _ in range(2)]
    return min(taken)


def gazetteer(_folder: Path) -> None:
    import_and_open = (
        "from extract.gazetteer.gazetteer import open_gazetteer; from extract.tables import Tables; open_gazetteer(Tables())"
    )
    code = f"import time; s = time.perf_counter(); {import_and_open}.lookup('Bangkok'); print(time.perf_counter() - s)"
    started = float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)
    say("gazetteer: to the first lookup", f"{started * 1000:.0f} ms", "of a new process, file built before")
    opened = open_gazetteer(Tables())
    names = [f"{name} {n}" if n else name for n in range(40) for name in ("Bangkok", "妙瓦底", "Sihanoukville", "Dubai", "ปอยเปต")]
    say("gazetteer: names not asked before", f"{len(names) / clock(lambda: [opened.lookup(n) for n in names]):,.0f} /s")
    lines = [json.dumps({"place": name}) for name in names * 20]
    say("geocode: lines answered", f"{len(lines) / clock(lambda: list(answer_lines(lines, Tables()))):,.0f} /s")
    many = names * 500
    say("gazetteer: names asked before", f"{len(many) / clock(lambda: [opened.lookup(n) for n in many]):,.0f} /s")


def store(folder: Path) -> None:
    """Both databases, real texts: what `osint crawl` does after fetching."""
    workspace = Workspace(folder / "store").open()
    with workspace.osint_db() as db:
        source = runs.register_source(db, workspace.id, "board", spider="structured", title="Board")
        run = runs.begin(db, workspace.id, source)
    taken = list(_taken(workspace.id, run.id, source))
    with workspace.protected_db() as db:
        wrote = clock(lambda: _write(db, workspace.id, taken))
    say("store: intake", f"{TEXTS / wrote:,.0f} rows/s", "captures and postings, batches of 100, committed")
    read = core(lambda: analysis.read_intake(workspace))
    some = ads(lambda _: True, TEXTS)
    alone = core(lambda: list(extract.analyze_many(some)))
    say(
        "store: intake read to its end",
        f"{TEXTS / read:.0f} rows/s",
        f"analysis alone {TEXTS / alone:.0f}: {read - alone:.1f} s are the store's",
    )


def _taken(workspace: str, run: str, source: str) -> Iterable[tuple[CaptureRow, tuple[str, str, JobPosting]]]:
    for number, ad in enumerate(ads(lambda _: True, TEXTS)):
        url, capture, date = (
            f"https://board.example/{number}",
            f"<urn:uuid:00000000-0000-0000-0000-{number:012}>",
            "2026-11-01T00:00:00Z",
        )
        row = CaptureRow(
            capture,
            workspace,
            run,
            source,
            url,
            date,
            "response",
            200,
            "text/html",
            f"sha256:{number:064}",
            "b.warc.gz",
            number,
            10,
        )
        fields = {"url": url, "page_url": url, "title": ad.title, "description": ad.text, "capture": capture, "seen_at": date}
        yield row, (run, source, JobPosting.from_dict(fields))


def _write(db: object, workspace: str, taken: list[tuple[CaptureRow, tuple[str, str, JobPosting]]]) -> None:
    for at in range(0, len(taken), 100):
        part = taken[at : at + 100]
        intake.write_batch(db, workspace, [row for row, _ in part], [item for _, item in part])  # type: ignore[arg-type]


def crawl(folder: Path) -> None:
    for line in crawling.figures(crawling.PAGES, folder):
        say(*line)


def pages(folder: Path) -> None:
    workspace = fill(folder / "pages")
    with workspace.osint_db() as db:
        first = next(iter(db.query("SELECT * FROM ads ORDER BY docid LIMIT 1")))
        many = [
            first | {"id": f"{n:032x}", "docid": 1000 + n, "title": f"{first['title']} {n}", "score": n % 20} for n in range(ADS)
        ]
        # The version is the same: its text and findings are what the pages of one ad show, not the table.
        db.table("postings").insert_all(({"id": row["id"], "page_url": row["url"]} for row in many), batch_size=500)
        db.table("ads").insert_all(many, batch_size=500)
        indexed = [(row["docid"], segment(row["title"]), segment("高薪诚聘客服 cook wanted")) for row in many]
        db.conn.executemany("INSERT INTO ads_fts(rowid, title, body) VALUES (?, ?, ?)", indexed)
        db.conn.commit()
    port = free_port(9300)
    process = subprocess.Popen(command(workspace.osint_path, port), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        base = f"http://{HOST}:{port}"
        _up(base)
        for name, path in {
            "front page": "/",
            "ads table": "/osint/ads",
            "ads table, searched": f"/osint/ads?_search={quote('客服')}",
            "an ad": f"/osint/ads/{first['id']}",
            "rows of the map": "/osint/ads.json?_size=max&_shape=objects",
        }.items():
            times = [clock(partial(_get, base + path)) for _ in range(7)]
            say(f"pages: {name}, {ADS:,} ads", f"{statistics.median(times) * 1000:.0f} ms", f"first {times[0] * 1000:.0f} ms")
    finally:
        process.terminate()
        process.wait(10)


def _get(address: str) -> None:
    urlopen(address).read()


def _up(base: str) -> None:
    for _ in range(200):
        try:
            urlopen(base + "/-/versions.json").close()
            return
        except OSError:
            time.sleep(0.1)


def main() -> None:
    parts = {"reading": reading, "gazetteer": gazetteer, "store": store, "crawl": crawl, "pages": pages}
    parser = argparse.ArgumentParser("python -m tests.bench")
    parser.add_argument("parts", nargs="*", choices=[*parts, []], help="which to run; all where none is named")
    chosen = parser.parse_args().parts or list(parts)
    print(f"extractor {extract.extractor_version()}, Python {sys.version.split()[0]}, {os.cpu_count()} cores")
    with TemporaryDirectory() as name:
        for part in chosen:
            parts[part](Path(name))


if __name__ == "__main__":
    main()
