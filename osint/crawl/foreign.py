"""Records of other archives, kept in the file of a run with their own id and date; each once, whatever run brings it."""

from osint.add import copies
from osint.add.warc import Part
from osint.crawl.archive import Place
from osint.crawl.exchange import Records
from osint.crawl.rows import capture_row
from osint.crawl.session import Session
from osint.store.db import rows
from osint.store.rows import CaptureRow


class Keeper:
    """Without a session (`scrapy shell` and the like) nothing is kept, and records are named all the same."""

    def __init__(self, session: Session | None) -> None:
        self.session = session
        self.fresh: dict[str, CaptureRow] = {}  # handed to the writer by this process

    def keep(self, part: Part, default_id: str) -> CaptureRow:
        """The row of the record, which is written unless it is there. Its place in the file is known to the writer only."""
        made = copies.copy_of(part, default_id, self._there)
        if isinstance(made, CaptureRow):
            return made
        session = self.session
        own = (session.workspace.id, session.run.id, session.source_id, session.archive.name) if session else ("", "", "", "")
        row = capture_row(made.record(), Place(0, 0), *own)
        if session is not None:
            self.fresh[row.id] = row
            session.writer.put(Records((made,)))
        return row

    @property
    def is_behind(self) -> bool:
        return self.session is not None and self.session.writer.is_behind

    def _there(self, record_id: str) -> CaptureRow | None:
        if record_id in self.fresh or self.session is None:
            return self.fresh.get(record_id)
        found = rows(self.session.protected_db, "SELECT * FROM captures WHERE id = ?", record_id)
        return CaptureRow(**found[0]) if found else None
