"""What a contribution rests on: a digest of the cases and events that may be counted, by which a change is noticed.

It stays in the vault until the quarter is closed: no hash that leaves covers anything that is not published.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from wellbeing.anonymise.period import Period
from wellbeing.domain.identity import CaseId, OfficerId, Uid
from wellbeing.vault.countable import Counted

if TYPE_CHECKING:
    from wellbeing.signatures.signing import Signer

_KEY = b"wellbeing contribution ids 1\n"


def basis(rows: Iterable[Counted]) -> bytes:
    """The same for the same numbers, whatever numbers the vault has for officers and cases."""
    officers: dict[OfficerId, dict[CaseId, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        told = json.dumps([row.unit, dict(row.facts)], sort_keys=True, separators=(",", ":"))
        officers[row.officer_id][row.case_id].append(told)
    plain = sorted(sorted(sorted(told) for told in cases.values()) for cases in officers.values())
    return hashlib.sha256(json.dumps(plain).encode()).digest()


def uid_of(signer: "Signer", period: Period, revision: int) -> Uid:
    """The random id of a revision. Only who has the signer's keys can tell whose it is: so this vault knows its own on
    a closing list, even one that a restore from an older backup has forgotten."""
    key = hashlib.sha256(_KEY + signer.seeds).digest()
    return Uid(hashlib.blake2b(f"{period.label} {revision}".encode(), digest_size=16, key=key).hexdigest())
