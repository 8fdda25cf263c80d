# A task: its goals, how the run stands to them, and how a teacher sets one.
task-heading = Task
task-heading-of-run = Task for run { $letter }
task-below = End below { $bound }
task-below-typically = Typical end below { $bound }
task-healthy = The diagnosis finds nothing to mend
task-restarts = { $count ->
        [one] At least { $count } restart of the rate on the way
       *[other] At least { $count } restarts of the rate on the way
    }
task-overshoot = Overshoot between { $from } and { $to }
task-settles = Settled only after step { $step }
task-now = now { $value }
task-now-diverged = now diverged
task-now-found = { $count ->
        [one] now { $count } finding
       *[other] now { $count } findings
    }
task-now-unmeasured = now not measurable
task-now-settled = now settled at step { $step }
task-now-unsettled = now never settled
task-met = reached
task-open = not yet reached
task-reached = Reached.
task-rest = The task locks everything else.
task-leave = Leave the task
link-free-schedule = Schedule
param-start = Start
help-start = Where all runs begin: the two weights before the first update, x and y.
task-set = Set a task
task-free = Free controls
task-free-rest = All others are locked.
task-free-none = No control is chosen, so nothing is locked.
task-more = More goals
task-no-goal = Set a goal: without one the link only locks controls.
task-carried = Link, Markdown, QR code, HTML and file carry this task: { $goals }.
param-below = End below
param-restarts = Restarts of the rate, at least
param-overshoot = Overshoot in percent, from and to
param-settles_after = Settled only after step
