# Cómo se escriben los números y qué necesita el idioma. El signo de grupo es un espacio fino de no separación (U+202F).
language-direction = ltr
language-case-inside = small
language-unknown = Aún no hay textos en «{ $wish }»: esto está en inglés.
language-absent = No se han podido cargar los textos en «{ $wish }»: esto está en inglés.
number-decimal = ,
number-group =  
number-percent = { $value } %
number-percent-beyond = { $value } % o más
number-not-a-number = no es un número
number-infinite = infinito
number-minus-infinite = menos infinito
language-name = Español
