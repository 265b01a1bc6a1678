"""The folder in which a union writes its pack: `pack.yaml`, and beside it the files as they will stand in the pack.

Translations are .po files in `i18n/`, as translators' programs read and write them; in the pack they are plain words.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from wellbeing.content.document import FileStruct, read_struct
from wellbeing.content.file import read_bytes
from wellbeing.content.packs.container import FLAGS, SERVICES, refuse_strange
from wellbeing.content.packs.rules import texts_of
from wellbeing.errors import Refused, Trouble
from wellbeing.language import _

ABOUT, TRANSLATIONS = "pack.yaml", "i18n"

NO_FOLDER = _("This is not the folder of a pack: it has no file {file}.")
NO_PO = _("{file} can't be read as translations (.po).")


class AboutFile(FileStruct):
    """`pack.yaml`: what the pack is called, who publishes it, and in which language it is written."""

    name: str
    version: int
    title: str
    publisher: str
    language: str
    needs: str = "0.1.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackFolder:
    """A pack that is being written."""

    place: Path
    about: AboutFile

    @property
    def name(self) -> str:
        """The name of the pack."""
        return self.about.name

    @property
    def flags_file(self) -> Path | None:
        """The red flags that it adds, if it does."""
        file = self.place / FLAGS
        return file if file.is_file() else None

    def content_files(self) -> Iterator[Path]:
        """Every YAML file that goes into the pack."""
        yield from sorted(self.place.glob("checklists/*/*.yaml"))
        yield from sorted(self.place.glob("countries/*.yaml"))
        yield from (file for name in (FLAGS, SERVICES) if (file := self.place / name).is_file())

    def texts(self) -> list[str]:
        """Every text that can be translated, once, in the order of the files."""
        return list(dict.fromkeys(text for file in self.content_files() for text in texts_of(file)))

    def languages(self) -> tuple[str, ...]:
        """The languages that there are translations into."""
        return tuple(sorted(file.stem for file in (self.place / TRANSLATIONS).glob("*.po")))


def pack_folder(place: Path) -> PackFolder:
    """The folder of a pack. Refused where it is none."""
    if not (place / ABOUT).is_file():
        raise Refused(NO_FOLDER, field="folder", file=ABOUT)
    return PackFolder(place=place, about=read_struct(place / ABOUT, AboutFile)[0])


def pack_folder_of(file: Path) -> PackFolder | None:
    """The folder of the pack in which a checklist lies, if it lies in one."""
    place = file.absolute().parent.parent.parent
    return pack_folder(place) if (place / ABOUT).is_file() else None


def gathered(folder: PackFolder) -> dict[str, bytes]:
    """The files of the pack by their path in it. Refused for one that has no place there or is too large."""
    files = {file.relative_to(folder.place).as_posix(): read_bytes(file) for file in folder.content_files()}
    own = folder.texts()
    for code in folder.languages():
        said = read_translations(folder, code)
        words = {text: said[text] for text in own if said.get(text)}
        files[f"words/{code}.json"] = msgspec.json.encode(words, order="sorted")
    refuse_strange(files)
    return files


def read_translations(folder: PackFolder, code: str) -> dict[str, str]:
    """What `i18n/<code>.po` says: the translation of each text, without those marked as doubtful."""
    from babel.messages.pofile import PoFileError, read_po

    file = folder.place / TRANSLATIONS / f"{code}.po"
    if not file.is_file():
        return {}
    try:
        catalogue = read_po(io.BytesIO(read_bytes(file, 4_000_000)), abort_invalid=True)
    except (PoFileError, ValueError):
        raise Refused(NO_PO, field="folder", file=file.name) from None
    return {
        message.id: message.string
        for message in catalogue
        if isinstance(message.id, str) and message.id and isinstance(message.string, str) and not message.fuzzy
    }


def write_translations(folder: PackFolder, code: str) -> tuple[int, int]:
    """Bring `i18n/<code>.po` up to the texts of the pack: new ones stand there untranslated, what is translated stays.

    Returns how many texts there are and how many of them are not translated yet.
    """
    from babel.messages import Catalog
    from babel.messages.pofile import write_po

    said = read_translations(folder, code)
    catalogue = Catalog(locale=None, project=folder.name, version=str(folder.about.version), charset="utf-8")
    catalogue.fuzzy = False
    catalogue.header_comment = f"# The words of the content pack {folder.name}."
    texts = folder.texts()
    for text in texts:
        catalogue.add(text, said.get(text, ""))
    written = io.BytesIO()
    write_po(written, catalogue, width=100, no_location=True)
    file = folder.place / TRANSLATIONS / f"{code}.po"
    try:
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(written.getvalue())
    except OSError as error:
        raise Trouble(_("The translations can't be written. Check that you may write in that folder.")) from error
    return len(texts), sum(not said.get(text) for text in texts)
