"""Indicators: functions of published cells and of imported facts that passed their floors. Pure, no files."""
