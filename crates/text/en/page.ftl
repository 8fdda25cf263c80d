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
tab-happened = Diagnosis
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
undo = Undo

# Notices, and what is loaded later.
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
name-with-optimizer = { $schedule }, { $optimizer }
name-with-momentum = { $schedule }, momentum { $momentum }
all-kinds = All kinds
all-kinds-value = every argument
kind-label = Kind
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
scene-adam = Try: does Adam replace a schedule?
hint-close = Close the hint
hint-try-lead = Try this:
hint-try-constant = drag past the limit and watch { $run } fly apart.
hint-try-decaying = drag to { $rate } and watch { $run } fly off the map.
hint-remedy-lead = This remedy was checked.
hint-remedy = Press Add as run { $run } and compare.
hint-decay-lead = Same steps, lower end.
hint-decay = Drag Decay ends to the left: when does it stop too early?
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
value-on = on
value-off = off

# Controls.
about = About { $name }
in-code = In code:
value-of = { $name }, value

# On paper.
print-start = Start
print-point = x { $x }, y { $y }
print-loss = Final loss
print-link = This experiment:

# Link.
quoted = “{ $name }”

# The ways out of the lab.
share = Share
share-tip = Link, QR code, course page, file
drop-here = Drop the file to open it
table = Table
code = Code
table-tip = The numbers of run { $letter } as a table
code-tip = Run { $letter } as a program for PyTorch, Keras or optax
present = Present
present-title = Presenter view, for a projector (P)
lesson-link = Lesson
lesson-link-back = Back to the lesson
lesson-title-tip = A lesson of thirty minutes on learning-rate schedules
