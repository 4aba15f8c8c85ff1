# The few verbs of this project. `make demo` and `make test` need nothing before them.
.PHONY: setup demo test lint eval bench lock
PY := .venv/bin/python
# Set on some build machines: every process of the tests would compile all modules again.
unexport PYTHONDONTWRITEBYTECODE

setup:
	@sh scripts/setup.sh

demo: setup
	@.venv/bin/osint demo

# Three at once also on two cores: many tests wait for servers, browsers and processes that were killed.
test: setup
	@$(PY) -m pytest -n 3 --dist loadfile

lint: setup
	@.venv/bin/ruff check . && .venv/bin/ruff format --check . && .venv/bin/mypy && .venv/bin/lint-imports

eval: setup
	@$(PY) -m tests.eval

bench: setup
	@$(PY) -m tests.bench

# Universal locks, hashed, without any address; need uv (pipx install uv). The second is the first with the extra `ocr`.
LOCK := uv pip compile pyproject.toml --universal --python-version 3.11.2 --generate-hashes --no-header --no-emit-index-url --quiet
lock:
	$(LOCK) --extra dev -o requirements.lock
	$(LOCK) --extra ocr -c requirements.lock -o requirements-ocr.lock
