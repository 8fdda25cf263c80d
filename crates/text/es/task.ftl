# Una tarea: sus objetivos, cómo va la ejecución y cómo se plantea.
task-heading = Tarea
task-heading-of-run = Tarea para la ejecución { $letter }
task-below = Final por debajo de { $bound }
task-below-typically = Final normalmente por debajo de { $bound }
task-healthy = El diagnóstico no encuentra nada que arreglar
task-restarts = { $count ->
        [one] Al menos { $count } reinicio de la tasa por el camino
       *[other] Al menos { $count } reinicios de la tasa por el camino
    }
task-overshoot = Sobreimpulso entre { $from } y { $to }
task-settles = No se asienta hasta después del paso { $step }
task-now = ahora { $value }
task-now-diverged = ahora diverge
task-now-found = { $count ->
        [one] ahora { $count } hallazgo
       *[other] ahora { $count } hallazgos
    }
task-now-unmeasured = ahora no se puede medir
task-now-settled = ahora se asienta en el paso { $step }
task-now-unsettled = ahora no se asienta
task-met = conseguido
task-open = aún no conseguido
task-reached = Conseguido.
task-rest = La tarea bloquea todo lo demás.
task-leave = Salir de la tarea
link-free-schedule = Planificación
param-start = Inicio
help-start = Dónde empiezan todas las ejecuciones: los dos pesos antes de la primera actualización, x e y.
task-set = Plantear una tarea
task-free = Controles libres
task-free-rest = Todos los demás quedan bloqueados.
task-free-none = No hay ningún control elegido, así que no se bloquea nada.
task-more = Más objetivos
task-no-goal = Pon un objetivo: sin él, el enlace solo bloquea controles.
task-carried = El enlace, el Markdown, el código QR, el HTML y el archivo llevan esta tarea: { $goals }.
param-below = Final por debajo de
param-restarts = Reinicios de la tasa, como mínimo
param-overshoot = Sobreimpulso en porcentaje, desde y hasta
param-settles_after = No se asienta hasta después del paso
