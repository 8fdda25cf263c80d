# What happened, from computed facts only.
fact-heading = What happened
fact-bounces = { $run } bounces: in its second half it jumps across the valley floor on { $share } of the steps.
fact-crosses = { $run } crosses the valley floor on { $share } of the steps of its second half.
fact-never-crosses = { $run } does not cross the valley floor in its second half.
fact-outside = { $run } starts off the map.
fact-stays = { $run } stays on the map.
fact-left = { $run } leaves the map at step { $left } and does not come back.
fact-left-and-back = { $run } leaves the map at step { $left } and is back for good at step { $back }.
fact-left-and-diverged = { $run } leaves the map at step { $left }, and at step { $step } its numbers are too large to go on: it
    diverged.
fact-diverged = At step { $step } the numbers of { $run } are too large to go on: it diverged.
fact-ends = It ends at loss { $loss }.
fact-ends-with-seed = With seed { $seed } it ends at loss { $loss }.
fact-ends-typically = Typically it ends at loss { $loss }.
fact-lower = { $low } ends { $times } times lower than { $high }.
fact-lower-typically = Typically { $low } ends { $times } times lower than { $high }.
fact-typically = “Typically” is the median over the seeds 1 to 16; shares are those of seed { $seed }.
