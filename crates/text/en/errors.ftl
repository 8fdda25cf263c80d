# What is wrong with an input: the field, the value, and what would be right.
invalid-json = The document is not valid JSON: { $detail }.
invalid-missing = { $field } is missing and has no default: give it a value.
invalid-repeated = { $field } stands there twice: keep one of them.
invalid-unknown-field = { $field } is not a field here; the fields are: { $known }.
invalid-unknown-kind = { $field } is "{ $value }", which is none of the kinds here: { $known }.
invalid-below = { $field } is { $value }, but must be { $low } or more.
invalid-not-between = { $field } is { $value }, but must lie between { $low } and { $high }.
invalid-not-above = { $field } is { $value }, but must be above { $low }, and at most { $high }.
invalid-not-from-to = { $field } has { $value }, but must be { $low } or more, and less than { $high }.
invalid-not-less = { $field } is { $value }, but must be less than { $high }.
invalid-not-a-number = { $field } is { $value }, but must be a number.
invalid-not-an-integer = { $field } is { $value }, but must be a whole number.
invalid-not-a-bool = { $field } is { $value }, but must be true or false.
invalid-not-a-choice = { $field } is { $value }, but must be one of: { $known }.
invalid-not-integers = { $field } is { $value }, but must be a list of whole numbers.
invalid-not-words = { $field } is { $value }, but must be a list of at most 24 names, each of at most 40 letters, digits, hyphens and underscores.
invalid-not-numbers = { $field } is { $value }, but must be a list of numbers.
invalid-not-knots = { $field } is { $value }, but must be a list of pairs, each a step and a factor.
invalid-not-schedules = { $field } is { $value }, but must be a list of objects, each with a kind.
invalid-not-an-object = { $field } is { $value }, but must be an object.
invalid-not-text = { $field } is { $value }, but must be text.
invalid-not-a-pair = { $field } is { $value }, but must be a list of two numbers.
refused-division-by-zero = PyTorch divides by zero because of { $field }: change it.
refused-overflow = PyTorch raises because { $field } makes { $base } to the power { $exponent }, which is too large:
    bring { $field } nearer to 1.
refused-one-cycle-needs-length = { $field } is not usable: OneCycleLR needs a positive total_steps, or positive epochs and
    steps_per_epoch.
refused-one-cycle-past-end = { $field } is { $total }, and OneCycleLR raises beyond { $steps } updates: use fewer steps or a
    larger { $field }.
refused-milestone-count = { $field } has { $milestones } entries for { $parts } schedulers: there must be one fewer than
    schedulers.
refused-nested-later = { $field } is made of schedulers and begins later: PyTorch can start such a one only as the first part.
refused-no-schedulers = { $field } is empty: there must be at least one scheduler.
refused-plateau-inside = { $field } is a ReduceLROnPlateau, which PyTorch does not take inside another schedule: use it alone.
refused-angle-too-large = { $field } is too large for the library's cosine: use a smaller number.
refused-floor-above-rate = { $field } is { $value }, but must be below the optimizer's rate, which is { $rate }.
refused-root-of-negative = { $field } is { $value }, and the library raises at the root of a negative number: use a larger one.
refused-stable-needs-length = { $field } is missing: give it, or num_training_steps.
refused-decay-within-warmup = { $field } is { $value }, but counts the warmup too, so it must be above { $warmup }.
refused-no-knots = { $field } is empty: there must be at least one knot.
refused-knots-in-order = { $field } has a knot at step { $step } after one at step { $before }: put them in order.
refused-cycle-needs-momentum = { $field } is on, but this optimizer has no momentum to cycle: turn it off.
refused-nesterov-needs-momentum = { $field } needs momentum above 0 and dampening 0, but momentum is { $momentum } and
    dampening is { $dampening }.
refused-metrics-count = { $field } has { $metrics } entries, but there are { $steps } updates: give one number for each.
refused-run-count = { $field } has { $runs } entries: a scene has one to four runs.
refused-name-length = { $field } has { $length } characters: use 1 to 40, and no line breaks or other control characters.
refused-overshoot-bounds = { $field } has { $count } numbers: give two percentages, the lower first, or none.
