const page = document.documentElement;
const asked = new URLSearchParams(location.search);
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
  } catch { /* as the system has it */ }
}
// Starts the app from the two files that the page already preloads; static/trouble.js says what keeps it from starting.
const address = (selector) => document.querySelector(selector).href;
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
