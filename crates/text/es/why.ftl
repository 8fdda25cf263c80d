# Por qué una ejecución hizo lo que hizo y qué lo arreglaría: las palabras de las reglas de crates/model/src/diagnosis. Se
# carga cuando hace falta.
finding-diverged-lost = Ha divergido: desde el paso { $step } no hace más que subir, y en el paso { $last } sus números son demasiado
    grandes para seguir. En el paso { $step } la tasa era { $rate }, el { $share } del límite de estabilidad ({ $limit }).
finding-diverged-lost-no-limit = Ha divergido: desde el paso { $step } no hace más que subir, y en el paso { $last } sus números son
    demasiado grandes para seguir. En el paso { $step } la tasa era { $rate }.
finding-diverged-grows = Está divergiendo: desde el paso { $step } se queda por encima de donde empezó, y acaba { $times } veces más
    arriba. En el paso { $step } la tasa era { $rate }, el { $share } del límite de estabilidad ({ $limit }).
finding-diverged-grows-no-limit = Está divergiendo: desde el paso { $step } se queda por encima de donde empezó, y acaba { $times }
    veces más arriba. En el paso { $step } la tasa era { $rate }.
finding-early-instability = Salió despedida al principio: con una tasa de { $rate } llegó a { $times } veces su primera pérdida en el
    paso { $step }. En el paso { $until } ya estaba de vuelta.
finding-early-stranded = Los primeros pasos fueron demasiado grandes: con una tasa de { $rate }, la ejecución salió despedida hasta
    { $times } veces su primera pérdida en el paso { $step } y se quedó varada allí hasta el paso { $until }. Con un calentamiento
    acaba con una pérdida { $gain } veces menor.
finding-late-oscillation = Desde el paso { $step } cruza el fondo del valle en el { $share } de los pasos. Al final de la ejecución su
    tasa es { $rate }, el { $ratio } del límite de estabilidad ({ $limit }); la tasa por la curvatura da { $gain }.
finding-late-oscillation-no-limit = Desde el paso { $step } cruza el fondo del valle en el { $share } de los pasos. Al final de la
    ejecución su tasa es { $rate }; la tasa por la curvatura da { $gain }.
finding-late-swings = Desde el paso { $step } todavía se balancea: en el último tercio pasó { $changes } veces de un lado al otro. Su
    momento la lleva más allá del fondo con una tasa de { $rate }.
finding-noise-floor = Ya no baja más: con una tasa de { $rate }, un ruido de { $sigma } la mantiene a unos { $floor } por encima del
    mínimo. Con una tasa más baja en el último tercio acaba con una pérdida { $gain } veces menor.
finding-decayed-too-early = La tasa bajó demasiado pronto: en el paso { $step }, cuando aún quedaba el { $left } de la pérdida, ya estaba
    por debajo de la mitad de su máximo ({ $peak }), y al final queda el { $end }. Si mantiene más tiempo el máximo, acaba con una
    pérdida { $gain } veces menor.
finding-poor-basin = Desde el paso { $step } está en un mínimo que no es el mejor: allí la pérdida es { $here }; en el mejor, { $best }.
    Así ocurre con el { $seeds } de las semillas; con un cambio en la tasa, el { $share } acaba en uno mejor.
finding-poor-basin-nearby = Desde el paso { $step } está en un mínimo que no es el mejor: allí la pérdida es { $here }; en el mejor,
    { $best }. Con un cambio en la tasa, el { $share } de los inicios cercanos acaba en uno mejor.
finding-base-rate-too-low = La tasa es demasiado baja: en el paso { $step } queda el { $left } de la pérdida, al final el { $end }, y
    sigue bajando. La tasa es como mucho { $rate }, el { $share } del límite de estabilidad ({ $limit }); con una más alta acaba con
    una pérdida { $gain } veces menor.
finding-base-rate-too-low-no-limit = La tasa es demasiado baja: en el paso { $step } queda el { $left } de la pérdida, al final el
    { $end }, y sigue bajando. La tasa es como mucho { $rate }; con una más alta acaba con una pérdida { $gain } veces menor.
finding-restarts-too-late = El último reinicio llegó demasiado tarde: en el paso { $step }, a { $left } pasos del final, la tasa subió a
    { $top }, y en el último paso aún conserva el { $last } de ese valor. Sin este reinicio acaba con una pérdida { $gain } veces
    menor.
finding-healthy-constant = Nada que arreglar: aquí basta una tasa constante. Después de { $steps } pasos queda el { $left } de la pérdida.
finding-healthy-constant-enough = Nada que arreglar: después de { $steps } pasos queda el { $left } de la pérdida. Aquí también
    basta una tasa constante.
finding-healthy-settled = Nada que arreglar: después de { $steps } pasos queda el { $left } de la pérdida.
finding-healthy-poor = Se asentó en un mínimo que no es el mejor: allí la pérdida es { $here }; en el mejor, { $best }. Ninguna de las
    tasas probadas lleva desde aquí a uno mejor.
