# La página.
product = Settle
title = Settle: un laboratorio de planificaciones de la tasa de aprendizaje

# Cabecera.
help = Ayuda
help-title = Ayuda y atajos (?)
undo-title = Deshacer el último cambio (Ctrl+Z)
redo = Rehacer
redo-title = Rehacerlo (Ctrl+Y)
reset = Restablecer
reset-title = Volver al estado inicial (R)
theme-auto = Tema: el del sistema
theme-light = Tema: claro
theme-dark = Tema: oscuro

# Zonas.
region-controls = Controles
region-stage = Entrenamiento sobre la superficie de pérdida
region-charts = Gráficas
region-happened = Qué ha pasado
tab-adjust = Ajustes
tab-charts = Gráficas
tab-happened = Diagnóstico
tabs = Vistas

# Ejecuciones.
runs = Ejecuciones
final-loss = pérdida final
run = Ejecución
run-end-loss = , pérdida final
run-diverged = diverge en el paso { $step }
run-hidden = oculta
run-add = Añadir otra
run-add-title = Añadir una ejecución: una copia de la { $letter }
run-more = Más acciones para la ejecución { $letter }
run-actions = Ejecución { $letter }
run-rename = Renombrar
run-copy = Copiar
run-hide = Ocultar
run-show = Mostrar
run-remove = Quitar
run-name = Nombre de la ejecución { $letter }
undo = Deshacer

# Avisos, y lo que se carga después.
close = Cerrar
later-loading = Cargando esta parte de la página…
later-failed = No se ha podido cargar esta parte de la página. Puede que falle la conexión.
try-again = Reintentar

# Planificación.
schedule-of = Planificación de { $letter }
schedule-families = Planificación de la ejecución { $letter }
family-Constant = Constante
family-StepLR = Escalones
family-CosineAnnealingLR = Coseno
family-ExponentialLR = Exponencial
family-OneCycleLR = Un ciclo
family-CosineAnnealingWarmRestarts = Reinicios en caliente
thumbnail-CosineAnnealingWarmRestarts = Reinicios
name-warmup = Calentamiento
name-with-warmup = Calentamiento + { $schedule }
name-with-optimizer = { $schedule }, { $optimizer }
name-with-momentum = { $schedule }, momento { $momentum }
all-kinds = Todos los tipos
all-kinds-value = todos los argumentos
kind-label = Tipo
no-warmup = «Un ciclo» trae su propio calentamiento.

# La tasa y su límite.
base-rate = Tasa base
peak-rate = Tasa máxima
rate-slow = lenta
rate-limit = límite { $limit }
rate-unstable = inestable
rate-share = { $share } del límite
rate-times = { $times } × límite
rate-value = { $rate }; { $share } { $limit }

# El primer minuto.
scene-adam = Prueba: ¿sustituye Adam a una planificación?
hint-close = Cerrar la pista
hint-try-lead = Prueba esto:
hint-try-constant = sobrepasa el límite y mira cómo { $run } se dispara.
hint-try-decaying = arrastra hasta { $rate } y mira cómo { $run } se sale del mapa.
hint-remedy-lead = Este remedio está comprobado.
hint-remedy = Pulsa «Añadir como { $run }» y compara.
hint-decay-lead = Mismos pasos, final más bajo.
hint-decay = Arrastra «Fin del decaimiento» hacia la izquierda: ¿cuándo se para demasiado pronto?
hint-limit-lead = Ese es el límite.
hint-limit = Prueba ahora con { $rate }. ¿Se asienta { $run }?

# Grupos cerrados.
more-settings = Más ajustes
group-shape = Detalles
group-optimizer = Optimizador
group-surface = Superficie de pérdida
group-noise = Ruido
group-steps = Pasos
no-momentum = sin momento
surface-ravine = barranco, { $condition } : 1
surface-bowl = cuenco, { $condition } : 1
surface-valley = valle plano
noise-none = ninguno
noise-value = { $sigma }; semilla { $seed }
new-seed = Otra semilla
value-on = activo
value-off = sin activar

# Controles.
about = Sobre «{ $name }»
in-code = En código:
value-of = { $name }, valor

# En papel.
print-start = Inicio
print-point = x { $x }; y { $y }
print-loss = Pérdida final
print-link = Este experimento:

# Enlace.
quoted = «{ $name }»

# Las salidas del laboratorio.
share = Compartir
share-tip = Enlace, código QR, página del curso, archivo
drop-here = Suelta el archivo para abrirlo
table = Tabla
code = Código
table-tip = Los números de la ejecución { $letter } en una tabla
code-tip = La ejecución { $letter } como programa para PyTorch, Keras u optax
present = Presentar
present-title = Vista de presentación, para un proyector (P)
lesson-link = Lección
lesson-link-back = Volver a la lección
lesson-title-tip = Una lección de treinta minutos sobre planificaciones de la tasa de aprendizaje
