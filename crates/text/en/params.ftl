# Names, units and help of parameters and kinds.
