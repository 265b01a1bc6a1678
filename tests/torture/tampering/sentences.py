"""Which sentences are true of which harm. Another one, or none where records differ, breaks the promise."""

from tests.torture.tampering import harms
from tests.torture.tampering.harms import Harm
from wellbeing.errors import Tampered
from wellbeing.vault import examination as told
from wellbeing.vault import header as headers
from wellbeing.vault.chain import BROKEN
from wellbeing.vault.connection import STORE_DAMAGED
from wellbeing.vault.keys import KdfSetting
from wellbeing.vault.slots import WRONG_PASSPHRASE

_PAGES = {told.RECORDS_CHANGED, STORE_DAMAGED, BROKEN}
"""Old pages among new ones: records, the structure of the store, or the log no longer fit."""
_LOG_PAGES = {told.ROLLED_BACK, told.FORKED}
"""An old page of the log makes the store look older."""
_BEGINNING = {STORE_DAMAGED, told.STORE_FOREIGN}


def _out_of_bounds() -> str:
    try:
        KdfSetting(memory_kib=0)
    except Tampered as error:
        return error.sentence
    raise AssertionError("a setting without memory is allowed")


EXPECTED: dict[Harm, set[str]] = {
    harms.flips_in_store: {*_BEGINNING, told.STORE_CUT},
    harms.flips_in_head: {told.HEAD_DAMAGED},
    harms.flips_in_header: {headers.DAMAGED},
    harms.flips_in_draft: set(),
    harms.flips_in_witness: set(),
    harms.one_page_put_back: {*_PAGES, *_LOG_PAGES, *_BEGINNING},
    harms.pages_put_back: {*_PAGES, *_LOG_PAGES, *_BEGINNING},
    harms.pages_put_back_from_two: {*_PAGES, *_LOG_PAGES, *_BEGINNING},
    harms.pages_exchanged: _BEGINNING,
    harms.old_journal: {told.OLD_JOURNAL},
    harms.old_journal_and_head: {told.OLD_JOURNAL, told.HEAD_OLDER, *_PAGES, *_LOG_PAGES, told.STORE_FOREIGN},
    harms.old_journal_and_store: {told.OLD_JOURNAL, told.ROLLED_BACK},
    harms.made_up_journal: {told.OLD_JOURNAL},
    harms.write_ahead_log: {told.FOREIGN_WAL},
    harms.store_rolled_back: {told.ROLLED_BACK},
    harms.head_rolled_back: {told.HEAD_OLDER},
    harms.both_rolled_back: {told.WITNESS_NEWER},
    harms.whole_vault_rolled_back: {told.WITNESS_NEWER, WRONG_PASSPHRASE},
    harms.another_history: {told.FORKED, told.ROLLED_BACK, told.HEAD_OLDER, told.WITNESS_NEWER},
    harms.cut_short: {told.STORE_CUT, told.STORE_EMPTY, told.HEAD_DAMAGED, headers.DAMAGED},
    harms.made_longer: {told.HEAD_DAMAGED, headers.DAMAGED},
    harms.zeroed: {*_BEGINNING, told.STORE_CUT, told.HEAD_DAMAGED, headers.DAMAGED},
    harms.a_file_gone: {told.STORE_MISSING, told.HEAD_MISSING, headers.MISSING},
    harms.files_of_another_vault: {
        told.STORE_FOREIGN,
        told.STORE_CUT,
        told.HEAD_DAMAGED,
        headers.NOT_OURS,
        WRONG_PASSPHRASE,
    },
    harms.older_header: {WRONG_PASSPHRASE},
    harms.header_written_by_somebody: {headers.NOT_OURS, WRONG_PASSPHRASE, headers.DAMAGED, _out_of_bounds()},
}
