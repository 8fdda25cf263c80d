# El laboratorio dentro de otra página.
embed-title = Laboratorio
embed-open = Abrir en el Laboratorio
embed-refused = No todas las opciones de este laboratorio incrustado se pueden usar tal cual:
embed-no-option = La opción { $option } no existe; existen controls, views, theme, lang y height.
embed-no-control = { $value } no es ningún control; los controles son { $known }, y cada argumento por su nombre.
embed-no-view = { $value } no es ninguna vista; las vistas son surface, rate, loss, text, finding, gain y range.
embed-no-theme = { $value } no es ningún tema; los temas son light, dark y auto.
embed-no-height = { $value } no es ninguna altura; valen de { $least } a { $most } píxeles.
rate-of-run = { $rate } de { $run }
