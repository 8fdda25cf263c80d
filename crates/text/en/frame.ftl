# What stands in index.html before the program begins; there in English, word for word.
lede = Move a slider and watch gradient descent overshoot, oscillate, stall or settle.
trouble-broke = The lab stopped: something in it broke.
trouble-broke-then = Your experiment is kept in the address of this page: reloading brings it back. If it breaks again, start afresh.
trouble-load = The lab could not be loaded.
trouble-load-then = Check the connection, then try again.
trouble-old = This browser can't run the lab.
trouble-old-then = It needs a browser from 2023 or later, with WebAssembly and JavaScript modules switched on.
trouble-reload = Reload
trouble-again = Try again
trouble-afresh = Start afresh
