# The page.
product = Settle
title = Settle: a lab for learning-rate schedules

# Header.
help = Help
help-title = Help and shortcuts (?)
undo-title = Take the last change back (Ctrl+Z)
redo = Redo
redo-title = Make it again (Ctrl+Y)
reset = Reset
reset-title = Back to how this was opened (R)
theme-auto = Theme: like the system
theme-light = Theme: light
theme-dark = Theme: dark

# Regions.
region-controls = Controls
region-stage = Training on the loss surface
region-charts = Charts
region-happened = What happened
tab-adjust = Adjust
tab-charts = Charts
tab-happened = What happened
tabs = Views

# Runs.
runs = Runs
final-loss = final loss
run = Run
run-end-loss = , final loss
run-diverged = diverged at step { $step }
run-hidden = hidden
run-add = Add a run
run-add-title = Add a run: a copy of run { $letter }
run-more = More for run { $letter }
run-actions = Run { $letter }
run-rename = Rename
run-copy = Copy
run-hide = Hide
run-show = Show
run-remove = Remove
run-name = Name of run { $letter }
run-removed = Run { $letter } is removed.
all-reset = Everything is back to how it was opened.
undo = Undo
undone = Undone: { $change }.
redone = Redone: { $change }.
change-back = { $name } back to { $value }
change-again = { $name } is { $value } again
change-of-run = { $name } of { $letter }
change-schedule = schedule
change-start = start
change-name = name
change-run-gone = run { $letter } is gone again
change-run-there = run { $letter } is there again
change-shown = run { $letter } is drawn again
change-hidden = run { $letter } is hidden again
change-schedule-back = the schedule of { $letter } is the one before
change-schedule-again = the schedule of { $letter } is the changed one
change-reset-back = everything is as before the reset
change-reset-again = everything is back to how it was opened
change-opened-back = what was there before the link
change-opened-again = what the link opened
change-kept-back = what was there before
change-kept-again = where you were last time

# The visit before.
kept = Last time: { $scene }.
kept-go-on = Go on where you were
close = Close
later-loading = Loading this part of the page…
later-failed = This part of the page could not be loaded. The connection may be broken.
try-again = Try again

# Schedule.
schedule-of = Schedule of run { $letter }
schedule-families = Schedule of run { $letter }
family-Constant = Constant
family-StepLR = Step
family-CosineAnnealingLR = Cosine
family-ExponentialLR = Exponential
family-OneCycleLR = One cycle
family-CosineAnnealingWarmRestarts = Warm restarts
thumbnail-CosineAnnealingWarmRestarts = Restarts
name-warmup = Warmup
name-with-warmup = Warmup + { $schedule }
name-with-momentum = { $schedule }, momentum { $momentum }
all-kinds = All kinds
all-kinds-value = every argument
kind-label = Kind
kind-of-part = Kind of part { $part }
part = Part { $part }
part-add = Add a part
parts-more = { $count ->
        [one] { $count } more part is not shown.
       *[other] { $count } more parts are not shown.
    }
part-remove = Remove part { $part }
part-up = Move part { $part } up
no-arguments = Nothing to set here.
no-warmup = One cycle brings its own warmup.

# The rate and its limit.
base-rate = Base rate
peak-rate = Peak rate
rate-slow = slow
rate-limit = limit { $limit }
rate-unstable = unstable
rate-share = { $share } of limit
rate-times = { $times } × limit
rate-value = { $rate }, { $share } { $limit }

# First minute.
hint-close = Close the hint
hint-try-lead = Try this:
hint-try-constant = drag past the limit and watch { $run } fly apart.
hint-try-decaying = drag to { $rate } and watch { $run } fly off the map.
hint-limit-lead = That is the limit.
hint-limit = Now try { $rate }. Does { $run } come to rest?

# Closed groups.
more-settings = More settings
group-shape = Fine points
group-optimizer = Optimizer
group-surface = Loss surface
group-noise = Noise
group-steps = Steps
no-momentum = no momentum
surface-ravine = ravine, { $condition } : 1
surface-bowl = bowl, { $condition } : 1
surface-valley = flat valley
noise-none = none
noise-value = { $sigma }, seed { $seed }
new-seed = New seed
value-off = off

# Controls.
about = About { $name }
in-code = In code:
value-of = { $name }, value
not-taken = That does not go together:

# Help.
help-heading = Settle
help-1 = You are training two weights with gradient descent, on a loss surface you can see whole.
help-2 = A schedule says how large each step is; move a slider and every run is computed anew, at once.
help-3 = Look for the rate at which a run overshoots, oscillates, stalls or settles.
help-keys = Keys
single-keys = Single keys do something
single-keys-note = While the focus is in the lab, and not in a field. Switched off, they are left to the browser and to speech input.
key-space = Space
key-space-does = play or pause
key-arrows = ← →
key-arrows-does = one step back or forward
key-ends = Home, End
key-ends-does = first and last step
key-runs = 1 to 4
key-runs-does = choose a run
key-reset = R
key-reset-does = back to how it was opened
key-undo = Ctrl+Z
key-undo-does = take the last change back (⌘Z on a Mac)
key-redo = Ctrl+Y
key-redo-does = make it again (also Ctrl+Shift+Z, ⇧⌘Z)
key-help = ?
key-help-does = this help
help-terms = Words
term-rate = Learning rate
term-rate-is = how far a step goes for a given slope.
term-schedule = Schedule
term-schedule-is = the learning rate as a function of the step.
term-limit = Limit
term-limit-is = the rate beyond which steps across the valley grow instead of shrink: 2 divided by the largest curvature, for plain gradient descent.
term-momentum = Momentum
term-momentum-is = the share of the last update that goes on into the next one.
term-noise = Noise
term-noise-is = the error of a gradient that comes from a small batch of data instead of all of it.
term-condition = Condition number
term-condition-is = how many times steeper the surface is across the valley than along it.
hints-again = Show the first hint again

# On paper.
print-start = Start
print-point = x { $x }, y { $y }
print-loss = Final loss
print-link = This experiment:

# Link.
notice-link = The link could not be taken as it stands. The nearest valid experiment is shown:
notice-more = { $count ->
        [one] And { $count } more change
       *[other] And { $count } more changes
    }
notice-changed = { $field } was { $from } and is now { $to }.
notice-entry = Entry { $entry } of { $field } was { $from } and is now { $to }.
notice-missing = { $field } was not given and is now { $to }.
notice-repeated = { $field } stood there twice: the first one counts, { $from } was left out.
notice-rest = “{ $text }” behind { $field } belongs to nothing and was left out.
notice-moved = Run { $from } of the link is run { $to } here: there is none before it.
notice-newer = The link was made by a later version of Settle (format { $version }). What is known here of it is shown.
notice-cut = The link is { $length } characters long. The first { $kept } were read.
notice-unread = The link needs a part of this page that could not be loaded, so the first scene is shown. Load the page again.
notice-unknown = “{ $field }” is not known here and was left out.
notice-nothing = nothing
notice-of = { $name } of { $whole }
notice-of-part = { $name } of part { $part }
notice-of-run = { $name } of run { $letter }
link-v = the version of the link
link-link = the length of the link
link-lr = the base rate
link-name = the name
link-schedule = the schedule
link-optimizer = the optimizer
link-surface = the loss surface
link-start = the start
link-noise = the noise
link-view = the view
link-selected = the run chosen
link-hidden = the list of hidden runs
link-step = the step shown
quoted = “{ $name }”
