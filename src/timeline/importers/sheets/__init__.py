"""What the formats of spreadsheet programs share: safe archives, sheets, cells as displayed."""
