"""Pictures of the hand-over of a case, and of one that comes, up to the objection to it; nothing is written."""

from wellbeing.app import cases
from wellbeing.app.example.hand_overs import HandOvers
from wellbeing.app.session import Session
from wellbeing.domain.identity import CaseId, IncidentId
from wellbeing.gui.case.view import CaseView
from wellbeing.gui.hand_over.view import HandOverView
from wellbeing.gui.incident_slip.read_view import ReadSlipView
from wellbeing.gui.incident_slip.share_view import ShareView
from wellbeing.gui.office_request.view import OfficeRequestView
from wellbeing.gui.pictures import several
from wellbeing.gui.pictures.tour import Tour
from wellbeing.gui.receiving.view import ReceivingView
from wellbeing.gui.representatives.view import RepresentativesView
from wellbeing.gui.who_was_there.view import WhoWasThereView


def walk(tour: Tour, passphrase: str, made: HandOvers) -> None:
    """A case that may go, one that went, and one that came."""
    tour.open(passphrase)
    lying, gone, came = tour.learn(lambda session: [row.case_id for row in cases.rows(session)][::-1])
    tour.on("representatives", RepresentativesView, "representatives").intentions.look(made.card)
    tour.take("representatives-card")
    page = tour.on("hand-over", HandOverView, "hand-over", case=lying)
    page.recipients.first.click()
    page.why.button("consent").click()
    tour.take("hand-over-consent")
    page.why.button("emergency").click()
    tour.take("hand-over-emergency")
    several.hand_over(tour, lying, gone)
    tour.on("hand-over", HandOverView, "hand-over-away", case=gone)
    tour.on("case", CaseView, "case-handed-over", case=gone)
    tour.on("case", CaseView, "case-received", case=came)
    tour.on("hand-over", HandOverView, "hand-over-objection", case=came, part="objection")
    _slips(tour, made, lying, came)
    request = tour.on("office-request", OfficeRequestView, "office-request")
    request.intentions.look(made.request)
    tour.take("office-request-look")
    page_of_coming = tour.on("receiving", ReceivingView, "receiving")
    page_of_coming.intentions.look(tour.out / "no-such-file")
    tour.take("receiving-refused")
    page_of_coming.intentions.look(made.package)
    tour.take("receiving-look")


def _slips(tour: Tour, made: HandOvers, lying: CaseId, came: CaseId) -> None:
    """An incident that is shared, one that another representative leads, and a slip that is read."""

    def incidents_of(session: Session) -> tuple[IncidentId, IncidentId]:
        own, other = (cases.case_file(session, case) for case in (lying, came))
        return own.incident.id, other.incident.id

    ours, theirs = tour.learn(incidents_of)
    share = tour.on("share-incident", ShareView, "share-incident", incident=ours)
    share.recipients.first.click()
    share.leaders.button("they").click()
    tour.take("share-incident-with-the-lead")
    tour.on("who-was-there", WhoWasThereView, "who-was-there-led-by-another", incident=theirs)
    tour.on("read-slip", ReadSlipView, "read-slip").intentions.look(made.slip)
    tour.take("read-slip-look")
