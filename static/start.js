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
// Starts the app from the two files that the page already preloads; static/trouble.js says what keeps it from starting.
const address = (selector) => document.querySelector(selector).href;
// What is loaded later comes along at once where the app begins with it (begins_with_more in src/lib.rs).
if (kept || ['embed', 'present', 'lang'].some((key) => asked.has(key)) || location.hash.length > 1) {
  document.querySelectorAll('link[data-later]').forEach((link) => { link.disabled = false; });
  const href = document.querySelector('meta[name="later"]').content;
  document.head.append(Object.assign(document.createElement('link'), { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href }));
}
if (window.settleAble) try {
  const wasm = fetch(address('link[rel="preload"][type="application/wasm"]'));
  wasm.catch(() => {});
  const { default: start } = await import(address('link[rel="modulepreload"]'));
  const response = await wasm;
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  await start({ module_or_path: response });
} catch (error) {
  settleTrouble(error);
}
