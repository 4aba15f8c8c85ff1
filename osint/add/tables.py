"""CSV and XLSX: one row is one posting. Which column is what is said with `--columns`, or guessed by the headings.

Headings in many languages are data: `column_names.csv`.
"""

import csv
import importlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from io import TextIOWrapper
from typing import Any

from extract.tables import Tables
from osint.add import zips
from osint.add.encodings import encoding_of
from osint.add.parts import LONGEST, Found, Options, Piece, Said, Sent, Unreadable
from osint.add.sound import canonical, iso, sound
from osint.items import JobPosting

# What `--columns` may name → field of JobPosting.
FIELDS = {
    "text": "description", "title": "title", "url": "url", "date": "date_posted", "id": "identifier", "employer": "hiring_organization",
    "place": "job_location", "pay": "base_salary", "contact": "application_contact", "author": "author",
}  # fmt: skip
_COLUMNS = 300  # read of a row
_ROWS = 1_100_000  # of a sheet, which can have 1,048,576
_SHEET = 400_000_000  # bytes that a workbook may unpack to
_DELIMITERS = ",;\t|"


def columns_of(text: str | None) -> dict[str, str]:
    """`text=Body,title=Subject` as field → column. Raises ValueError."""
    out: dict[str, str] = {}
    for pair in filter(None, (text or "").split(",")):
        name, given, column = pair.partition("=")
        if not given or not column.strip() or name.strip() not in FIELDS:
            raise ValueError(f"--columns: {pair}: not FIELD=COLUMN with a field of {', '.join(FIELDS)}")
        out[name.strip()] = column.strip()
    return out


def read_csv(sent: Sent, options: Options) -> Iterator[Found]:
    """Any encoding, comma, semicolon, tab or bar. A row that cannot be read is named by its line; the others are taken."""
    yield from _rows(csv_rows(sent), options, "")


def csv_rows(sent: Sent) -> Iterator[tuple[str, list[Any] | Said]]:
    """The rows, each with the line that it ends on, or what is wrong with it."""
    with sent.open() as file:
        encoding = encoding_of(file)
        text = TextIOWrapper(file, encoding, "replace", newline="")
        delimiter = _delimiter(text.read(65_536))
        text.seek(0)
        reader = csv.reader(_lines(text), delimiter=delimiter)
        before = csv.field_size_limit(LONGEST)
        try:
            yield from _csv_rows(reader)
        finally:
            csv.field_size_limit(before)


def _lines(text: TextIOWrapper) -> Iterator[str]:
    """The lines without NUL; of one that would fill the memory its beginning."""
    while line := text.readline(4 * LONGEST):
        yield line.replace("\0", "")
        while len(line) == 4 * LONGEST and not line.endswith("\n"):
            line = text.readline(4 * LONGEST)


def _csv_rows(reader: Any) -> Iterator[tuple[str, list[Any] | Said]]:
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield "", Said(f"line {reader.line_num}", f"not CSV from there on to the next line ({error})")
            continue
        yield f"line {reader.line_num}", row


def _delimiter(sample: str) -> str:
    """The one that stands equally often in the first lines."""
    lines = [line for line in sample.splitlines()[:20] if line.strip()]
    first = lines[0] if lines else ""

    def evenly(one: str) -> tuple[bool, int, int]:
        return one in first, sum(line.count(one) == first.count(one) for line in lines), first.count(one)

    return max(_DELIMITERS, key=evenly)


def read_xlsx(sent: Sent, options: Options) -> Iterator[Found]:
    """Every sheet whose headings name a text; read as a stream, since a sheet of two cells may say that it has billions."""
    import openpyxl  # a tenth of a second

    with zips.opened(sent) as packed:
        if sum(one.file_size for one in packed.infolist()) > _SHEET:
            raise Unreadable("unpacks to too much")
    with sent.open() as file:
        try:
            book = openpyxl.load_workbook(file, read_only=True, data_only=True)
            sheets = list(book.worksheets)
        except _BROKEN_BOOK as error:
            raise Unreadable(f"not a workbook that can be read ({type(error).__name__})") from error
        refused: list[str] = []
        for sheet in sheets:
            try:
                yield from _rows(_sheet_rows(sheet), options, f"sheet {sheet.title} " if len(sheets) > 1 else "")
            except Unreadable as error:
                refused.append(str(error))
            except _BROKEN_BOOK as error:
                yield Said(f"sheet {sheet.title}", f"cannot be read to its end ({type(error).__name__})")
        if sheets and len(refused) == len(sheets):
            raise Unreadable(refused[0])


