# Sharing: links, course pages, files.
share-heading = Share this lab
share-lead = A link holds all that is set up here, and nothing is sent to a server.
share-scene = Settle: { $runs } ({ $surface })
share-link = Link
share-markdown = Markdown
share-course = For a course page
share-frame = HTML
share-size = Size
share-size-of = { $width } × { $height }
share-qr = QR code of the link
share-qr-none = This link has { $length } characters, too many for a QR code: share it as a link or as a file.
share-file = File
share-file-note = Or drop one anywhere on this page.
copy = Copy
copy-what = Copy: { $what }
copied = Copied: { $what }.
not-copied = This browser does not let the page copy. The text is selected: press Ctrl+C, or ⌘C on a Mac.
save-what = Save as a file
saved = Saved: { $name }, in the folder for downloads.
not-saved = This browser does not let the page save a file.
open-what = Open a file
opened = Opened: { $name }.
not-opened = { $name } can’t be opened. { $why }
file-unreadable = The browser can’t read it.
file-too-large = It has { $size } MB, and the file of a lab at most { $most } MB: choose a file that was saved here.

# The table of a run.
table-heading = Every step
table-caption = Run { $letter }, { $name }: { $steps } steps
table-step = Step
table-lr = Learning rate
table-momentum = Momentum
table-x = x
table-y = y
table-loss = Loss
table-gradient = Gradient norm
table-best = Best loss
table-bad = Bad steps
table-cooldown = Cooldown
table-note = Three digits are shown; the CSV file has all of them.
table-pages = Steps
table-range = { $from } to { $to } of { $last }
table-before = Earlier steps
table-after = Later steps
table-go = Go to step
table-save = Save as CSV

# The program of a run.
code-heading = As a program
code-of = { $library }, run { $letter }
code-libraries = Library
code-save = Save as a file
code-note = It builds this optimizer and this schedule, and prints the learning rate of each step. Where the library has no such schedule, a comment says so.
code-not-copied = This browser does not let the page copy. Save the program as a file instead.
