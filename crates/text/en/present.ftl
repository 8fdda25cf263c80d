# The presenter view.

# In the lab.
key-present = P
key-present-does = presenter view

# The picture.
present-heading = Presenter view
present-view = Presenter view. Press Escape to leave it, H for the keys.
present-open = Open it
present-on-phone = on your phone
present-code = QR code: opens this experiment in the lab
present-link = The link of this experiment

# The sentence, from computed facts only.
present-same = Same { $length }: { $what }.
present-alone = { $length }: { $what }.
present-bare = { $what }.
present-none = No run is shown.
present-list = { $before }, { $next }
present-and = { $before } and { $last }
present-settles = { $count ->
        [one] { $runs } settles
       *[other] { $runs } settle
    }
present-bounces = { $count ->
        [one] { $runs } keeps bouncing
       *[other] { $runs } keep bouncing
    }
present-falls = { $count ->
        [one] { $runs } is still on its way down
       *[other] { $runs } are still on their way down
    }
present-diverges = { $count ->
        [one] { $runs } diverges
       *[other] { $runs } diverge
    }
present-diverges-at = { $count ->
        [one] { $runs } diverges at step { $at }
       *[other] { $runs } diverge at step { $at }
    }
present-leaves = { $count ->
        [one] { $runs } leaves the map
       *[other] { $runs } leave the map
    }
present-leaves-at = { $count ->
        [one] { $runs } leaves the map at step { $at }
       *[other] { $runs } leave the map at step { $at }
    }
present-ends-at = { $count ->
        [one] { $runs } ends at loss { $at }
       *[other] { $runs } end at loss { $at }
    }
present-stays = { $count ->
        [one] { $runs } does not settle
       *[other] { $runs } do not settle
    }
present-lower = { $clause }, { $times } times lower
present-lower-typically = { $clause }, typically { $times } times lower
present-lower-than = { $clause }, { $times } times lower than { $high }
present-lower-than-typically = { $clause }, typically { $times } times lower than { $high }

# What a key did.
present-said-rate = { $run }: rate { $rate }
present-said-run = { $run } is chosen
present-said-alone = { $run } alone
present-said-all = All runs
present-said-blank = The screen is blank. Any key brings it back.
present-said-window = This browser keeps the page in its window.

# Buttons.
present-back = Back
present-next = Next
present-large-code = QR code
present-full = Full screen
present-keys = Keys
present-leave-view = Leave
present-tools = Presenter

# Keys.
present-key-next = Page Down
present-key-next-does = plays to the end; then the next run alone, at the end all runs again
present-key-back = Page Up
present-key-back-does = back to the start; then the view before
present-key-rate = ↑ ↓ or + −
present-key-rate-does = rate of the chosen run, as with its slider
present-key-runs = 1 to 4, 0
present-key-runs-does = choose a run, all runs
present-key-blank = B or .
present-key-blank-does = blank screen
present-key-code = Q
present-key-code-does = QR code for the back row
present-key-theme = D
present-key-theme-does = dark or light
present-key-full = F
present-key-full-does = full screen
present-key-keys = H or ?
present-key-keys-does = these keys
present-key-leave = Escape or P
present-key-leave-does = leave
