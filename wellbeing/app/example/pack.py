"""A made-up union's content pack, for the demo: built from its folder and signed with a key that nobody keeps."""

from pathlib import Path

from wellbeing import paths
from wellbeing.content.packs.building import built
from wellbeing.content.packs.container import SUFFIX
from wellbeing.content.packs.source_folder import pack_folder
from wellbeing.signatures.signing import Signer

NAME = "example"


def write_example_pack(folder: Path) -> Path:
    """Build it into `folder`; returns its file."""
    file = folder / f"{NAME}{SUFFIX}"
    file.write_bytes(built(pack_folder(paths.resources() / "example-pack"), Signer.generate()))
    return file
