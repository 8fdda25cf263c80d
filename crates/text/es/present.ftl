# La vista de presentación.

# En el laboratorio.
key-present = P
key-present-does = vista de presentación

# La imagen.
present-heading = Vista de presentación
present-view = Vista de presentación. Pulsa Esc para salir, H para ver las teclas.
present-open = Ábrelo
present-on-phone = en tu móvil
present-code = Código QR: abre este experimento en el laboratorio
present-link = El enlace de este experimento

# La frase, solo a partir de hechos calculados.
present-same = Con { $length } cada una: { $what }.
present-alone = { $length }: { $what }.
present-bare = { $what }.
present-none = No se muestra ninguna ejecución.
present-list = { $before }, { $next }
present-and = { $before } y { $last }
present-settles = { $count ->
        [one] { $runs } se asienta
       *[other] { $runs } se asientan
    }
present-bounces = { $count ->
        [one] { $runs } sigue rebotando
       *[other] { $runs } siguen rebotando
    }
present-falls = { $count ->
        [one] { $runs } aún va bajando
       *[other] { $runs } aún van bajando
    }
present-diverges = { $count ->
        [one] { $runs } diverge
       *[other] { $runs } divergen
    }
present-diverges-at = { $count ->
        [one] { $runs } diverge en el paso { $at }
       *[other] { $runs } divergen en el paso { $at }
    }
present-leaves = { $count ->
        [one] { $runs } se sale del mapa
       *[other] { $runs } se salen del mapa
    }
present-leaves-at = { $count ->
        [one] { $runs } se sale del mapa en el paso { $at }
       *[other] { $runs } se salen del mapa en el paso { $at }
    }
present-ends-at = { $count ->
        [one] { $runs } acaba con pérdida { $at }
       *[other] { $runs } acaban con pérdida { $at }
    }
present-stays = { $count ->
        [one] { $runs } no se asienta
       *[other] { $runs } no se asientan
    }
present-lower = { $clause }, con { $times } veces menos pérdida
present-lower-typically = { $clause }, normalmente con { $times } veces menos pérdida
present-lower-than = { $clause }, con { $times } veces menos pérdida que { $high }
present-lower-than-typically = { $clause }, normalmente con { $times } veces menos pérdida que { $high }

# Lo que ha hecho una tecla.
present-said-rate = { $run }: tasa { $rate }
present-said-run = Elegida: { $run }
present-said-alone = Solo { $run }
present-said-all = Todas las ejecuciones
present-said-blank = La pantalla está en negro. Cualquier tecla la recupera.
present-said-window = Este navegador no deja que la página salga de su ventana.

# Botones.
present-back = Atrás
present-next = Siguiente
present-large-code = Código QR
present-full = Pantalla completa
present-keys = Teclas
present-leave-view = Salir
present-tools = Presentación

# Teclas.
present-key-next = Av Pág
present-key-next-does = reproduce hasta el final; luego, la siguiente ejecución sola y, al final, todas otra vez
present-key-back = Re Pág
present-key-back-does = vuelve al principio; luego, a la vista anterior
present-key-rate = ↑ ↓ o + −
present-key-rate-does = tasa de la ejecución elegida, como con su deslizador
present-key-runs = 1 a 4, 0
present-key-runs-does = elegir una ejecución, todas
present-key-blank = B o .
present-key-blank-does = pantalla en negro
present-key-code = Q
present-key-code-does = código QR para la última fila
present-key-theme = D
present-key-theme-does = oscuro o claro
present-key-full = F
present-key-full-does = pantalla completa
present-key-keys = H o ?
present-key-keys-does = estas teclas
present-key-leave = Esc o P
present-key-leave-does = salir
