"""The quality note of a release after SIMS, the structure of quality reports in the European statistical system.

It takes a `Release` and nothing else: whatever it says of cases follows from published figures or is a band, so that
it adds nothing to what the files say anyway. Every entry has words; what would be empty is not there.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from wellbeing.anonymise import completeness
from wellbeing.anonymise.floors import FEWEST_OFFICERS
from wellbeing.anonymise.quality_national import national
from wellbeing.anonymise.release import Release
from wellbeing.anonymise.trends_words import LATER, break_sentences
from wellbeing.language import Language, _


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One concept of SIMS: its number there, its id in SDMX, its name and what is to be said, in one language."""

    number: str
    id: str
    name: str
    text: str


NAMES = {
    ("S.1", "CONTACT"): _("Contact"),
    ("S.2", "META_UPDATE"): _("Update of this note"),
    ("S.3.1", "DATA_DESCR"): _("What the data are"),
    ("S.3.2", "CLASS_SYSTEM"): _("Classifications"),
    ("S.3.4", "STAT_CONC_DEF"): _("Definitions"),
    ("S.3.5", "STAT_UNIT"): _("Statistical unit"),
    ("S.3.6", "STAT_POP"): _("Population"),
    ("S.3.7", "REF_AREA"): _("Reference area"),
    ("S.4", "UNIT_MEASURE"): _("Unit of measure"),
    ("S.5", "REF_PERIOD"): _("Reference period"),
    ("S.7.1", "CONF_POLICY"): _("Confidentiality: rules"),
    ("S.7.2", "CONF_DATA_TR"): _("Confidentiality: treatment"),
    ("S.8", "REL_POLICY"): _("Release policy"),
    ("S.9", "FREQ_DISS"): _("Frequency of release"),
    ("S.10.4", "MICRO_DAT_ACC"): _("Access to single records"),
    ("S.11.1", "QUALITY_ASSURE"): _("Quality assurance"),
    ("S.12.3", "COMPLETENESS"): _("Completeness"),
    ("S.13.3.1", "COVERAGE_ERR"): _("Coverage"),
    ("S.13.3.2", "MEASUREMENT_ERR"): _("Errors of measurement"),
    ("S.13.3.3", "NONRESPONSE_ERR"): _("Consent and missing answers"),
    ("S.14.1", "TIMELINESS"): _("Timeliness"),
    ("S.15.1", "COMPAR_GEO"): _("Comparability between regions"),
    ("S.15.2", "COMPAR_TIME"): _("Comparability over time, breaks"),
    ("S.15.3", "COHER_X_DOM"): _("Other statistics"),
    ("S.15.4", "COHER_INTERNAL"): _("Sums within the release"),
    ("S.17.1", "REV_POLICY"): _("Revision"),
    ("S.18.1", "SOURCE_TYPE"): _("Source"),
    ("S.18.3", "COLL_METHOD"): _("How it is collected"),
    ("S.18.5", "DATA_COMP"): _("How it is compiled"),
    ("S.19", "COMMENT_DSET"): _("Follow-up windows that were kept"),
}
"""The concepts that this program has something to say on: number and id, name (msgid)."""


def quality(release: Release, language: Language) -> tuple[Entry, ...]:
    """The note in `language`, in the order of SIMS."""
    said = dict(_Note(release, language).entries())
    if release.is_national:
        said |= national(release, language)
    return tuple(
        Entry(number=number, id=name, name=language.text(label), text=said[name])
        for (number, name), label in NAMES.items()
        if said.get(name)
    )


