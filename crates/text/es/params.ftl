# Nombres y unidades de los parámetros y los tipos.

# Unidades: lo que rodea a un valor.
unit-in-none = { $value }
unit-in-steps = { $value ->
        [one] { $value } paso
       *[other] { $value } pasos
    }
unit-in-step = { $value }
unit-in-radians = { $value } rad
unit-in-factor = { $value }
unit-decay-ends = paso { $value }
unit-growth = × { $value }
unit-T_mult = × { $value }
unit-condition = { $value } : 1
unit-div-factor = 1 / { $value }
unit-final-div-factor = 1 / { $value }
unit-div_factor = 1 / { $value }
unit-final_div_factor = 1 / { $value }

# Tipos.
kind-Constant = Constante
kind-ConstantLR = Factor mantenido
kind-StepLR = Escalones
kind-MultiStepLR = Escalones en hitos
kind-ExponentialLR = Exponencial
kind-CosineAnnealingLR = Coseno
kind-CosineAnnealingWarmRestarts = Reinicios en caliente
kind-LinearLR = Rampa lineal
kind-OneCycleLR = Un ciclo
kind-SequentialLR = Partes en secuencia
kind-PolynomialLR = Polinómica
kind-CyclicLR = Ciclos
kind-ReduceLROnPlateau = Al estancarse
kind-ChainedScheduler = A la vez
kind-LinearWithWarmup = Lineal con calentamiento
kind-CosineWithWarmup = Coseno con calentamiento
kind-CosineWithHardRestarts = Reinicios con calentamiento
kind-PolynomialWithWarmup = Polinómica con calentamiento
kind-InverseSqrt = Inversa de la raíz
kind-WarmupStableDecay = Calentar, mantener, decaer
kind-WarmupCosineDecay = Calentamiento y coseno (optax)
kind-OptaxExponentialDecay = Exponencial (optax)
kind-KerasCosineDecay = Coseno (Keras)
kind-Drawn = Dibujada
kind-SGD = SGD
kind-Adagrad = Adagrad
kind-RMSprop = RMSprop
kind-Adam = Adam
kind-AdamW = AdamW
kind-quadratic = Cuenco cuadrático
kind-rosenbrock = Rosenbrock
kind-himmelblau = Himmelblau
kind-beale = Beale
kind-rastrigin = Rastrigin
kind-saddle = Punto de silla
kind-styblinski_tang = Styblinski–Tang
kind-ravine = Barranco con recodo
kind-plateau_cliff = Meseta y precipicio
kind-two_basins = Dos cuencas

# Tasa.
param-base_lr = Tasa base
param-max_lr = Tasa máxima

# Controles sencillos.
param-warmup = Calentamiento
param-every = Cada
param-factor = Factor
param-decay-ends = Fin del decaimiento
param-floor = Suelo
param-fade = Factor
param-first-cycle = Primer ciclo
param-growth = Crecimiento
param-warmup-share = Fracción de subida
param-div-factor = Tasa inicial
param-final-div-factor = Tasa final
param-anneal-strategy = Forma
param-three-phase = Tres fases
param-cycle-momentum = Momento cíclico
param-base-momentum = Momento mínimo
param-max-momentum = Momento máximo

# Argumentos de las planificaciones.
param-total_iters = Duración
param-step_size = Cada
param-gamma = Factor
param-milestones = Hitos
param-T_max = Medio periodo
param-eta_min = Suelo
param-T_0 = Primer ciclo
param-T_mult = Crecimiento
param-start_factor = Factor inicial
param-end_factor = Factor final
param-total_steps = Total de pasos
param-epochs = Total de épocas
param-steps_per_epoch = Pasos por época
param-pct_start = Fracción de subida
param-anneal_strategy = Forma
param-cycle_momentum = Momento cíclico
param-base_momentum = Momento mínimo
param-max_momentum = Momento máximo
param-div_factor = Tasa inicial
param-final_div_factor = Tasa final
param-three_phase = Tres fases
param-schedulers = Partes
param-power = Potencia
param-CyclicLR-base_lr = Tasa más baja
param-CyclicLR-max_lr = Tasa más alta
param-step_size_up = Pasos de subida
param-step_size_down = Pasos de bajada
param-mode = Modo
param-patience = Paciencia
param-threshold = Umbral
param-threshold_mode = El umbral es
param-cooldown = Enfriamiento
param-min_lr = Suelo
param-ReduceLROnPlateau-eps = Cambio mínimo
param-num_warmup_steps = Calentamiento
param-num_training_steps = Pasos de entrenamiento
param-num_cycles = Ciclos
param-lr_end = Tasa final
param-timescale = Escala temporal
param-num_decay_steps = Pasos de decaimiento
param-num_stable_steps = Pasos estables
param-warmup_type = Forma del calentamiento
param-decay_type = Forma del decaimiento
param-min_lr_ratio = Fracción mínima
param-init_value = Tasa inicial
param-peak_value = Tasa máxima
param-warmup_steps = Calentamiento
param-decay_steps = Pasos de decaimiento
param-end_value = Tasa final
param-exponent = Exponente
param-transition_steps = Cada
param-decay_rate = Factor
param-transition_begin = Empieza en
param-staircase = Por etapas
param-KerasCosineDecay-alpha = Fracción final
param-warmup_target = Tasa objetivo
param-knots = Nodos

# Opciones.
choice-cos = coseno
choice-linear = línea recta
choice-cosine = coseno
choice-1-sqrt = raíz cuadrada
choice-triangular = todos iguales
choice-triangular2 = la mitad cada vez
choice-exp_range = según el factor
choice-min = mejor si baja
choice-max = mejor si sube
choice-rel = una fracción
choice-abs = una diferencia

# Optimizador.
param-momentum = Momento
param-dampening = Atenuación
param-weight_decay = Decaimiento de pesos
param-nesterov = Nesterov
param-betas = Betas
param-beta1 = Beta 1, momento
param-beta2 = Beta 2, cuadrados
param-eps = Término épsilon
param-amsgrad = AMSGrad
param-RMSprop-alpha = Alfa
param-centered = Centrado
param-lr_decay = Decaimiento de tasa
param-initial_accumulator_value = Suma inicial

# Superficies.
param-condition = Número de condición
param-a = Curvatura a
param-b = Curvatura b
param-angle = Giro

# Ruido y pasos.
param-sigma = Intensidad
param-seed = Semilla
param-steps = Pasos
