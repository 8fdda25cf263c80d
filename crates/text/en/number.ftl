# How numbers are written, and what the language itself needs. `language-direction` is ltr or rtl. `language-case-inside` is
# small where the name of a thing is written small within a sentence or a list, and kept where it stays as it stands alone.
language-direction = ltr
language-case-inside = small
language-unknown = There are no texts in “{ $wish }” yet: this is English.
language-absent = The texts in “{ $wish }” could not be fetched: this is English.
number-decimal = .
number-group = ,
number-percent = { $value } %
number-percent-beyond = over { $value } %
number-not-a-number = not a number
number-infinite = infinite
number-minus-infinite = minus infinite
language-name = English
