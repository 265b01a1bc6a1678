"""Makes a pack from its folder: everything is checked as it will be when it is installed, then signed."""

import msgspec

from wellbeing.content import shipped
from wellbeing.content.packs import reading
from wellbeing.content.packs.container import Container
from wellbeing.content.packs.manifest import Manifest, entries_of, signature_of
from wellbeing.content.packs.pack import Pack, read_pack
from wellbeing.content.packs.source_folder import PackFolder, gathered
from wellbeing.content.weaving import refuse_misfits
from wellbeing.domain.cadence import Step
from wellbeing.domain.checklist import Checklist
from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.signatures.signing import Signer

NO_UTF_8 = _("{file} can't be read as YAML in UTF-8.")
EMPTY = _("There is nothing in this pack yet: no guide, no service, no country.")


def built(folder: PackFolder, signer: Signer) -> bytes:
    """The signed file of a pack. Refused for the first thing in its folder that is not in order."""
    files = gathered(folder)
    if not files:
        raise Refused(EMPTY, field="folder")
    about = folder.about
    draft = Manifest(
        name=about.name,
        version=about.version,
        title=about.title,
        publisher=about.publisher,
        language=about.language,
        needs=about.needs,
        languages={},
        files=entries_of(files),
    )
    draft.refuse_oddities()
    coverage = reading.coverage_of(Pack(manifest=draft, card=signer.card, files=files))
    manifest = msgspec.json.encode(msgspec.structs.replace(draft, languages=coverage), order="sorted")
    raw = Container(
        manifest=manifest.decode(),
        signature=signature_of(signer, manifest),
        files={path: _text(path, content) for path, content in files.items()},
    ).to_bytes()
    refuse_disorder(read_pack(raw))
    return raw


def _text(path: str, content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise Refused(NO_UTF_8, field="folder", file=path) from None


def refuse_disorder(pack: Pack) -> reading.Contents:
    """Everything in a pack, read. Refused for what is not in order by itself, and for a guide that would lose a red
    flag or have a dead question in the talks that it joins."""
    found = reading.contents(pack)
    for guide in found.guides:
        refuse_misfit_talks(guide, guide.name)
    return found


def refuse_misfit_talks(guide: Checklist, file: str) -> None:
    """Refuse a topic guide that does not fit the talks of the steps that it names; `file` is what the refusal shows."""
    for step in Step if guide.topic is not None else ():
        if guide.topic is not None and step.value in guide.topic.at:
            refuse_misfits(guide, _of_step(step), file)


def _of_step(step: Step) -> Checklist:
    name = next(name for name in shipped.names() if name.startswith(f"{step.value.lower()}-"))
    return shipped.checklist(name)
