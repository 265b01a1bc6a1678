"""Checklists, services, code lists and country profiles: from files in resources/ to domain types."""