class _Note:
    def __init__(self, release: Release, language: Language) -> None:
        self._release, self._language, self._words = release, language, language.text
        self._imported = release.period.imported

    def entries(self) -> Iterator[tuple[str, str]]:
        """Id and text of every concept."""
        yield from self._what()
        yield from self._rules()
        yield from self._how_good()
        yield from self._how_made()

    def _what(self) -> Iterator[tuple[str, str]]:
        words, release = self._words, self._release
        yield (
            "CONTACT",
            words(
                _(
                    "The welfare representative who signed the folder. It names nobody: ask the union that passed it "
                    "on, and compare the fingerprint in it with that of the signer's card."
                )
            ),
        )
        yield "META_UPDATE", self._language.date(release.released_on)
        yield (
            "DATA_DESCR",
            words(
                _(
                    "Counts of violence and of other distressing events on duty that a welfare representative of a "
                    "police union learnt of: the act, the injury, medical care and days lost, the circumstances, the "
                    "employer's record, legal aid and the time in court, and the support that followed, as far as the "
                    "source tells them."
                )
            ),
        )
        yield (
            "CLASS_SYSTEM",
            words(
                _(
                    "Classification {schema}: acts after ICCS, injuries and days lost after ESAW, circumstances after "
                    "NIBRS."
                ),
                schema=release.schema,
            ),
        )
        yield (
            "STAT_CONC_DEF",
            words(
                _(
                    "A case has one principal act; a missing answer is counted as not known. A support step is a "
                    "planned contact after an event, from the same shift to twelve months later. A referral is an "
                    "officer's way to another service that the representative arranged. Days lost and the employer's "
                    "record are as known six months after the event, legal aid and the time in court after twelve."
                )
            ),
        )
        yield (
            "STAT_UNIT",
            words(_("A case: one officer in one incident. Support steps and referrals belong to cases.")),
        )
        yield (
            "STAT_POP",
            words(
                _("Cases in the records that were imported, for whose counting a named person stated a basis.")
                if self._imported
                else _("Cases known to one representative whose officers agreed to be counted.")
            ),
        )
        yield "REF_AREA", words(release.area_name)
        with_facts = any(fact.figure.value is not None for fact in release.facts)
        yield (
            "UNIT_MEASURE",
            words(
                _("Number, in units. Rates stand among the indicators, with the facts of forces that they are made of.")
                if with_facts
                else _("Number, in units. There are no rates: no denominator is known.")
            ),
        )
        first, last = (self._language.date(day) for day in (release.period.first_day, release.period.last_day))
        yield (
            "REF_PERIOD",
            words(
                _("{first} to {last}, by the day of the incident.")
                if self._imported
                else _(
                    "{first} to {last}. A case belongs to the period in which it was first counted, also where the "
                    "incident was earlier."
                ),
                first=first,
                last=last,
            ),
        )

    def _rules(self) -> Iterator[tuple[str, str]]:
        words, number, release = self._words, self._language.number, self._release
        yield (
            "CONF_POLICY",
            words(
                _(
                    "Below {fewest} officers no number leaves. A figure needs at least {threshold} cases and as many "
                    "different officers, and must not speak of nearly everybody of a group. Zero is withheld like "
                    "any small number."
                ),
                fewest=number(FEWEST_OFFICERS),
                threshold=number(release.threshold),
            ),
        )
        yield (
            "CONF_DATA_TR",
            words(
                _(
                    "Further figures are withheld until every withheld one could lie anywhere within at least {width} "
                    "counts, also for somebody who has every earlier release. All of them carry one mark. No figure "
                    "was rounded or changed."
                ),
                width=number(release.width),
            ),
        )
        yield "REL_POLICY", words(_("A period is released once. Every later copy of it is the same, byte for byte."))
        yield "FREQ_DISS", words(_("Quarterly") if release.period.quarter else _("Annual"))
        yield (
            "MICRO_DAT_ACC",
            words(_("None: no row for a person, an incident or a case ever leaves.")),
        )
        yield (
            "QUALITY_ASSURE",
            words(
                _(
                    "Before it left, the folder was read back as it was written, its files were compared with each "
                    "other, and another part of the program attacked it together with all earlier releases."
                )
            ),
        )

    def _how_good(self) -> Iterator[tuple[str, str]]:
        words, release = self._words, self._release
        told = (completeness.figures(release, self._language), completeness.quarters(release, self._language))
        yield "COMPLETENESS", "\n".join(filter(None, told))
        yield (
            "COVERAGE_ERR",
            words(_("Cases known to one representative. What share of all incidents they are is not known.")),
        )
        yield (
            "MEASUREMENT_ERR",
            words(
                _("As the source had them; the program changed no answer.")
                if self._imported
                else _("Written down from talks with the officers; not checked against medical or court records.")
            ),
        )
        yield "NONRESPONSE_ERR", "\n".join((self._agreed(), *completeness.unknown(release, self._language)))
        days = (release.released_on - release.period.last_day).days
        yield (
            "TIMELINESS",
            (
                self._language.plural(
                    "Released {count} day after the period ended.",
                    "Released {count} days after the period ended.",
                    days,
                )
                if days >= 0
                else words(_("The period had not ended when this was released."))
            ),
        )
        yield "COMPAR_TIME", self._over_time()
        yield (
            "COHER_X_DOM",
            words(
                _(
                    "The same events may stand in crime, accident and staff statistics. Do not add these figures to "
                    "them, nor to those of another representative with the same officers."
                )
            ),
        )
        yield (
            "COHER_INTERNAL",
            words(_("Every whole is the sum of its parts. Distinct officers do not add up over kinds or periods.")),
        )

    def _over_time(self) -> str:
        """Where a year or a quarter can't be compared with others, with what tells of no year."""
        breaks = [told for trends in self._release.over_time for told in break_sentences(trends, self._language)]
        if self._imported:
            own = _(
                "Imported from the union's own records. It is a series of its own: do not compare it with years that "
                "were counted case by case."
            )
            return "\n".join((self._words(own), *breaks))
        return "\n".join((*(breaks or [self._words(_("None known within this classification."))]), self._words(LATER)))

    def _agreed(self) -> str:
        share = completeness.share_words(self._release.counted_share, self._language)
        return self._words(
            _("Known cases for whose counting a basis was stated: {share}.")
            if self._imported
            else _("Known cases whose officers agreed to be counted: {share}."),
            share=share,
        )

    def _how_made(self) -> Iterator[tuple[str, str]]:
        words = self._words
        yield "REV_POLICY", words(_("Figures of a released period are not changed afterwards."))
        yield (
            "SOURCE_TYPE",
            words(
                _("Records of the union or of a public source, imported.")
                if self._imported
                else _("The representative's own records of work with officers.")
            ),
        )
        yield (
            "COLL_METHOD",
            words(
                _("By a fixed mapping of the source's own codes to this classification.")
                if self._imported
                else _(
                    "In guided talks that the officer can end or refuse at any point; no question has to be answered."
                )
            ),
        )
        yield (
            "DATA_COMP",
            words(
                _("Counted by version {program} of the program. Nothing is estimated, weighted or filled in."),
                program=self._release.program,
            ),
        )
        yield "COMMENT_DSET", completeness.kept_windows(self._release, self._language)
