"""The same release gives the same bytes: in another process, with other hashing, in another zone and locale."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

from tests.exchange.release.examples import CREATED, SIGNER, release_with_indicators
from wellbeing.exchange.release.manifest import CONTENT, MANIFEST, SIGNATURE
from wellbeing.exchange.release.writing import files_of
from wellbeing.language import language
from wellbeing.reports.figures.report import report_pdf

ROOT = Path(__file__).parents[3]


def hashes() -> dict[str, str]:
    """Of every file of a release with its real report, but the signature: that one is randomised."""
    reader, found = language("de"), release_with_indicators(with_earlier=True)
    files = files_of(found, signer=SIGNER, language=reader, pdf=lambda: report_pdf(found, reader), created=CREATED)
    return {name: hashlib.sha256(raw).hexdigest() for name, raw in files.items() if name != SIGNATURE}


def test_every_file_but_the_signature_is_the_same_in_another_process_zone_and_locale() -> None:
    here = hashes()
    program = "import json; from tests.exchange.release.test_same_bytes import hashes; print(json.dumps(hashes()))"
    elsewhere = {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    assert os.environ.get("PYTHONHASHSEED") != elsewhere["PYTHONHASHSEED"]
    ended = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**os.environ, **elsewhere},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert json.loads(ended.stdout) == here
    assert set(here) == {*CONTENT, MANIFEST}, "every file"
