# What can be changed on the learning-rate chart. Loaded when it is first needed.

edit-parts = Schedule of { $run } in parts
edit-part = { $part } from step { $from } to { $to }
edit-boundary = boundary between { $before } and { $after }
edit-together = together: { $parts }
edit-warmup = warmup
edit-decay = decay
edit-stable = stable
edit-floor = floor
edit-rise = rise
edit-fall = fall
edit-curve = Curve of { $run }
edit-knot = Knot { $number } of { $count }: step { $step }, rate { $rate }
edit-knot-says = step { $step }, rate { $rate }
edit-knot-help = Drag it, or move it with the arrow keys, with Shift in larger steps. Delete removes it, Insert adds one after it.
edit-draw-lead = Draw here:
edit-draw = press and drag.
