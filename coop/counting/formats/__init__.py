"""Reading and writing the field's own file formats, line by line, refusing what cannot be counted."""
