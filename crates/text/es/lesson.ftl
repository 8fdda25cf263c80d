# La lección: lo que rodea a sus textos, que son Markdown en la carpeta lesson.
lesson-title = De un mando a un plan
lesson-lead = Una lección práctica sobre planificaciones de la tasa de aprendizaje. Unos { $minutes } minutos.
lesson-rail = Partes de la lección
lesson-minutes-of = { $done } de { $all } minutos
lesson-nav = Páginas
lesson-nav-lesson = Lección
lesson-nav-lab = Laboratorio
lesson-nav-teacher = Para docentes
lesson-language = Idioma
lesson-back = Anterior: { $title }
lesson-next = Siguiente: { $title }

# Experimentos.
lesson-try = Prueba esto
lesson-goal = Objetivo
lesson-hint = Una forma de hacerlo
lesson-seen = Qué se ve
lesson-open = Abrir en el Laboratorio
lesson-still-loss = Pérdida, escala log
lesson-still-rate = Tasa de aprendizaje

# Predicciones.
lesson-predict = Antes de ejecutarla
lesson-pin = ¿Dónde acabará la pérdida? Coloca la chincheta.
lesson-pin-at = en { $loss }
lesson-run = Ejecutar
lesson-change = Puedes cambiar de opinión todas las veces que quieras antes de ejecutarla.
lesson-choose = Elige lo que hará y después ejecútala.
lesson-covered = se verá cuando la hayas ejecutado
lesson-predict-right = Eso es lo que ha hecho.
lesson-predict-wrong = Ha hecho otra cosa: «{ $answer }».
lesson-pin-good = Esta ejecución acaba en { $loss }; tu chincheta estaba en { $pin }, muy cerca.
lesson-pin-far = Esta ejecución acaba en { $loss }; tu chincheta estaba en { $pin }.

# Preguntas.
lesson-question = Pregunta { $number }
lesson-task = Tarea abierta
lesson-right = Correcto.
lesson-wrong = No del todo.
lesson-answer = Responder
lesson-optional = Opcional: fuera de los treinta minutos
lesson-score = { $right } de { $all } correctas
lesson-see = Aquí se abre el experimento de cada respuesta.
lesson-cure = Ahora, cúralo
lesson-answers = Respuestas
lesson-answers-lead = En qué queda cada predicción y cada pregunta, con su experimento.
lesson-answer-is = Respuesta: { $answer }
lesson-answer-experiment = su experimento

# El código de las respuestas.
lesson-code = Tus respuestas en un código
lesson-code-lead = Envíaselo a quien te da clase. Contiene tus primeras respuestas a las predicciones y preguntas, si tus chinchetas quedaron cerca y qué tareas has hecho; nada más.
lesson-code-none = Aparece aquí cuando respondas algo.
lesson-code-copy = Copiar
lesson-code-copied = Copiado.
lesson-code-not-copied = Este navegador no deja copiar a la página: selecciona el código y pulsa Ctrl+C, o ⌘C en un Mac.
lesson-forget = Empezar de cero
lesson-recall = Recuperarlas
lesson-forgotten = Tus respuestas se han borrado.

# La página para docentes.
lesson-teacher-title = Para docentes
lesson-pool = Códigos de tu clase, uno por línea
lesson-pool-count = { $count ->
        [one] { $count } código
       *[other] { $count } códigos
    }
lesson-pool-bad = Línea { $line }: «{ $code }» no es un código de esta lección. Un código es así: { $example }.
lesson-pool-right = correcta
lesson-pool-done = hecha
lesson-pool-share = parte de la clase
lesson-presenter = Vista de presentación
lesson-pool-pin = chincheta a menos de un tercio de orden de magnitud
lesson-embed-address = Delante de «?embed» va la dirección de esta página, por ejemplo { $address }.
lesson-trouble = Tus respuestas se guardan en este navegador, si lo permite. Al recargar vuelve la lección.
