// Starts the app from the two files that the page already preloads.
const address = (selector) => document.querySelector(selector).href;
const { default: start } = await import(address('link[rel="modulepreload"]'));
await start({ module_or_path: address('link[rel="preload"][type="application/wasm"]') });
