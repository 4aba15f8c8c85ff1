"""The memory that ends a crawl: that of its own process.

Linux hands the peak of the process that started this one on through fork and exec in `ru_maxrss` (getrusage(2) of a small child
of a large process answers the size of its parent), which Scrapy reads: a crawl that a large process starts would end at once."""

import re
from pathlib import Path

from scrapy.extensions.memusage import MemoryUsage

STATUS = Path("/proc/self/status")


class OwnMemoryUsage(MemoryUsage):
    """Scrapy's watch over MEMUSAGE_LIMIT_MB, which looks at the peak since this program began (VmHWM of proc(5), in kB)."""

    def get_virtual_size(self) -> int:
        """The largest resident size so far, in bytes; where the system has no such file, as Scrapy reads it."""
        try:
            peak = re.search(r"^VmHWM:\s+(\d+) kB$", STATUS.read_text(encoding="ascii", errors="replace"), re.MULTILINE)
        except OSError:
            peak = None
        return int(peak[1]) * 1024 if peak else super().get_virtual_size()
