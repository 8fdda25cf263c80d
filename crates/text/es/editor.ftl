# Los controles generales de una planificación. Se cargan cuando hacen falta.

kinds-open = cambiar
kinds-close = cerrar
kinds-count = { $count } tipos de planificación
believes-constant = Con una tasa basta
believes-stages = Se entrena por etapas
believes-smooth = Un decaimiento suave
believes-warmup = Un comienzo prudente
believes-cycles = Reinicios y ciclos
believes-loss = La pérdida decide
believes-parts = Varias planificaciones
believes-own = La tuya
kind-of-part = Tipo de la parte { $part }
part = Parte { $part }
part-add = Añadir una parte
parts-more = { $count ->
        [one] Hay { $count } parte más, que no se muestra.
       *[other] Hay { $count } partes más, que no se muestran.
    }
part-remove = Quitar la parte { $part }
part-up = Subir la parte { $part }
watch-out = Conviene saberlo:
no-arguments = Aquí no hay nada que ajustar.
belief-Constant = Una sola tasa vale del primer paso al último.
belief-ConstantLR = Basta una tasa más pequeña en los primeros pasos, y después la completa.
belief-StepLR = Entrena por etapas igual de largas: primero movimientos grandes, luego más finos.
belief-MultiStepLR = Sabes cuándo se atasca el avance y bajas la tasa justo entonces.
belief-ExponentialLR = Cada paso merece un poco menos que el anterior.
belief-CosineAnnealingLR = Sigue rápido durante mucho tiempo y luego detente con suavidad.
belief-CosineAnnealingWarmRestarts = Asiéntate, sal de un salto y asiéntate en un sitio mejor.
belief-LinearLR = Empieza con cuidado y llega a la tasa completa en línea recta.
belief-OneCycleLR = Una única pasada audaz: subir hasta una tasa muy grande y bajar muy por debajo del comienzo.
belief-SequentialLR = Cada fase del entrenamiento necesita sus reglas.
belief-PolynomialLR = El entrenamiento debe pararse en un paso conocido.
belief-CyclicLR = No hay una sola tasa buena: oscila entre una baja y una alta y pasa a menudo por las que valen.
belief-ReduceLROnPlateau = La propia pérdida avisa de cuándo ir con más cuidado.
belief-ChainedScheduler = Varias reglas actúan sobre la misma tasa en cada paso.
belief-LinearWithWarmup = Empieza con cuidado y luego baja en línea recta hasta 0 en un paso conocido.
belief-CosineWithWarmup = Empieza con cuidado, sigue rápido durante mucho tiempo y detente con suavidad en un paso conocido.
belief-CosineWithHardRestarts = Empieza con cuidado, y luego asiéntate y sal de un salto varias veces.
belief-PolynomialWithWarmup = Empieza con cuidado y luego baja hasta un suelo en un paso conocido.
belief-InverseSqrt = No hay un último paso que planificar: baja cada vez más despacio.
belief-WarmupStableDecay = Casi todo el entrenamiento va bien con una tasa: solo el comienzo y el final piden cuidado.
belief-WarmupCosineDecay = Di las tasas del comienzo, del máximo y del final, y pasa de una a otra con suavidad.
belief-OptaxExponentialDecay = Baja la tasa en la misma proporción en tiempos iguales, de forma continua o por etapas.
belief-KerasCosineDecay = Sigue rápido durante mucho tiempo y luego detente en una fracción de la primera tasa.
belief-Drawn = Creas lo que creas, dibújalo.

# Lo que sorprende de un tipo, en una frase.
quirk-ConstantLR = Con 0 pasos de calentamiento, la tasa se queda pequeña para siempre.
quirk-StepLR = La primera bajada se nota en el propio paso step_size, porque los pasos se cuentan desde 0.
quirk-MultiStepLR = Un hito que aparece dos veces baja la tasa dos veces.
quirk-ExponentialLR = No tiene final: la tasa sigue bajando mientras dure la ejecución.
quirk-CosineAnnealingLR = Después de T_max pasos la tasa vuelve a subir: no se queda abajo.
quirk-CosineAnnealingWarmRestarts = Nunca llega del todo abajo: antes viene el reinicio.
quirk-LinearLR = Con 0 pasos se queda en su primer factor para siempre, y no puede empezar en 0.
quirk-OneCycleLR = La tasa base no se usa: empieza en la tasa máxima dividida entre div_factor y se niega a pasar de su último paso.
quirk-SequentialLR = Cada parte vuelve a partir de la tasa base en su hito, así que la tasa salta si la parte anterior acabó en otro valor.
quirk-PolynomialLR = Desde su último paso la tasa es exactamente 0: después nada se mueve.
quirk-CyclicLR = La tasa más baja sustituye a la del optimizador, y el tercer modo encoge la altura con cada paso, no con cada ciclo.
quirk-ReduceLROnPlateau = No se puede combinar con un calentamiento: PyTorch no lo admite dentro de otras planificaciones.
quirk-ChainedScheduler = Las partes que fijan la tasa a partir de la tasa base deshacen lo que hicieron las anteriores, y un coseno con suelo puede desviarse, incluso por debajo de 0.
quirk-LinearWithWarmup = La primera tasa es 0: la primera actualización no mueve nada.
quirk-CosineWithWarmup = La primera tasa es 0, y pasado el último paso de entrenamiento la tasa vuelve a subir.
quirk-CosineWithHardRestarts = La primera tasa es 0: la primera actualización no mueve nada.
quirk-PolynomialWithWarmup = La primera tasa es 0, y el suelo debe estar por debajo de la tasa del optimizador.
quirk-InverseSqrt = La primera tasa es 0, y sin calentamiento la bajada va como si hubiera habido uno de 10 000 pasos.
quirk-WarmupStableDecay = El calentamiento empieza en la fracción mínima de la tasa, y ahí acaba también el decaimiento.
quirk-WarmupCosineDecay = La tasa del optimizador no se usa, y los pasos del decaimiento incluyen los del calentamiento.
quirk-OptaxExponentialDecay = Entre los pasos de transición la tasa también baja, salvo que vaya por etapas.
quirk-KerasCosineDecay = Los pasos del decaimiento no incluyen los del calentamiento, al contrario que en optax.
quirk-Drawn = Antes del primer nodo vale el primer valor; después del último, el último.
