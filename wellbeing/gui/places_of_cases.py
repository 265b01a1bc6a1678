"""The places of a representative's vault: cases and what lies below them, services, the summary, data protection."""

from PySide6.QtWidgets import QWidget

from wellbeing.domain.identity import CaseId
from wellbeing.gui.absence import screen as absence
from wellbeing.gui.breach import screen as breach
from wellbeing.gui.cards import screen as cards
from wellbeing.gui.case import screen as case
from wellbeing.gui.cases import screen as cases
from wellbeing.gui.consent import screen as consent
from wellbeing.gui.country import screen as country
from wellbeing.gui.debrief import screen as debrief
from wellbeing.gui.duplicates import screen as duplicates
from wellbeing.gui.employer import screen as employer
from wellbeing.gui.exposure import screen as exposure
from wellbeing.gui.follow_up import screen as follow_up
from wellbeing.gui.follow_up.shown import NextDate
from wellbeing.gui.guides import screen as guides
from wellbeing.gui.hand_over import screen as hand_over
from wellbeing.gui.importing import screen as importing
from wellbeing.gui.incident import screen as incident
from wellbeing.gui.incident_slip import screen as incident_slip
from wellbeing.gui.inside import Inside
from wellbeing.gui.office_begin import screen as office_begin
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
from wellbeing.gui.several import screen as several
from wellbeing.gui.today import screen as today
from wellbeing.gui.who_was_there import screen as who_was_there
from wellbeing.language import _


def furnish(inside: Inside) -> None:
    """Add them."""
    _work(inside)
    _help_from_others(inside)
    _figures(inside)
    _settings(inside)
    _data_protection(inside)


def _work(inside: Inside) -> None:
    """Today, the cases and what lies below them."""
    ask, go, language, keeper = inside.desk.ask, inside.house.go, inside.language, inside.keeper

    def for_officer(kind: str, case_id: CaseId) -> None:
        go("paper", kind=kind, case=case_id)

    def slip(date: NextDate) -> None:
        go("paper", kind="slip", **_what_is_kept(date), at=date.place)

    def calendar(date: NextDate) -> None:
        go("paper", kind="calendar", **_what_is_kept(date))

    inside.add("today", _("Today"), lambda: today.build(ask, go, language))
    inside.add("own-load", _("How are you doing?"), lambda: own_load.build(ask, go, language), under="today")

    inside.add("absence", _("Time away"), lambda: absence.build(ask, go, language, keeper), under="today")
    inside.add("cases", _("Cases"), lambda: cases.build(ask, go, language))
    inside.house.find_in("cases")
    inside.add(
        "case",
        _("Case"),
        lambda: case.build(ask, go, language, keeper=keeper, paper=for_officer),
        under="cases",
    )
    inside.add(
        "new-incident",
        _("New incident"),
        lambda: incident.build_new(ask, go, language, keeper=keeper, guidance=inside.show_help_now),
        under="cases",
    )
    inside.add(
        "incident",
        _("Facts"),
        lambda: incident.build_facts(ask, go, language, keeper=keeper),
        under="cases",
    )
    inside.add(
        "who-was-there",
        _("Who was there"),
        lambda: who_was_there.build(ask, go, language),
        under="cases",
    )
    inside.add(
        "share-incident",
        _("Share the incident"),
        lambda: incident_slip.build_share(ask, go, language),
        under="cases",
    )
    inside.add("read-slip", _("Read in a slip"), lambda: incident_slip.build_read(ask, go, language), under="cases")
    inside.add(
        "follow-up",
        _("Follow-up"),
        lambda: follow_up.build(ask, go, language, keeper, slip=slip, calendar=calendar),
        under="cases",
    )
    inside.add("red-flag", _("Red flag"), lambda: red_flag.build(ask, go, language), under="cases")
    inside.add(
        "reachable",
        _("Reachable through"),
        lambda: reachable.build(ask, go, language, keeper),
        under="cases",
    )
    inside.add("hand-over", _("Hand over"), lambda: hand_over.build(ask, go, language), under="cases")
    inside.add("several", _("Several cases"), lambda: several.build(ask, go, language), under="cases")
    inside.add("receiving", _("Take in a case"), lambda: receiving.build(ask, go, language), under="cases")
    inside.add(
        "rights",
        _("Rights"),
        lambda: rights.build(ask, go, language, keeper, inside.paper.run),
        under="cases",
    )
    inside.add("guides", _("Guides"), lambda: guides.build_list(ask, go, language), under="cases")
    inside.add("guide", _("Guide"), lambda: guides.build_guide(ask, go, language), under="cases")
    inside.add("cards", _("Pocket cards"), lambda: cards.build(ask, language, inside.paper.run), under="cases")
    inside.add("duplicates", _("Entered twice"), lambda: duplicates.build(ask, go, language), under="cases")
    inside.add("exposure", _("Over the years"), lambda: exposure.build(ask, go, language), under="cases")
    inside.add("self-check", _("Self-check"), lambda: self_check.build(ask, go, language), under="cases")
    inside.add("debrief", _("Debrief"), lambda: debrief.build(ask, go, language, keeper), under="cases")


