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
