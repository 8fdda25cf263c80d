const page = document.documentElement;
const asked = new URLSearchParams(location.search);
let kept = false;
if (asked.has('embed')) {
  // A lab inside another page has the theme that its address asks for, and leaves the storage alone.
  page.dataset.face = 'embed';
  const theme = asked.get('theme');
  if (theme === 'light' || theme === 'dark') page.dataset.theme = theme;
} else {
  // The theme of an earlier visit, before anything is painted; a browser may forbid the storage.
  try {
    const theme = localStorage.getItem('settle-theme');
    if (theme === 'light' || theme === 'dark') page.dataset.theme = theme;
    kept = localStorage.getItem('settle-scene') !== null;
  } catch { /* as the system has it */ }
}
// Starts the app from the two files that the page names; static/trouble.js says what keeps it from starting.
const named = (name) => document.querySelector(`meta[name="${name}"]`).content;
// What is loaded later comes along at once where the app begins with it (begins_with_more in src/lib.rs).
if (kept || page.dataset.face === 'lesson' || ['embed', 'present', 'lang'].some((key) => asked.has(key)) || location.hash.length > 1) {
  document.querySelectorAll('link[data-later]').forEach((link) => { link.disabled = false; });
  document.head.append(Object.assign(document.createElement('link'), { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href: named('later') }));
}
if (window.settleAble) try {
  // The heading and the first sentence come first: they are painted while the program is on its way. A page out of sight
  // has no frames.
  const frame = () => new Promise((done) => { requestAnimationFrame(done); setTimeout(done, 200); });
  await frame();
  const wasm = fetch(named('program'));
  wasm.catch(() => {});
  await frame();
  const { default: start } = await import(document.querySelector('link[rel="modulepreload"]').href);
  const response = await wasm;
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  await start({ module_or_path: response });
} catch (error) {
  settleTrouble(error);
}
