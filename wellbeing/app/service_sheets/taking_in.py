"""Taking a spreadsheet in that was looked at: all of its new and changed rows, or nothing."""

from wellbeing.app import services
from wellbeing.app.service_sheets.preview import Preview
from wellbeing.app.session import Changed, Session
from wellbeing.errors import Refused
from wellbeing.language import _
from wellbeing.vault import services as stored

CHANGED_MEANWHILE = _("The directory has changed since the file was looked at. Please look at the file again.")


def take_in(session: Session, looked: Preview) -> int:
    """Write what the preview showed; rows that were wrong are left out. Returns how many entries were written.

    Raises Refused where the directory is not what it was when the preview was made.
    """
    if not looked.to_take_in:
        return 0
    here = {service.uid: service for service in stored.own(session.store)}
    if any(here.get(found.service.uid) != found.before for found in looked.to_take_in):
        raise Refused(CHANGED_MEANWHILE, field="file")
    with session.store.transaction("service.imported"):
        for found in looked.to_take_in:
            services.put(session, found.service)
    session.note_change(Changed.SERVICES)
    return len(looked.to_take_in)
