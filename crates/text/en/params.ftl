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
kind-PolynomialLR = Polynomial
kind-CyclicLR = Cycles
kind-ReduceLROnPlateau = On plateau
kind-ChainedScheduler = Together
kind-LinearWithWarmup = Warmup, linear decay
kind-CosineWithWarmup = Warmup, cosine decay
kind-CosineWithHardRestarts = Warmup, cosine restarts
kind-PolynomialWithWarmup = Warmup, polynomial decay
kind-InverseSqrt = Inverse square root
kind-WarmupStableDecay = Warmup, stable, decay
kind-WarmupCosineDecay = Warmup, cosine (optax)
kind-OptaxExponentialDecay = Exponential (optax)
kind-KerasCosineDecay = Cosine (Keras)
kind-Drawn = Drawn
kind-SGD = SGD
kind-Adagrad = Adagrad
kind-RMSprop = RMSprop
kind-Adam = Adam
kind-AdamW = AdamW
kind-quadratic = Quadratic bowl
kind-rosenbrock = Rosenbrock
kind-himmelblau = Himmelblau
kind-beale = Beale
kind-rastrigin = Rastrigin
kind-saddle = Saddle
kind-styblinski_tang = Styblinski–Tang
kind-ravine = Ravine with a bend
kind-plateau_cliff = Plateau and cliff
kind-two_basins = Two basins

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
param-power = Power
param-CyclicLR-base_lr = Lowest rate
param-CyclicLR-max_lr = Highest rate
param-step_size_up = Steps up
param-step_size_down = Steps down
param-mode = Mode
param-patience = Patience
param-threshold = Threshold
param-threshold_mode = Threshold is
param-cooldown = Cooldown
param-min_lr = Floor
param-ReduceLROnPlateau-eps = Least change
param-num_warmup_steps = Warmup
param-num_training_steps = Training steps
param-num_cycles = Cycles
param-lr_end = Last rate
param-timescale = Time scale
param-num_decay_steps = Decay steps
param-num_stable_steps = Stable steps
param-warmup_type = Shape of warmup
param-decay_type = Shape of decay
param-min_lr_ratio = Lowest share
param-init_value = First rate
param-peak_value = Peak rate
param-warmup_steps = Warmup
param-decay_steps = Decay steps
param-end_value = Last rate
param-exponent = Exponent
param-transition_steps = Every
param-decay_rate = Factor
param-transition_begin = Begins at
param-staircase = In stages
param-KerasCosineDecay-alpha = Last share
param-warmup_target = Warmup target
param-knots = Knots

# Choices.
choice-cos = cosine
choice-linear = straight line
choice-cosine = cosine
choice-1-sqrt = square root
choice-triangular = all alike
choice-triangular2 = halving
choice-exp_range = by the factor
choice-min = lower is better
choice-max = higher is better
choice-rel = a share
choice-abs = a difference

# Optimizer.
param-momentum = Momentum
param-dampening = Dampening
param-weight_decay = Weight decay
param-nesterov = Nesterov
param-betas = Betas
param-beta1 = Beta 1, momentum
param-beta2 = Beta 2, of squares
param-eps = Epsilon
param-amsgrad = AMSGrad
param-RMSprop-alpha = Alpha
param-centered = Centered
param-lr_decay = Rate decay
param-initial_accumulator_value = First sum

# Surfaces.
param-condition = Condition number
param-a = Curvature a
param-b = Curvature b
param-angle = Angle

# Noise and steps.
param-sigma = Strength
param-seed = Seed
param-steps = Steps
