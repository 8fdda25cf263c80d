// The theme of an earlier visit, before anything is painted; a browser may forbid the storage.
try {
  const theme = localStorage.getItem('settle-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch { /* as the system has it */ }
// Starts the app from the two files that the page already preloads.
const address = (selector) => document.querySelector(selector).href;
const { default: start } = await import(address('link[rel="modulepreload"]'));
await start({ module_or_path: address('link[rel="preload"][type="application/wasm"]') });
