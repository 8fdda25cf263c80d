# Why a run did what it did, and what would mend it: the words of the rules in crates/model/src/diagnosis. Loaded when it is
# first needed. A share is in percent; λ, poles and the like stand elsewhere.
finding-diverged-lost = It diverged: from step { $step } on it only climbs, and at step { $last } its numbers are too large to go
    on. At step { $step } the rate was { $rate }, { $share } of the stability limit { $limit }.
finding-diverged-lost-no-limit = It diverged: from step { $step } on it only climbs, and at step { $last } its numbers are too
    large to go on. At step { $step } the rate was { $rate }.
finding-diverged-grows = It is diverging: from step { $step } on it stays above where it began, and ends { $times } times as high.
    At step { $step } the rate was { $rate }, { $share } of the stability limit { $limit }.
finding-diverged-grows-no-limit = It is diverging: from step { $step } on it stays above where it began, and ends { $times } times
    as high. At step { $step } the rate was { $rate }.
finding-early-instability = It was thrown up early: at rate { $rate } to { $times } times its first loss by step { $step }. It was
    back by step { $until }.
finding-early-stranded = The first steps were too large: at rate { $rate } the run was thrown up to { $times } times its first loss
    by step { $step } and was stranded there to step { $until }. After a warmup it ends { $gain } times lower.
finding-late-oscillation = From step { $step } on it crosses the valley floor on { $share } of the steps. Late in the run its rate is
    { $rate }, { $ratio } of the stability limit { $limit }; rate times curvature is { $gain }.
finding-late-oscillation-no-limit = From step { $step } on it crosses the valley floor on { $share } of the steps. Late in the run
    its rate is { $rate }; rate times curvature is { $gain }.
finding-late-swings = It still swings, from step { $step } on: in the last third it went from one side to the other { $changes } times. Its momentum
    carries it past the floor at rate { $rate }.
finding-noise-floor = It goes no lower: at rate { $rate } noise of { $sigma } keeps it near { $floor } above the minimum. With a lower rate in the last
    third it ends { $gain } times lower.
finding-decayed-too-early = The rate fell too early: at step { $step }, with { $left } of the loss still left, it was below half of
    its peak { $peak }, and { $end } is left at the end. With the peak held longer it ends { $gain } times lower.
finding-poor-basin = From step { $step } on it sits in a minimum that is not the best: loss { $here } there, { $best } at the best.
    So it goes under { $seeds } of the seeds; with a change to the rate { $share } of them end in a better one.
finding-poor-basin-nearby = From step { $step } on it sits in a minimum that is not the best: loss { $here } there, { $best } at the
    best. With a change to the rate { $share } of the starts nearby end in a better one.
finding-base-rate-too-low = The rate is too low: { $left } of the loss is left at step { $step }, { $end } at the end, and it is still
    falling. The rate is at most { $rate }, { $share } of the stability limit { $limit }; a higher one ends { $gain } times lower.
finding-base-rate-too-low-no-limit = The rate is too low: { $left } of the loss is left at step { $step }, { $end } at the end, and
    it is still falling. The rate is at most { $rate }; a higher one ends { $gain } times lower.
finding-restarts-too-late = The last restart came too late: at step { $step }, { $left } steps before the end, the rate went up
    to { $top }, and the last step still has { $last } of that. Without this restart it ends { $gain } times lower.
finding-healthy-constant = Nothing to mend: a constant rate is enough here. { $left } of the loss is left after { $steps } steps.
finding-healthy-constant-enough = Nothing to mend: { $left } of the loss is left after { $steps } steps. A constant rate is enough
    here, too.
finding-healthy-settled = Nothing to mend: { $left } of the loss is left after { $steps } steps.
finding-healthy-poor = It settled in a minimum that is not the best: loss { $here } there, { $best } at the best. No rate that was
    tried leads from here to a better one.
finding-healthy-at-minimum = Nothing to mend: it began at a minimum, and stays there.
finding-healthy-no-minimum = Nothing to mend: there is no minimum to settle in, and the loss keeps falling.
finding-healthy-on-its-way = None of the known troubles is found: { $left } of the loss is left after { $steps } steps, and no change
    that was tried ends much lower.
finding-healthy-could = None of the known troubles is found: { $left } of the loss is left after { $steps } steps. It could end lower:
remedy-lower-rate = lower the rate from { $from } to { $to }.
remedy-raise-rate = raise the rate from { $from } to { $to }.
remedy-warmup = add a warmup of { $steps } steps.
remedy-cosine = let the peak rate decay along a cosine to step { $steps }.
remedy-hold = keep the rate at { $rate }, without decay.
remedy-steady = begin at a rate of { $rate }, and keep it to the end.
remedy-steady-cosine = begin at a rate of { $rate }, and let it decay as a cosine to step { $steps }.
remedy-late-decay = hold the peak rate to step { $step }, and let it fall to 0 in a straight line from there.
remedy-late-drop = hold the peak rate to step { $step }, and drop it to a tenth there.
remedy-less-momentum = lower the momentum to { $to }.
remedy-fit-restarts = make the first cycle { $first } steps long, so that the last one ends with the run.
remedy-no-restart = leave out the restart at step { $step }.
remedy-gain = It then ends { $gain } times lower.
remedy-gain-typically = On 16 seeds it ends { $gain } times lower (median).
remedy-gain-far = It then ends more than a million times lower.
remedy-gain-far-typically = On 16 seeds it ends more than a million times lower (median).

# The panel of the diagnosis.
finding-title-diverged = Run { $run } flies apart
finding-title-early-instability = Run { $run } begins too boldly
finding-title-late-oscillation = Run { $run } bounces
finding-title-noise-floor = Noise keeps run { $run } up
finding-title-decayed-too-early = Run { $run } slows down too early
finding-title-poor-basin = Run { $run } rests in the wrong valley
finding-title-base-rate-too-low = Run { $run } is too slow
finding-title-restarts-too-late = Run { $run } restarts too late
finding-title-healthy = Run { $run } is healthy
share-tiny = less than { $share }
finding-span = Steps { $from } to { $until }
finding-page = { $page } of { $pages }
finding-next = Next finding or remedy; this is { $page } of { $pages }
remedy-lead = Checked remedy:
remedy-none = No simple change that was tried ends clearly lower under most seeds.
remedy-add = Add as run { $letter }
remedy-replace = Replace run { $letter }

# The gain view: the learning rate as the gain of a controller.
gain-lead = The rate is the gain of a controller: each step multiplies what is left by the poles. Inside the circle it dies out.
gain-picture = The poles of both directions in the unit disc
gain-steep = steep
gain-shallow = shallow
gain-no-overshoot = { $direction }: no overshoot, × { $modulus } a step
gain-oscillates = { $direction }: oscillates, × { $modulus } a step
gain-diverges = { $direction }: diverges, × { $modulus } a step
gain-no-valley = { $direction }: no valley in this direction here
gain-caption = predicted · measured
gain-overshoot = overshoot
gain-period = period
gain-damping = damping
gain-settling = settled at
gain-floor = noise floor

# The learning-rate range test.
range-picture = Loss over the rate, which is swept upwards within one run
range-none = This run can't be swept.
range-suggested = Suggested: { $rate }, a tenth of the rate where the loss is lowest.
range-no-suggestion = The loss never fell: nothing to suggest.
range-diverges = It runs away from { $rate } on.
range-limit = The limit at the start is { $rate }.
range-blind = It knows only the start of training: where the surface is steeper later, or noise counts, the best rate is another.
range-use = Use { $rate }
range-name-suggested = suggested
range-name-limit = limit
range-name-diverges = runs away
