"""What the quality note of a national release says where it differs from that of a representative's."""

from collections.abc import Iterator, Mapping

from wellbeing.anonymise import completeness
from wellbeing.anonymise.coverage_words import opened_words, reported_words
from wellbeing.anonymise.floors import FEWEST_IN_BATCH, FEWEST_OFFICERS
from wellbeing.anonymise.release import NATIONAL, Release
from wellbeing.language import Language, _

_CONTACT = _(
    "The office that signed the folder. It names nobody: ask the union that passed it on, and compare the fingerprint "
    "in it with that of the office's card."
)
_DATA_DESCR = _(
    "Counts of violence and of other distressing events on duty that welfare representatives of police unions learnt "
    "of: the act and its means, days lost, the circumstances and working conditions, and the support that followed."
)
_STAT_POP = _(
    "Cases known to representatives who contributed, whose officers agreed to be counted. An incident that several "
    "representatives told each other of is counted by one of them. An officer whom several of them know is taken for "
    "several officers."
)
_CONF_POLICY = _(
    "Below {fewest} officers no number leaves. A figure needs at least {threshold} cases, as many different officers, "
    "and {contributors} representatives, and must not speak of nearly everybody of a group. Zero is withheld like any "
    "small number. Contributions are added up for at least {batch} representatives."
)
_COVERAGE_ERR = _(
    "Cases known to the representatives who contributed. What share of all incidents they are is not known, and it may "
    "differ between regions."
)
_COHER_X_DOM = _(
    "The same events may stand in crime, accident and staff statistics. Do not add these figures to them, nor to "
    "releases of single representatives."
)
_COMPAR_GEO = _(
    "Regions are where representatives work, and may be several regions of NUTS together. Do not rank them: how many "
    "officers turn to a representative differs."
)


_NO_SHARE = _(
    "Known cases whose officers agreed to be counted: not known. A contribution holds only what was counted, and not "
    "how many cases were left out: that would be one more number about a single representative."
)
_RATES = _(
    "Facts of forces are of the whole year and of every force that was taken in. A rate is too low where areas or "
    "quarters of these forces are missing."
)


def national(release: Release, language: Language) -> Mapping[str, str]:
    """Texts by the id of their concept."""
    number = language.number
    policy = language.text(
        _CONF_POLICY,
        fewest=number(FEWEST_OFFICERS),
        threshold=number(release.threshold),
        contributors=number(release.fewest_contributors),
        batch=number(FEWEST_IN_BATCH),
    )
    plain = {
        "CONTACT": _CONTACT,
        "DATA_DESCR": _DATA_DESCR,
        "STAT_POP": _STAT_POP,
        "COHER_X_DOM": _COHER_X_DOM,
        "COMPAR_GEO": _COMPAR_GEO,
        "SOURCE_TYPE": NATIONAL,
    }
    found = {name: language.text(words) for name, words in plain.items()}
    return {
        **found,
        "CONF_POLICY": policy,
        "COVERAGE_ERR": "\n".join(_covered(release, language)),
        "NONRESPONSE_ERR": "\n".join(_answered(release, language)),
    }


def _covered(release: Release, language: Language) -> Iterator[str]:
    yield language.text(_COVERAGE_ERR)
    if release.coverage is not None:
        yield from opened_words(release.coverage, language)
    if any(fact.figure.value is not None for fact in release.facts):
        yield language.text(_RATES)


def _answered(release: Release, language: Language) -> Iterator[str]:
    """Who reported, whose cases were counted, which answers are missing."""
    if release.coverage is not None:
        yield reported_words(release.coverage, language)
    yield language.text(_NO_SHARE)
    yield from completeness.unknown(release, language)
