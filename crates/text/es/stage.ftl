# El escenario: superficie, gráficas, reproducción.

# Superficie.
stage-surface = Ejecuciones sobre la superficie de pérdida
stage-start-drag = inicio, arrástrame
stage-start-short = inicio
stage-start-handle = Inicio de todas las ejecuciones: x { $x }; y { $y }
stage-start-help = Arrástralo o muévelo con las flechas; con Mayús, en pasos finos.
stage-minimum = mínimo
stage-lowest-minimum = mínimo más bajo
stage-inset-caption = en torno al mínimo, ×3
stage-inset-short = ×3
stage-left-map = { $run } se salió del mapa en el paso { $step }
stage-contour-loss = pérdida { $loss }
stage-readout = { $run } en el paso { $step }: pérdida { $loss }; tasa { $rate }
stage-readout-end = { $run } en el paso { $step }: pérdida { $loss }

# Lo que muestran las imágenes, en palabras.
stage-now = Paso { $step } de { $steps }.
stage-now-on-map = { $run } está en x { $x }; y { $y }; pérdida { $loss }.
stage-now-off-map = { $run } está fuera del mapa, pérdida { $loss }.
stage-now-diverged = { $run } ha divergido.
stage-rates-words = Tasa de aprendizaje a lo largo de { $steps } pasos.
stage-rates-run = { $run } va de { $first } a { $last }; la mayor es { $largest }, en el paso { $at }.
stage-rates-limit = Inestable por encima de { $limit } para { $run }.
stage-values-now = En el paso { $step }: { $values }.
stage-run-value = { $run } { $value }
stage-losses-words = Pérdida a lo largo de { $steps } pasos, en escala logarítmica.
stage-losses-run = { $run } va de { $first } a { $last }; la menor es { $lowest }, en el paso { $at }.
stage-losses-diverged = { $run } parte de { $first } y diverge en el paso { $at }.

# Gráficas.
stage-rate-title = Tasa de aprendizaje
stage-loss-title = Pérdida
stage-loss-subtitle = escala log, línea gruesa: media de 9 pasos
stage-loss-subtitle-short = escala log
stage-unstable = inestable por encima de { $limit } = 2 / curvatura
stage-unstable-short = inestable por encima de { $limit }
stage-unstable-of = inestable por encima de { $limit } para { $run }
stage-unstable-along = inestable por encima de esta línea para { $run }
phase-explore = explorar
phase-stabilise = estabilizar
phase-refine = refinar
stage-phases = Fases de { $run }: { $phases }.
stage-phase = { $name } del paso { $from } al { $until }
stage-peak = ▲ { $run } llega a { $loss }
stage-off-scale = fuera de escala
stage-diverged = diverge
lower-chart = Bajo la tasa de aprendizaje
lower-loss = Pérdida
lower-gain = Ganancia
lower-range = Test de rango
stage-momentum = momento { $momentum }
stage-plateau-words = Vigilancia de estancamiento de { $run }: { $why }.
stage-plateau = mejor { $best } · { $bad } de { $patience } pasos sin mejora
stage-plateau-cooling = mejor { $best } · enfriamiento, { $left ->
    [one] queda { $left } paso
   *[other] quedan { $left } pasos
}
stage-plateau-cut = bajada: { $bad } pasos sin mejora, más de { $patience }: tasa × { $factor }
stage-step-pill = paso { $step }

# Reproducción.
stage-playback = Reproducción
stage-play = Reproducir
stage-pause = Pausa
stage-back = Un paso atrás
stage-forward = Un paso adelante
stage-playhead = Paso mostrado
stage-playhead-words = Paso { $step } de { $steps }
stage-speed = Velocidad
stage-speed-times = { $speed }×
stage-strip-title = tasa de aprendizaje
stage-strip-step = paso { $step } de { $steps }
