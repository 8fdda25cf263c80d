# The lesson: what stands around its texts, which are Markdown in the folder lesson.
lesson-title = From one knob to a plan
lesson-lead = A lesson on learning-rate schedules, to be tried by hand. About { $minutes } minutes.
lesson-rail = Parts of the lesson
lesson-minutes-of = { $done } of { $all } minutes
lesson-nav = Pages
lesson-nav-lesson = Lesson
lesson-nav-lab = Lab
lesson-nav-teacher = For teachers
lesson-language = Language
lesson-back = Back: { $title }
lesson-next = Next: { $title }

# Experiments.
lesson-try = Try this
lesson-goal = Goal
lesson-hint = One way
lesson-seen = What to see
lesson-open = Open in the Lab
lesson-still-loss = Loss, log scale
lesson-still-rate = Learning rate

# Predictions.
lesson-predict = Before you run it
lesson-pin = Where will the loss end? Set the pin.
lesson-pin-at = at { $loss }
lesson-run = Run it
lesson-change = Change your mind as often as you like before you run it.
lesson-choose = Choose what it will do, then run it.
lesson-covered = shown once you have run it
lesson-predict-right = That is what it did.
lesson-predict-wrong = It did something else: “{ $answer }”.
lesson-pin-good = This run ends at { $loss }; your pin was at { $pin }, which is close.
lesson-pin-far = This run ends at { $loss }; your pin was at { $pin }.

# Questions.
lesson-question = Question { $number }
lesson-task = Open task
lesson-right = Right.
lesson-wrong = Not quite.
lesson-answer = Answer
lesson-optional = Optional: beyond the thirty minutes
lesson-score = { $right } of { $all } right
lesson-see = The experiment of each answer opens here.
lesson-cure = Now cure it
lesson-answers = Answers
lesson-answers-lead = What each prediction and question comes to, each with its experiment.
lesson-answer-is = Answer: { $answer }
lesson-answer-experiment = its experiment

# The code of answers.
lesson-code = Your answers as a code
lesson-code-lead = Send it to your teacher. It holds your first answers to the predictions and questions, whether your pins were close, and which tasks you did; nothing else.
lesson-code-none = It is here once you have answered something.
lesson-code-copy = Copy
lesson-code-copied = Copied.
lesson-code-not-copied = This browser does not let the page copy: mark the code and press Ctrl+C, or ⌘C on a Mac.
lesson-forget = Start over
lesson-recall = Bring them back
lesson-forgotten = Your answers are forgotten.

# The teacher's page.
lesson-teacher-title = For teachers
lesson-pool = Codes of your class, one a line
lesson-pool-count = { $count ->
        [one] { $count } code
       *[other] { $count } codes
    }
lesson-pool-bad = Line { $line }: “{ $code }” is no code of this lesson. A code looks like { $example }.
lesson-pool-right = right
lesson-pool-done = done
lesson-pool-share = share of the class
lesson-presenter = Presenter view
lesson-pool-pin = pin within a third of a power of ten
lesson-embed-address = Each begins with the address of this page: put it before “?embed”, such as { $address }.
lesson-trouble = Your answers are kept in this browser, where it allows that. Reloading brings the lesson back.
