# The general controls of a schedule. Loaded when they are first needed.

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
