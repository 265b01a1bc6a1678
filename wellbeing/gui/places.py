"""The places of the house: which screens there are, and how they are built. Each is built when first gone to."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from wellbeing.domain.identity import CaseId
from wellbeing.gui.absence import screen as absence
from wellbeing.gui.access_log import screen as access_log
from wellbeing.gui.backup import screen as backup
from wellbeing.gui.breach import screen as breach
from wellbeing.gui.cards import screen as cards
from wellbeing.gui.case import screen as case
from wellbeing.gui.cases import screen as cases
from wellbeing.gui.consent import screen as consent
from wellbeing.gui.country import screen as country
from wellbeing.gui.debrief import screen as debrief
from wellbeing.gui.departures import screen as departures
from wellbeing.gui.duplicates import screen as duplicates
from wellbeing.gui.employer import screen as employer
from wellbeing.gui.exposure import screen as exposure
from wellbeing.gui.follow_up import screen as follow_up
from wellbeing.gui.follow_up.shown import NextDate
from wellbeing.gui.guides import screen as guides
from wellbeing.gui.hand_over import screen as hand_over
from wellbeing.gui.help import screen as help_
from wellbeing.gui.importing import screen as importing
from wellbeing.gui.incident import screen as incident
from wellbeing.gui.incident_slip import screen as incident_slip
from wellbeing.gui.inside import Inside
from wellbeing.gui.keys import screen as keys
from wellbeing.gui.office_request import screen as office_request
from wellbeing.gui.own_load import screen as own_load
from wellbeing.gui.packs import screen as packs
from wellbeing.gui.paper import screen as paper
from wellbeing.gui.papers import screen as papers
from wellbeing.gui.reachable import screen as reachable
from wellbeing.gui.receiving import screen as receiving
from wellbeing.gui.red_flag import screen as red_flag
from wellbeing.gui.referral import screen as referral
from wellbeing.gui.representatives import screen as representatives
from wellbeing.gui.retention import screen as retention
from wellbeing.gui.rights import screen as rights
from wellbeing.gui.self_check import screen as self_check
from wellbeing.gui.services import screen as services
from wellbeing.gui.settings import screen as settings
from wellbeing.gui.several import screen as several
from wellbeing.gui.today import screen as today
from wellbeing.gui.upkeep import screen as upkeep
from wellbeing.gui.who_was_there import screen as who_was_there
from wellbeing.language import _


def furnish(inside: Inside) -> None:
    """Add every place to the shell."""
    _work(inside)
    _help_from_others(inside)
    _figures(inside)
    _foot(inside)
    _data_protection(inside)


def _add(inside: Inside, place: str, label: str, factory: Callable[[], QWidget], **where: object) -> None:
    inside.house.add_place(place, inside.language.text(label), factory, **where)  # type: ignore[arg-type]


def _work(inside: Inside) -> None:
    """Today, the cases and what lies below them."""
    ask, go, language, keeper = inside.desk.ask, inside.house.go, inside.language, inside.keeper

    def for_officer(kind: str, case_id: CaseId) -> None:
        go("paper", kind=kind, case=case_id)

    def slip(date: NextDate) -> None:
        go("paper", kind="slip", **_what_is_kept(date), at=date.place)

    def calendar(date: NextDate) -> None:
        go("paper", kind="calendar", **_what_is_kept(date))

    _add(inside, "today", _("Today"), lambda: today.build(ask, go, language))
    _add(inside, "own-load", _("How are you doing?"), lambda: own_load.build(ask, go, language), under="today")

    _add(inside, "absence", _("Time away"), lambda: absence.build(ask, go, language, keeper), under="today")
    _add(inside, "cases", _("Cases"), lambda: cases.build(ask, go, language))
    inside.house.find_in("cases")
    _add(
        inside,
        "case",
        _("Case"),
        lambda: case.build(ask, go, language, keeper=keeper, paper=for_officer),
        under="cases",
    )
    _add(
        inside,
        "new-incident",
        _("New incident"),
        lambda: incident.build_new(ask, go, language, keeper=keeper, guidance=inside.show_help_now),
        under="cases",
    )
    _add(
        inside,
        "incident",
        _("Facts"),
        lambda: incident.build_facts(ask, go, language, keeper=keeper),
        under="cases",
    )
    _add(
        inside,
        "who-was-there",
        _("Who was there"),
        lambda: who_was_there.build(ask, go, language),
        under="cases",
    )
    _add(
        inside,
        "share-incident",
        _("Share the incident"),
        lambda: incident_slip.build_share(ask, go, language),
        under="cases",
    )
    _add(inside, "read-slip", _("Read in a slip"), lambda: incident_slip.build_read(ask, go, language), under="cases")
    _add(
        inside,
        "follow-up",
        _("Follow-up"),
        lambda: follow_up.build(ask, go, language, keeper, slip=slip, calendar=calendar),
        under="cases",
    )
    _add(inside, "red-flag", _("Red flag"), lambda: red_flag.build(ask, go, language), under="cases")
    _add(
        inside,
        "reachable",
        _("Reachable through"),
        lambda: reachable.build(ask, go, language, keeper),
        under="cases",
    )
    _add(inside, "hand-over", _("Hand over"), lambda: hand_over.build(ask, go, language), under="cases")
    _add(inside, "several", _("Several cases"), lambda: several.build(ask, go, language), under="cases")
    _add(inside, "receiving", _("Take in a case"), lambda: receiving.build(ask, go, language), under="cases")
    _add(
        inside,
        "rights",
        _("Rights"),
        lambda: rights.build(ask, go, language, keeper, inside.paper.run),
        under="cases",
    )
    _add(inside, "guides", _("Guides"), lambda: guides.build_list(ask, go, language), under="cases")
    _add(inside, "guide", _("Guide"), lambda: guides.build_guide(ask, go, language), under="cases")
    _add(inside, "cards", _("Pocket cards"), lambda: cards.build(ask, language, inside.paper.run), under="cases")
    _add(inside, "duplicates", _("Entered twice"), lambda: duplicates.build(ask, go, language), under="cases")
    _add(inside, "exposure", _("Over the years"), lambda: exposure.build(ask, go, language), under="cases")
    _add(inside, "self-check", _("Self-check"), lambda: self_check.build(ask, go, language), under="cases")
    _add(inside, "debrief", _("Debrief"), lambda: debrief.build(ask, go, language, keeper), under="cases")


def _what_is_kept(date: NextDate) -> dict[str, object]:
    """The date as words: a lock keeps what a place was opened with where it is words or a number."""
    time = date.time.isoformat() if date.time else ""
    return {"follow_up": date.follow_up, "day": date.day.isoformat(), "time": time}


def _help_from_others(inside: Inside) -> None:
    """Services, referrals, consent, and the papers that leave."""
    ask, go, language, keeper = inside.desk.ask, inside.house.go, inside.language, inside.keeper
    _add(inside, "services", _("Services"), lambda: services.build(ask, go, language))
    _add(
        inside,
        "service",
        _("Service"),
        lambda: services.build_service(ask, go, language, keeper),
        under="services",
    )
    _add(
        inside,
        "services-check",
        _("Check entries"),
        lambda: services.build_check(ask, go, language),
        under="services",
    )
    _add(
        inside,
        "services-file",
        _("Import or save"),
        lambda: services.build_file(ask, go, language),
        under="services",
    )
    _add(inside, "consent", _("Consent"), lambda: consent.build(ask, go, language), under="cases")
    _add(inside, "referral", _("Referral"), lambda: referral.build(ask, go, language, keeper), under="cases")
    _add(
        inside,
        "employer-letter",
        _("Letter to the employer"),
        lambda: employer.build(ask, go, language, keeper),
        under="cases",
    )
    _add(inside, "new-referral", _("New referral"), lambda: referral.build_new(ask, go, language), under="cases")
    _add(
        inside,
        "paper",
        _("Paper"),
        lambda: paper.build(ask, go, language, keeper, inside.paper.run),
        under="cases",
    )


def _figures(inside: Inside) -> None:
    """The summary, and the import of history."""
    ask, go, language = inside.desk.ask, inside.house.go, inside.language

    def summary() -> QWidget:
        from wellbeing.gui.summary import screen  # with the solvers: nobody waits for them at the door

        return screen.build(ask, inside.paper.run, go, language, inside.keeper, inside.dress)

    def releasing() -> QWidget:
        from wellbeing.gui.releasing import screen

        return screen.build(ask, go, language, inside.keeper)

    _add(inside, "summary", _("Summary"), summary)
    _add(inside, "releasing", _("Releasing"), releasing, under="summary")

    def contribution() -> QWidget:
        from wellbeing.gui.contribution import screen

        return screen.build(ask, go, language, inside.keeper)

    _add(inside, "contribution", _("Contribution"), contribution, under="summary")

    def facts() -> QWidget:
        from wellbeing.gui.force_facts import screen

        return screen.build(ask, go, language)

    def trends() -> QWidget:
        from wellbeing.gui.trends import screen

        return screen.build(ask, inside.paper.run, go, language, inside.dress)

    _add(inside, "trends", _("Trends"), trends, under="summary")
    _add(inside, "force-facts", _("Facts of forces"), facts, under="summary")
    _add(
        inside,
        "import",
        _("Import"),
        lambda: importing.build(ask, inside.desk.progress, go, language, inside.keeper),
        under="cases",
    )
    _add(inside, "files", _("Files that left"), lambda: departures.build(ask, go, language), under="settings")
    _add(inside, "access-log", _("Access log"), lambda: access_log.build(ask, go, language), under="settings")


def _foot(inside: Inside) -> None:
    """Settings and help."""
    ask, go, language = inside.desk.ask, inside.house.go, inside.language
    house = settings.House(
        memory=inside.memory,
        dress=inside.dress,
        change_language=inside.speak,
        change_idle_minutes=inside.lock_after,
    )
    _add(
        inside,
        "settings",
        _("Settings"),
        lambda: settings.build(ask, go, language, inside.keeper, house, inside.folder),
        foot=True,
    )
    _add(inside, "packs", _("Content packs"), lambda: packs.build(ask, go, language), under="settings")
    _add(
        inside,
        "representatives",
        _("Representatives"),
        lambda: representatives.build(ask, go, language, inside.keeper),
        under="settings",
    )
    _add(inside, "country", _("Country"), lambda: country.build(ask, go, language, inside.keeper), under="settings")
    _add(
        inside,
        "keys",
        _("Passphrase and keys"),
        lambda: keys.build(ask, inside.desk.progress, go, inside.lock, language, inside.keeper),
        under="settings",
    )
    _add(
        inside,
        "retention",
        _("How long it is kept"),
        lambda: retention.build(ask, go, language, inside.keeper),
        under="settings",
    )
    _add(inside, "upkeep", _("Check and compact"), lambda: upkeep.build(ask, go, language), under="settings")
    _add(
        inside,
        "backup",
        _("Backup"),
        lambda: backup.build(ask, go, language, inside.maker, inside.remember_places, inside.restore),
        under="settings",
    )
    _add(
        inside,
        "help",
        _("Help"),
        lambda: help_.build(inside.language, inside.show_help_now, lambda: go("guides")),
        foot=True,
    )


def _data_protection(inside: Inside) -> None:
    """The controller's papers and the log of breaches."""
    ask, go, language, keeper = inside.desk.ask, inside.house.go, inside.language, inside.keeper
    _add(inside, "papers", _("Data protection"), lambda: papers.build(ask, go, language), under="settings")
    _add(
        inside,
        "controller",
        _("Who answers for it"),
        lambda: papers.build_controller(ask, go, language, keeper),
        under="settings",
    )
    _add(
        inside,
        "controller-paper",
        _("Paper of data protection"),
        lambda: papers.build_paper(ask, go, language, inside.paper.run),
        under="settings",
    )
    _add(
        inside,
        "office-request",
        _("Request of the central office"),
        lambda: office_request.build(ask, go, language),
        under="settings",
    )
    _add(inside, "breaches", _("Breaches"), lambda: breach.build(ask, go, language), under="settings")
    _add(inside, "new-breach", _("Note a breach"), lambda: breach.build_new(ask, go, language), under="settings")
    _add(inside, "breach", _("Breach"), lambda: breach.build_one(ask, go, language, keeper), under="settings")
