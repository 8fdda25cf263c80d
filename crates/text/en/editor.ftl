# The general controls of a schedule. Loaded when they are first needed.

kinds-open = change
kinds-close = close
kinds-count = { $count } kinds of schedules
believes-constant = One rate is enough
believes-stages = Training has stages
believes-smooth = A smooth decay
believes-warmup = A careful start
believes-cycles = Restarts and cycles
believes-loss = The loss decides
believes-parts = Several schedules
believes-own = Your own
kind-of-part = Kind of part { $part }
part = Part { $part }
part-add = Add a part
parts-more = { $count ->
        [one] { $count } more part is not shown.
       *[other] { $count } more parts are not shown.
    }
part-remove = Remove part { $part }
part-up = Move part { $part } up
watch-out = Good to know:
no-arguments = Nothing to set here.
belief-Constant = One rate is right from the first step to the last.
belief-ConstantLR = A smaller rate for the first steps is enough, and then the full one.
belief-StepLR = Train in stages of equal length: large moves first, then finer ones.
belief-MultiStepLR = You know when progress stalls, and lower the rate just then.
belief-ExponentialLR = Every step deserves a little less than the one before.
belief-CosineAnnealingLR = Stay fast for long, then come to rest gently.
belief-CosineAnnealingWarmRestarts = Settle, jump out again, and settle somewhere better.
belief-LinearLR = Begin carefully, and reach the full rate in a straight line.
belief-OneCycleLR = One bold sweep: up to a very large rate, and down far below the start.
belief-SequentialLR = Different phases of training need different rules.
belief-PolynomialLR = Training should come to a stop at a known step.
belief-CyclicLR = No single rate is right: swing between a low and a high one, and visit the right ones often.
belief-ReduceLROnPlateau = The loss itself tells when to be more careful.
belief-ChainedScheduler = Several rules act on the same rate at every step.
belief-LinearWithWarmup = Begin carefully, then walk straight down to 0 by a known step.
belief-CosineWithWarmup = Begin carefully, stay fast for long, and come to rest gently by a known step.
belief-CosineWithHardRestarts = Begin carefully, then settle and jump out again several times.
belief-PolynomialWithWarmup = Begin carefully, then fall to a floor by a known step.
belief-InverseSqrt = There is no last step to plan for: fall ever more slowly.
belief-WarmupStableDecay = Most of training goes well at one rate: only start and end need care.
belief-WarmupCosineDecay = Name the rates at start, peak and end, and go between them smoothly.
belief-OptaxExponentialDecay = Lower the rate by the same share in equal times, evenly or in stages.
belief-KerasCosineDecay = Stay fast for long, then come to rest at a share of the first rate.
belief-Drawn = Whatever you believe: draw it.

# What surprises people about a kind, in one sentence.
quirk-ConstantLR = With 0 warmup steps the smaller rate is never taken back.
quirk-StepLR = The first drop takes effect at step step_size itself, since steps are counted from 0.
quirk-MultiStepLR = A milestone that stands there twice drops the rate twice.
quirk-ExponentialLR = It has no end: the rate goes on falling for as long as the run lasts.
quirk-CosineAnnealingLR = After T_max steps the rate climbs again: it does not stay at its low end.
quirk-CosineAnnealingWarmRestarts = The low end itself is never reached: the restart comes first.
quirk-LinearLR = With 0 steps it stays at its first factor for ever, and it can't begin at 0.
quirk-OneCycleLR = The base rate is not used: it starts at the peak divided by div_factor, and refuses to go past its last step.
quirk-SequentialLR = A part starts over from the base rate at its milestone, so the rate jumps where the part before ended elsewhere.
quirk-PolynomialLR = Its rate is exactly 0 from its last step on: nothing moves after that.
quirk-CyclicLR = The optimizer's own rate is replaced by the lower bound, and the third scale shrinks by the step, not by the cycle.
quirk-ReduceLROnPlateau = It can't be combined with a warmup: PyTorch refuses it inside other schedules.
quirk-ChainedScheduler = Parts that set the rate from the base rate undo what the parts before them did, and a cosine with a floor can go astray, even below 0.
quirk-LinearWithWarmup = The very first rate is 0: the first update moves nothing.
quirk-CosineWithWarmup = The very first rate is 0, and past the last training step the rate climbs again.
quirk-CosineWithHardRestarts = The very first rate is 0: the first update moves nothing.
quirk-PolynomialWithWarmup = The very first rate is 0, and the floor must lie below the optimizer's own rate.
quirk-InverseSqrt = The very first rate is 0, and without a warmup the fall is timed as if there had been one of 10,000 steps.
quirk-WarmupStableDecay = The warmup begins at the least share of the rate, which is where the decay ends as well.
quirk-WarmupCosineDecay = The optimizer's own rate is not used, and the decay's steps include those of the warmup.
quirk-OptaxExponentialDecay = Between the transition steps the rate falls too, unless it goes in stages.
quirk-KerasCosineDecay = The decay's steps do not include those of the warmup, as they do in optax.
quirk-Drawn = The first value holds before the first knot, the last one after the last.
