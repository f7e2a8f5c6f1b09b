from pathlib import Path

import pytest

from tests.config.test_command import wirkungskreis


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Rheinaue, loaded once; tests that change it leave it as it was, or work on a copy."""
    directory = tmp_path_factory.mktemp("demo") / "var"
    done = wirkungskreis("demo", "--nur-laden", "--daten", str(directory))
    assert (done.returncode, done.stderr) == (0, "")
    return directory
