"""What the text of a report says: its quantities, sentences and headings, and the relations among them.

`govcheck.narrative.sentences.read` makes a `Prose` of a text; everything else works on that. Nothing here
knows the tables of a report.
"""
