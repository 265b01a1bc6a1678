"""Wellbeing: guided debriefs, referrals and anonymous summaries for police unions' welfare representatives."""

__version__ = "0.1.0"
