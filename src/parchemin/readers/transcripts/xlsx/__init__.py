"""Excel workbooks: one table per sheet, its merged cells, its values as they are shown."""