# What openpyxl raises for files that are no workbooks or are damaged; its XML errors are SyntaxErrors.
_BROKEN_BOOK = (KeyError, TypeError, IndexError, AttributeError, SyntaxError, *zips.BROKEN)


def _sheet_rows(sheet: Any) -> Iterator[tuple[str, list[Any] | Said]]:
    rows = sheet.iter_rows(values_only=True, max_col=min(sheet.max_column or _COLUMNS, _COLUMNS), max_row=_ROWS)
    for number, row in enumerate(rows, 1):
        if any(cell is not None for cell in row):
            yield f"row {number}", list(row)


def _rows(found: Iterable[tuple[str, list[Any] | Said]], options: Options, where: str) -> Iterator[Found]:
    """The first row that is not empty has the headings, unless the columns are given by number."""
    by_number = bool(options.columns) and all(column.isdigit() for column in options.columns.values())
    headings: list[str] | None = None
    places: dict[str, int] = {}
    if by_number:
        places = {field: int(column) - 1 for field, column in options.columns.items()}
        headings = []
    for place, row in found:
        if isinstance(row, Said):
            yield row
        elif headings is None:
            if any(_cell(value) for value in row):
                headings = [_cell(value) for value in row[:_COLUMNS]]
                places = _places(headings, options.columns, options.tables)
        elif any(_cell(value) for value in row):
            yield _piece(f"{where}{place}", headings, row[:_COLUMNS], places)
    if headings is None:
        raise Unreadable("no row in it")


def _places(headings: list[str], chosen: Mapping[str, str], tables: Tables) -> dict[str, int]:
    """Field → number of its column. Raises Unreadable where no column is a text or a title."""
    folded = [_folded(name) for name in headings]
    out: dict[str, int] = {}
    for field, column in chosen.items():
        if _folded(column) not in folded:
            raise Unreadable(f"no column {column}; there are: {', '.join(filter(None, headings))[:300]}")
        out[field] = folded.index(_folded(column))
    known = _names(tables)
    for at, name in enumerate(folded):
        for field in known.get(name, ()):
            if field not in out and at not in out.values():
                out[field] = at
    if not {"text", "title"} & out.keys():
        named = ", ".join(filter(None, headings))[:300]
        raise Unreadable(f"no column is known to be the text; say which, as in --columns text=COLUMN; there are: {named}")
    return out


@cache
def _names(tables: Tables) -> dict[str, tuple[str, ...]]:
    out: dict[str, tuple[str, ...]] = {}
    for row in tables.rows("column_names"):
        name = _folded(row["name"])
        out[name] = (*out.get(name, ()), row["field"])
    return out


def _folded(name: str) -> str:
    return " ".join(name.replace("_", " ").split()).casefold()


def _piece(place: str, headings: list[str], row: list[Any], places: dict[str, int]) -> Found:
    cells = [_cell(value) for value in row]
    fields = {FIELDS[field]: cells[at] for field, at in places.items() if at < len(cells) and cells[at]}
    if not fields.get("description") and not fields.get("title"):
        return Said(place, "neither text nor title")
    if len(fields.get("description", "")) > LONGEST:
        return Said(place, f"a cell with more than {LONGEST} characters")
    clean: Any = importlib.import_module("spiders.text").text_of  # by name, as Scrapy loads spiders: osint imports nothing of them
    if text := fields.get("description"):
        fields["description"] = clean(text)
    names = [name or f"column {at}" for at, name in enumerate([*headings, *[""] * (len(cells) - len(headings))], 1)]
    block = {name: cell for name, cell in zip(names, cells, strict=False) if cell}
    return Piece(place, (JobPosting.from_dict({"page_url": ""} | fields),), canonical(block))


def _cell(value: Any) -> str:
    """A cell as text: dates in ISO 8601, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    return sound(iso(value) or str(value)).strip()
