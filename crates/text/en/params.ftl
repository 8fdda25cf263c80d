# Names, units and help of parameters and kinds.

# Units: what stands around a value.
unit-in-none = { $value }
unit-in-steps = { $value ->
        [one] { $value } step
       *[other] { $value } steps
    }
unit-in-step = { $value }
unit-in-radians = { $value } rad
unit-in-factor = { $value }
unit-decay-ends = step { $value }
unit-growth = × { $value }
unit-T_mult = × { $value }
unit-condition = { $value } : 1
unit-div-factor = 1 / { $value }
unit-final-div-factor = 1 / { $value }
unit-div_factor = 1 / { $value }
unit-final_div_factor = 1 / { $value }

# Kinds, and the belief that each schedule puts into practice.
kind-Constant = Constant
belief-Constant = One rate is right from the first step to the last.
kind-ConstantLR = Held factor
belief-ConstantLR = A smaller rate for the first steps is enough, and then the full one.
kind-StepLR = Step
belief-StepLR = Train in stages of equal length: large moves first, then finer ones.
kind-MultiStepLR = Steps at milestones
belief-MultiStepLR = You know when progress stalls, and lower the rate just then.
kind-ExponentialLR = Exponential
belief-ExponentialLR = Every step deserves a little less than the one before.
kind-CosineAnnealingLR = Cosine
belief-CosineAnnealingLR = Stay fast for long, then come to rest gently.
kind-CosineAnnealingWarmRestarts = Warm restarts
belief-CosineAnnealingWarmRestarts = Settle, jump out again, and settle somewhere better.
kind-LinearLR = Linear ramp
belief-LinearLR = Begin carefully, and reach the full rate in a straight line.
kind-OneCycleLR = One cycle
belief-OneCycleLR = One bold sweep: up to a very large rate, and down far below the start.
kind-SequentialLR = Parts in sequence
belief-SequentialLR = Different phases of training need different rules.
kind-SGD = SGD
kind-quadratic = Quadratic bowl
kind-rosenbrock = Rosenbrock
kind-himmelblau = Himmelblau

# Rate.
param-base_lr = Base rate
help-base_lr = How far each update goes along the gradient. The schedule multiplies it.
param-max_lr = Peak rate
help-max_lr = The largest rate of the cycle. The base rate is not used.

# Plain controls.
param-warmup = Warmup
help-warmup = The rate climbs to its full size over these steps, from a tenth of it. Large first steps on a steep slope are what it prevents.
param-every = Every
help-every = After so many steps the rate is multiplied by the factor.
param-factor = Factor
help-StepLR-factor = What the rate is multiplied by at each stage.
param-decay-ends = Decay ends
help-decay-ends = The step at which the cosine reaches its floor. From there on the rate stays.
param-floor = Floor
help-floor = The rate that the schedule falls to, and does not go below.
param-fade = Factor
help-fade = What the rate is multiplied by after every step.
param-first-cycle = First cycle
help-first-cycle = The number of steps until the first restart.
param-growth = Growth
help-growth = How many times longer each cycle is than the one before.
param-warmup-share = Warmup share
help-warmup-share = The share of the run in which the rate rises to its peak.
param-div-factor = First rate
help-div-factor = The first rate, as a fraction of the peak.
param-final-div-factor = Last rate
help-final-div-factor = The last rate, as a fraction of the first one.
param-anneal-strategy = Shape
help-anneal-strategy = How the rate goes from one end of a phase to the other.
param-three-phase = Three phases
help-three-phase = The rate returns to the first one, as slowly as it rose, before it falls to the last.
param-cycle-momentum = Cycle momentum
help-cycle-momentum = Momentum goes the other way round: low where the rate is high.
param-base-momentum = Lowest momentum
help-base-momentum = Momentum where the rate is highest.
param-max-momentum = Highest momentum
help-max-momentum = Momentum where the rate is lowest.

# Arguments of the schedules.
help-ConstantLR-factor = What the rate is multiplied by until the last of these steps.
param-total_iters = Length
help-ConstantLR-total_iters = The step at which the factor is taken back.
help-LinearLR-total_iters = The number of steps that the ramp takes.
param-step_size = Every
help-step_size = After so many steps the rate is multiplied by the factor.
param-gamma = Factor
help-gamma = What the rate is multiplied by each time.
param-milestones = Milestones
help-MultiStepLR-milestones = The steps at which the rate is multiplied by the factor, separated by commas. A step that is named twice counts twice.
help-SequentialLR-milestones = The steps at which the second part, the third and so on begin, separated by commas.
param-T_max = Half period
help-T_max = The steps from the full rate down to the floor. Past them the cosine climbs again.
param-eta_min = Floor
help-eta_min = The lowest rate of the cosine.
param-T_0 = First cycle
help-T_0 = The number of steps until the first restart.
param-T_mult = Growth
help-T_mult = How many times longer each cycle is than the one before. A whole number.
param-start_factor = Start factor
help-start_factor = What the rate is multiplied by at the first step.
param-end_factor = End factor
help-end_factor = What the rate is multiplied by at the end of the ramp and after it.
param-total_steps = Total steps
help-total_steps = The length of the cycle. Leave it empty to give epochs and steps per epoch.
param-epochs = Epochs
help-epochs = Used where total steps is empty.
param-steps_per_epoch = Steps per epoch
help-steps_per_epoch = Used where total steps is empty.
param-pct_start = Warmup share
help-pct_start = The share of the cycle in which the rate rises.
param-anneal_strategy = Shape
help-anneal_strategy = How the rate goes from one end of a phase to the other.
param-cycle_momentum = Cycle momentum
help-cycle_momentum = Momentum goes the other way round: low where the rate is high.
param-base_momentum = Lowest momentum
help-base_momentum = Momentum where the rate is highest.
param-max_momentum = Highest momentum
help-max_momentum = Momentum where the rate is lowest.
param-div_factor = First rate
help-div_factor = The first rate, as a fraction of the peak.
param-final_div_factor = Last rate
help-final_div_factor = The last rate, as a fraction of the first one.
param-three_phase = Three phases
help-three_phase = The rate returns to the first one, as slowly as it rose, before it falls to the last.
param-schedulers = Parts
help-schedulers = Schedules that take turns. Each counts its own steps from 0.

# Choices.
choice-cos = cosine
choice-linear = straight line

# Optimizer.
param-momentum = Momentum
help-momentum = The share of the last update that goes on into the next one. It speeds up the way along a valley, and swings.
param-dampening = Dampening
help-dampening = The share of the gradient that the momentum does not take up.
param-weight_decay = Weight decay
help-weight_decay = A pull of the weights towards 0, added to the gradient.
param-nesterov = Nesterov
help-nesterov = Looks ahead along the momentum before it steps. Needs momentum, and no dampening.

# Surfaces.
param-condition = Condition number
help-condition = How many times steeper the surface is across the valley than along it. Changing it keeps the steep side and with it the limit.
param-a = Curvature a
help-a = How strongly the surface curves along its first axis.
param-b = Curvature b
help-b = How strongly the surface curves along its second axis.
param-angle = Angle
help-angle = How far both axes are turned, counterclockwise.

# Noise and steps.
param-sigma = Strength
help-sigma = The standard deviation of the noise in each coordinate of the gradient, as a small batch would cause it.
param-seed = Seed
help-seed = Which noise it is. Every run sees the same, so that they can be compared.
param-steps = Steps
help-steps = The number of updates. A schedule that ended with the run still does.
