"""Printing: the print dialog, the printer port, and following the job to the sheet of paper."""
