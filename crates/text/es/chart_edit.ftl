# Lo que se puede cambiar en la gráfica de la tasa de aprendizaje. Se carga cuando hace falta.

edit-parts = Planificación de { $run } por partes
edit-part = { $part } del paso { $from } al { $to }
edit-boundary = frontera entre { $before } y { $after }
edit-together = a la vez: { $parts }
edit-warmup = calentamiento
edit-decay = decaimiento
edit-stable = estable
edit-floor = suelo
edit-rise = subida
edit-fall = bajada
edit-curve = Curva de { $run }
edit-knot = Nodo { $number } de { $count }: paso { $step }, tasa { $rate }
edit-knot-says = paso { $step }, tasa { $rate }
edit-knot-help = Arrástralo o muévelo con las flechas, con Mayús en pasos más grandes. Supr lo quita, Insert añade otro detrás.
edit-draw-lead = Dibuja aquí:
edit-draw = pulsa y arrastra.
