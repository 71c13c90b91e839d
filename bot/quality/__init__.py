"""How good the judging is: measures on labelled data, with intervals, in tables, plots and a page."""
