// The arrow keys turn the slides; while the focus is in the lab they belong to the lab. Tab, or a click on the slide, leaves it.
Reveal.initialize({ hash: true, transition: 'none', width: 1100, height: 740, margin: 0.02 });
