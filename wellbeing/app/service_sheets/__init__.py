"""The directory of services as files: a spreadsheet taken in after a preview, a spreadsheet or a pack's file handed
out."""

from wellbeing.app.service_sheets.handing_out import export
from wellbeing.app.service_sheets.preview import Change, Found, Preview, look
from wellbeing.app.service_sheets.taking_in import take_in
from wellbeing.exchange.spreadsheet import Wrong

__all__ = ["Change", "Found", "Preview", "Wrong", "export", "look", "take_in"]