finding-healthy-at-minimum = Nada que arreglar: empezó en un mínimo y allí sigue.
finding-healthy-no-minimum = Nada que arreglar: no hay un mínimo en el que asentarse, y la pérdida sigue bajando.
finding-healthy-on-its-way = No aparece ninguno de los problemas conocidos: después de { $steps } pasos queda el { $left } de la pérdida,
    y ningún cambio de los probados acaba mucho más abajo.
finding-healthy-could = No aparece ninguno de los problemas conocidos: después de { $steps } pasos queda el { $left } de la pérdida. Podría
    acabar más abajo:
remedy-lower-rate = baja la tasa de { $from } a { $to }.
remedy-raise-rate = sube la tasa de { $from } a { $to }.
remedy-warmup = añade un calentamiento de { $steps } pasos.
remedy-cosine = deja que la tasa máxima decaiga según un coseno hasta el paso { $steps }.
remedy-hold = mantén la tasa en { $rate }, sin decaimiento.
remedy-steady = empieza con una tasa de { $rate } y mantenla hasta el final.
remedy-steady-cosine = empieza con una tasa de { $rate } y deja que decaiga según un coseno hasta el paso { $steps }.
remedy-late-decay = mantén la tasa máxima hasta el paso { $step } y, desde ahí, haz que baje a 0 en línea recta.
remedy-late-drop = mantén la tasa máxima hasta el paso { $step } y, ahí, bájala a la décima parte.
remedy-less-momentum = baja el momento a { $to }.
remedy-fit-restarts = da al primer ciclo { $first } pasos, para que el último acabe justo al final.
remedy-no-restart = quita el reinicio del paso { $step }.
remedy-gain = Así acaba con una pérdida { $gain } veces menor.
remedy-gain-typically = Con 16 semillas acaba con una pérdida { $gain } veces menor (mediana).
remedy-gain-far = Así acaba con una pérdida más de un millón de veces menor.
remedy-gain-far-typically = Con 16 semillas acaba con una pérdida más de un millón de veces menor (mediana).

# El panel del diagnóstico.
finding-title-diverged = { $run } se dispara
finding-title-early-instability = { $run } empieza con demasiada audacia
finding-title-late-oscillation = { $run } rebota
finding-title-noise-floor = El ruido no deja bajar a { $run }
finding-title-decayed-too-early = { $run } frena demasiado pronto
finding-title-poor-basin = { $run } se queda en el valle equivocado
finding-title-base-rate-too-low = { $run } va demasiado lenta
finding-title-restarts-too-late = { $run } se reinicia demasiado tarde
finding-title-healthy = { $run } está sana
share-tiny = { $share } o menos
finding-span = Pasos { $from } a { $until }
finding-page = { $page } de { $pages }
finding-next = Siguiente hallazgo o remedio; este es el { $page } de { $pages }
remedy-lead = Remedio comprobado:
remedy-none = Ningún cambio sencillo de los probados acaba claramente más abajo con la mayoría de las semillas.
remedy-add = Añadir como { $letter }
remedy-replace = Sustituir { $letter }

# La vista de la ganancia: la tasa de aprendizaje como ganancia de un controlador.
gain-lead = La tasa es la ganancia de un controlador: cada paso multiplica por los polos lo que queda. Dentro del círculo se va apagando.
gain-picture = Los polos de las dos direcciones en el disco unidad
gain-steep = empinada
gain-shallow = suave
gain-no-overshoot = { $direction }: sin sobreimpulso, × { $modulus } por paso
gain-oscillates = { $direction }: oscila, × { $modulus } por paso
gain-diverges = { $direction }: diverge, × { $modulus } por paso
gain-no-valley = { $direction }: aquí no hay valle en esta dirección
gain-caption = previsto · medido
gain-overshoot = sobreimpulso
gain-period = periodo
gain-damping = amortiguamiento
gain-settling = asentada en
gain-floor = suelo de ruido

# El test de rango de la tasa de aprendizaje.
range-picture = Pérdida frente a la tasa, que sube a lo largo de una sola ejecución
range-none = Con esta ejecución no se puede hacer el test.
range-suggested = Sugerencia: { $rate }, la décima parte de la tasa con menor pérdida.
range-no-suggestion = La pérdida no bajó nunca: no hay nada que sugerir.
range-diverges = Se dispara a partir de { $rate }.
range-limit = El límite al comienzo es { $rate }.
range-blind = Solo conoce el comienzo del entrenamiento: si más tarde la superficie es más empinada, o si cuenta el ruido, la mejor tasa es otra.
range-use = Usar { $rate }
range-name-suggested = sugerencia
range-name-limit = límite
range-name-diverges = se dispara
