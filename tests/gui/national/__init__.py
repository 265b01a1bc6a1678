"""Tests of the page of the national release."""
