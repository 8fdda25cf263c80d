# Qué ha pasado, solo a partir de hechos calculados.
fact-heading = Qué ha pasado
fact-bounces = { $run } rebota: en su segunda mitad salta al otro lado del fondo del valle en el { $share } de los pasos.
fact-crosses = { $run } cruza el fondo del valle en el { $share } de los pasos de su segunda mitad.
fact-never-crosses = { $run } no cruza el fondo del valle en su segunda mitad.
fact-outside = { $run } empieza fuera del mapa.
fact-stays = { $run } no se sale del mapa.
fact-left = { $run } se sale del mapa en el paso { $left } y no vuelve.
fact-left-and-back = { $run } se sale del mapa en el paso { $left } y vuelve definitivamente en el paso { $back }.
fact-left-and-diverged = { $run } se sale del mapa en el paso { $left }, y en el paso { $step } sus números son demasiado grandes
    para seguir: ha divergido.
fact-diverged = En el paso { $step } los números de { $run } son demasiado grandes para seguir: ha divergido.
fact-ends = Acaba con una pérdida de { $loss }.
fact-ends-with-seed = Con la semilla { $seed } acaba con una pérdida de { $loss }.
fact-ends-typically = Normalmente acaba con una pérdida de { $loss }.
fact-lower = { $low } acaba con una pérdida { $times } veces menor que { $high }.
fact-lower-typically = Normalmente { $low } acaba con una pérdida { $times } veces menor que { $high }.
fact-typically = «Normalmente» es la mediana con las semillas 1 a 16; los porcentajes son los de la semilla { $seed }.
