# Lo que está en index.html antes de que empiece el programa.
lede = Mueve un deslizador y mira cómo el descenso de gradiente se pasa de largo, oscila, se atasca o se asienta.
trouble-broke = El laboratorio se ha parado: algo ha fallado.
trouble-broke-then = Tu experimento está guardado en la dirección de esta página: al recargarla vuelve. Si falla otra vez, empieza de cero.
trouble-load = No se ha podido cargar el laboratorio.
trouble-load-then = Comprueba la conexión e inténtalo de nuevo.
trouble-old = Este navegador no puede ejecutar el laboratorio.
trouble-old-then = Hace falta un navegador de 2023 o posterior, con WebAssembly y los módulos de JavaScript activados.
trouble-reload = Recargar
trouble-again = Reintentar
trouble-afresh = Empezar de cero
