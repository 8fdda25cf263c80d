// What is shown where the lab can't run or can't go on: in the oldest browsers too, so in their language.
(function () {
  // A module that uses what the app is compiled with: reference types, bulk memory, saturating conversions, sign
  // extension, several results. A browser that refuses it refuses the app.
  var NEEDED = [0, 97, 115, 109, 1, 0, 0, 0, 1, 6, 1, 96, 0, 2, 127, 127, 3, 2, 1, 0, 4, 4, 1, 111, 0, 1, 5, 3, 1, 0, 1, 10, 27,
    1, 25, 0, 65, 0, 65, 0, 65, 0, 252, 11, 0, 68, 0, 0, 0, 0, 0, 0, 0, 0, 252, 2, 65, 0, 192, 11];
  var shown = false;

  // Stops the frame loop: the frames that are asked for, and those that would be.
  function stopFrames() {
    var last = requestAnimationFrame(function () {});
    requestAnimationFrame = function () { return 0; };
    for (var id = last; id > 0 && id > last - 1000; id--) cancelAnimationFrame(id);
  }

  // Keeps every event from the app, except for those of the dialog.
  function stopEvents(dialog) {
    var stop = function (event) {
      if (!(event.target instanceof Node && dialog.contains(event.target))) event.stopImmediatePropagation();
    };
    ['keydown', 'keyup', 'click', 'input', 'change', 'close', 'pointerdown', 'pointermove', 'pointerup', 'resize', 'message',
      'hashchange', 'popstate', 'visibilitychange', 'beforeprint'].forEach(function (name) {
      window.addEventListener(name, stop, true);
    });
    dialog.addEventListener('keydown', function (event) { event.stopPropagation(); });
  }

  // Shows the sentences of one kind of trouble: `broke`, `load` or `old`.
  function show(kind, error) {
    var dialog = document.getElementById('trouble');
    if (shown || !dialog) return;
    shown = true;
    if (kind === 'broke') {
      stopFrames();
      stopEvents(dialog);
    }
    var parts = dialog.querySelectorAll('[data-trouble]');
    for (var i = 0; i < parts.length; i++) parts[i].hidden = parts[i].getAttribute('data-trouble').indexOf(kind) < 0;
    document.getElementById('trouble-cause').textContent = error ? String(error) : '';
    document.getElementById('trouble-again').addEventListener('click', function () { location.reload(); });
    // The lesson is whole without the app: it is told beside it.
    if (kind !== 'broke' && document.documentElement.getAttribute('data-face') === 'lesson') {
      dialog.setAttribute('open', '');
      return;
    }
    // It can't be closed: there is nothing behind it to go on with.
    var open = function () {
      if (dialog.showModal) dialog.showModal();
      else dialog.setAttribute('open', '');
    };
    dialog.addEventListener('cancel', function (event) { event.preventDefault(); });
    dialog.addEventListener('close', open);
    open();
  }

  // Whether an error went through the app, which nothing can be expected of any more.
  function isBreak(error) {
    return !!error && (error instanceof WebAssembly.RuntimeError || /wasm-function/.test(error.stack));
  }

  // What kept the app from starting.
  window.settleTrouble = function (error) {
    if (window.console) console.error(error);
    var old = error instanceof SyntaxError || error instanceof WebAssembly.CompileError;
    show(isBreak(error) ? 'broke' : old ? 'old' : 'load', error);
  };

  window.settleAble = typeof WebAssembly === 'object' && typeof Uint8Array === 'function' && 'noModule' in document.createElement('script') &&
    typeof OffscreenCanvas === 'function' && WebAssembly.validate(new Uint8Array(NEEDED));
  if (!settleAble) return show('old');

  window.addEventListener('error', function (event) {
    var script = event.target;
    if (script instanceof HTMLScriptElement) show('load', script.src);
    else if (isBreak(event.error)) show('broke', event.error);
  }, true);
  window.addEventListener('unhandledrejection', function (event) {
    if (isBreak(event.reason)) show('broke', event.reason);
  });
})();