def _what_is_kept(date: NextDate) -> dict[str, object]:
    """The date as words: a lock keeps what a place was opened with where it is words or a number."""
    time = date.time.isoformat() if date.time else ""
    return {"follow_up": date.follow_up, "day": date.day.isoformat(), "time": time}


def _help_from_others(inside: Inside) -> None:
    """Services, referrals, consent, and the papers that leave."""
    ask, go, language, keeper = inside.desk.ask, inside.house.go, inside.language, inside.keeper
    inside.add("services", _("Services"), lambda: services.build(ask, go, language))
    inside.add(
        "service",
        _("Service"),
        lambda: services.build_service(ask, go, language, keeper),
        under="services",
    )
    inside.add(
        "services-check",
        _("Check entries"),
        lambda: services.build_check(ask, go, language),
        under="services",
    )
    inside.add(
        "services-file",
        _("Import or save"),
        lambda: services.build_file(ask, go, language),
        under="services",
    )
    inside.add("consent", _("Consent"), lambda: consent.build(ask, go, language), under="cases")
    inside.add("referral", _("Referral"), lambda: referral.build(ask, go, language, keeper), under="cases")
    inside.add(
        "employer-letter",
        _("Letter to the employer"),
        lambda: employer.build(ask, go, language, keeper),
        under="cases",
    )
    inside.add("new-referral", _("New referral"), lambda: referral.build_new(ask, go, language), under="cases")
    inside.add(
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

        return screen.build(ask, inside.paper.run, inside.sums, go, language, inside.keeper, inside.dress)

    inside.add("summary", _("Summary"), summary)

    def contribution() -> QWidget:
        from wellbeing.gui.contribution import screen

        return screen.build(ask, go, language, inside.keeper)

    inside.add("contribution", _("Contribution"), contribution, under="summary")

    def facts() -> QWidget:
        from wellbeing.gui.force_facts import screen

        return screen.build(ask, go, language)

    def trends() -> QWidget:
        from wellbeing.gui.trends import screen

        return screen.build(ask, inside.paper.run, go, language, inside.dress)

    inside.add("trends", _("Trends"), trends, under="summary")
    inside.add("force-facts", _("Facts of forces"), facts, under="summary")
    inside.add(
        "import",
        _("Import"),
        lambda: importing.build(ask, inside.desk.progress, go, language, inside.keeper),
        under="cases",
    )


def _settings(inside: Inside) -> None:
    """What only a representative sets up."""
    ask, go, language, keeper = inside.desk.ask, inside.house.go, inside.language, inside.keeper
    inside.add("packs", _("Content packs"), lambda: packs.build(ask, go, language), under="settings")
    inside.add(
        "representatives",
        _("Representatives"),
        lambda: representatives.build(ask, go, language, keeper),
        under="settings",
    )
    inside.add(
        "office-begin",
        _("A vault for an office"),
        lambda: office_begin.build(ask, go, language, keeper, inside.furnish_anew),
        under="settings",
    )
    inside.add("country", _("Country"), lambda: country.build(ask, go, language, keeper), under="settings")
    inside.add(
        "retention", _("How long it is kept"), lambda: retention.build(ask, go, language, keeper), under="settings"
    )


def _data_protection(inside: Inside) -> None:
    """The controller's papers and the log of breaches."""
    ask, go, language, keeper = inside.desk.ask, inside.house.go, inside.language, inside.keeper
    inside.add("papers", _("Data protection"), lambda: papers.build(ask, go, language), under="settings")
    inside.add(
        "controller",
        _("Who answers for it"),
        lambda: papers.build_controller(ask, go, language, keeper),
        under="settings",
    )
    inside.add(
        "controller-paper",
        _("Paper of data protection"),
        lambda: papers.build_paper(ask, go, language, inside.paper.run),
        under="settings",
    )
    inside.add(
        "office-request",
        _("Request of the central office"),
        lambda: office_request.build(ask, go, language),
        under="settings",
    )
    inside.add("breaches", _("Breaches"), lambda: breach.build(ask, go, language), under="settings")
    inside.add("new-breach", _("Note a breach"), lambda: breach.build_new(ask, go, language), under="settings")
    inside.add("breach", _("Breach"), lambda: breach.build_one(ask, go, language, keeper), under="settings")
