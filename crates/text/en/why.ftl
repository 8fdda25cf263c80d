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
finding-noise-floor = From step { $step } on it goes no lower: at rate { $rate } noise of { $sigma } keeps it near { $floor } above
    the minimum. With a lower rate in the last third it ends { $gain } times lower.
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
remedy-lower-rate = Lower the rate from { $from } to { $to }.
remedy-raise-rate = Raise the rate from { $from } to { $to }.
remedy-warmup = Add a warmup of { $steps } steps.
remedy-cosine = Keep the peak rate and let it decay as a cosine to step { $steps }.
remedy-hold = Keep the rate at { $rate }, without decay.
remedy-steady = Begin at a rate of { $rate }, and keep it to the end.
remedy-steady-cosine = Begin at a rate of { $rate }, and let it decay as a cosine to step { $steps }.
remedy-late-decay = Hold the peak rate to step { $step }, and let it fall to 0 in a straight line from there.
remedy-late-drop = Hold the peak rate to step { $step }, and drop it to a tenth there.
remedy-less-momentum = Lower the momentum to { $to }.
remedy-fit-restarts = Make the first cycle { $first } steps long, so that the last one ends with the run.
remedy-no-restart = Leave out the restart at step { $step }.
remedy-gain = It then ends { $gain } times lower.
remedy-gain-typically = It then ends { $gain } times lower (median over the seeds 1 to 16).
remedy-gain-far = It then ends more than a million times lower.
remedy-gain-far-typically = It then ends more than a million times lower (median over the seeds 1 to 16).
