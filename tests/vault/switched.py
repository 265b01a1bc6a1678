"""A vault whose change of key was interrupted at its most delicate moment."""

import dataclasses

from tests.vault.laid import PASSPHRASE, Laid
from wellbeing.vault import header as headers
from wellbeing.vault.header import new_header
from wellbeing.vault.keys import LOWEST_SETTING, DataKey
from wellbeing.vault.rekeying.building import Building
from wellbeing.vault.rekeying.manifest import FOLDER
from wellbeing.vault.slots import passphrase_slot


def switched(laid: Laid) -> Laid:
    """The vault as a dead battery leaves it right after the new header is in place; its key is the new one."""
    key, vault = DataKey.new(), headers.read(laid.folder).vault
    store = laid.open(witnessed=True)
    place = laid.folder / FOLDER
    place.mkdir()
    header = new_header(vault, passphrase_slot(key, PASSPHRASE, LOWEST_SETTING, vault), key)
    made = Building(store=store, place=place, key=key, header=header, migrations=laid.steps)
    made.build(lambda _done, _whole: None)
    store.close()
    (place / "header.json").replace(laid.header)
    return dataclasses.replace(laid, key=key)
