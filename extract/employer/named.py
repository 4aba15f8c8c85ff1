"""Whether an ad is one that names whom one would work for, by its wording as a whole: what hides an employer reads otherwise.

Character n-grams alone (`linear`), trained by `python -m tests.training.train_named` on the ads in the repository and written to
`data/employer_named.npz`. It finds no name: it moves what a name needs (`employers.SURE`).
"""

from extract import linear
from extract.reading import Reading
from extract.tables import DATA

FILE = DATA / "employer_named.npz"
MOST = 3.0  # log-odds either way that count


def leaning(reading: Reading) -> float:
    """Log-odds, at most `MOST` either way, that such an ad names its employer rather than none."""
    points = linear.load(FILE).scores({"bias": 1.0}, reading.grams)[0]
    return max(-MOST, min(MOST, points))
