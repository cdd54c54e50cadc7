"""Implementeringsgrad: sixteen points twice a year; the leader scores beside what the records show (figure 1)."""
