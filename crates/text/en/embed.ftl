# The lab inside another page.
embed-title = Lab
embed-open = Open in the Lab
embed-refused = Not all options of this embedded lab can be taken as they stand:
embed-no-option = { $option } is not known; known are controls, views, theme, lang and height.
embed-no-control = { $value } is no control; controls are { $known }, and every argument by its name.
embed-no-view = { $value } is no view; views are surface, rate, loss, text, finding, gain and range.
embed-no-theme = { $value } is no theme; themes are light, dark and auto.
embed-no-height = { $value } is no height; right would be { $least } to { $most } pixels.
rate-of-run = { $rate } of { $run }
