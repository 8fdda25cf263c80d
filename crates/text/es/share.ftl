# Compartir: enlaces, páginas de curso, archivos.
share-heading = Compartir este laboratorio
share-lead = En un enlace cabe todo lo que has preparado aquí, y no se envía nada a ningún servidor.
share-scene = Settle: { $runs } ({ $surface })
share-link = Enlace
share-markdown = Markdown
share-course = Para la página de un curso
share-frame = HTML
share-size = Tamaño
share-size-of = { $width } × { $height }
share-qr = Código QR del enlace
share-qr-none = Este enlace tiene { $length } caracteres, demasiados para un código QR: compártelo como enlace o como archivo.
share-file = Archivo
share-file-note = O suelta uno en cualquier parte de esta página.
copy = Copiar
copy-what = Copiar: { $what }
copied = Copiado: { $what }.
not-copied = Este navegador no deja que la página copie. El texto está seleccionado: pulsa Ctrl+C, o ⌘C en un Mac.
save-what = Guardar en un archivo
saved = Guardado: { $name }, en la carpeta de descargas.
not-saved = Este navegador no deja que la página guarde un archivo.
open-what = Abrir un archivo
opened = Abierto: { $name }.
not-opened = No se puede abrir { $name }. { $why }
file-unreadable = El navegador no puede leerlo.
file-too-large = Ocupa { $size } MB, y el archivo de un laboratorio como mucho { $most } MB: elige uno que se haya guardado aquí.

# La tabla de una ejecución.
table-heading = Todos los pasos
table-caption = Ejecución { $letter }, { $name }: { $steps } pasos
table-step = Paso
table-lr = Tasa de aprendizaje
table-momentum = Momento
table-x = x
table-y = y
table-loss = Pérdida
table-gradient = Norma del gradiente
table-best = Mejor pérdida
table-bad = Sin mejora
table-cooldown = Enfriamiento
table-note = Se muestran tres cifras; el archivo CSV las tiene todas.
table-pages = Pasos
table-range = { $from } a { $to } de { $last }
table-before = Pasos anteriores
table-after = Pasos siguientes
table-go = Ir al paso
table-save = Guardar como CSV

# El programa de una ejecución.
code-heading = Como programa
code-of = { $library }, ejecución { $letter }
code-libraries = Biblioteca
code-save = Guardar en un archivo
code-note = Construye este optimizador y esta planificación, y muestra la tasa de aprendizaje de cada paso. Si la biblioteca no tiene esa planificación, lo dice un comentario.
code-not-copied = Este navegador no deja que la página copie. Guarda el programa en un archivo.
