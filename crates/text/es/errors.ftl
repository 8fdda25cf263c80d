# Qué falla en una entrada: el campo, el valor y lo que valdría.
invalid-json = El documento no es JSON válido: { $detail }.
invalid-missing = Falta { $field }, que no tiene valor por defecto: dale uno.
invalid-repeated = { $field } aparece dos veces: deja solo una.
invalid-unknown-field = { $field } no es un campo aquí; los campos son: { $known }.
invalid-unknown-kind = { $field } es «{ $value }», que no es ninguno de los tipos de aquí: { $known }.
invalid-below = { $field } vale { $value }, pero debe ser { $low } o más.
invalid-not-between = { $field } vale { $value }, pero debe estar entre { $low } y { $high }.
invalid-not-above = { $field } vale { $value }, pero debe ser mayor que { $low } y como mucho { $high }.
invalid-not-from-to = { $field } tiene { $value }, pero debe ser { $low } o más, y menos de { $high }.
invalid-not-less = { $field } vale { $value }, pero debe ser menor que { $high }.
invalid-not-a-number = { $field } es { $value }, pero debe ser un número.
invalid-not-an-integer = { $field } es { $value }, pero debe ser un número entero.
invalid-not-a-bool = { $field } es { $value }, pero debe ser true o false.
invalid-not-a-choice = { $field } es { $value }, pero debe ser uno de estos valores: { $known }.
invalid-not-integers = { $field } es { $value }, pero debe ser una lista de números enteros.
invalid-not-words = { $field } es { $value }, pero debe ser una lista de 24 nombres como mucho, cada uno de hasta 40 letras, cifras, guiones y guiones bajos.
invalid-not-numbers = { $field } es { $value }, pero debe ser una lista de números.
invalid-not-knots = { $field } es { $value }, pero debe ser una lista de pares, cada uno con un paso y un factor.
invalid-not-schedules = { $field } es { $value }, pero debe ser una lista de objetos, cada uno con su kind.
invalid-not-an-object = { $field } es { $value }, pero debe ser un objeto.
invalid-not-text = { $field } es { $value }, pero debe ser un texto.
invalid-not-a-pair = { $field } es { $value }, pero debe ser una lista de dos números.
refused-division-by-zero = PyTorch divide entre cero a causa de { $field }: cambia ese valor.
refused-overflow = PyTorch da un error porque, con { $field }, { $base } elevado a { $exponent } es demasiado grande:
    acerca { $field } a 1.
refused-one-cycle-needs-length = { $field } no sirve: OneCycleLR necesita un total_steps positivo, o epochs y
    steps_per_epoch positivos.
refused-one-cycle-past-end = { $field } vale { $total }, y OneCycleLR da un error a partir de { $steps } actualizaciones: usa
    menos pasos o un valor mayor de { $field }.
refused-milestone-count = { $field } tiene { $milestones } valores para { $parts } planificaciones: debe haber uno menos que
    planificaciones.
refused-nested-later = { $field } consta de planificaciones y empieza más tarde: PyTorch solo puede iniciar algo así
    como primera parte.
refused-no-schedulers = { $field } no tiene nada: debe haber al menos una planificación.
refused-plateau-inside = { $field } es un ReduceLROnPlateau, y PyTorch no lo admite dentro de otra planificación: úsalo solo.
refused-angle-too-large = { $field } es demasiado grande para el coseno de la biblioteca: usa un número menor.
refused-floor-above-rate = { $field } vale { $value }, pero debe estar por debajo de la tasa del optimizador, que es { $rate }.
refused-root-of-negative = { $field } vale { $value }, y la biblioteca da un error con la raíz de un número negativo: usa uno
    mayor.
refused-stable-needs-length = Falta { $field }: indica ese valor, o num_training_steps.
refused-decay-within-warmup = { $field } vale { $value }, pero cuenta también el calentamiento, así que debe ser mayor que
    { $warmup }.
refused-no-knots = { $field } no tiene nada: debe haber al menos un nodo.
refused-knots-in-order = { $field } tiene un nodo en el paso { $step } detrás de otro en el paso { $before }: ponlos en orden.
refused-cycle-needs-momentum = { $field } pide variar el momento, pero este optimizador no lo tiene: desactiva esa opción.
refused-nesterov-needs-momentum = { $field } necesita un momento mayor que 0 y una atenuación de 0, pero el momento es
    { $momentum } y la atenuación es { $dampening }.
refused-metrics-count = { $field } tiene { $metrics } valores, pero hay { $steps } actualizaciones: da un número para cada una.
refused-run-count = { $field } tiene { $runs } elementos: una escena tiene de una a cuatro ejecuciones.
refused-name-length = { $field } tiene { $length } caracteres: usa de 1 a 40, sin saltos de línea ni otros caracteres de control.
refused-overshoot-bounds = { $field } tiene { $count } números: da dos porcentajes, primero el menor, o ninguno.
