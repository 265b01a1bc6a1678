"""Referrals: from what kind of help to a service, and from there to an outcome."""
