# The stage: surface, charts, playback.

# Surface.
stage-surface = Runs on the loss surface
stage-start-drag = start, drag me
stage-start-short = start
stage-start-handle = Start of all runs: x { $x }, y { $y }
stage-start-help = Drag it, or move it with the arrow keys; with Shift in fine steps.
stage-minimum = minimum
stage-lowest-minimum = lowest minimum
stage-inset-caption = around the minimum, ×3
stage-inset-short = ×3
stage-left-map = { $run } left the map at step { $step }
stage-contour-loss = loss { $loss }
stage-readout = { $run } at step { $step }: loss { $loss }, rate { $rate }
stage-readout-end = { $run } at step { $step }: loss { $loss }

# What the pictures show, in words.
stage-now = Step { $step } of { $steps }.
stage-now-on-map = { $run } is at x { $x }, y { $y }, loss { $loss }.
stage-now-off-map = { $run } is off the map, loss { $loss }.
stage-now-diverged = { $run } has diverged.
stage-rates-words = Learning rate over { $steps } steps.
stage-rates-run = { $run } goes from { $first } to { $last }; its largest is { $largest } at step { $at }.
stage-rates-limit = Unstable above { $limit } for { $run }.
stage-values-now = At step { $step }: { $values }.
stage-run-value = { $run } { $value }
stage-losses-words = Loss over { $steps } steps, on a log scale.
stage-losses-run = { $run } goes from { $first } to { $last }; its lowest is { $lowest } at step { $at }.
stage-losses-diverged = { $run } goes from { $first } and diverges at step { $at }.

# Charts.
stage-rate-title = Learning rate
stage-loss-title = Loss
stage-loss-subtitle = log scale, thick line: 9-step mean
stage-loss-subtitle-short = log scale
stage-unstable = unstable above { $limit } = 2 / curvature
stage-unstable-short = unstable above { $limit }
stage-unstable-of = unstable above { $limit } for { $run }
stage-peak = ▲ { $run } peaks at { $loss }
stage-off-scale = off scale
stage-diverged = diverged
stage-momentum = momentum { $momentum }
stage-plateau-words = Plateau watch of { $run }: { $why }.
stage-plateau = best { $best } · { $bad } of { $patience } bad steps
stage-plateau-cooling = best { $best } · cooldown, { $left ->
    [one] { $left } step
   *[other] { $left } steps
} left
stage-plateau-cut = cut: { $bad } bad steps, more than { $patience }: rate × { $factor }
stage-step-pill = step { $step }

# Playback.
stage-playback = Playback
stage-play = Play
stage-pause = Pause
stage-back = Back one step
stage-forward = Forward one step
stage-playhead = Step shown
stage-playhead-words = Step { $step } of { $steps }
stage-speed = Speed
stage-speed-times = { $speed }×
stage-strip-title = learning rate
stage-strip-step = step { $step } of { $steps }
