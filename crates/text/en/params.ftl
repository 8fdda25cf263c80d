# Names and units of parameters and kinds.

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

# Kinds.
kind-Constant = Constant
kind-ConstantLR = Held factor
kind-StepLR = Step
kind-MultiStepLR = Steps at milestones
kind-ExponentialLR = Exponential
kind-CosineAnnealingLR = Cosine
kind-CosineAnnealingWarmRestarts = Warm restarts
kind-LinearLR = Linear ramp
kind-OneCycleLR = One cycle
kind-SequentialLR = Parts in sequence
kind-SGD = SGD
kind-quadratic = Quadratic bowl
kind-rosenbrock = Rosenbrock
kind-himmelblau = Himmelblau

# Rate.
param-base_lr = Base rate
param-max_lr = Peak rate

# Plain controls.
param-warmup = Warmup
param-every = Every
param-factor = Factor
param-decay-ends = Decay ends
param-floor = Floor
param-fade = Factor
param-first-cycle = First cycle
param-growth = Growth
param-warmup-share = Warmup share
param-div-factor = First rate
param-final-div-factor = Last rate
param-anneal-strategy = Shape
param-three-phase = Three phases
param-cycle-momentum = Cycle momentum
param-base-momentum = Lowest momentum
param-max-momentum = Highest momentum

# Arguments of the schedules.
param-total_iters = Length
param-step_size = Every
param-gamma = Factor
param-milestones = Milestones
param-T_max = Half period
param-eta_min = Floor
param-T_0 = First cycle
param-T_mult = Growth
param-start_factor = Start factor
param-end_factor = End factor
param-total_steps = Total steps
param-epochs = Epochs
param-steps_per_epoch = Steps per epoch
param-pct_start = Warmup share
param-anneal_strategy = Shape
param-cycle_momentum = Cycle momentum
param-base_momentum = Lowest momentum
param-max_momentum = Highest momentum
param-div_factor = First rate
param-final_div_factor = Last rate
param-three_phase = Three phases
param-schedulers = Parts

# Choices.
choice-cos = cosine
choice-linear = straight line

# Optimizer.
param-momentum = Momentum
param-dampening = Dampening
param-weight_decay = Weight decay
param-nesterov = Nesterov

# Surfaces.
param-condition = Condition number
param-a = Curvature a
param-b = Curvature b
param-angle = Angle

# Noise and steps.
param-sigma = Strength
param-seed = Seed
param-steps = Steps
